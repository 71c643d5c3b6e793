import { namesRefusal, SEARCH_PROGRAMS } from '@regionguard/core'
import { forEachChild } from 'unbash'
import type {
  Assignment,
  Command,
  CompoundList,
  HereDoc,
  ParsedScript,
  Redirection,
  Statement,
  SyntaxNode,
  Word,
} from 'unbash'
import { namedValueOf, piecesOfWord, textOfWord } from './shell-word.ts'
import type { WordPiece } from './shell-word.ts'

/**
 * A part of a script that may run or not, or on its own. What a branch or a function sets is there for what follows it
 * only if it ran; what a subshell sets never is.
 */
export interface Scope {
  readonly kind: 'script' | 'branch' | 'function' | 'subshell'
  readonly parent: Scope | undefined
}

/** `NAME=value` as a command of its own, or of `export`, `local` and the like. */
export interface ScriptAssignment {
  readonly name: string
  /** Null: set to something that the text does not say (`read NAME`). */
  readonly value: readonly WordPiece[] | null
  readonly start: number
  readonly nameEnd: number
  readonly end: number
  /** The statement, where it holds nothing else. */
  readonly unit: { readonly start: number; readonly end: number } | undefined
  readonly exported: boolean
  readonly scope: Scope
  readonly order: number
}

/** A command with a name. */
export interface ScriptCommand {
  readonly node: Command
  readonly scope: Scope
  readonly order: number
}

export interface ScriptWord {
  readonly start: number
  readonly end: number
  /** Only looked for, compared with or replaced. */
  readonly compared: boolean
}

export interface WalkedScript {
  readonly root: Scope
  readonly assignments: readonly ScriptAssignment[]
  readonly commands: readonly ScriptCommand[]
  readonly heredocs: readonly { readonly document: HereDoc; readonly command: ScriptCommand }[]
  /** All words, for host names. */
  readonly words: readonly ScriptWord[]
  /** Names that are exported without a value. */
  readonly exports: ReadonlySet<string>
  /** `set -a`: every variable is exported. */
  readonly exportsAll: boolean
  /** `source`, `eval`: other variables may be set than the text shows. */
  readonly open: boolean
}

/** Substitutions within each other that are followed: each is parsed again for every one around it. */
const DEEPEST_SUBSTITUTION = 8

/** Goes through a script once, in the order of the text. */
export function walkScript(script: ParsedScript): WalkedScript {
  const walker = new Walker()
  walker.statements(script.commands, walker.root)
  return walker
}

class Walker implements WalkedScript {
  readonly root: Scope = { kind: 'script', parent: undefined }
  readonly assignments: ScriptAssignment[] = []
  readonly commands: ScriptCommand[] = []
  readonly heredocs: { document: HereDoc; command: ScriptCommand }[] = []
  readonly words: ScriptWord[] = []
  readonly exports = new Set<string>()
  exportsAll = false
  open = false
  #order = 0
  #substitutions = 0

  statements(statements: readonly Statement[], scope: Scope): void {
    for (const { command, background } of statements) {
      this.#node(command, background === true ? inner('subshell', scope) : scope)
    }
  }

  #list({ commands }: CompoundList, scope: Scope): void {
    this.statements(commands, scope)
  }

  #node(node: SyntaxNode, scope: Scope): void {
    switch (node.type) {
      case 'Command':
        this.#command(node, scope)
        return
      case 'AndOr':
        this.#chain(node.commands, node.operators, scope)
        return
      case 'Pipeline':
        for (const one of node.commands)
          this.#node(one, node.commands.length > 1 ? inner('subshell', scope) : scope)
        return
      case 'If':
        this.#list(node.clause, scope)
        this.#list(node.then, inner('branch', scope))
        for (const { clause, then } of node.elif) {
          this.#list(clause, inner('branch', scope))
          this.#list(then, inner('branch', scope))
        }
        if (node.else !== undefined) this.#list(node.else, inner('branch', scope))
        return
      case 'For':
      case 'Select':
        this.#sets(node.name, inner('branch', scope))
        for (const word of node.wordlist ?? []) this.#word(word, scope)
        this.#list(node.body, inner('branch', scope))
        return
      case 'While':
        this.#list(node.clause, inner('branch', scope))
        this.#list(node.body, inner('branch', scope))
        return
      case 'ArithmeticFor':
        this.#list(node.body, inner('branch', scope))
        return
      case 'Case':
        this.#word(node.word, scope)
        for (const { body } of node.items) this.#list(body, inner('branch', scope))
        return
      case 'Function':
        this.#node(node.body, inner('function', scope))
        return
      case 'Subshell':
        this.#list(node.body, inner('subshell', scope))
        return
      case 'BraceGroup':
        this.#list(node.body, scope)
        return
      case 'CompoundList':
        this.#list(node, scope)
        return
      case 'Coproc':
        this.#node(node.body, inner('subshell', scope))
        return
      case 'Redirected':
        this.#node(node.command, scope)
        for (const redirect of node.redirects) this.#redirect(redirect, undefined, scope)
        return
      default:
        forEachChild(node, (child) => {
          if (child.type === 'Word') this.#word(child, scope, true)
        })
    }
  }

  /** `cd x && export A=b` is as good as a line of its own; `[ -f x ] && ...` and `... || ...` are conditions. */
  #chain(commands: readonly SyntaxNode[], operators: readonly string[], scope: Scope): void {
    let current = scope
    for (const [index, command] of commands.entries()) {
      const before = commands[index - 1]
      const isOr = operators[index - 1] === '||'
      if (before !== undefined && (isOr || isTest(before))) current = inner('branch', scope)
      this.#node(command, current)
    }
  }

  #command(node: Command, scope: Scope): void {
    const name = textOfWord(node.name)
    const command: ScriptCommand = { node, scope, order: this.#order++ }
    for (const part of node.prefix) {
      if (part.type !== 'Assignment') this.#redirect(part, command, scope)
      else this.#assigned(part, node.name === undefined, scope, false, node)
    }
    if (node.name !== undefined) {
      this.#word(node.name, scope)
      this.commands.push(command)
    }
    const compared = isSearch(node)
    const declares = name !== undefined && DECLARATIONS.has(name)
    const isExport =
      name === 'export' || (declares && node.args.some((one) => /^-\w*x/.test(textOf(one) ?? '')))
    for (const part of node.suffix) {
      if (part.type === 'Assignment') {
        this.#assigned(part, declares, scope, isExport, node)
      } else if (part.type === 'Word') {
        const named = declares ? namedValueOf(part) : undefined
        this.#word(part, scope, compared || (named !== undefined && namesRefusal(named.name)))
        if (declares) this.#declared(part, scope, isExport, node)
      } else this.#redirect(part, command, scope)
    }
    this.#builtin(name, node, scope)
  }

  #assigned(part: Assignment, own: boolean, scope: Scope, exported: boolean, command: Command): void {
    const compared = namesRefusal(part.name)
    if (part.value.type === 'Word') this.#word(part.value, scope, compared, part)
    else for (const word of part.value.elements) this.#word(word, scope, compared)
    if (!own) return
    const word = part.append === true || part.index !== undefined ? undefined : part.value
    const isAlone = command.prefix.length + command.suffix.length === 1
    this.assignments.push({
      name: part.name,
      value: word?.type === 'Word' ? piecesOfWord(word) : null,
      start: part.pos,
      nameEnd: part.pos + part.name.length,
      end: part.end,
      unit: isAlone ? { start: command.pos, end: command.end } : undefined,
      exported,
      scope,
      order: this.#order++,
    })
  }

  /** `export NAME`, `export "NAME=value"`. */
  #declared(word: Word, scope: Scope, exported: boolean, command: Command): void {
    const named = namedValueOf(word)
    if (named === undefined) {
      const name = textOfWord(word)
      if (exported && name !== undefined) this.exports.add(name)
      return
    }
    const isAlone = command.prefix.length + command.suffix.length === 1
    this.assignments.push({
      name: named.name,
      value: named.value,
      start: named.start,
      nameEnd: named.nameEnd,
      end: named.end,
      unit: isAlone ? { start: command.pos, end: command.end } : undefined,
      exported,
      scope,
      order: this.#order++,
    })
  }

  #builtin(name: string | undefined, node: Command, scope: Scope): void {
    const words = node.args.map(textOf)
    if (name === 'source' || name === '.' || name === 'eval') this.open = true
    else if (name === 'set') {
      this.exportsAll ||= words.some(
        (word, at) => /^-\w*a/.test(word ?? '') || (word === 'allexport' && words[at - 1] === '-o'),
      )
    } else if (name !== undefined && SETTERS.has(name)) {
      for (const word of node.args) if (word.type === 'Word') this.#sets(word, scope)
    }
  }

  /** A variable gets a value that the text does not say. */
  #sets(word: Word, scope: Scope): void {
    const name = textOfWord(word)
    if (name === undefined || !/^[A-Za-z_]\w*$/.test(name)) return
    const { pos: start, end } = word
    this.assignments.push({
      name,
      value: null,
      start,
      nameEnd: end,
      end,
      unit: undefined,
      exported: false,
      scope,
      order: this.#order++,
    })
  }

  #redirect(redirect: Redirection, command: ScriptCommand | undefined, scope: Scope): void {
    if (redirect.type === 'HereDoc') {
      const { body } = redirect
      this.words.push({ start: body.pos, end: body.end, compared: false })
      if (command !== undefined) this.heredocs.push({ document: redirect, command })
    } else if (redirect.target !== undefined) this.#word(redirect.target, scope)
  }

  #word(
    word: Word,
    scope: Scope,
    compared = false,
    place: { readonly pos: number; readonly end: number } = word,
  ): void {
    const pieces = piecesOfWord(word)
    const scripts = pieces.flatMap((piece) =>
      piece.kind === 'other' && piece.script !== undefined ? [piece.script] : [],
    )
    // What a command within it says is said by its own words.
    if (scripts.length === 0) this.words.push({ start: place.pos, end: place.end, compared })
    if (this.#substitutions >= DEEPEST_SUBSTITUTION) return
    this.#substitutions++
    for (const script of scripts) this.statements(script.commands, inner('subshell', scope))
    this.#substitutions--
  }
}

function inner(kind: Scope['kind'], parent: Scope): Scope {
  return { kind, parent }
}

function textOf(part: Word | Assignment): string | undefined {
  return part.type === 'Word' ? textOfWord(part) : undefined
}

const DECLARATIONS = new Set(['export', 'declare', 'typeset', 'readonly', 'local'])

/** Commands that set the variables that are their arguments. */
const SETTERS = new Set(['read', 'mapfile', 'readarray', 'getopts', 'unset', 'let', 'vared'])

const TESTS = new Set([
  '[',
  'test',
  'grep',
  'command',
  'which',
  'type',
  'hash',
  'diff',
  'cmp',
  'false',
  'pgrep',
])

const SEARCHES = new Set(SEARCH_PROGRAMS)

/** Commands that run others, which are among their arguments. */
const RUNNERS = new Set([
  ...['git', 'xargs', 'sudo', 'env', 'command', 'time', 'nice', 'timeout', 'busybox', 'find'],
])

function isSearch(node: Command): boolean {
  const name = programOf(node.name)
  if (name === undefined) return false
  return (
    SEARCHES.has(name) || (RUNNERS.has(name) && node.args.some((one) => SEARCHES.has(programOf(one) ?? '')))
  )
}

/** The name of a program without its folder. */
function programOf(part: Word | Assignment | undefined): string | undefined {
  return part?.type === 'Word' ? textOfWord(part)?.replace(/^.*\//, '') : undefined
}

/** A command that is run to know something: what follows `&&` depends on it. */
function isTest(node: SyntaxNode): boolean {
  if (node.type === 'Pipeline') return node.prefixes.length > 0 || node.commands.some(isTest)
  if (node.type !== 'Command') return true
  return TESTS.has(textOfWord(node.name) ?? '')
}

import type { Remedy, TextEdit } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { propertyNamed } from '../clients/options.ts'
import type { Scan } from '../scan.ts'
import { type Node, staticText, unwrap } from '../syntax/node.ts'
import { addArguments } from './argument-edits.ts'
import type { EditTarget } from './edit-target.ts'
import { addProperty, removeProperty } from './object-edits.ts'
import { SourceText } from './source-text.ts'

type Option = 'region' | 'edge'

/**
 * Turns remedies into edits of one program. Undefined wherever the edit could mean something else than intended:
 * spreads, objects that others use too, values that are not written in place.
 */
export class Edits {
  readonly #scan: Scan
  readonly #source: SourceText
  readonly #targetOf: (id: string) => EditTarget | undefined

  constructor(scan: Scan, targetOf: (id: string) => EditTarget | undefined) {
    this.#scan = scan
    this.#source = new SourceText(scan.file, scan.text)
    this.#targetOf = targetOf
  }

  edits(remedy: Remedy): readonly TextEdit[] | undefined {
    if (remedy.kind === 'replace-text') return this.#replaceText(remedy)
    const target = this.#targetOf(remedy.target)
    if (target === undefined) return undefined
    switch (remedy.kind) {
      case 'add-option':
        return isPlain(remedy.value) ? this.#add(target, remedy.option, remedy.value) : undefined
      case 'set-option':
        return isPlain(remedy.value) ? this.#set(target, remedy.option, remedy.value) : undefined
      case 'remove-option':
        return this.#remove(target, remedy.option)
      case 'use-api-key':
        return this.#useApiKey(target, remedy.keyName, remedy.secretName)
    }
  }

  #replaceText(remedy: Extract<Remedy, { kind: 'replace-text' }>): TextEdit[] | undefined {
    const { start, end, file } = remedy.span
    const old = this.#source.text.slice(start, end)
    // A host name that is put together in a template is no text to replace.
    const isText = file === this.#source.file && /^[\w.-]+$/.test(old) && /^[\w.:/-]+$/.test(remedy.text)
    return isText ? [this.#source.replace(start, end, remedy.text)] : undefined
  }

  // Options

  #add(target: EditTarget, option: Option, value: string): TextEdit[] | undefined {
    if (this.#writeOf(target, option) !== undefined) return undefined
    const other = this.#writeOf(target, option === 'edge' ? 'region' : 'edge')
    if (other !== undefined) return this.#addAssignment(other, option, value)
    const argument = target.call.arguments[target.optionsAt]
    if (target.call.arguments.slice(0, target.optionsAt + 1).some((each) => each.type === 'SpreadElement'))
      return undefined
    if (argument === undefined) {
      const missing = target.optionsAt - target.call.arguments.length
      // An access token without its secret is broken anyway.
      if (missing > 0 && target.kind === 'access-token') return undefined
      const filling = Array.from({ length: missing }, () => 'undefined')
      return addArguments(this.#source, target.call, [...filling, `{ ${option}: ${this.#quoted(value)} }`])
    }
    if (isNothing(argument)) {
      return [
        this.#source.replace(argument.range[0], argument.range[1], `{ ${option}: ${this.#quoted(value)} }`),
      ]
    }
    const object = this.#ownLiteral(argument)
    if (object === undefined) return undefined
    const existing = propertyNamed(object, option)
    const near = propertyNamed(object, option === 'edge' ? 'region' : 'edge')?.value
    const text = this.#quoted(value, near)
    if (existing === undefined) return addProperty(this.#source, object, option, text)
    return isNothing(existing.value) && !existing.shorthand
      ? [this.#source.replace(existing.value.range[0], existing.value.range[1], text)]
      : undefined
  }

  /** A line of its own behind `client.region = 'ie1'`. */
  #addAssignment(write: Node, option: Option, value: string): TextEdit[] | undefined {
    const statement = this.#scan.tree.parentOf(write)
    const block = statement === undefined ? undefined : this.#scan.tree.parentOf(statement)
    const isInBlock = block?.type === 'BlockStatement' || block?.type === 'Program'
    if (write.type !== 'AssignmentExpression' || write.left.type !== 'MemberExpression') return undefined
    if (statement?.type !== 'ExpressionStatement' || !isInBlock) return undefined
    const source = this.#source
    const end = source.text[statement.range[1] - 1] === ';' ? ';' : ''
    const object = source.of(write.left.object)
    const line = `${object}.${option} = ${this.#quoted(value, write.right)}${end}`
    return [
      source.insert(
        statement.range[1],
        source.lineEndAt(statement.range[1]) + source.indentAt(statement.range[0]) + line,
      ),
    ]
  }

  #set(target: EditTarget, option: Option, value: string): TextEdit[] | undefined {
    const place = this.#valueOf(target, option)
    const written = place === undefined ? undefined : this.#writtenText(place)
    if (written === undefined) return undefined
    const raw = this.#source.of(written)
    const quote = raw.charAt(0)
    return [this.#source.replace(written.range[0], written.range[1], quote + value + quote)]
  }

  /** The expression that gives an option its value. */
  #valueOf(target: EditTarget, option: Option): Node | undefined {
    const writes = target.writes.filter((write) => write.option === option)
    const [write] = writes
    if (write !== undefined) {
      return writes.length === 1 && write.node.type === 'AssignmentExpression' ? write.node.right : undefined
    }
    const argument = target.call.arguments[target.optionsAt]
    const object = argument === undefined ? undefined : this.#ownLiteral(argument)
    return object === undefined ? undefined : propertyNamed(object, option)?.value
  }

  /** The string literal that an expression is, or that the one constant that it names is, if nothing else uses it. */
  #writtenText(expression: Node): Node | undefined {
    const node = unwrap(expression)
    if (staticText(node) !== undefined) return node
    const variable = node.type === 'Identifier' ? this.#scan.bindings.variableOf(node) : undefined
    const init = variable === undefined ? undefined : this.#scan.bindings.initOf(variable)
    if (variable === undefined || init === undefined || !this.#isUsedOnce(variable)) return undefined
    const text = unwrap(init)
    return staticText(text) === undefined ? undefined : text
  }

  #isUsedOnce(variable: NonNullable<ReturnType<Scan['bindings']['variableOf']>>): boolean {
    const declarator = variable.defs[0]?.node
    const declaration = declarator === undefined ? undefined : this.#scan.tree.parentOf(declarator)
    const isExported =
      declaration !== undefined && this.#scan.tree.parentOf(declaration)?.type === 'ExportNamedDeclaration'
    return !isExported && this.#scan.bindings.readsOf(variable).length === 1
  }

  #remove(target: EditTarget, option: Option): TextEdit[] | undefined {
    const writes = target.writes.filter((write) => write.option === option)
    const [write] = writes
    if (write !== undefined) return writes.length === 1 ? this.#removeStatement(write.node) : undefined
    const argument = target.call.arguments[target.optionsAt]
    const object = argument === undefined ? undefined : this.#ownLiteral(argument)
    const property = object === undefined ? undefined : propertyNamed(object, option)
    return object === undefined || property === undefined
      ? undefined
      : removeProperty(this.#source, object, property)
  }

  #removeStatement(write: Node): TextEdit[] | undefined {
    const source = this.#source
    const statement = this.#scan.tree.parentOf(write)
    const block = statement === undefined ? undefined : this.#scan.tree.parentOf(statement)
    if (statement?.type !== 'ExpressionStatement') return undefined
    if (block?.type !== 'BlockStatement' && block?.type !== 'Program') return undefined
    const [start, end] = statement.range
    const stop = source.lineStop(end)
    const isAlone = source.isFirstOnLine(start) && source.text.slice(end, stop).trim() === ''
    if (!isAlone) return source.text[end - 1] === ';' ? [source.replace(start, end, '')] : undefined
    const lineBreak = source.text.startsWith('\r\n', stop) ? 2 : source.text[stop] === '\n' ? 1 : 0
    return [source.replace(source.lineStart(start), stop + lineBreak, '')]
  }

  /**
   * The object literal of the options, if an edit of it changes these options and nothing else, and every option in it
   * is written out.
   */
  #ownLiteral(argument: Node): TSESTree.ObjectExpression | undefined {
    const node = unwrap(argument)
    const object = node.type === 'ObjectExpression' ? node : this.#literalOfVariable(node)
    const isPlainObject = object?.properties.every(
      (property) =>
        property.type === 'Property' && (!property.computed || staticText(property.key) !== undefined),
    )
    return isPlainObject === true ? object : undefined
  }

  #literalOfVariable(node: Node): TSESTree.ObjectExpression | undefined {
    const variable = node.type === 'Identifier' ? this.#scan.bindings.variableOf(node) : undefined
    const init = variable === undefined ? undefined : this.#scan.bindings.initOf(variable)
    const object = init === undefined ? undefined : unwrap(init)
    if (variable === undefined || object?.type !== 'ObjectExpression') return undefined
    return this.#isUsedOnce(variable) ? object : undefined
  }

  #writeOf(target: EditTarget, option: Option): Node | undefined {
    return target.writes.find((write) => write.option === option)?.node
  }

  // Credentials

  /**
   * `twilio(accountSid, authToken)` becomes `twilio(process.env.KEY, process.env.SECRET, { accountSid })`.
   * A secret that is written out stays: no edit ever touches one.
   */
  #useApiKey(target: EditTarget, keyName: string, secretName: string): TextEdit[] | undefined {
    const [username, password, options] = target.call.arguments
    if (target.kind !== 'client' || ![keyName, secretName].every((name) => /^\w+$/.test(name)))
      return undefined
    if (target.call.arguments.some((each) => each.type === 'SpreadElement')) return undefined
    if (target.writes.some(({ option }) => option !== 'region' && option !== 'edge')) return undefined
    if (username === undefined || password === undefined) return undefined
    if (holdsText(this.#scan, password) || (holdsText(this.#scan, username) && !this.#isAccountSid(username)))
      return undefined
    const read =
      environmentStyle(this.#source.of(username)) ?? environmentStyle(this.#source.of(password)) ?? processEnv
    const accountSid = this.#source.of(username)
    const replaced = [
      this.#source.replace(username.range[0], username.range[1], read(keyName)),
      this.#source.replace(password.range[0], password.range[1], read(secretName)),
    ]
    const isName = /^[\w$]+$/.test(accountSid) && accountSid === 'accountSid'
    const property = isName ? 'accountSid' : `accountSid: ${accountSid}`
    if (options === undefined) {
      const added = addArguments(this.#source, target.call, [`{ ${property} }`])
      return added === undefined ? undefined : [...replaced, ...added]
    }
    if (isNothing(options)) {
      return [...replaced, this.#source.replace(options.range[0], options.range[1], `{ ${property} }`)]
    }
    const object = this.#ownLiteral(options)
    if (object === undefined || propertyNamed(object, 'accountSid') !== undefined) return undefined
    // The variable of the options may be declared before the Account SID is known.
    if (unwrap(options) !== object) return undefined
    const added = addProperty(this.#source, object, 'accountSid', accountSid)
    return added === undefined ? undefined : [...replaced, ...added]
  }

  #isAccountSid(node: Node): boolean {
    return (this.#scan.evaluator.textOf(node) ?? '').startsWith('AC')
  }

  #quoted(value: string, near?: Node): string {
    const quote = this.#source.quote(near)
    return quote + value + quote
  }
}

/** Regions and edges are words: nothing that would have to be escaped. */
function isPlain(value: string): boolean {
  return /^[\w.-]+$/.test(value)
}

/** `undefined` and `null`: given, and yet nothing. */
function isNothing(expression: Node): boolean {
  const node = unwrap(expression)
  return (
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'Literal' && node.value === null && node.raw === 'null')
  )
}

function holdsText(scan: Scan, node: Node): boolean {
  return (
    scan.evaluator.valueOf(node).kind === 'literal' ||
    /['"`]/.test(scan.text.slice(node.range[0], node.range[1]).replace(/\[\s*(['"])\w+\1\s*\]/g, ''))
  )
}

type ReadVariable = (name: string) => string

const processEnv: ReadVariable = (name) => `process.env.${name}`

/** How an expression reads the environment: `process.env.X`, `import.meta.env.X`, `context.X`, with its `!`. */
function environmentStyle(expression: string): ReadVariable | undefined {
  const member = /^((?:process|Bun)\.env|import\.meta\.env|context|ctx|env)\.\w+(!?)$/.exec(expression)
  if (member === null) return undefined
  const [, object = '', assertion = ''] = member
  return (name) => `${object}.${name}${assertion}`
}

import { mappingOf, parseDotenv } from '@regionguard/core/settings'
import type { Entry, Mapping, Place, Scalar, Unit } from '@regionguard/core/settings'
import { invocationOf } from './invocation.ts'
import type { Invocation } from './invocation.ts'
import { expressionParts, hasHiddenExpression } from './hidden-expression.ts'
import { keptVariable } from './kept-variable.ts'
import { NameMentions } from './name-mentions.ts'
import { isOption, missingPartners, withPartner } from './option-partner.ts'
import { remoteVariables } from './remote-variables.ts'
import type { ScriptVariables } from './script-variables.ts'
import type { Scope, ScriptCommand, WalkedScript } from './script-walk.ts'
import type { ShellText } from './shell-text.ts'
import { joined, textOfWord } from './shell-word.ts'
import type { NamedValue, WordPiece } from './shell-word.ts'
import { identityOf, scalarOf } from './word-scalar.ts'
import type { WordValue, WordValues } from './word-value.ts'

export interface GroupsInput {
  readonly source: ShellText
  readonly script: WalkedScript
  readonly variables: ScriptVariables
  readonly values: WordValues
  readonly comments: readonly Place[]
  /** In front of the label of every group: the name of a script in `package.json`. */
  readonly trail: readonly string[]
  /** In front of the label of the groups that have nothing from around the script. */
  readonly apartTrail: readonly string[]
  /** Variables that are set around the script. */
  readonly around: ReadonlySet<string>
  /** Names that the file mentions elsewhere; undefined where other files may set them. */
  readonly mentioned: ReadonlySet<string> | undefined
}

export interface ScriptGroups {
  /** What commands of the script are given, which have what is set around the script too. */
  readonly roots: readonly Mapping[]
  /** What others are given: containers, stores of settings, files, later steps. */
  readonly apart: readonly Mapping[]
  /** Where one more variable can be put behind another, by the place of that one in the file: what goes before it. */
  readonly insertions: ReadonlyMap<number, string>
  /** Where the groups begin in the file that whoever runs the script may add to. */
  readonly inheriting: ReadonlySet<number>
}

/** Names that a group of settings is about. */
const OF_INTEREST = /twilio|ACCOUNT_SID|AUTH_TOKEN|API_KEY|API_SECRET/i

/**
 * The groups of settings of a script: what it sets for all that follows, and in each of its branches; what it gives a
 * single command (`TWILIO_REGION=ie1 node send.js`, which has the exported ones too); what it hands to a container
 * or a store of settings.
 */
export function scriptGroups(input: GroupsInput): ScriptGroups {
  return new GroupBuilder(input).build()
}

class GroupBuilder {
  readonly #input: GroupsInput
  readonly #roots: Mapping[] = []
  readonly #apart: Mapping[] = []
  readonly #insertions = new Map<number, string>()
  readonly #inheriting = new Set<number>()
  readonly #mentions: NameMentions
  /** Where variables begin that are set for a single command or elsewhere than here. */
  readonly #given = new Set<number>()
  /** The names of those of single commands, but for region and edge. */
  readonly #givenNames = new Set<string>()
  #exportedNames: readonly string[] | undefined
  /** Commands that only set variables and options make a file to be sourced: whoever does may export them. */
  readonly #isOnlySettings: boolean
  readonly #invocations: readonly { readonly command: ScriptCommand; readonly invocation: Invocation }[]

  constructor(input: GroupsInput) {
    this.#input = input
    this.#mentions = new NameMentions(input.source, input.comments, this.#given)
    this.#invocations = input.script.commands.map((command) => ({
      command,
      invocation: invocationOf(command),
    }))
    this.#isOnlySettings = this.#invocations.every(
      ({ invocation: { name } }) => name !== undefined && SETTING.has(name),
    )
  }

  build(): ScriptGroups {
    for (const { invocation } of this.#invocations) {
      for (const { name } of invocation.variables) {
        if (OF_INTEREST.test(name) && !isOption(name)) this.#givenNames.add(name)
      }
      const given = [...invocation.variables, ...(remoteVariables(invocation)?.variables ?? [])]
      for (const { start } of given) this.#given.add(start)
    }
    this.#scopes()
    for (const { command, invocation } of this.#invocations) {
      const remote = remoteVariables(invocation)
      if (remote !== undefined && remote.variables.length > 0) {
        const entries = remote.variables.map((one) => this.#variable(one, command, remote.prefix))
        this.#add(remote.label, remote.open === undefined ? entries : withPartner(entries, remote.open))
      }
      if (invocation.variables.length > 0) this.#command(invocation, command)
    }
    for (const { document, command } of this.#input.script.heredocs) {
      const { delimiter, body } = document
      const target = command.node.redirects.find(
        (one) => one.type === 'Redirect' && one.operator.startsWith('>'),
      )
      const file = target?.type === 'Redirect' ? textOfWord(target.target) : undefined
      if (file !== undefined && ENV_FILE.test(file)) {
        this.#envFile(
          body.pos,
          body.end,
          delimiter?.quoted === true,
          `file ${file.replaceAll(/[^\w./-]/g, '')}`,
        )
      }
    }
    this.#keptForLater()
    return {
      roots: this.#roots,
      apart: this.#apart,
      insertions: this.#insertions,
      inheriting: this.#inheriting,
    }
  }

  // What the script sets

  #scopes(): void {
    const byScope = new Map<Scope, Set<string>>([[this.#input.script.root, new Set()]])
    for (const { name, scope } of this.#input.script.assignments) {
      if (!OF_INTEREST.test(name)) continue
      // A name that only a branch sets is not absent outside of it.
      byScope.get(this.#input.script.root)?.add(name)
      const names = byScope.get(scope)
      if (names === undefined) byScope.set(scope, new Set([name]))
      else names.add(name)
    }
    for (const [scope, names] of byScope) {
      const isRoot = scope === this.#input.script.root
      const entries = [...names].map((name) => this.#assigned(name, scope))
      const inherited = isRoot || names.size === 0 ? [] : this.#inherited(names, scope, Infinity)
      const set = entries.filter((entry) => entry !== undefined)
      const all = [...set, ...inherited, ...this.#replaced(set)]
      this.#add(undefined, this.#withMentionedPartner(all, true), true)
    }
  }

  /**
   * What a single command is given another value of than it may have from around the script: beside what the script
   * sets for all of them, it is not known.
   */
  #replaced(beside: readonly Entry[]): readonly Entry[] {
    const [first] = beside
    if (this.#input.mentioned === undefined || first === undefined) return []
    const { start, end } = first.key
    return [...this.#givenNames]
      .map((text): Entry => ({
        key: { kind: 'scalar', start, end, text },
        value: { kind: 'scalar', start, end, text: '', unreadable: 'a command is given another one' },
        unit: { start, end, joint: 'none' },
        merged: true,
      }))
      .filter(({ key }) => !beside.some((one) => one.key.text === key.text))
  }

  /** What a scope sets a name to, at its end. */
  #assigned(name: string, scope: Scope): Entry | undefined {
    const { variables, values } = this.#input
    const all = variables.assignmentsOf(name)
    const own = variables.assignmentsIn(scope, name)
    const shown = own.at(-1) ?? all.at(-1)
    if (shown === undefined) return undefined
    // At the end of a branch, the others have not been run.
    const isRoot = scope === this.#input.script.root
    const found = variables.at(name, scope, isRoot ? Infinity : shown.order + 1)
    const texts = new Set(
      own.map((one) => (one.value === null ? '' : identityOf(values.word(one.value, one, isOption(name))))),
    )
    const why =
      shown.scope !== scope || texts.size > 1 || found.kind !== 'set'
        ? 'not set, or not the same, in every case'
        : this.#unexported(name)
    return this.#entry(shown, shown, shown.unit, why)
  }

  /** A region that no command gets to see is put together with others by the script itself. */
  #unexported(name: string): string | undefined {
    return isOption(name) && !this.#isOnlySettings && !this.#input.variables.isExported(name)
      ? 'a variable that is not exported'
      : undefined
  }

  #inherited(own: ReadonlySet<string>, scope: Scope, order: number): readonly Entry[] {
    const { variables } = this.#input
    const inherited: Entry[] = []
    for (const name of this.#exported()) {
      if (own.has(name)) continue
      const found = variables.at(name, scope, order)
      if (found.kind === 'given') continue
      const assignment = found.kind === 'set' ? found.assignment : variables.assignmentsOf(name)[0]
      if (assignment === undefined) continue
      const why = found.kind === 'set' ? undefined : found.why
      inherited.push({ ...this.#entry(assignment, assignment, undefined, why), merged: true })
    }
    return inherited
  }

  /** The names that matter and that commands get to see. */
  #exported(): readonly string[] {
    const { variables } = this.#input
    this.#exportedNames ??= [...variables.names]
      .filter((name) => OF_INTEREST.test(name) && variables.isExported(name))
      .slice(0, MOST_INHERITED)
    return this.#exportedNames
  }

  #command({ name, variables }: Invocation, command: ScriptCommand): void {
    if (!variables.some((one) => OF_INTEREST.test(one.name) || one.value.some(mentionsTwilio))) return
    const entries = variables.map((one) => this.#variable(one, command, ''))
    const own = new Set(variables.map((one) => one.name))
    const inherited = this.#inherited(own, command.scope, command.order)
    this.#add(
      `command ${name ?? ''}`.trim(),
      this.#withMentionedPartner([...entries, ...inherited], false),
      true,
    )
  }

  #variable(named: NamedValue, command: ScriptCommand, prefix: string | undefined): Entry {
    const entry = this.#entry(named, command, undefined, undefined)
    if (prefix !== undefined && this.#input.source.isVerbatim(named.start, named.end))
      this.#insertions.set(entry.key.start, prefix)
    return entry
  }

  // Entries

  #entry(
    named: Omit<NamedValue, 'value'> & { readonly value: readonly WordPiece[] | null },
    at: { readonly scope: Scope; readonly order: number },
    unit: { readonly start: number; readonly end: number } | undefined,
    why: string | undefined,
  ): Entry {
    const { source } = this.#input
    const { name, start, nameEnd, value, end } = named
    const keyPlace = source.place(start, nameEnd)
    const place = source.place(Math.min(nameEnd + 1, end), end)
    const key: Scalar = {
      kind: 'scalar',
      text: name,
      ...keyPlace,
      ...(source.text.slice(start, nameEnd) === name && source.isVerbatim(start, nameEnd)
        ? { written: keyPlace }
        : {}),
    }
    const isWhole = unit !== undefined && source.isVerbatim(unit.start, unit.end)
    const whole: Unit = isWhole
      ? (source.unit?.(unit.start, unit.end) ?? { ...source.place(unit.start, unit.end), joint: 'line' })
      : { start: keyPlace.start, end: place.end, joint: 'none' }
    return { key, value: this.#scalar(name, value, at, place, why), unit: whole }
  }

  #scalar(
    name: string,
    value: readonly WordPiece[] | null,
    at: { readonly scope: Scope; readonly order: number },
    place: Place,
    why: string | undefined,
  ): Scalar {
    if (value === null || why !== undefined) {
      return {
        kind: 'scalar',
        ...place,
        text: '',
        unreadable: why ?? 'a value that is set while the script runs',
      }
    }
    const found = this.#input.values.word(value, at, isOption(name))
    return { ...scalarOf(found, place), ...this.#written(value, found) }
  }

  /** Where the value stands as it is. */
  #written(value: readonly WordPiece[], found: WordValue): { readonly written?: Place } {
    const { source } = this.#input
    const [only, ...more] = joined(value)
    if (only?.kind !== 'text' || more.length > 0 || found.kind !== 'text') return {}
    const isHere =
      source.text.slice(only.start, only.end) === only.text && source.isVerbatim(only.start, only.end)
    return isHere ? { written: source.place(only.start, only.end) } : {}
  }

  /**
   * Where only one of region and edge is set, and something else in the script names the other or can set it, that one
   * is unknown.
   *
   * @param everywhere also what a single command is given counts
   */
  #withMentionedPartner(entries: readonly Entry[], everywhere: boolean): readonly Entry[] {
    const { script } = this.#input
    if (script.open) return withPartner(entries, 'a file that is sourced may set it')
    const missing = missingPartners(entries)
    return missing.some((name) => this.#input.around.has(name) || this.#isMentioned(name, everywhere))
      ? withPartner(entries, 'another part of the script may set it')
      : entries
  }

  #isMentioned(name: string, everywhere: boolean): boolean {
    const { all, elsewhere } = this.#mentions.of(name)
    return (everywhere ? all : elsewhere).length > 0
  }

  /** `cat > .env <<EOF`: a `.env` within the script. What is put in is a variable of the script. */
  #envFile(start: number, end: number, quoted: boolean, label: string): void {
    const { source, variables } = this.#input
    const body = source.text.slice(start, end)
    const [root] = parseDotenv(body).roots
    if (root?.kind !== 'mapping') return
    const entries = root.entries.flatMap(({ key, value }): readonly Entry[] => {
      if (value.kind !== 'scalar') return []
      const keyPlace = source.place(start + key.start, start + key.end)
      const place = source.place(start + value.start, start + value.end)
      const variable = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(value.text)?.[1]
      const isPlain = quoted || !/[$`\\]/.test(value.text)
      const isGiven = variable !== undefined && variables.assignmentsOf(variable).length === 0
      const [part, ...parts] = expressionParts(value.text)
      const isExpression = part?.isExpression === true && parts.length === 0
      const scalar: Scalar =
        isExpression || (!hasHiddenExpression(value.text) && (isPlain || isGiven))
          ? { kind: 'scalar', ...place, text: isExpression ? part.text : value.text, quoted: true }
          : { kind: 'scalar', ...place, text: '', unreadable: 'a text that the script puts together' }
      return [
        {
          key: { kind: 'scalar', ...keyPlace, text: key.text },
          value: scalar,
          unit: { start: keyPlace.start, end: place.end, joint: 'none' },
        },
      ]
    })
    this.#add(
      label,
      this.#isWhole(entries, start, end)
        ? entries
        : withPartner(entries, 'another part of the script may write it'),
    )
  }

  /**
   * `echo "NAME=value" >> "$GITHUB_ENV"`, `echo 'export NAME=value' >> $BASH_ENV`: what the steps after this one have.
   * A name that is written twice, or only in a branch, is unknown.
   */
  #keptForLater(): void {
    const kept = new Map<string, { readonly entry: Entry; readonly isSure: boolean }>()
    for (const { command } of this.#invocations) {
      const named = keptVariable(command)
      if (named === undefined) continue
      const { node, scope } = command
      const isSure = scope === this.#input.script.root && !kept.has(named.name)
      const entry = this.#entry(
        named,
        command,
        { start: node.pos, end: node.end },
        isSure ? undefined : 'not set, or not the same, in every case',
      )
      kept.set(named.name, { entry, isSure })
    }
    const entries = Array.from(kept.values(), ({ entry }) => entry)
    const { mentioned } = this.#input
    const isElsewhere = missingPartners(entries).some(
      (name) => mentioned === undefined || mentioned.has(name) || this.#mentions.of(name).all.length > 0,
    )
    this.#add(
      'environment of later steps',
      isElsewhere ? withPartner(entries, 'another command may set it') : entries,
    )
  }

  /** No line that may be added to the file elsewhere in the script gives what is missing. */
  #isWhole(entries: readonly Entry[], start: number, end: number): boolean {
    return missingPartners(entries).every((name) => {
      const { all } = this.#mentions.of(name)
      return (all[0] ?? start) >= start && (all.at(-1) ?? start) < end
    })
  }

  #add(label: string | undefined, entries: readonly Entry[], inherits = false): void {
    const [first] = entries
    if (first === undefined) return
    const place = {
      start: Math.min(...entries.map(({ key }) => key.start)),
      end: Math.max(...entries.map(({ value }) => value.end)),
    }
    let node: Mapping = mappingOf(place, entries)
    const { trail: own, apartTrail } = this.#input
    const before = inherits ? own : apartTrail
    const trail = label === undefined ? before : [...before, label]
    for (const text of trail.toReversed()) {
      const key: Scalar = { kind: 'scalar', text, start: place.start, end: place.start }
      node = mappingOf(place, [{ key, value: node, unit: { ...place, joint: 'none' } }])
    }
    ;(inherits ? this.#roots : this.#apart).push(node)
    const starts = entries.filter(({ merged }) => merged !== true).map(({ key }) => key.start)
    if (inherits) this.#inheriting.add(Math.min(...starts))
  }
}

const SETTING = new Set([
  'export',
  'declare',
  'typeset',
  'readonly',
  'set',
  'shopt',
  'setopt',
  ':',
  'true',
  'return',
  'umask',
])

const ENV_FILE = /(?:^|\/)\.env(?:\.[\w.-]+)?$|\.env$/

const MOST_INHERITED = 50

function mentionsTwilio(piece: WordPiece): boolean {
  switch (piece.kind) {
    case 'variable':
      return OF_INTEREST.test(piece.name)
    case 'expression':
      return OF_INTEREST.test(piece.text)
    case 'text':
      return /^(?:AC|SK)/.test(piece.text)
    case 'other':
      return false
  }
}

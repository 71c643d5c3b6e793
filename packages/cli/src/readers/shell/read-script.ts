import { credentialRoleOfName, isTwilioName, keysOf, literal, mayHoldSecrets } from '@regionguard/core'
import type {
  Fact,
  NamedSecretFact,
  Reading,
  Remedy,
  RequestFact,
  Span,
  TextEdit,
  Value,
} from '@regionguard/core'
import { secretsOfCommand, settingsReading } from '@regionguard/core/settings'
import type {
  Mapping,
  ReaderInput,
  Scalar,
  Sequence,
  Tree,
  TreeComment,
  Unreadable,
} from '@regionguard/core/settings'
import { parse } from 'unbash'
import { curlRequests } from './curl-request.ts'
import type { RequestContext } from './curl-request.ts'
import type { GivenNames } from './given-names.ts'
import { invocationOf } from './invocation.ts'
import { scriptComments } from './script-comments.ts'
import { scriptGroups } from './script-groups.ts'
import { ScriptVariables } from './script-variables.ts'
import { walkScript } from './script-walk.ts'
import type { ScriptWord, WalkedScript } from './script-walk.ts'
import type { ShellText } from './shell-text.ts'
import { textOfWord } from './shell-word.ts'
import { scopeOfNames, WordValues } from './word-value.ts'

/** What is known of the place of a shell text. */
export interface ScriptSurroundings {
  /** In front of the labels of its groups. */
  readonly trail?: readonly string[]
  /** In front of the labels of the groups that have nothing from around it; left out: `trail`. */
  readonly apartTrail?: readonly string[]
  /** Variables that are set around it. */
  readonly around?: ReadonlySet<string>
  /** What its file says of names; left out: nothing. */
  readonly given?: GivenNames
}

/** What a shell text says, wherever it stands. */
export interface ScriptFindings {
  /** What its commands are given. */
  readonly groups: readonly Mapping[]
  /** What it gives to others than its own commands. */
  readonly apart: readonly Mapping[]
  /** A list of texts, for host names and secrets. */
  readonly texts: Sequence
  readonly comments: readonly TreeComment[]
  readonly requests: readonly Omit<RequestFact, 'id'>[]
  readonly secrets: readonly Omit<NamedSecretFact, 'id'>[]
  readonly insertions: ReadonlyMap<number, string>
  readonly inheriting: ReadonlySet<number>
  /** Names of variables mean the same in other files. */
  readonly isClosed: boolean
}

/**
 * Reads one shell text. One with a mistake in it is refused, for the rest of it may mean something else.
 */
export function readScript(
  file: string,
  source: ShellText,
  { trail = [], apartTrail = trail, around = new Set(), given }: ScriptSurroundings = {},
): ScriptFindings | Unreadable {
  const { text } = source
  const crowded = crowdedLine(text)
  if (crowded !== undefined) return { reason: 'too many heredocs on one line', offset: crowded }
  const parsed = parse(text)
  const [error] = parsed.errors ?? []
  if (error !== undefined) {
    const isDepth = parsed.errors?.some(({ message }) => message.includes('nesting')) === true
    return isDepth ? { reason: 'nested too deeply' } : { reason: 'not valid shell syntax', offset: error.pos }
  }
  const script = walkScript(parsed)
  const comments = scriptComments(text, parsed)
  const variables = new ScriptVariables(script)
  const values = new WordValues(variables)
  const span = (start: number, end: number): Span => ({ file, ...source.place(start, end) })
  const groups = scriptGroups({
    source,
    script,
    variables,
    values,
    comments,
    trail,
    apartTrail,
    around,
    mentioned: given?.mentioned,
  })
  const context: RequestContext = {
    values,
    text,
    span,
    scopeOf: (own) => (own ? undefined : given?.scope) ?? scopeOfNames(file, script, own),
    given: script.open ? undefined : given,
  }
  return {
    groups: groups.roots,
    apart: groups.apart,
    texts: tellingTexts(source, script.words),
    comments: comments.map(({ start, end, text: comment }) => ({
      ...source.place(start, end),
      text: comment,
    })),
    requests: script.commands.flatMap((command) => curlRequests(invocationOf(command), command, context)),
    secrets: [...commandSecrets(file, source, script), ...assignedSecrets(script, span)],
    insertions: groups.insertions,
    inheriting: groups.inheriting,
    isClosed: !script.open,
  }
}

/** The secrets that are told by the words of a command. */
function commandSecrets(
  file: string,
  source: ShellText,
  script: WalkedScript,
): readonly Omit<NamedSecretFact, 'id'>[] {
  if (!/[0-9A-Za-z]{32}/.test(source.text)) return []
  return script.commands.flatMap(({ node }) => {
    const words = [...(node.name === undefined ? [] : [node.name]), ...node.args].map((word): Scalar => {
      const text = word.type === 'Word' ? textOfWord(word) : undefined
      const place = source.place(word.pos, word.end)
      return text === undefined
        ? { kind: 'scalar', ...place, text: '', unreadable: 'worked out' }
        : { kind: 'scalar', ...place, text }
    })
    return secretsOfCommand(file, words, () => '')
  })
}

/** Those of variables that say what they are. */
function assignedSecrets(
  script: WalkedScript,
  span: (start: number, end: number) => Span,
): readonly Omit<NamedSecretFact, 'id'>[] {
  return script.assignments.flatMap(({ name, value, start, end }): Omit<NamedSecretFact, 'id'>[] => {
    const [only, ...more] = value ?? []
    if (only?.kind !== 'text' || more.length > 0 || !isSecretName(name)) return []
    const role = credentialRoleOfName(name)
    const at = span(start, end)
    return role === undefined
      ? []
      : [
          {
            kind: 'named-secret',
            span: at,
            name,
            role,
            twilio: true,
            value: literal(only.text, [at], 'secret'),
          },
        ]
  })
}

const MOST_HEREDOCS = 50

/**
 * Where a line has more heredocs than anybody writes: the parser's time grows with their square.
 *
 * @returns an offset in the text
 */
function crowdedLine(text: string): number | undefined {
  let line = 0
  let count = 0
  for (let at = text.indexOf('<<'); at !== -1; at = text.indexOf('<<', at + 2)) {
    if (text.slice(line, at).includes('\n')) count = 0
    line = at
    if (++count > MOST_HEREDOCS) return at
  }
  return undefined
}

/** Words in which a host or a secret may stand: as unreadable texts, which are settings of nothing. */
function tellingTexts(source: ShellText, words: readonly ScriptWord[]): Sequence {
  const items = words
    .filter(({ start, end }) => {
      const word = source.text.slice(start, end)
      return /twilio\.com/i.test(word) || mayHoldSecrets(word)
    })
    .map(({ start, end, compared }) => {
      const place = source.place(start, end)
      const word: Scalar = { kind: 'scalar', ...place, text: '', unreadable: 'a word of a command' }
      const value: Scalar = compared ? { ...word, compared } : word
      return { value, unit: { ...place, joint: 'none' as const } }
    })
  return { kind: 'sequence', start: 0, end: 0, items }
}

/**
 * The reading of a file with shell texts in it: settings as of every other format, and requests.
 *
 * @param others what else the file has: the groups and comments of its own format
 */
export function readingWithScripts(
  input: ReaderInput,
  scripts: readonly ScriptFindings[],
  others: Tree = { roots: [], comments: [] },
): Reading {
  const reading = settingsReading(input, {
    ...others,
    roots: [...others.roots, ...scripts.flatMap(({ groups, apart, texts }) => [...groups, ...apart, texts])],
    comments: [...others.comments, ...scripts.flatMap(({ comments }) => comments)],
  })
  const isClosed = scripts.every((one) => one.isClosed)
  let last = reading.facts.length
  const id = (): string => `${input.file}#${++last}`
  const inheriting = new Set(scripts.flatMap((one) => [...one.inheriting]))
  const facts: Fact[] = reading.facts.map((fact) => {
    const named = isClosed ? fact : withOwnNames(fact)
    return named.kind === 'settings-group' && inheriting.has(named.span.start)
      ? { ...named, inherits: true }
      : named
  })
  for (const { requests, secrets } of scripts) {
    facts.push(...requests.map((one): Fact => ({ ...one, id: id() })))
    facts.push(...secrets.map((one): Fact => ({ ...one, id: id() })))
  }
  const insertions = new Map(scripts.flatMap((one) => [...one.insertions]))
  return {
    ...reading,
    facts,
    edits: (remedy) =>
      comesTooLate(reading, remedy)
        ? undefined
        : (reading.edits(remedy) ?? wordEdits(reading, insertions, remedy)),
  }
}

/** Where a file that is sourced may set variables, their names say nothing about other files. */
function withOwnNames(fact: Fact): Fact {
  if (fact.kind !== 'settings-group') return fact
  const own = (value: Value): Value =>
    value.kind === 'name' && value.scope === 'project' ? { ...value, scope: `${fact.span.file}#` } : value
  return { ...fact, settings: fact.settings.map((one) => ({ ...one, value: own(one.value) })) }
}

/** Another command on the same line. */
const FURTHER_COMMAND = /^[ \t]*(?:;|&&?|\|\|?)[ \t]*[^\s;&|#'"]/

/**
 * Whether a line behind a setting would not do what the setting does: a command on the setting's own line has run by then,
 * or the setting is exported by a statement of its own, which does not name what is added.
 */
function comesTooLate({ text, facts }: Reading, remedy: Remedy): boolean {
  if (remedy.kind !== 'add-option') return false
  const group = facts.find((fact) => fact.kind === 'settings-group' && fact.id === remedy.target)
  if (group?.kind !== 'settings-group') return false
  const setting = keysOf(group)[remedy.option === 'edge' ? 'region' : 'edge']
  if (setting === undefined) return false
  const { start, end } = setting.span
  if (FURTHER_COMMAND.test(/^.*/.exec(text.slice(end, end + LONGEST_REST))?.[0] ?? '')) return true
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start)
  const exported = new RegExp(String.raw`\b(?:export|declare|typeset)\b[^\n=]*\b${setting.key}\b(?!=)`)
  return /^\w+$/.test(setting.key) && !/\bexport\b/.test(line) && exported.test(text)
}

/** How much of a line behind a setting is looked at. */
const LONGEST_REST = 1_000

/** One more word in front of a command, or one less. */
function wordEdits(
  { file, text, facts }: Reading,
  insertions: ReadonlyMap<number, string>,
  remedy: Remedy,
): readonly TextEdit[] | undefined {
  if (remedy.kind !== 'add-option' && remedy.kind !== 'remove-option') return undefined
  const group = facts.find((fact) => fact.kind === 'settings-group' && fact.id === remedy.target)
  if (group?.kind !== 'settings-group') return undefined
  const keys = keysOf(group)
  const isAddition = remedy.kind === 'add-option'
  const partner = remedy.option === 'edge' ? 'region' : 'edge'
  const setting = keys[isAddition ? partner : remedy.option]
  const prefix = setting === undefined ? undefined : insertions.get(setting.keySpan.start)
  if (setting === undefined || prefix === undefined || setting.value.kind !== 'literal') return undefined
  if (remedy.kind === 'add-option') {
    const key = setting.key.replace(/REGION$|EDGE$/, (word) => (word === 'EDGE' ? 'REGION' : 'EDGE'))
    if (!/^[\w.-]*$/.test(remedy.value)) return undefined
    return [{ file, range: [setting.span.end, setting.span.end], text: ` ${prefix}${key}=${remedy.value}` }]
  }
  const space = /^ +/.exec(text.slice(setting.span.end, setting.span.end + 100))
  // An option in front of it would be left alone.
  if (space === null || prefix !== '') return undefined
  return [{ file, range: [setting.span.start, setting.span.end + space[0].length], text: '' }]
}

/** Whether an assignment is of a secret of Twilio's, by its name alone. */
function isSecretName(name: string): boolean {
  const role = credentialRoleOfName(name)
  return isTwilioName(name) && (role === 'auth-token' || role === 'api-key-secret')
}

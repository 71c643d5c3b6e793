import type { Fact, Reading, Setting, Value } from '@regionguard/core'
import { namesAround } from '@regionguard/core/settings'
import type {
  Mapping,
  NamesAround,
  Node,
  Place,
  ReaderInput,
  Step,
  Tree,
  TreeComment,
} from '@regionguard/core/settings'
import type { GivenNames } from '../shell/given-names.ts'
import { withExpressions } from '../shell/hidden-expression.ts'
import { readingWithScripts, readScript } from '../shell/read-script.ts'
import type { ScriptFindings } from '../shell/read-script.ts'
import type { ShellText } from '../shell/shell-text.ts'
import type { FoundScript } from './found-script.ts'
import { scriptText } from './script-text.ts'
import { SortedPlaces } from './sorted-places.ts'

/** Region and edge: where a script sets one of them, the other one may come from anywhere in the file. */
const OPTIONS = ['TWILIO_REGION', 'TWILIO_EDGE', 'TWILIO_API_REGION', 'TWILIO_API_EDGE']

/**
 * The reading of the configuration of a pipeline and of the scripts in it. What a command is given is a group of
 * settings within the step or job around it, and has their environments; a variable in a request is what they say.
 * A script that is for another shell, or no shell understands, says nothing but what any text says.
 */
export function pipelineReading(input: ReaderInput, tree: Tree, scripts: readonly FoundScript[]): Reading {
  const within = new Map<Node, readonly Mapping[]>()
  const apart = new Set<Node>()
  const comments: TreeComment[] = []
  const found: ScriptFindings[] = []
  const places: ScriptPlace[] = []
  const compared: Place[] = []
  const mentions = new Mentions(input.text, scripts)
  const names = new Map<Node, (trail: readonly Step[]) => NamesAround>()
  for (const script of scripts) {
    for (const node of script.nodes) within.set(node, [])
    const text = scriptText(input.text, script.parts)
    if (text === undefined) continue
    const around = names.get(script.root) ?? namesAround(input, tree, script.root)
    names.set(script.root, around)
    const read = script.isShell ? readOne(input, script, text, around(script.trail), mentions) : undefined
    comments.push(...(read?.comments ?? lineComments(text)))
    if (read === undefined) continue
    const [node] = script.nodes
    if (node !== undefined) within.set(node, read.groups)
    for (const one of read.apart) apart.add(one)
    for (const { value } of read.texts.items) if ('compared' in value) compared.push(value)
    // The file's own texts tell hosts and secrets, and its environments what the commands have.
    found.push({
      ...read,
      groups: [],
      texts: NO_TEXTS,
      comments: [],
      inheriting: new Set(),
      isClosed: true,
    })
    const scope = scopeOf(input.file, script)
    for (const { scalar } of script.parts) places.push({ start: scalar.start, end: scalar.end, scope })
  }
  const comparedPlaces = new SortedPlaces(compared)
  const reading = readingWithScripts(input, found, {
    ...tree,
    comments: [...tree.comments, ...comments].toSorted((one, other) => one.start - other.start),
    within,
    apart,
    isCompared: (place) => comparedPlaces.around(place) !== undefined,
  })
  const sorted = new SortedPlaces(places)
  return { ...reading, facts: reading.facts.map((fact) => withOwnNames(fact, input.text, sorted)) }
}

/** A text of a script, and the scope of its own variables. */
interface ScriptPlace extends Place {
  readonly scope: string
}

const NO_TEXTS = { kind: 'sequence', start: 0, end: 0, items: [] } as const

function readOne(
  input: ReaderInput,
  script: FoundScript,
  text: ShellText,
  names: NamesAround,
  mentions: Mentions,
): ScriptFindings | undefined {
  const { job, isPartial } = script
  const around = new Set(
    isPartial ? OPTIONS : mentions.within(job).filter((name) => names.variable(name) === undefined),
  )
  const mentioned = new Set(mentions.within({ start: 0, end: input.text.length }))
  const read = readScript(input.file, text, {
    apartTrail: script.place,
    around,
    given: givenNames(script, names, input.file, mentioned),
  })
  if ('reason' in read) return undefined
  return { ...read, comments: read.comments.map((one) => ({ ...one, text: withExpressions(one.text) })) }
}

/** Where a file names regions and edges, but in the scripts that are read. */
class Mentions {
  readonly #whole: Place | undefined
  readonly #places: readonly { readonly name: string; readonly places: SortedPlaces<Place> }[]

  constructor(text: string, scripts: readonly FoundScript[]) {
    const shells = new SortedPlaces(
      scripts.filter(({ isShell }) => isShell).flatMap(({ parts }) => parts.map(({ scalar }) => scalar)),
    )
    // What an alias or a merge brings into a job stands anywhere.
    this.#whole = ALIAS.test(text) ? { start: 0, end: text.length } : undefined
    this.#places = OPTIONS.map((name) => ({
      name,
      places: new SortedPlaces(
        Array.from(text.matchAll(new RegExp(name, 'g')), ({ index }) => ({
          start: index,
          end: index + 1,
        })).filter((place) => shells.around(place) === undefined),
      ),
    }))
  }

  /** The names that a part of the file may have. */
  within(job: Place): readonly string[] {
    const place = this.#whole ?? job
    return this.#places.filter(({ places }) => places.hasWithin(place)).map(({ name }) => name)
  }
}

const ALIAS = /[:,[-]\s+\*[\w-]|<<:/

function givenNames(
  script: FoundScript,
  names: NamesAround,
  file: string,
  mentioned: ReadonlySet<string>,
): GivenNames {
  const scope = scopeOf(file, script)
  return {
    scope,
    mentioned,
    expression: (text, at, asText) => names.valueOf(text, at, asText ? 'all' : 'names'),
    variable: (name, at, asText) => {
      if (names.variable(name) === undefined) return undefined
      const value = names.valueOf(`\${${name}}`, at, asText ? 'all' : 'names')
      return isShellVariable(value, name) ? undefined : value
    },
  }
}

function isShellVariable(value: Value, name: string): boolean {
  return value.kind === 'name' && value.space !== 'secret' && value.path === name
}

/** Of a variable that nothing in the file sets, another script may have another one. */
function scopeOf(file: string, { parts: [first] }: FoundScript): string {
  return `${file}#${first?.scalar.start ?? 0}`
}

/** The variables that a script refers to are its own, unless the file says what they are. */
function withOwnNames(fact: Fact, text: string, places: SortedPlaces<ScriptPlace>): Fact {
  if (fact.kind !== 'settings-group') return fact
  const own = (setting: Setting): Setting => {
    const { value } = setting
    const place = places.around(setting.span)
    if (place === undefined || value.kind !== 'name' || value.space === 'secret') return setting
    const [at] = value.via
    const isVariable =
      at !== undefined && places.around(at) !== undefined && !text.slice(at.start, at.end).includes('{{')
    return isVariable ? { ...setting, value: { ...value, scope: place.scope } } : setting
  }
  return { ...fact, settings: fact.settings.map(own) }
}

/** In every language that a step may be written in, but for one, a line that begins with `#` is a comment. */
function lineComments(source: ShellText): readonly TreeComment[] {
  return Array.from(source.text.matchAll(/^[^\S\n]*(#[^\n]*)/gm), ({ 0: line, 1: comment = '', index }) => ({
    ...source.place(index + line.length - comment.length, index + line.length),
    text: withExpressions(comment.slice(1)),
  }))
}

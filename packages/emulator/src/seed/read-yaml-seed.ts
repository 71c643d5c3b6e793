import { createRequire } from 'node:module'
import { quote } from '@regionguard/core/wording'
import type * as YamlPackage from 'yaml'
import type { YAMLError } from 'yaml'
import { DEEPEST } from './seed-node.ts'
import type { SeedMapEntry, SeedNode, SeedProblem, SeedTree } from './seed-node.ts'

/** Has to be in `scripts/bundle-cli.mjs` as well. */
type Yaml = Pick<
  typeof YamlPackage,
  'Parser' | 'isAlias' | 'isMap' | 'isScalar' | 'isSeq' | 'parseAllDocuments'
>

/** However often an alias repeats a part, a seed holds no more values than this. */
const MOST_VALUES = 500_000

/**
 * A YAML text as a tree. The failsafe schema of YAML 1.2: every scalar is a text, whatever it looks like. The parser is
 * loaded here and now: most emulators start without a seed in YAML.
 */
export function readYamlSeed(text: string): SeedTree {
  const yaml = createRequire(import.meta.url)('yaml') as Yaml
  const tooDeep = offsetTooDeep(text, yaml)
  if (tooDeep !== undefined) {
    return { problems: [{ offset: tooDeep, message: `this is nested more than ${DEEPEST} levels deep.` }] }
  }
  const documents = yaml.parseAllDocuments(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const [document, second] = Array.isArray(documents) ? documents : []
  if (document === undefined) return { problems: [{ offset: 0, message: 'the seed is empty.' }] }
  const problems = [...document.errors, ...document.warnings].map(problemOf)
  if (second !== undefined) {
    problems.push({ offset: second.range[0], message: 'a second document begins here: a seed holds one.' })
  }
  if (problems.length > 0) return { problems }
  const builder = new TreeBuilder(yaml)
  const root = builder.node(document.contents, 0)
  return builder.problems.length > 0 ? { problems: builder.problems } : { root }
}

/** Where, if anywhere, the text is nested too deep. Calls itself for no level, as the composer would. */
function offsetTooDeep(text: string, yaml: Yaml): number | undefined {
  const open = [...new yaml.Parser().parse(text)].map((token) => ({ token, depth: 0 }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next
    if (depth > DEEPEST) return token.offset
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, depth })
    if (!('items' in token)) continue
    for (const item of token.items) {
      if (item.key) open.push({ token: item.key, depth: depth + 1 })
      if (item.value) open.push({ token: item.value, depth: depth + 1 })
    }
  }
  return undefined
}

class TreeBuilder {
  readonly problems: SeedProblem[] = []
  readonly #yaml: Yaml
  /** What stands under an anchor; missing until its end is reached. */
  readonly #anchors = new Map<string, { readonly node: SeedNode; readonly size: number } | undefined>()
  #size = 0

  constructor(yaml: Yaml) {
    this.#yaml = yaml
  }

  /** @param end where a value that is not there would stand */
  node(node: unknown, end: number): SeedNode {
    const { isAlias, isMap, isScalar, isSeq } = this.#yaml
    if (isAlias(node)) return this.#alias(node.source, node.range?.[0] ?? end)
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return { kind: 'scalar', start: end, text: '' }
    const before = this.#size
    this.#size += 1
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, undefined)
    const start = node.range?.[0] ?? end
    let built: SeedNode
    if (isScalar(node)) built = { kind: 'scalar', start, text: node.source ?? '' }
    else if (isSeq(node)) {
      built = {
        kind: 'list',
        start,
        items: node.items.map((item) => this.node(item, node.range?.[1] ?? end)),
      }
    } else built = { kind: 'map', start, entries: this.#entries(node.items) }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, { node: built, size: this.#size - before })
    return built
  }

  #entries(items: readonly { readonly key: unknown; readonly value: unknown }[]): Map<string, SeedMapEntry> {
    const entries = new Map<string, SeedMapEntry>()
    for (const { key, value } of items) {
      // Any other kind of key has been a problem already.
      if (!this.#yaml.isScalar(key)) continue
      const name = String(key.value)
      const [keyStart, keyEnd] = key.range ?? [0, 0]
      if (entries.has(name)) {
        this.problems.push({ offset: keyStart, message: `the key ${quote(name)} stands here twice.` })
      } else entries.set(name, { keyStart, value: this.node(value, keyEnd) })
    }
    return entries
  }

  #alias(name: string, start: number): SeedNode {
    const anchored = this.#anchors.get(name)
    if (anchored === undefined) {
      this.problems.push({
        offset: start,
        message: `the alias "*${name}" has no anchor "&${name}" before it.`,
      })
      return { kind: 'scalar', start, text: '' }
    }
    this.#size += anchored.size
    if (this.#size > MOST_VALUES) {
      this.problems.push({
        offset: start,
        message: `with this alias the seed has more than ${MOST_VALUES} values.`,
      })
      return { kind: 'scalar', start, text: '' }
    }
    return { ...anchored.node, start }
  }
}

/** The parser's own messages quote the text, which holds secrets: its codes do not. */
function problemOf({ code, pos }: YAMLError): SeedProblem {
  return { offset: pos[0], message: `this is not valid YAML: ${code.toLowerCase().replaceAll('_', ' ')}.` }
}

import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from 'yaml'
import type { CST, Node as YamlNode, Pair, ParsedNode, YAMLMap, YAMLSeq } from 'yaml'
import { mappingOf } from '@regionguard/core/settings'
import type {
  Entry,
  Item,
  Mapping,
  Node,
  Place,
  Scalar,
  Sequence,
  Tree,
  TreeComment,
  Unit,
  Unreadable,
} from '@regionguard/core/settings'
import { TEMPLATE_OUTPUT } from './blank-templates.ts'

/** Deeper than anybody writes; keeps the parser and every walk of the tree within the stack. */
const DEEPEST = 256

/**
 * Lines, and parts of them that the parser makes tokens of. It takes about 10 microseconds and a kilobyte for each: a
 * file of 5 MB could take it half a minute and gigabytes. A chart or a manifest written by hand has thousands.
 */
const MOST_PARTS = 250_000

/** What all aliases and merges of one file together may stand for, in nodes, beyond what the file itself holds. */
const LARGEST_EXPANSION = 1_000_000

/** Entries that merges may add to the tree. */
const MOST_MERGED = 100_000

/** Tags that leave a text what it is. */
const PLAIN_TAGS = new Set(['!', '!!str', 'tag:yaml.org,2002:str'])

/**
 * Parses YAML (1.2, several documents, anchors, aliases, `<<` merges, repeated keys), with the place of everything.
 * Scalars keep the text that is written, whatever type YAML would give it.
 */
export function parseYaml(text: string): Tree | Unreadable {
  if (hasTooManyParts(text)) return { reason: `more than ${MOST_PARTS} lines and items` }
  try {
    const tokens: CST.Token[] = []
    for (const token of new Parser().parse(text)) {
      // What follows would be errors as well, each dearer than anything else.
      if (token.type === 'error') return { reason: `not valid YAML (${UNEXPECTED})`, offset: token.offset }
      tokens.push(token)
    }
    const { comments, depth } = survey(tokens)
    if (depth > DEEPEST) return { reason: TOO_DEEP }
    const composer = new Composer({
      // Every scalar a string: settings are texts (`1e5` is no number in an environment).
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    const roots: Node[] = []
    const merged = new Set<Node>()
    for (const document of composer.compose(tokens, false, text.length)) {
      const [error] = document.errors
      if (error !== undefined) {
        return {
          reason: `not valid YAML (${wordsOf(error.code)})`,
          offset: Math.min(error.pos[0], text.length),
        }
      }
      if (document.contents !== null) roots.push(new TreeBuilder(text, merged).build(document.contents))
    }
    return { roots, comments, merged }
  } catch (error) {
    if (error instanceof TooMuch) return { reason: error.message }
    throw error
  }
}

const UNEXPECTED = 'unexpected token'

const TOO_DEEP = 'nested too deeply'

/** Counted without parsing: what ends a line, an item of a list in brackets, a key, or opens another. */
function hasTooManyParts(text: string): boolean {
  if (text.length <= MOST_PARTS) return false
  let parts = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x0a: // line feed
      case 0x0d: // carriage return
      case 0x26: // &
      case 0x2a: // *
      case 0x21: // !
      case 0x2c: // ,
      case 0x5b: // [
      case 0x5d: // ]
      case 0x7b: // {
      case 0x7d: // }
        parts++
        break
      case 0x22: // "
      case 0x27: // '
        // Where it opens a text, or stands in one; where it closes one, white space or a sign follows.
        if (!isBehindText(text.charCodeAt(at + 1))) parts++
        break
      case 0x2d: // -
      case 0x3a: // :
      case 0x3f: // ?
        // Within words they are none; before white space they open an item or end a key.
        if (isSpace(text.charCodeAt(at + 1))) parts++
        break
      default:
    }
    if (parts > MOST_PARTS) return true
  }
  return false
}

/** White space, `,`, `:`, `]`, `}` */
function isBehindText(code: number): boolean {
  return isSpace(code) || code === 0x2c || code === 0x3a || code === 0x5d || code === 0x7d
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}

/** The text could be parsed, but what it stands for is out of all proportion. */
class TooMuch extends Error {}

/** The parser's own messages quote the text, which may be a secret. */
function wordsOf(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ')
}

/** One document. */
class TreeBuilder {
  readonly #text: string
  readonly #mergedElsewhere: Set<Node>
  readonly #anchors = new Map<string, Node>()
  /** How many nodes each collection stands for, aliases followed. */
  readonly #sizes = new Map<Node, number>()
  #nodes = 0
  #merged = 0

  constructor(text: string, mergedElsewhere: Set<Node>) {
    this.#text = text
    this.#mergedElsewhere = mergedElsewhere
  }

  build(contents: ParsedNode): Node {
    const root = this.#node(contents)
    if (this.#sizeOf(root) > this.#nodes + LARGEST_EXPANSION) {
      throw new TooMuch(`its aliases stand for more than ${LARGEST_EXPANSION} nodes`)
    }
    return root
  }

  #node(source: YamlNode): Node {
    this.#nodes += 1
    const node = this.#convert(source)
    if (!isAlias(source) && source.anchor !== undefined) this.#anchors.set(source.anchor, node)
    return node
  }

  #convert(source: YamlNode): Node {
    if (isMap(source)) return this.#mapping(source)
    if (isSeq(source)) return this.#sequence(source)
    const place = placeOf(source)
    if (isScalar(source)) return this.#scalar(source, place)
    return { kind: 'scalar', ...place, text: '', unreadable: 'an alias of something that is not there yet' }
  }

  #scalar(source: { value: unknown; type?: string; tag?: string; source?: string }, place: Place): Scalar {
    const text = typeof source.value === 'string' ? source.value : ''
    const quoted = source.type === 'QUOTE_DOUBLE' || source.type === 'QUOTE_SINGLE'
    const isBlock = source.type === 'BLOCK_LITERAL' || source.type === 'BLOCK_FOLDED'
    const inner = quoted ? { start: place.start + 1, end: place.end - 1 } : place
    const isWritten = !isBlock && this.#text.slice(inner.start, inner.end) === text
    const isEmpty = !quoted && !isBlock && /^(?:|~|null|Null|NULL)$/.test(text)
    const tag = source.tag !== undefined && !PLAIN_TAGS.has(source.tag) ? source.tag : undefined
    return {
      kind: 'scalar',
      start: place.start,
      end: isBlock ? place.start + this.#text.slice(place.start, place.end).trimEnd().length : place.end,
      text: isEmpty ? '' : text,
      ...(isWritten ? { written: inner } : {}),
      ...(isEmpty ? { empty: true } : {}),
      ...(quoted ? { quoted: true } : {}),
      ...(tag === undefined ? {} : { tag }),
      ...(text.includes(TEMPLATE_OUTPUT) ? { unreadable: 'a template' } : {}),
    }
  }

  #mapping(source: YAMLMap): Mapping {
    const own: Entry[] = []
    const mergedFrom: Mapping[] = []
    for (const pair of source.items as Pair<ParsedNode | null, ParsedNode | null>[]) {
      if (pair.key === null) continue
      const key = this.#key(pair.key)
      const { node, alias } = this.#value(pair.value, key.end)
      if (key.text === '<<' && key.quoted !== true) {
        const sources = node.kind === 'sequence' ? node.items.map(({ value }) => value) : [node]
        for (const one of sources) if (one.kind === 'mapping') mergedFrom.push(one)
        continue
      }
      const isSimple = isScalar(pair.key) && pair.key.anchor === undefined && pair.key.tag === undefined
      const unit: Unit = {
        start: key.start,
        end: node.kind === 'scalar' ? (alias ?? node).end : node.end,
        joint: isSimple && alias === undefined && isUnadorned(pair.value) ? jointOf(source) : 'none',
      }
      own.push({ key, value: node, unit, ...(alias === undefined ? {} : { alias }) })
    }
    const place = placeOf(source)
    const entries = mergedFrom.length === 0 ? own : [...own, ...this.#merge(own, mergedFrom)]
    const end = source.flow === true ? place.end : endOf(place, own)
    return mappingOf({ start: place.start, end }, entries)
  }

  #key(source: ParsedNode): Scalar {
    const node = isAlias(source) ? undefined : this.#node(source)
    return node?.kind === 'scalar'
      ? node
      : { kind: 'scalar', ...placeOf(source), text: '', unreadable: 'a key that is no plain text' }
  }

  /** The node of a value; for an alias, the node that it stands for and where it stands. */
  #value(source: ParsedNode | null, from: number): { readonly node: Node; readonly alias?: Place } {
    if (source === null) {
      return { node: { kind: 'scalar', start: from, end: from, text: '', empty: true } }
    }
    if (!isAlias(source)) return { node: this.#node(source) }
    const target = this.#anchors.get(source.source)
    return target === undefined ? { node: this.#node(source) } : { node: target, alias: placeOf(source) }
  }

  #merge(own: readonly Entry[], sources: readonly Mapping[]): readonly Entry[] {
    const keys = new Set(own.map(({ key }) => key.text))
    const added: Entry[] = []
    for (const source of sources) {
      this.#mergedElsewhere.add(source)
      this.#merged += source.entries.length
      if (this.#merged > MOST_MERGED) throw new TooMuch(`its merges add more than ${MOST_MERGED} entries`)
      for (const entry of source.entries) {
        if (keys.has(entry.key.text)) continue
        keys.add(entry.key.text)
        added.push({ ...entry, unit: { ...entry.unit, joint: 'none' }, merged: true })
      }
    }
    return added
  }

  #sequence(source: YAMLSeq): Sequence {
    const items = (source.items as (ParsedNode | null)[]).map((item): Item => {
      const { node, alias } = this.#value(item, placeOf(source).end)
      const start = source.flow === true ? node.start : this.#dashBefore(node.start)
      const isEditable = alias === undefined && start !== undefined && isUnadorned(item)
      return {
        value: node,
        unit: {
          start: start ?? node.start,
          end: (alias ?? node).end,
          joint: isEditable ? jointOf(source) : 'none',
        },
        ...(alias === undefined ? {} : { alias }),
      }
    })
    const place = placeOf(source)
    const end = source.flow === true ? place.end : endOf(place, items)
    return { kind: 'sequence', start: place.start, end, items }
  }

  /** The dash of a list item, where nothing but spaces stand between it and the item. */
  #dashBefore(start: number): number | undefined {
    let at = start - 1
    while (this.#text[at] === ' ') at--
    return this.#text[at] === '-' ? at : undefined
  }

  #sizeOf(node: Node): number {
    if (node.kind === 'scalar') return 1
    const known = this.#sizes.get(node)
    if (known !== undefined) return known
    const children = node.kind === 'mapping' ? node.entries : node.items
    const size = children.reduce((sum, { value }) => sum + this.#sizeOf(value), 1)
    this.#sizes.set(node, size)
    return size
  }
}

/** Of a block collection: behind its last part. */
function endOf({ start }: Place, parts: readonly { readonly unit: Place }[]): number {
  return parts.reduce((end, { unit }) => Math.max(end, unit.end), start)
}

function placeOf(node: YamlNode): Place {
  const [start, end] = node.range ?? [0, 0]
  return { start, end }
}

/** Without anchor and tag, so that a copy of it means the same. */
function isUnadorned(node: ParsedNode | null): boolean {
  return node !== null && !isAlias(node) && node.anchor === undefined && node.tag === undefined
}

function jointOf(collection: YAMLMap | YAMLSeq): Unit['joint'] {
  return collection.flow === true ? 'comma' : 'line'
}

/**
 * Every comment, in the order of the text, and how deeply collections are nested. Without recursion: what is nested
 * too deeply must be known before the parser, or anything else, walks into it.
 */
function survey(tokens: readonly CST.Token[]): { comments: readonly TreeComment[]; depth: number } {
  const comments: TreeComment[] = []
  const open: { readonly part: unknown; readonly depth: number }[] = tokens.map((part) => ({
    part,
    depth: 0,
  }))
  let deepest = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part } = next
    if (typeof part !== 'object' || part === null) continue
    const { type, offset, source } = part as { type?: unknown; offset?: unknown; source?: unknown }
    if (type === 'comment' && typeof offset === 'number' && typeof source === 'string') {
      comments.push({ start: offset, end: offset + source.length, text: source.slice(1) })
      continue
    }
    const depth = next.depth + (COLLECTIONS.has(type) ? 1 : 0)
    deepest = Math.max(deepest, depth)
    for (const child of Object.values(part)) {
      if (typeof child === 'object' && child !== null) open.push({ part: child, depth })
    }
  }
  return { comments: comments.toSorted((one, other) => one.start - other.start), depth: deepest }
}

const COLLECTIONS: ReadonlySet<unknown> = new Set(['block-map', 'block-seq', 'flow-collection'])

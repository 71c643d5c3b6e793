/** A stretch of the text: UTF-16 offsets, the end exclusive. */
export interface Place {
  readonly start: number
  readonly end: number
}

/**
 * What every format is parsed into: a tree with places. What settings mean is decided on this tree, once for all
 * formats.
 *
 * The tree may share nodes (a YAML alias is its anchor's node): whoever walks it must remember where it has been.
 */
export type Node = Mapping | Sequence | Scalar

export interface Scalar extends Place {
  readonly kind: 'scalar'
  /** As a program sees it. */
  readonly text: string
  /** Where the text stands as it is, without quotes; left out where it is escaped or folded. */
  readonly written?: Place
  /** Why the text does not say what the value will be, in words: "a template". */
  readonly unreadable?: string
  /** A custom tag that changes what the text means: `!secret`. */
  readonly tag?: string
  /** `$` and its like are themselves here: no references. */
  readonly verbatim?: true
  /** No value is given: null, or nothing after the key. */
  readonly empty?: true
  /** Only looked for, compared with or replaced, as an argument of `grep` is: no host in it is asked. */
  readonly compared?: true
  /** In quotes, so that an empty text is meant. */
  readonly quoted?: true
}

export interface Mapping extends Place {
  readonly kind: 'mapping'
  /** In the order of the text, each key once: the one that counts. */
  readonly entries: readonly Entry[]
}

export interface Sequence extends Place {
  readonly kind: 'sequence'
  readonly items: readonly Item[]
}

export interface Entry {
  readonly key: Scalar
  readonly value: Node
  readonly unit: Unit
  /** The value is written elsewhere (`*alias`), and this stands here. */
  readonly alias?: Place
  /** The whole entry is written elsewhere and merged in (`<<: *alias`). */
  readonly merged?: true
}

export interface Item {
  readonly value: Node
  readonly unit: Unit
  readonly alias?: Place
}

/**
 * What can be taken out, or copied and put beside, as a whole: a line of a `.env`, `KEY: value`, `"key": "value"`,
 * `- item`, without the comma or line end that joins it to the next.
 */
export interface Unit extends Place {
  /** `none`: not safely. */
  readonly joint: 'line' | 'comma' | 'none'
}

/** A comment: the place covers its marks, the text does not. */
export interface TreeComment extends Place {
  readonly text: string
}

/** One file, parsed. */
export interface Tree {
  /** The documents of the file; most formats have one. */
  readonly roots: readonly Node[]
  readonly comments: readonly TreeComment[]
  /** Whether a place within a text of another format is only looked for, compared with or replaced. */
  readonly isCompared?: (place: Place) => boolean
  /** Collections in which more may stand than could be read, and why. */
  readonly open?: ReadonlyMap<Node, string>
  /** Mappings that others merge in (`<<: *base`). */
  readonly merged?: ReadonlySet<Node>
  /** What a text, or a list of texts, holds that is of another format: what the commands of a script are given. */
  readonly within?: ReadonlyMap<Node, readonly Mapping[]>
  /** Roots that a script makes for others than its own commands: they have nothing from what stands around it. */
  readonly apart?: ReadonlySet<Node>
}

/**
 * A mapping from all entries in the order of the text. Where a key comes twice, the last one counts; taking that one
 * out would bring the other back, so it is not edited.
 */
export function mappingOf(place: Place, entries: readonly Entry[]): Mapping {
  const byKey = new Map<string, Entry>()
  let repeated = false
  for (const entry of entries) {
    const { text } = entry.key
    const isAgain = byKey.delete(text)
    repeated ||= isAgain
    byKey.set(text, isAgain ? { ...entry, unit: { ...entry.unit, joint: 'none' } } : entry)
  }
  return {
    kind: 'mapping',
    start: place.start,
    end: place.end,
    entries: repeated ? [...byKey.values()] : entries,
  }
}

/** The entry of a key, in the first of several spellings that is there. */
export function entryOf(node: Node | undefined, ...keys: readonly string[]): Entry | undefined {
  if (node?.kind !== 'mapping') return undefined
  for (const key of keys) {
    const entry =
      node.entries.length > FEW ? indexOf(node).get(key) : node.entries.find((one) => one.key.text === key)
    if (entry !== undefined) return entry
  }
  return undefined
}

/** Entries that are looked through one by one. */
const FEW = 16

const indices = new WeakMap<Mapping, ReadonlyMap<string, Entry>>()

function indexOf(mapping: Mapping): ReadonlyMap<string, Entry> {
  let index = indices.get(mapping)
  if (index === undefined) {
    index = new Map(mapping.entries.map((entry) => [entry.key.text, entry]))
    indices.set(mapping, index)
  }
  return index
}

/** The text of a scalar under a key, where it can be read. */
export function textAt(node: Node | undefined, ...keys: readonly string[]): string | undefined {
  const value = entryOf(node, ...keys)?.value
  return value?.kind === 'scalar' && value.unreadable === undefined && value.text !== ''
    ? value.text
    : undefined
}

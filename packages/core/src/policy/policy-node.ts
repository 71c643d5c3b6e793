/**
 * A policy file as a tree of values with their positions, whether it was YAML or JSON. Offsets are UTF-16 units of
 * the decoded text without its byte order mark.
 */
export type PolicyNode = MapNode | ListNode | ScalarNode

interface Placed {
  readonly start: number
  readonly end: number
}

export interface MapNode extends Placed {
  readonly kind: 'map'
  readonly entries: readonly MapEntry[]
}

export interface MapEntry {
  readonly key: string
  readonly keyStart: number
  readonly keyEnd: number
  readonly value: PolicyNode
}

export interface ListNode extends Placed {
  readonly kind: 'list'
  readonly items: readonly PolicyNode[]
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** As the file spells it, without quotes: `1e5`, `0x10`, `off`. */
  readonly spelling: string
}

/** Something wrong with the text itself, before anything is known of what it means. */
export interface SyntaxProblem {
  readonly offset: number
  readonly message: string
}

/** What a text parsed to. `empty` if there is nothing in it but white space and comments. */
export type PolicyTree =
  | { readonly kind: 'tree'; readonly root: PolicyNode }
  | { readonly kind: 'empty' }
  | { readonly kind: 'broken'; readonly problems: readonly SyntaxProblem[] }

/** The entry of a mapping, if the node is one and has it. */
export function entryOf(node: PolicyNode | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined
  let byKey = ENTRIES.get(node)
  if (byKey === undefined) {
    byKey = new Map(node.entries.toReversed().map((entry) => [entry.key, entry]))
    ENTRIES.set(node, byKey)
  }
  return byKey.get(key)
}

/** Of a key that stands twice the first entry, so that every problem of it points to the same place. */
const ENTRIES = new WeakMap<MapNode, ReadonlyMap<string, MapEntry>>()

/** The value under a key, if the node is a mapping and has it. */
export function valueOf(node: PolicyNode | undefined, key: string): PolicyNode | undefined {
  return entryOf(node, key)?.value
}

/** The entries of a mapping; none if the node is something else. */
export function entriesOf(node: PolicyNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : []
}

/** The items of a list; none if the node is something else. */
export function itemsOf(node: PolicyNode | undefined): readonly PolicyNode[] {
  return node?.kind === 'list' ? node.items : []
}

/** The text of a scalar that is one. */
export function textOfNode(node: PolicyNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

/** The items of a list that are texts, with their nodes. */
export function textsOf(
  node: PolicyNode | undefined,
): readonly { readonly text: string; readonly node: PolicyNode }[] {
  return itemsOf(node).flatMap((item) => {
    const text = textOfNode(item)
    return text === undefined ? [] : [{ text, node: item }]
  })
}

/** The plain data of a tree, as a schema validates it. Mappings have no prototype. */
export function dataOf(node: PolicyNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'list':
      return node.items.map(dataOf)
    case 'map': {
      const data = Object.create(null) as Record<string, unknown>
      for (const { key, value } of node.entries) data[key] = dataOf(value)
      return data
    }
  }
}

/** No policy is nested nearly as deep; parsers that call themselves for every level are kept from texts that are. */
export const DEEPEST = 32

/** A seed as a tree with positions: offsets in UTF-16 units, or nothing where it was given as an object. */
export type SeedNode = SeedMap | SeedList | SeedScalar

interface Placed {
  readonly start: number
}

export interface SeedMap extends Placed {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, SeedMapEntry>
}

export interface SeedMapEntry {
  readonly keyStart: number
  readonly value: SeedNode
}

export interface SeedList extends Placed {
  readonly kind: 'list'
  readonly items: readonly SeedNode[]
}

export interface SeedScalar extends Placed {
  readonly kind: 'scalar'
  /** As it is spelled: an unquoted `1e5...` token is a number to YAML, and `0123...` to others. */
  readonly text: string
}

/** Something wrong, at an offset. The message is a sentence and holds no secret. */
export interface SeedProblem {
  readonly offset: number
  readonly message: string
}

/** A tree, or what is wrong with the text itself. */
export type SeedTree = { readonly root: SeedNode } | { readonly problems: readonly SeedProblem[] }

/** No seed is nested nearly as deep; parsers that call themselves for every level are kept from texts that are. */
export const DEEPEST = 32

/** The plain data of a tree, as a schema validates it. Mappings have no prototype. */
export function dataOf(node: SeedNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.text
    case 'list':
      return node.items.map(dataOf)
    case 'map': {
      const data = Object.create(null) as Record<string, unknown>
      for (const [key, { value }] of node.entries) data[key] = dataOf(value)
      return data
    }
  }
}

/**
 * The node that a JSON pointer of the validator leads to.
 *
 * @param pointer `/accounts/0/sid`
 */
export function nodeAt(root: SeedNode, pointer: string): SeedNode {
  let node = root
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const next =
      node.kind === 'map'
        ? node.entries.get(name)?.value
        : node.kind === 'list'
          ? node.items[Number(name)]
          : undefined
    if (next === undefined) return node
    node = next
  }
  return node
}

/** `accounts[0].sid` */
export function labelOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (label, part) => (/^\d+$/.test(part) ? `${label}[${part}]` : label === '' ? part : `${label}.${part}`),
      '',
    )
}

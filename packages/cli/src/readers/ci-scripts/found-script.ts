import type { Mapping, Node, Scalar, Sequence, Step, Unit } from '@regionguard/core/settings'
import { entryOf } from '@regionguard/core/settings'

/** A script that stands in the configuration of a pipeline. */
export interface FoundScript {
  /** The texts that are run one after the other in one shell. */
  readonly parts: readonly ScriptPart[]
  /** The texts, or lists of texts, that it consists of; the groups of its settings are found in the first. */
  readonly nodes: readonly Node[]
  readonly root: Node
  /** From the root to the script. */
  readonly trail: readonly Step[]
  /** The part of the file whose settings it may have. */
  readonly job: Node
  /** What people call its place, as two keys: `jobs`, `deploy`. */
  readonly place: readonly [string, string]
  /** A shell of Unix runs it. */
  readonly isShell: boolean
  /** Something else may give it variables: it runs in another directory, or parts of it stand elsewhere. */
  readonly isPartial: boolean
}

export interface ScriptPart {
  readonly scalar: Scalar
  /** The item of a list, where it is one. */
  readonly unit?: Unit
}

/** A node and the way to it. */
export interface Located {
  readonly node: Node
  readonly trail: readonly Step[]
}

/** What stands under a key, if anything does. */
export function under({ node, trail }: Located, key: string): Located | undefined {
  const entry = entryOf(node, key)
  return entry === undefined ? undefined : { node: entry.value, trail: [...trail, { in: node, key }] }
}

/** The children of a mapping by their keys. */
export function entriesOf({ node, trail }: Located): readonly (Located & { readonly key: string })[] {
  if (node.kind !== 'mapping') return []
  return node.entries.map(({ key, value }) => ({
    key: key.text,
    node: value,
    trail: [...trail, { in: node, key: key.text }],
  }))
}

/** The items of a list. */
export function itemsOf(located: Located | undefined): readonly Located[] {
  if (located?.node.kind !== 'sequence') return []
  const { node, trail } = located
  return node.items.map(({ value }, key) => ({ node: value, trail: [...trail, { in: node, key }] }))
}

/** A text that can be read, as the one part of a script. */
export function textPart(node: Node | undefined): readonly ScriptPart[] | undefined {
  return node?.kind === 'scalar' && isText(node) ? [{ scalar: node }] : undefined
}

/**
 * The texts of a list of commands, those of lists within it too.
 *
 * @returns `isWhole`: nothing else stands in it
 */
export function listParts(
  node: Node | undefined,
  depth = 0,
): { readonly parts: readonly ScriptPart[]; readonly isWhole: boolean } {
  if (node?.kind === 'scalar') {
    const parts = textPart(node)
    return { parts: parts ?? [], isWhole: parts !== undefined }
  }
  if (node?.kind !== 'sequence' || depth > DEEPEST) return { parts: [], isWhole: node === undefined }
  const inner = node.items.map(({ value, unit, alias }) => {
    if (value.kind !== 'scalar') return listParts(value, depth + 1)
    if (!isText(value)) return { parts: [], isWhole: false }
    return {
      parts: [alias === undefined && depth === 0 ? { scalar: value, unit } : { scalar: value }],
      isWhole: true,
    }
  })
  return { parts: inner.flatMap(({ parts }) => parts), isWhole: inner.every(({ isWhole }) => isWhole) }
}

/** GitLab CI allows ten. */
const DEEPEST = 10

function isText({ unreadable, tag, empty }: Scalar): boolean {
  return unreadable === undefined && tag === undefined && empty !== true
}

export function isMapping(node: Node | undefined): node is Mapping {
  return node?.kind === 'mapping'
}

export function isSequence(node: Node | undefined): node is Sequence {
  return node?.kind === 'sequence'
}

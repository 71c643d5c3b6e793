import { DEEPEST } from './seed-node.ts'
import type { SeedMapEntry, SeedNode, SeedTree } from './seed-node.ts'

/** A seed that was given as an object: there is no text, and so no positions. */
export function readObjectSeed(value: unknown): SeedTree {
  const root = toNode(value, 0)
  return root === undefined
    ? { problems: [{ offset: 0, message: `this is nested more than ${DEEPEST} levels deep.` }] }
    : { root }
}

function toNode(value: unknown, depth: number): SeedNode | undefined {
  if (depth > DEEPEST) return undefined
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => toNode(item, depth + 1))
    return items.every((item) => item !== undefined) ? { kind: 'list', start: 0, items } : undefined
  }
  if (typeof value !== 'object' || value === null) return { kind: 'scalar', start: 0, text: String(value) }
  const entries = new Map<string, SeedMapEntry>()
  for (const [name, inner] of Object.entries(value as Record<string, unknown>)) {
    // As in JSON: what is undefined is not there.
    if (inner === undefined) continue
    const node = toNode(inner, depth + 1)
    if (node === undefined) return undefined
    entries.set(name, { keyStart: 0, value: node })
  }
  return { kind: 'map', start: 0, entries }
}

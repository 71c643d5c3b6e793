import type { Node, Tree, Unreadable } from '@regionguard/core/settings'

/** A tree without its places, for tests: mappings as objects, lists as arrays, null for no value. */
function plainNode(node: Node): unknown {
  if (node.kind === 'scalar') return node.empty === true ? null : node.text
  if (node.kind === 'sequence') return node.items.map(({ value }) => plainNode(value))
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plainNode(value)]))
}

/** @throws if the text could not be read */
export function plainRoots(tree: Tree | Unreadable): readonly unknown[] {
  if ('reason' in tree) throw new Error(tree.reason)
  return tree.roots.map(plainNode)
}

/** What every scalar of a tree says of itself must be what stands in the text; the names of those of which it is not. */
export function wronglyWritten(text: string, tree: Tree): readonly string[] {
  const wrong: string[] = []
  const open: Node[] = [...tree.roots]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'scalar') {
      const { written } = node
      if (written !== undefined && text.slice(written.start, written.end) !== node.text) wrong.push(node.text)
    } else if (node.kind === 'sequence') for (const { value } of node.items) open.push(value)
    else for (const { key, value } of node.entries) open.push(key, value)
  }
  return wrong
}

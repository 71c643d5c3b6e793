import type { Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'

/** The outermost pattern that a name stands in, or the name itself, and what stands around that. */
export interface PatternAround {
  readonly root: Node
  readonly parent: Node | undefined
}

/** From `b` in `const { a: [b = 1] } = c` to the declarator. */
export function patternAround(tree: Tree, name: Node): PatternAround {
  let root = name
  let parent = tree.parentOf(root)
  while (parent !== undefined && isPatternPart(tree, parent, root)) {
    root = parent
    parent = tree.parentOf(root)
  }
  return { root, parent }
}

function isPatternPart(tree: Tree, up: Node, inner: Node): boolean {
  switch (up.type) {
    case 'Property':
      return up.value === inner && tree.parentOf(up)?.type === 'ObjectPattern'
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'RestElement':
    case 'TSParameterProperty':
      return true
    case 'AssignmentPattern':
      return up.left === inner
    default:
      return false
  }
}

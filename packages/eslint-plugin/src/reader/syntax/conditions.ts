import { isFunction, type Node } from './node.ts'
import type { Tree } from './tree.ts'

/**
 * Whenever `origin` has been evaluated, `later` is evaluated too, and after it: both are in the same function, and
 * nothing around `later` makes it depend on a condition.
 */
export function followsUnconditionally(tree: Tree, origin: Node, later: Node): boolean {
  if (later.range[0] < origin.range[0]) return false
  const around = new Set<Node>(tree.ancestorsOf(origin))
  let below = later
  for (const up of tree.ancestorsOf(later)) {
    if (around.has(up)) return !isBranchPoint(up) && !mayReturnBetween(tree, origin, later)
    if (isFunction(up) || !isPlain(up, below)) return false
    below = up
  }
  return false
}

/** A `return` between the two leaves before the later one. */
function mayReturnBetween(tree: Tree, origin: Node, later: Node): boolean {
  const owner = tree.functionAround(later)
  return tree.all('ReturnStatement').some((node) => {
    const isBetween = node.range[0] > origin.range[1] && node.range[1] < later.range[0]
    return isBetween && tree.functionAround(node) === owner
  })
}

/** Both stand in the same statement that chooses between them: `flag ? (c = twilio()) : (c.region = 'ie1')`. */
function isBranchPoint(node: Node): boolean {
  return (
    node.type === 'IfStatement' ||
    node.type === 'ConditionalExpression' ||
    node.type === 'SwitchStatement' ||
    node.type === 'TryStatement'
  )
}

function isPlain(node: Node, below: Node): boolean {
  switch (node.type) {
    case 'ExpressionStatement':
    case 'BlockStatement':
    case 'SequenceExpression':
    case 'AwaitExpression':
    case 'LabeledStatement':
      return true
    case 'TryStatement':
      return node.block === below || node.finalizer === below
    default:
      return false
  }
}

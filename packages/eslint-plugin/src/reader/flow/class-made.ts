import type { Bindings } from '../bindings/bindings.ts'
import { type ClassNode, isClass, type Node, unwrap } from '../syntax/node.ts'

/** The class of this file that `new Name()` makes an instance of. */
export function classMadeBy(bindings: Bindings, node: Node): ClassNode | undefined {
  if (node.type !== 'NewExpression') return undefined
  const callee = unwrap(node.callee)
  const variable = callee.type === 'Identifier' ? bindings.variableOf(callee) : undefined
  const [source] = variable === undefined ? [] : bindings.sourcesOf(variable)
  if (source?.kind === 'declaration' && isClass(source.node)) return source.node
  const value = source?.kind === 'expression' && source.steps.length === 0 ? unwrap(source.node) : undefined
  return value !== undefined && isClass(value) ? value : undefined
}

import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Variable } from '../bindings/scope-manager.ts'
import { isWrapper, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { isModuleExports } from './imports.ts'
import { type Shape, shapeUsedAt, unknownShape } from './shape.ts'

/**
 * An object that a variable holds may be changed after it was written: by `options.region = 'ie1'`, or by a function
 * that is given it. Undefined if this property surely was not.
 */
export function changedLater(
  evaluator: Evaluator,
  object: TSESTree.ObjectExpression,
  name: string,
): Shape | undefined {
  const variable = holderOf(evaluator, object)
  if (variable === undefined) return undefined
  const changes: Node[] = []
  for (const use of evaluator.program.bindings.readsOf(variable)) {
    const effect = effectOf(evaluator, use, name)
    if (effect === 'unknown')
      return unknownShape('an object that other code may change', [evaluator.span(use)])
    if (effect !== 'none') changes.push(effect)
  }
  const [change] = changes
  if (change === undefined) return undefined
  if (changes.length > 1 || !followsDirectly(evaluator, change, variable)) {
    return unknownShape('a property that is assigned under a condition, or more than once', [
      evaluator.span(change),
    ])
  }
  const assignment = evaluator.program.tree.parentOf(change)
  return assignment?.type === 'AssignmentExpression' && assignment.operator === '='
    ? shapeUsedAt(evaluator.shapeOf(assignment.right), evaluator.span(assignment))
    : unknownShape('a value that changes', [evaluator.span(change)])
}

function holderOf(evaluator: Evaluator, object: TSESTree.ObjectExpression): Variable | undefined {
  let node: Node = object
  let parent = evaluator.program.tree.parentOf(node)
  while (parent !== undefined && isWrapper(parent)) {
    node = parent
    parent = evaluator.program.tree.parentOf(node)
  }
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return undefined
  return evaluator.program.bindings.variableOf(parent.id)
}

/** What a use of a variable does to a property of the object in it. */
function effectOf(evaluator: Evaluator, use: Node, name: string): 'none' | 'unknown' | Node {
  const { tree } = evaluator.program
  let node = use
  let parent = tree.parentOf(node)
  while (parent !== undefined && isWrapper(parent)) {
    node = parent
    parent = tree.parentOf(node)
  }
  switch (parent?.type) {
    case 'MemberExpression': {
      if (parent.object !== node) return 'none'
      const key = memberName(parent)
      const outer = tree.parentOf(parent)
      const isTarget =
        (outer?.type === 'AssignmentExpression' && outer.left === parent) ||
        outer?.type === 'UpdateExpression' ||
        (outer?.type === 'UnaryExpression' && outer.operator === 'delete')
      if (isTarget) return key === undefined ? 'unknown' : key === name ? parent : 'none'
      return 'none'
    }
    case 'CallExpression':
    case 'NewExpression':
      return evaluator.harmlessCalls.has(parent) || isPureCall(parent, evaluator.program.bindings)
        ? 'none'
        : 'unknown'
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? 'unknown' : 'none'
    case 'SpreadElement':
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'TSExportAssignment':
    case 'ExpressionStatement':
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'IfStatement':
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'ReturnStatement':
      return 'none'
    case 'AssignmentExpression':
      return parent.right === node && isModuleExports(parent.left) ? 'none' : 'unknown'
    case 'Property':
      return 'none'
    default:
      return 'unknown'
  }
}

/** The statement of an assignment stands in the same block as the declaration of the variable. */
function followsDirectly(evaluator: Evaluator, target: Node, variable: Variable): boolean {
  const { tree } = evaluator.program
  const assignment = tree.parentOf(target)
  const statement = assignment === undefined ? undefined : tree.parentOf(assignment)
  const declarator = variable.defs[0]?.node as Node | undefined
  const declaration = declarator === undefined ? undefined : tree.parentOf(declarator)
  if (statement?.type !== 'ExpressionStatement' || declaration === undefined) return false
  return tree.parentOf(statement) === tree.parentOf(declaration)
}

/** Calls of the platform that read an object and leave it as it is. */
function isPureCall(call: TSESTree.CallExpression | TSESTree.NewExpression, bindings: Bindings): boolean {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return false
  const object = unwrap(callee.object)
  const name = memberName(callee) ?? ''
  if (bindings.isGlobal(object, 'console') || bindings.isGlobal(object, 'JSON')) return true
  return (
    bindings.isGlobal(object, 'Object') &&
    ['freeze', 'keys', 'values', 'entries', 'seal', 'fromEntries'].includes(name)
  )
}

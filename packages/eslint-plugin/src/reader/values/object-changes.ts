import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Variable } from '../bindings/variable.ts'
import { isWrapper, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
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
  const holder = holderOf(evaluator, object)
  if (holder === undefined) return undefined
  const changes = allEffectsOn(evaluator, holder.variable, [...holder.path, name])
  const open = changes.find((change) => change.kind === 'open')
  if (open !== undefined) {
    return unknownShape('an object that other code may change', [evaluator.span(open.node)])
  }
  const [change, ...more] = changes
  if (change === undefined) return undefined
  if (more.length > 0 || !followsDirectly(evaluator, change.node, holder.variable)) {
    return unknownShape('a property that is assigned under a condition, or more than once', [
      evaluator.span(change.node),
    ])
  }
  const assignment = evaluator.program.tree.parentOf(change.node)
  return assignment?.type === 'AssignmentExpression' && assignment.operator === '='
    ? shapeUsedAt(evaluator.shapeOf(assignment.right), evaluator.span(assignment))
    : unknownShape('a value that changes', [evaluator.span(change.node)])
}

interface Holder {
  readonly variable: Variable
  /** The keys from the object in the variable to this one. */
  readonly path: readonly string[]
}

/** The variable that holds an object literal, or the object that it is a part of. */
function holderOf(evaluator: Evaluator, object: TSESTree.ObjectExpression): Holder | undefined {
  const path: string[] = []
  for (const up of evaluator.program.tree.ancestorsOf(object)) {
    if (up.type === 'VariableDeclarator') {
      const variable = up.id.type === 'Identifier' ? evaluator.program.bindings.variableOf(up.id) : undefined
      return variable === undefined ? undefined : { variable, path }
    }
    if (up.type === 'Property') {
      const key = memberName(up)
      if (key === undefined) return undefined
      path.unshift(key)
    } else if (!isWrapper(up) && up.type !== 'ObjectExpression') {
      return undefined
    }
  }
  return undefined
}

interface Effect {
  /** `set`: the property is assigned. `open`: anything may have happened to it. */
  readonly kind: 'set' | 'open'
  readonly node: Node
}

/** What was found for a path, and how many harmless calls were known then. */
interface KnownEffects {
  readonly harmless: number
  readonly effects: readonly Effect[]
}

const knownEffects = new WeakMap<Variable, Map<string, KnownEffects>>()

/** As {@link effectsOn}; a property that is read in many places is looked for once. */
function allEffectsOn(evaluator: Evaluator, variable: Variable, path: readonly string[]): readonly Effect[] {
  let known = knownEffects.get(variable)
  if (known === undefined) knownEffects.set(variable, (known = new Map<string, KnownEffects>()))
  const key = JSON.stringify(path)
  const before = known.get(key)
  const harmless = evaluator.harmlessCalls.size
  if (before?.harmless === harmless) return before.effects
  const effects = effectsOn(evaluator, variable, path, new Set())
  known.set(key, { harmless, effects })
  return effects
}

/** What is done to a property of the object in a variable, by this name of the object or another. */
function effectsOn(
  evaluator: Evaluator,
  variable: Variable,
  path: readonly string[],
  seen: Set<Variable>,
): readonly Effect[] {
  if (seen.has(variable)) return []
  seen.add(variable)
  const { bindings } = evaluator.program
  const [name] = path
  const reads = name === undefined ? bindings.readsOf(variable) : bindings.readsOfMember(variable, name)
  return reads.flatMap((use) => effectsOfUse(evaluator, use, path, seen))
}

function effectsOfUse(
  evaluator: Evaluator,
  use: Node,
  path: readonly string[],
  seen: Set<Variable>,
): readonly Effect[] {
  const { tree, bindings } = evaluator.program
  const [key, ...rest] = path
  const node = tree.wrapped(use)
  const parent = tree.parentOf(node)
  switch (parent?.type) {
    case 'MemberExpression': {
      if (parent.object !== node || key === undefined) return []
      const name = memberName(parent)
      if (isTarget(tree, parent)) {
        if (name === undefined || (name === key && rest.length > 0)) return [{ kind: 'open', node: parent }]
        return name === key ? [{ kind: 'set', node: parent }] : []
      }
      return name === key && rest.length > 0 ? effectsOfUse(evaluator, parent, rest, seen) : []
    }
    case 'CallExpression':
    case 'NewExpression':
      return evaluator.harmlessCalls.has(parent) || isPureCall(parent, bindings)
        ? []
        : [{ kind: 'open', node: use }]
    case 'VariableDeclarator': {
      const alias = parent.id.type === 'Identifier' ? bindings.variableOf(parent.id) : undefined
      return alias === undefined ? [] : effectsOn(evaluator, alias, path, seen)
    }
    case 'AssignmentExpression':
      return parent.right === node && isModuleExports(parent.left) ? [] : [{ kind: 'open', node: use }]
    case 'Property':
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
      return []
    default:
      return [{ kind: 'open', node: use }]
  }
}

function isTarget(tree: Tree, member: Node): boolean {
  const outer = tree.parentOf(member)
  return (
    (outer?.type === 'AssignmentExpression' && outer.left === member) ||
    outer?.type === 'UpdateExpression' ||
    (outer?.type === 'UnaryExpression' && outer.operator === 'delete')
  )
}

/** The statement of an assignment stands in the same block as the declaration of the variable. */
function followsDirectly(evaluator: Evaluator, target: Node, variable: Variable): boolean {
  const { tree } = evaluator.program
  const assignment = tree.parentOf(target)
  const statement = assignment === undefined ? undefined : tree.parentOf(assignment)
  const declarator = variable.defs[0]?.node
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

import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Variable } from '../bindings/variable.ts'
import { isWrapper, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { isModuleExports } from './imports.ts'
import type { Tree } from '../syntax/tree.ts'
import { isTarget, membersNamed, writeTo } from './property-writes.ts'
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
  if (holder.kind === 'none') return undefined
  if (holder.kind === 'unknown') {
    const write = writeTo(evaluator, name)
    return write === undefined
      ? undefined
      : unknownShape('an object that other code may change', [evaluator.span(write)])
  }
  const changes =
    holder.kind === 'field'
      ? effectsOnField(evaluator, holder.name, [...holder.path, name])
      : allEffectsOn(evaluator, holder.variable, [...holder.path, name])
  const open = changes.find((change) => change.kind === 'open')
  if (open !== undefined) {
    return unknownShape('an object that other code may change', [evaluator.span(open.node)])
  }
  const [change, ...more] = changes
  if (change === undefined) return undefined
  const isPlain =
    more.length === 0 &&
    holder.kind === 'variable' &&
    followsDirectly(evaluator, change.node, holder.variable) &&
    isUnreadBefore(evaluator, change.node, holder.variable)
  if (!isPlain) {
    return unknownShape('a property that is assigned under a condition, or more than once', [
      evaluator.span(change.node),
    ])
  }
  const assignment = evaluator.program.tree.parentOf(change.node)
  return assignment?.type === 'AssignmentExpression' && assignment.operator === '='
    ? shapeUsedAt(evaluator.shapeOf(assignment.right), evaluator.span(assignment))
    : unknownShape('a value that changes', [evaluator.span(change.node)])
}

/** What holds an object literal, or the object that it is a part of. */
type Holder =
  | {
      readonly kind: 'variable'
      readonly variable: Variable
      /** The keys from the object in the variable to this one. */
      readonly path: readonly string[]
    }
  /** Of whatever object: `options` of `this.options`. */
  | { readonly kind: 'field'; readonly name: string; readonly path: readonly string[] }
  /** Nothing that anybody could change it by. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }

const UNKNOWN: Holder = { kind: 'unknown' }

function holderOf(evaluator: Evaluator, object: TSESTree.ObjectExpression): Holder {
  const { tree } = evaluator.program
  const path: string[] = []
  let inner: Node = object
  for (const up of tree.ancestorsOf(object)) {
    switch (up.type) {
      case 'VariableDeclarator':
        return heldBy(evaluator, up.id, path)
      case 'AssignmentExpression':
        return up.right === inner ? heldBy(evaluator, up.left, path) : UNKNOWN
      case 'PropertyDefinition': {
        const name = memberName(up)
        return name === undefined ? UNKNOWN : { kind: 'field', name, path }
      }
      case 'Property': {
        const key = memberName(up)
        if (key === undefined) return UNKNOWN
        path.unshift(key)
        break
      }
      case 'CallExpression':
      case 'NewExpression':
        return evaluator.harmlessCalls.has(up) ? { kind: 'none' } : UNKNOWN
      default:
        if (!isWrapper(up) && up.type !== 'ObjectExpression') return UNKNOWN
    }
    inner = up
  }
  return UNKNOWN
}

function heldBy(evaluator: Evaluator, target: Node, path: readonly string[]): Holder {
  const node = unwrap(target)
  if (node.type === 'Identifier') {
    const variable = evaluator.program.bindings.variableOf(node)
    return variable === undefined ? UNKNOWN : { kind: 'variable', variable, path }
  }
  const name = node.type === 'MemberExpression' ? memberName(node) : undefined
  return name === undefined || isModuleExports(node) ? UNKNOWN : { kind: 'field', name, path }
}

const knownOfFields = new WeakMap<Tree, Map<string, KnownEffects>>()

/** What is done to a property of the objects in fields of a name, whosever fields they are; looked for once. */
function effectsOnField(evaluator: Evaluator, field: string, path: readonly string[]): readonly Effect[] {
  const { tree } = evaluator.program
  let known = knownOfFields.get(tree)
  if (known === undefined) knownOfFields.set(tree, (known = new Map<string, KnownEffects>()))
  const key = JSON.stringify([field, ...path])
  const before = known.get(key)
  const harmless = evaluator.harmlessCalls.size
  if (before?.harmless === harmless) return before.effects
  const effects = findEffectsOnField(evaluator, field, path)
  known.set(key, { harmless, effects })
  return effects
}

function findEffectsOnField(evaluator: Evaluator, field: string, path: readonly string[]): readonly Effect[] {
  const { tree, bindings } = evaluator.program
  const byMember = membersNamed(tree, field)
    // What the field is set to is followed where it is read.
    .filter((member) => !isTarget(tree, tree.wrapped(member)))
    .flatMap((member) => effectsOfUse(evaluator, member, path, new Set()))
  // `const { options } = this`
  const byPattern = tree.identifiers(field).flatMap((identifier): readonly Effect[] => {
    const up = tree.parentOf(identifier)
    if (up?.type !== 'Property' || up.key !== identifier || tree.parentOf(up)?.type !== 'ObjectPattern')
      return []
    const alias = up.value.type === 'Identifier' ? bindings.variableOf(up.value) : undefined
    return alias === undefined ? [{ kind: 'open', node: up }] : effectsOn(evaluator, alias, path, new Set())
  })
  return [...byMember, ...byPattern]
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
      if (isTarget(tree, tree.wrapped(parent))) {
        if (name === undefined || (name === key && rest.length > 0)) return [{ kind: 'open', node: parent }]
        return name === key ? [{ kind: 'set', node: parent }] : []
      }
      // By a computed name it may be any part.
      const isPart = name === key || (name === undefined && parent.computed)
      return isPart && rest.length > 0 ? effectsOfUse(evaluator, parent, rest, seen) : []
    }
    case 'CallExpression':
    case 'NewExpression':
      if (evaluator.harmlessCalls.has(parent)) return []
      if (!isPureCall(parent, bindings)) return [{ kind: 'open', node: use }]
      // `for (const one of Object.values(all)) one.edge = ...`
      return rest.length > 0 ? elsewhere(evaluator, path) : []
    case 'VariableDeclarator': {
      const alias = parent.id.type === 'Identifier' ? bindings.variableOf(parent.id) : undefined
      if (alias !== undefined) return effectsOn(evaluator, alias, path, seen)
      return parent.id.type === 'ObjectPattern' && rest.length === 0 ? [] : elsewhere(evaluator, path)
    }
    case 'AssignmentExpression':
      return parent.right === node && isModuleExports(parent.left) ? [] : [{ kind: 'open', node: use }]
    case 'SpreadElement':
      return rest.length > 0 ? elsewhere(evaluator, path) : []
    case 'Property':
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return elsewhere(evaluator, path)
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'TSExportAssignment':
    case 'ExpressionStatement':
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'IfStatement':
      return []
    default:
      return [{ kind: 'open', node: use }]
  }
}

/** The object goes by a name that is not followed: whoever writes to such a property may have it. */
function elsewhere(evaluator: Evaluator, path: readonly string[]): readonly Effect[] {
  const write = writeTo(evaluator, path.at(-1) ?? '')
  return write === undefined ? [] : [{ kind: 'open', node: write }]
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

/** Who reads the variable before the assignment sees it without. */
function isUnreadBefore(evaluator: Evaluator, target: Node, variable: Variable): boolean {
  const [start] = target.range
  return evaluator.program.bindings.readsOf(variable).every((read) => read.range[0] >= start)
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

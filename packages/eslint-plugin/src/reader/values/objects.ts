import type { TSESTree } from '@typescript-eslint/types'
import { memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { memberNameOf } from './members.ts'
import { changedLater } from './object-changes.ts'
import {
  absentShape,
  type Frame,
  type Shape,
  shapeFromCaller,
  shapeUsedAt,
  unionOf,
  unknownShape,
} from './shape.ts'

/**
 * A property of an object literal. Later properties and spreads win over earlier ones.
 */
export function propertyShape(
  evaluator: Evaluator,
  object: TSESTree.ObjectExpression,
  name: string,
  frame: Frame | undefined,
): Shape {
  const changed = changedLater(evaluator, object, name)
  if (changed !== undefined) return changed
  return ownProperty(evaluator, object, name, frame)
}

function ownProperty(
  evaluator: Evaluator,
  object: TSESTree.ObjectExpression,
  name: string,
  frame: Frame | undefined,
): Shape {
  const conditional: Shape[] = []
  for (const property of object.properties.toReversed()) {
    const via = [evaluator.span(property)]
    if (property.type === 'SpreadElement') {
      const spread = spreadProperty(evaluator, property.argument, name, frame)
      if (spread === undefined) continue
      if (!spread.certain) conditional.push(spread.shape)
      else return unionOf([...conditional, shapeUsedAt(spread.shape, evaluator.span(property))], via)
      continue
    }
    const key = memberNameOf(evaluator, property, frame)
    if (key === undefined) return unknownShape('a property whose name is computed', via)
    if (key !== name) continue
    if (property.kind !== 'init') return unknownShape('a getter', via)
    const shape = shapeUsedAt(evaluator.shapeOf(property.value, frame), evaluator.span(property))
    return unionOf([...conditional, shape], via)
  }
  return conditional.length === 0 ? absentShape([]) : unionOf([...conditional, absentShape([])], [])
}

/** What a spread gives under a name; undefined if it surely has no such property. */
function spreadProperty(
  evaluator: Evaluator,
  argument: Node,
  name: string,
  frame: Frame | undefined,
): { shape: Shape; certain: boolean } | undefined {
  const node = unwrap(argument)
  if (node.type === 'LogicalExpression' && node.operator === '&&') {
    const some = spreadProperty(evaluator, node.right, name, frame)
    return some === undefined ? undefined : { shape: some.shape, certain: false }
  }
  if (node.type === 'ConditionalExpression') {
    const branches = [node.consequent, node.alternate].map((each) =>
      spreadProperty(evaluator, each, name, frame),
    )
    const known = branches.filter((each) => each !== undefined)
    if (known.length === 0) return undefined
    const certain = known.length === 2 && known.every((each) => each.certain)
    return {
      shape: unionOf(
        known.map((each) => each.shape),
        [evaluator.span(node)],
      ),
      certain,
    }
  }
  const shape = evaluator.shapeOf(node, frame)
  if (shape.kind === 'value' && shape.value.kind === 'absent') return undefined
  if (shape.kind !== 'object') {
    return {
      shape: unknownShape(
        'a spread of something that is not known',
        [evaluator.span(node)],
        shapeFromCaller(shape),
      ),
      certain: true,
    }
  }
  const property = propertyShape(evaluator, shape.node, name, shape.frame)
  const isAbsent = property.kind === 'value' && property.value.kind === 'absent'
  return isAbsent && !declares(shape.node, name) ? undefined : { shape: property, certain: true }
}

export function declares(object: TSESTree.ObjectExpression, name: string): boolean {
  return object.properties.some(
    (property) => property.type === 'SpreadElement' || memberName(property) === name,
  )
}

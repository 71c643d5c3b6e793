import type { TSESTree } from '@typescript-eslint/types'
import { type Node, unwrap } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { memberNameOf } from './members.ts'
import { changedLater } from './object-changes.ts'
import { propertiesFor } from './object-properties.ts'
import {
  absentShape,
  type Frame,
  type Shape,
  shapeFromCaller,
  shapeUsedAt,
  unionOf,
  unknownShape,
} from './shape.ts'

/** Spreads of objects that spread objects are followed this far. */
const DEEPEST_SPREAD = 20
/** One property may be looked for in this many objects: those that spread each other twice are twice as many each time. */
const MOST_SPREADS = 200

/** How far one search has come. */
interface Search {
  spreads: number
}

/** What an object surely has under a name, or what it may have. */
interface Found {
  readonly shapes: readonly Shape[]
  /** Whatever happens, one of the shapes is there. */
  readonly certain: boolean
}

const NOTHING: Found = { shapes: [], certain: false }

/**
 * A property of an object literal. Later properties and spreads win over earlier ones.
 */
export function propertyShape(
  evaluator: Evaluator,
  object: TSESTree.ObjectExpression,
  name: string,
  frame: Frame | undefined,
): Shape {
  const { shapes, certain } = propertyOf(evaluator, object, name, frame, { spreads: 0 }, 0)
  return unionOf(certain ? shapes : [...shapes, absentShape([])], [])
}

function propertyOf(
  evaluator: Evaluator,
  object: TSESTree.ObjectExpression,
  name: string,
  frame: Frame | undefined,
  search: Search,
  depth: number,
): Found {
  const changed = changedLater(evaluator, object, name)
  if (changed !== undefined) return { shapes: [changed], certain: true }
  const possible: Shape[] = []
  for (const property of propertiesFor(object, name)) {
    const via = [evaluator.span(property)]
    if (property.type === 'SpreadElement') {
      const spread = spreadProperty(evaluator, property.argument, name, frame, search, depth)
      possible.push(...spread.shapes.map((shape) => shapeUsedAt(shape, evaluator.span(property))))
      if (spread.certain) return { shapes: possible, certain: true }
      continue
    }
    const key = memberNameOf(evaluator, property, frame)
    if (key === undefined)
      return { shapes: [unknownShape('a property whose name is computed', via)], certain: true }
    if (key === '__proto__') {
      possible.push(unknownShape('what the prototype of an object may give', via))
      continue
    }
    if (key !== name) continue
    const shape =
      property.kind === 'init'
        ? shapeUsedAt(evaluator.shapeOf(property.value, frame), evaluator.span(property))
        : unknownShape('a getter', via)
    return { shapes: [...possible, shape], certain: true }
  }
  return { shapes: possible, certain: false }
}

/** What a spread gives under a name. */
function spreadProperty(
  evaluator: Evaluator,
  argument: Node,
  name: string,
  frame: Frame | undefined,
  search: Search,
  depth: number,
): Found {
  const node = unwrap(argument)
  if (node.type === 'LogicalExpression' && node.operator === '&&') {
    return { ...spreadProperty(evaluator, node.right, name, frame, search, depth), certain: false }
  }
  if (node.type === 'ConditionalExpression') {
    const branches = [node.consequent, node.alternate].map((each) =>
      spreadProperty(evaluator, each, name, frame, search, depth),
    )
    return {
      shapes: branches.flatMap(({ shapes }) => shapes),
      certain: branches.every(({ certain }) => certain),
    }
  }
  const shape = evaluator.shapeOf(node, frame)
  if (shape.kind === 'value' && shape.value.kind === 'absent') return NOTHING
  if (shape.kind === 'object' && depth < DEEPEST_SPREAD && ++search.spreads <= MOST_SPREADS) {
    return propertyOf(evaluator, shape.node, name, shape.frame, search, depth + 1)
  }
  const why = 'a spread of something that is not known'
  return { shapes: [unknownShape(why, [evaluator.span(node)], shapeFromCaller(shape))], certain: true }
}

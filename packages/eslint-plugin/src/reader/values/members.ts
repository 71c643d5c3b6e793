import { type NameValue, type Span, unknown } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { fieldShape, staticFieldShape } from './fields.ts'
import { shapeOfConstant } from './imports.ts'
import { propertyShape } from './objects.ts'
import { writeTo } from './property-writes.ts'
import { absentShape, type Frame, type Shape, shapeFromCaller, unionOf, unknownShape } from './shape.ts'

export function memberExpressionShape(
  evaluator: Evaluator,
  node: TSESTree.MemberExpression,
  frame: Frame | undefined,
): Shape {
  const via = [evaluator.span(node)]
  const name = memberNameOf(evaluator, node, frame)
  if (name === undefined) return unknownShape('a computed property', via)
  const derived = evaluator.derived(unwrap(node.object), name)
  if (derived !== undefined) return { kind: 'value', value: derived, via }
  const host = evaluator.program.classes.hostOfMember(node)
  if (host !== undefined) return fieldShape(evaluator, host, name, via)
  const object = unwrap(node.object)
  if (PLATFORMS.has(name) && isGlobalObject(evaluator, object)) return { kind: 'platform', via }
  if (object.type === 'MetaProperty' && name === 'env') return { kind: 'environment', checked: false, via }
  return evaluator.memberOf(evaluator.shapeOf(node.object, frame), name, node)
}

export function memberNameOf(
  evaluator: Evaluator,
  node: { readonly computed?: boolean; readonly key?: Node; readonly property?: Node },
  frame: Frame | undefined,
): string | undefined {
  const name = memberName(node)
  const key = node.property ?? node.key
  if (name !== undefined || key === undefined) return name
  return evaluator.textOf(key, frame)
}

/** A member of what an expression evaluates to. */
export function memberShape(evaluator: Evaluator, shape: Shape, name: string, at: Node | undefined): Shape {
  const via = at === undefined ? [] : [evaluator.span(at)]
  switch (shape.kind) {
    case 'environment': {
      const value: NameValue = { kind: 'name', space: 'env', path: name, scope: 'project', via }
      if (!shape.checked) return { kind: 'value', value, via }
      return { kind: 'value', value: { ...value, fallback: unknown('what a schema may put in', via) }, via }
    }
    case 'config':
      return {
        ...shape,
        path: shape.path === '' ? name : `${shape.path}.${name}`,
        via: [...via, ...shape.via],
      }
    case 'object':
      return propertyShape(evaluator, shape.node, name, shape.frame)
    case 'array': {
      const element = shape.elements[Number(name)]
      const before = shape.elements.slice(0, Number(name) + 1)
      const isKnown =
        element !== undefined && element !== null && !before.some((each) => each?.type === 'SpreadElement')
      return isKnown ? evaluator.shapeOf(element, shape.frame) : unknownShape('an element of a list', via)
    }
    case 'union':
      return unionOf(
        shape.shapes.map((each) => evaluator.memberOf(each, name, at)),
        via,
      )
    case 'class':
      return staticFieldShape(evaluator, shape.node, name, via)
    case 'instance':
      return fieldShape(evaluator, shape.node, name, via)
    case 'enum': {
      const member = shape.node.body.members.find((each) => memberName({ key: each.id }) === name)
      return member?.initializer === undefined
        ? unknownShape('a number', via)
        : evaluator.shapeOf(member.initializer)
    }
    case 'constant':
      return constantMember(evaluator, shape, name, via)
    case 'platform':
      return name === 'env' ? { kind: 'environment', checked: false, via } : unknownShape('the process', via)
    case 'text':
      return name === 'href' ? shape : unknownShape('a property of a text', via, shapeFromCaller(shape))
    case 'value':
      if (name === 'href') return shape
      if (shape.value.kind === 'name') {
        // `JSON`-like objects in one variable are not told from texts: `process.env.X.y` is nothing known.
        return unknownShape('a property of a text', via)
      }
      return unknownShape(
        shape.value.kind === 'unknown' ? shape.value.why : 'a property of a text',
        via,
        shapeFromCaller(shape),
      )
    default:
      return unknownShape(`a property of a ${shape.kind}`, via)
  }
}

function constantMember(
  evaluator: Evaluator,
  shape: Extract<Shape, { kind: 'constant' }>,
  name: string,
  via: readonly Span[],
): Shape {
  const { constant, path, scope } = shape
  if (constant.kind !== 'object') return unknownShape('a property of a constant of another file', via)
  const write = writeTo(evaluator, name)
  if (write !== undefined)
    return unknownShape('an object of another file that is changed here', [evaluator.span(write)])
  const member = constant.members.get(name)
  const below = path === '' ? name : `${path}.${name}`
  if (member !== undefined) return shapeOfConstant(member, below, scope, shape.via)
  if (!constant.open) return absentShape(via)
  return {
    kind: 'config',
    path: below,
    scope,
    fromCaller: false,
    why: 'an export that is not a constant',
    via,
  }
}

export function isGlobalObject(evaluator: Evaluator, node: Node): boolean {
  return ['globalThis', 'global', 'window', 'self'].some((name) =>
    evaluator.program.bindings.isGlobal(node, name),
  )
}

/** Globals that have the environment as `env`. */
export const PLATFORMS: ReadonlySet<string> = new Set(['process', 'Bun', 'Deno'])

import { literal, type NameValue, type Span, textOf, type Value } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { cookedText, type Node } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import {
  dependsOnCaller,
  type Frame,
  piecesOf,
  type Shape,
  shapeFromCaller,
  unionOf,
  unknownShape,
  valueOfShape,
} from './shape.ts'

export function templateShape(
  evaluator: Evaluator,
  node: TSESTree.TemplateLiteral,
  frame: Frame | undefined,
): Shape {
  const via = [evaluator.span(node)]
  const parts: Shape[] = []
  node.quasis.forEach((quasi, index) => {
    const text = cookedText(quasi)
    if (text === undefined) parts.push(unknownShape('an invalid escape', via))
    else if (text !== '') parts.push({ kind: 'value', value: literal(text, via), via })
    const expression = node.expressions[index]
    if (expression !== undefined) parts.push(evaluator.shapeOf(expression, frame))
  })
  return joinedShape(parts, via)
}

/** Texts one after the other. A single name stays that name: `${process.env.X}`. */
export function joinedShape(parts: readonly Shape[], via: readonly Span[]): Shape {
  const pieces = parts.flatMap(piecesOf).filter((value) => value.kind !== 'literal' || textOf(value) !== '')
  const [only, ...more] = pieces
  if (only === undefined) return { kind: 'value', value: literal('', via), via }
  if (more.length === 0 && only.kind !== 'absent' && only.kind !== 'base64')
    return { kind: 'value', value: only, via: only.via }
  const texts = pieces.map((value) => (value.kind === 'literal' ? textOf(value) : undefined))
  if (!texts.every((text) => text !== undefined)) return { kind: 'text', pieces, via }
  const spans = pieces.flatMap((value) => value.via).filter((span) => !via.includes(span))
  return { kind: 'value', value: literal(texts.join(''), [...via, ...spans]), via }
}

export function logicalShape(
  evaluator: Evaluator,
  node: TSESTree.LogicalExpression,
  frame: Frame | undefined,
): Shape {
  const via = [evaluator.span(node)]
  const left = evaluator.shapeOf(node.left, frame)
  const right = evaluator.shapeOf(node.right, frame)
  if (node.operator === '&&') {
    // `flag && 'ie1'` is `'ie1'` or something falsy that is no setting.
    if (left.kind === 'value' && left.value.kind === 'literal')
      return textOf(left.value) === '' ? left : right
    if (left.kind === 'value' && left.value.kind === 'absent') return left
    return left.kind === 'object'
      ? right
      : unknownShape('a value under a condition', via, shapeFromCaller(left))
  }
  if (right.kind === 'never') return left
  if (left.kind === 'value' && left.value.kind === 'absent') return right
  if (left.kind === 'value' && left.value.kind === 'literal') {
    return node.operator === '||' && textOf(left.value) === '' ? right : left
  }
  if (left.kind === 'object' || left.kind === 'array' || left.kind === 'environment') return left
  if (left.kind === 'config' && left.path === '') {
    return left.fromCaller ? left : unknownShape(left.why, via)
  }
  const value = valueOfShape(left)
  if (value.kind === 'name') return { kind: 'value', value: withFallback(value, valueOfShape(right)), via }
  if (value.kind === 'oneOf') {
    const alternatives = value.values.map((each): Shape => {
      if (each.kind === 'absent') return right
      if (each.kind === 'name') return { kind: 'value', value: withFallback(each, valueOfShape(right)), via }
      if (each.kind === 'literal' && textOf(each) === '' && node.operator === '||') return right
      return { kind: 'value', value: each, via }
    })
    return unionOf(alternatives, via)
  }
  return { kind: 'value', value, via }
}

/** `[user, password].join(':')`. */
export function joinedList(
  evaluator: Evaluator,
  list: Extract<Shape, { kind: 'array' }>,
  argument: Node | undefined,
  frame: Frame | undefined,
  via: readonly Span[],
): Shape {
  const separator = argument === undefined ? ',' : evaluator.textOf(argument, frame)
  if (separator === undefined) return unknownShape('a computed text', via)
  const parts = list.elements.flatMap((element, index): Shape[] => {
    const between: Shape[] = index === 0 ? [] : [{ kind: 'value', value: literal(separator, via), via }]
    const isOne = element !== null && element.type !== 'SpreadElement'
    return [
      ...between,
      isOne ? evaluator.shapeOf(element, list.frame) : unknownShape('elements of a list', via),
    ]
  })
  return joinedShape(parts, via)
}

export function textMethodShape(name: string, value: Value, via: readonly Span[]): Shape {
  if (value.kind === 'literal') {
    const text = textOf(value)
    const result =
      name === 'toLowerCase'
        ? text.toLowerCase()
        : name === 'toUpperCase'
          ? text.toUpperCase()
          : name === 'trim'
            ? text.trim()
            : text
    return { kind: 'value', value: literal(result, [...via, ...value.via]), via }
  }
  const keepsName = value.kind === 'name' && (name === 'trim' || name === 'toString' || name === 'value')
  if (keepsName) return { kind: 'value', value, via }
  return unknownShape('a computed text', via, dependsOnCaller(value))
}

/** `X || fallback`: where X is unset, also for an X that has a fallback of its own. */
export function withFallback(value: NameValue, fallback: Value): NameValue {
  if (fallback.kind === 'absent') return value
  const inner = value.fallback
  if (inner === undefined) return { ...value, fallback }
  return inner.kind === 'name' ? { ...value, fallback: withFallback(inner, fallback) } : value
}

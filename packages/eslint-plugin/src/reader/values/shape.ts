import { absent, identityOf, oneOf, type Span, unknown, usedAt, type Value } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import type { ClassNode, FunctionNode, Node } from '../syntax/node.ts'
import type { Constant } from './module-constants.ts'

/**
 * What an expression evaluates to, as far as the source says: a {@link Value}, or something that a value can be taken
 * out of.
 */
export type Shape = (
  | { readonly kind: 'value'; readonly value: Value }
  /** `process`, `Bun`, `Deno`. */
  | { readonly kind: 'platform' }
  /** `process.env` and its like. `checked`: went through a schema, which may have put defaults in. */
  | { readonly kind: 'environment'; readonly checked: boolean }
  /** An object that only names tell about: configuration, or a parameter. An empty path is the object itself. */
  | {
      readonly kind: 'config'
      readonly path: string
      readonly scope: string
      readonly fromCaller: boolean
      /** What the object is, for the reason of an unknown. */
      readonly why: string
    }
  | { readonly kind: 'object'; readonly node: TSESTree.ObjectExpression; readonly frame: Frame | undefined }
  | { readonly kind: 'array'; readonly elements: readonly (Node | null)[]; readonly frame: Frame | undefined }
  | { readonly kind: 'class'; readonly node: ClassNode }
  | { readonly kind: 'instance'; readonly node: ClassNode }
  | { readonly kind: 'enum'; readonly node: TSESTree.TSEnumDeclaration }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  /** An export of another file, or the whole of its exports. */
  | {
      readonly kind: 'constant'
      readonly constant: Constant
      /** As of a `config`: what a member that is no constant is known by. */
      readonly path: string
      readonly scope: string
    }
  /** One of several, depending on what happens at run time. */
  | { readonly kind: 'union'; readonly shapes: readonly Shape[] }
  /** A text put together from pieces of which not all are known. */
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  /** `Buffer.from(text)`. */
  | { readonly kind: 'buffer'; readonly pieces: readonly Piece[] }
  /** The expression gives no value at all: it throws. */
  | { readonly kind: 'never' }
) & {
  /** From the place of use (first) to the place of writing (last). */
  readonly via: readonly Span[]
}

/** The arguments of one call of a local function, while its body is evaluated for that call. */
export interface Frame {
  readonly function: FunctionNode
  readonly args: readonly Node[]
  readonly caller: Frame | undefined
  readonly depth: number
}

/** A piece of a text: a value, or a text in Base64. */
export type Piece = Value | EncodedPiece

export interface EncodedPiece {
  readonly kind: 'base64'
  readonly pieces: readonly Piece[]
  readonly via: readonly Span[]
}

export function unknownShape(why: string, via: readonly Span[], fromCaller = false): Shape {
  return { kind: 'value', value: unknown(why, via, fromCaller), via }
}

export function absentShape(via: readonly Span[]): Shape {
  return { kind: 'value', value: absent(via), via }
}

/** The same shape, used at one more place. */
export function shapeUsedAt(shape: Shape, span: Span): Shape {
  const first = shape.via[0]
  if (first?.start === span.start && first.end === span.end && first.file === span.file) return shape
  const via = [span, ...shape.via]
  return shape.kind === 'value' ? { kind: 'value', value: usedAt(shape.value, span), via } : { ...shape, via }
}

export function unionOf(shapes: readonly Shape[], via: readonly Span[]): Shape {
  const flat = shapes
    .flatMap((shape) => (shape.kind === 'union' ? shape.shapes : [shape]))
    .filter((shape) => shape.kind !== 'never')
  const distinct: Shape[] = []
  const seen = new Set<string>()
  for (const shape of flat) {
    const identity = valueIdentity(shape)
    if (identity !== undefined && seen.has(identity)) continue
    if (identity !== undefined) seen.add(identity)
    distinct.push(shape)
  }
  const [first, ...rest] = distinct
  if (first === undefined) return shapes.length === 0 ? absentShape(via) : { kind: 'never', via }
  return rest.length === 0 ? first : { kind: 'union', shapes: distinct, via }
}

function valueIdentity(shape: Shape): string | undefined {
  if (shape.kind !== 'value') return undefined
  const { value } = shape
  return value.kind === 'oneOf' || value.kind === 'unknown' ? undefined : identityOf(value)
}

/** The value of a shape: an object, function or class is none that a Twilio setting could be. */
export function valueOfShape(shape: Shape): Value {
  switch (shape.kind) {
    case 'value':
      return shape.value
    case 'config':
      if (shape.path === '') return unknown(shape.why, shape.via, shape.fromCaller)
      return {
        kind: 'name',
        space: 'config',
        path: shape.path,
        scope: shape.scope,
        ...(shape.fromCaller ? { fromCaller: true } : {}),
        via: shape.via,
      }
    case 'union':
      return oneOf(shape.shapes.map(valueOfShape), shape.via)
    case 'constant':
      return shape.constant.kind === 'value'
        ? { ...shape.constant.value, via: [...shape.via, ...shape.constant.value.via] }
        : unknown('an object of another file', shape.via)
    case 'text':
      return unknown(
        'a text put together from parts that are not known',
        shape.via,
        shape.pieces.some((piece) => piece.kind !== 'base64' && dependsOnCaller(piece)),
      )
    case 'environment':
      return unknown('the whole environment', shape.via)
    case 'platform':
      return unknown('the process', shape.via)
    case 'never':
      return unknown('an expression that throws', shape.via)
    default:
      return unknown(
        `${shape.kind === 'enum' || shape.kind === 'array' || shape.kind === 'object' ? 'an' : 'a'} ${shape.kind}`,
        shape.via,
      )
  }
}

/** The pieces of a text, in order: literals, and values of which the text is not known. */
export function piecesOf(shape: Shape): readonly Piece[] {
  return shape.kind === 'text' ? shape.pieces : [valueOfShape(shape)]
}

/** The value, or what it is computed from, is a parameter. */
export function dependsOnCaller(value: Value): boolean {
  return (value.kind === 'unknown' || value.kind === 'name') && value.fromCaller === true
}

export function shapeFromCaller(shape: Shape): boolean {
  if (shape.kind === 'config') return shape.fromCaller
  if (shape.kind === 'union') return shape.shapes.some(shapeFromCaller)
  return (shape.kind === 'value' || shape.kind === 'text') && dependsOnCaller(valueOfShape(shape))
}

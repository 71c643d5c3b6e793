import { absent, type Span, unknown, type Value } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Evaluator } from '../values/evaluator.ts'
import { type Shape, valueOfShape } from '../values/shape.ts'

/** One option, and where it is set, if anywhere. */
export interface OptionValue {
  readonly value: Value
  readonly place: Span | undefined
}

/** An options argument (`{ region, edge }`) of the SDK, whatever way it was put together. */
export class Options {
  readonly #evaluator: Evaluator
  readonly #node: Node | undefined
  readonly #shape: Shape | undefined

  constructor(evaluator: Evaluator, node: Node | undefined) {
    this.#evaluator = evaluator
    this.#node = node
    this.#shape = node === undefined ? undefined : evaluator.shapeOf(node)
  }

  option(name: string): OptionValue {
    const shape = this.#shape
    if (this.#node === undefined || shape === undefined) return { value: absent(), place: undefined }
    const value = this.#value(shape, name)
    if (value.kind === 'absent') return { value, place: undefined }
    return { value, place: this.#placeOf(name) ?? this.#evaluator.span(this.#node) }
  }

  /** What an option evaluates to, for options that are more than a value. */
  shape(name: string): Shape | undefined {
    if (this.#shape === undefined || this.#shape.kind === 'config') return undefined
    return this.#evaluator.memberOf(this.#shape, name, undefined)
  }

  /** A member of an option that is an object. The platform's own environment is no other than the SDK reads anyway. */
  within(name: string, member: string): OptionValue {
    const shape = this.shape(name)
    if (this.#node === undefined || shape?.kind === 'environment')
      return { value: absent(), place: undefined }
    const value =
      shape === undefined || shape.kind === 'config'
        ? unknown('an environment that is not known')
        : valueOfShape(this.#evaluator.memberOf(shape, member, undefined))
    if (value.kind === 'absent') return { value, place: undefined }
    return { value, place: this.#placeOf(name) ?? this.#evaluator.span(this.#node) }
  }

  #value(shape: Shape, name: string): Value {
    switch (shape.kind) {
      case 'value':
        if (shape.value.kind === 'absent') return absent()
        return shape.value.kind === 'unknown'
          ? shape.value
          : unknown('options that are not an object', shape.via)
      case 'config':
        // Any option may or may not be in it.
        return unknown(shape.why, shape.via, shape.fromCaller)
      case 'object':
      case 'constant':
      case 'instance':
        return valueOfShape(this.#evaluator.memberOf(shape, name, undefined))
      case 'union': {
        const values = shape.shapes.map((each) => this.#value(each, name))
        const [first] = values
        if (first !== undefined && values.every((value) => value.kind === 'absent')) return first
        return valueOfShape(this.#evaluator.memberOf(shape, name, undefined))
      }
      default:
        return unknown('options that are not an object', shape.via)
    }
  }

  /** The option is written out, whatever its value. */
  declares(name: string): boolean {
    return this.#placeOf(name) !== undefined
  }

  #placeOf(name: string): Span | undefined {
    const literal = this.literal()
    const property = literal === undefined ? undefined : propertyNamed(literal, name)
    return property === undefined ? undefined : this.#evaluator.span(property)
  }

  /** The object literal that the options are, written in place or held by a variable. */
  literal(): TSESTree.ObjectExpression | undefined {
    if (this.#node === undefined) return undefined
    const node = unwrap(this.#node)
    if (node.type === 'ObjectExpression') return node
    return this.#shape?.kind === 'object' ? this.#shape.node : undefined
  }
}

export function propertyNamed(
  object: TSESTree.ObjectExpression,
  name: string,
): TSESTree.Property | undefined {
  for (const property of object.properties.toReversed()) {
    if (property.type === 'Property' && memberName(property) === name) return property
  }
  return undefined
}

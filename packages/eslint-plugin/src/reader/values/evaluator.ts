import { literal, type Span, textOf, type Value } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Classes } from '../bindings/classes.ts'
import type { Functions } from '../bindings/functions.ts'
import type { Variable } from '../bindings/variable.ts'
import { type FunctionNode, isClass, isFunction, isWrapper, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { callShape, returnedShape } from './calls.ts'
import { constructionShape } from './constructions.ts'
import { isFunctionsContext } from './functions-context.ts'
import { moduleShape, requiredModule } from './imports.ts'
import { memberExpressionShape, memberShape, PLATFORMS } from './members.ts'
import type { LoadModule } from './module-constants.ts'
import {
  absentShape,
  type Frame,
  type Shape,
  shapeUsedAt,
  unionOf,
  unknownShape,
  valueOfShape,
} from './shape.ts'
import { joinedShape, logicalShape, templateShape } from './texts.ts'
import { variableShape } from './variables.ts'

/** Expressions that refer to each other are followed this far; deeper ones are unknown. */
const DEEPEST = 60
/** One question may look at this many expressions: functions that call functions grow without bound. */
const MOST_STEPS = 2000

export interface EvaluatorInput {
  readonly file: string
  readonly tree: Tree
  readonly bindings: Bindings
  readonly functions: Functions
  readonly classes: Classes
  readonly loadModule: LoadModule
}

/**
 * What an expression evaluates to, going backwards from its use to where its parts are written. Never guesses: what
 * the source does not say is unknown, with the reason.
 */
export class Evaluator {
  /** The program under study. */
  readonly program: EvaluatorInput
  readonly #active = new Set<unknown>()
  /** Knows members of things that the reader follows forwards: an API key just created, an account just fetched. */
  derived: (object: Node, member: string) => Value | undefined = () => undefined
  /** Calls that are certain not to change an object that they are given: those of the SDK, and requests. */
  readonly harmlessCalls = new Set<Node>()
  #depth = 0
  #steps = 0

  constructor(input: EvaluatorInput) {
    this.program = input
  }

  span(node: Node): Span {
    return { file: this.program.file, start: node.range[0], end: node.range[1] }
  }

  valueOf(node: Node, frame?: Frame): Value {
    return valueOfShape(this.shapeOf(node, frame))
  }

  /** The expression is the environment of the process. */
  isEnvironment(node: Node): boolean {
    return this.shapeOf(node).kind === 'environment'
  }

  /** The text that an expression surely has. */
  textOf(node: Node, frame?: Frame): string | undefined {
    const value = this.valueOf(node, frame)
    return value.kind === 'literal' ? textOf(value) : undefined
  }

  shapeOf(node: Node, frame?: Frame): Shape {
    if (isWrapper(node)) return this.shapeOf(node.expression, frame)
    if (this.#depth === 0) this.#steps = 0
    if (this.#depth > DEEPEST || ++this.#steps > MOST_STEPS)
      return unknownShape('a value that is computed in too many steps', [this.span(node)])
    // The same expression within itself is a loop: `a = b; b = a`, or a function that calls itself.
    const active = frame === undefined ? node : undefined
    if (active !== undefined && this.#active.has(active))
      return unknownShape('a value that depends on itself', [this.span(node)])
    this.#active.add(active)
    this.#depth++
    try {
      return shapeUsedAt(this.#evaluate(node, frame), this.span(node))
    } finally {
      this.#depth--
      this.#active.delete(active)
    }
  }

  #evaluate(node: Node, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    switch (node.type) {
      case 'Literal':
        if (typeof node.value === 'string') return { kind: 'value', value: literal(node.value, via), via }
        if (node.value === null && node.raw === 'null') return absentShape(via)
        return unknownShape('not a text', via)
      case 'TemplateLiteral':
        return templateShape(this, node, frame)
      case 'Identifier':
        return this.#identifier(node, frame)
      case 'MemberExpression':
        return memberExpressionShape(this, node, frame)
      case 'ObjectExpression':
        return { kind: 'object', node, frame, via }
      case 'ArrayExpression':
        return { kind: 'array', elements: node.elements, frame, via }
      case 'AwaitExpression':
        return this.shapeOf(node.argument, frame)
      case 'ConditionalExpression':
        return unionOf([this.shapeOf(node.consequent, frame), this.shapeOf(node.alternate, frame)], via)
      case 'LogicalExpression':
        return logicalShape(this, node, frame)
      case 'BinaryExpression':
        return node.operator === '+'
          ? joinedShape([this.shapeOf(node.left, frame), this.shapeOf(node.right, frame)], via)
          : unknownShape('a computed value', via)
      case 'AssignmentExpression':
        return node.operator === '=' ? this.shapeOf(node.right, frame) : unknownShape('a computed value', via)
      case 'SequenceExpression': {
        const last = node.expressions.at(-1)
        return last === undefined ? absentShape(via) : this.shapeOf(last, frame)
      }
      case 'UnaryExpression':
        return node.operator === 'void' ? absentShape(via) : unknownShape('a computed value', via)
      case 'MetaProperty':
        return unknownShape('a property of the module', via)
      case 'CallExpression':
        return callShape(this, node, frame)
      case 'NewExpression':
        return constructionShape(this, node, frame)
      case 'ThisExpression': {
        const host = this.program.classes.classOfThis(node)
        return host === undefined ? unknownShape('`this`', via) : { kind: 'instance', node: host, via }
      }
      case 'ImportExpression':
        return moduleShape(this, this.textOf(node.source, frame), via)
      default:
        if (isFunction(node)) return { kind: 'function', node, via }
        if (isClass(node)) return { kind: 'class', node, via }
        return unknownShape('an expression that is not followed', via)
    }
  }

  #identifier(node: TSESTree.Identifier, frame: Frame | undefined): Shape {
    const variable = this.program.bindings.variableOf(node)
    if (variable !== undefined) return this.variable(variable, frame)
    const via = [this.span(node)]
    if (PLATFORMS.has(node.name)) return { kind: 'platform', via }
    return node.name === 'undefined' ? absentShape(via) : unknownShape(`the global \`${node.name}\``, via)
  }

  /** What a variable holds, whatever gave it that. */
  variable(variable: Variable, frame?: Frame): Shape {
    return variableShape(this, variable, frame)
  }

  /** A member of what an expression evaluates to; `at` is where it is taken, if anywhere. */
  memberOf(shape: Shape, name: string, at: Node | undefined): Shape {
    return memberShape(this, shape, name, at)
  }

  /** The specifier of `require('x')`, where `require` is the platform's. */
  requiredModule(expression: Node): string | undefined {
    return requiredModule(this, expression)
  }

  /** The function is a handler of Twilio Functions, to which `context` gives the environment. */
  isFunctionsContext(owner: FunctionNode): boolean {
    return isFunctionsContext(this, owner)
  }

  /** What a function returns for some arguments. */
  returnOf(fn: FunctionNode, args: readonly Node[]): Shape {
    return returnedShape(this, fn, { function: fn, args, caller: undefined, depth: 1 }, [])
  }
}

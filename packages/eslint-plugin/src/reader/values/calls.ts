import type { NameValue, Span } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { type FunctionNode, memberName, type Node, unwrap } from '../syntax/node.ts'
import { encodedShape } from './base64.ts'
import { isConfigHolder, isConfigSource, isProjectConfig } from './config-source.ts'
import type { Evaluator } from './evaluator.ts'
import { isImportOf, moduleShape } from './imports.ts'
import { absentShape, type Frame, type Shape, unionOf, unknownShape } from './shape.ts'
import { joinedList, textMethodShape, withFallback } from './texts.ts'

/** Calls within calls are followed this far. */
const DEEPEST_CALL = 5

export function callShape(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  frame: Frame | undefined,
): Shape {
  const via = [evaluator.span(node)]
  const callee = unwrap(node.callee)
  const required = evaluator.requiredModule(node)
  if (required !== undefined) return moduleShape(evaluator, required, via)
  const fn = evaluator.program.functions.functionOf(callee)
  if (fn !== undefined) return localCallShape(evaluator, fn, node, frame)
  if (callee.type === 'MemberExpression') {
    const result = methodCallShape(evaluator, node, callee, frame)
    if (result !== undefined) return result
  }
  const encoded = encodedShape(evaluator, node, callee, frame)
  if (encoded !== undefined) return encoded
  if (callee.type === 'Identifier') {
    // A SID or token encodes to itself.
    const isKept = ['String', 'encodeURIComponent', 'encodeURI'].some((name) =>
      evaluator.program.bindings.isGlobal(callee, name),
    )
    if (isKept && node.arguments[0] !== undefined) {
      return evaluator.shapeOf(node.arguments[0], frame)
    }
    const parameter = firebaseParameter(evaluator, node, callee)
    if (parameter !== undefined) return parameter
    const target = evaluator.shapeOf(callee, frame)
    if (target.kind === 'constant' && target.constant.kind === 'environment-reader') {
      const name = node.arguments[target.constant.parameter]
      const text = name === undefined ? undefined : evaluator.textOf(name, frame)
      const { fallback } = target.constant
      const value: NameValue | undefined =
        text === undefined ? undefined : { kind: 'name', space: 'env', path: text, scope: 'project', via }
      if (value !== undefined) {
        return { kind: 'value', value: fallback === undefined ? value : withFallback(value, fallback), via }
      }
    }
  }
  if (node.arguments.some((argument) => givesEnvironment(evaluator, argument, frame))) {
    return { kind: 'environment', checked: true, via }
  }
  if (isConfigSource(callee)) {
    return {
      kind: 'config',
      path: '',
      scope: isProjectConfig(callee) ? 'project' : `${evaluator.program.file}#${String(node.range[0])}`,
      fromCaller: false,
      why: 'a configuration',
      via,
    }
  }
  return unknownShape(`the result of ${calleeText(callee)}()`, via)
}

/**
 * `defineSecret('X')`, whose `.value()` is the environment variable X.
 * Source: https://firebase.google.com/docs/functions/config-env
 */
function firebaseParameter(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  callee: TSESTree.Identifier,
): Shape | undefined {
  const isDefinition = callee.name === 'defineSecret' || callee.name === 'defineString'
  if (!isDefinition || !isImportOf(evaluator, callee, /^firebase-functions\b/)) return undefined
  const via = [evaluator.span(node)]
  const name = node.arguments[0] === undefined ? undefined : evaluator.textOf(node.arguments[0])
  if (name === undefined) return unknownShape('a parameter whose name is computed', via)
  return { kind: 'value', value: { kind: 'name', space: 'env', path: name, scope: 'project', via }, via }
}

/**
 * A schema that is given the environment gives back the same names: `schema.parse(process.env)`,
 * `createEnv({ runtimeEnv: process.env })`.
 */
function givesEnvironment(evaluator: Evaluator, argument: Node, frame: Frame | undefined): boolean {
  if (argument.type === 'SpreadElement') return false
  const shape = evaluator.shapeOf(argument, frame)
  if (shape.kind !== 'object') return shape.kind === 'environment'
  return shape.node.properties.some(
    (property) =>
      property.type === 'Property' &&
      /^(experimental__)?(runtimeEnv|env|envVars)$/.test(memberName(property) ?? '') &&
      evaluator.isEnvironment(property.value),
  )
}

function localCallShape(
  evaluator: Evaluator,
  fn: FunctionNode,
  node: TSESTree.CallExpression,
  frame: Frame | undefined,
): Shape {
  const via = [evaluator.span(node)]
  const depth = (frame?.depth ?? 0) + 1
  if (depth > DEEPEST_CALL || fn.generator)
    return unknownShape('the result of a function that is not followed', via)
  return returnedShape(evaluator, fn, { function: fn, args: node.arguments, caller: frame, depth }, via)
}

export function returnedShape(
  evaluator: Evaluator,
  fn: FunctionNode,
  frame: Frame | undefined,
  via: readonly Span[],
): Shape {
  const returned = evaluator.program.functions.returnsOf(fn).map((each) => evaluator.shapeOf(each, frame))
  const fallsThrough = evaluator.program.functions.mayFallThrough(fn)
  if (returned.length === 0 && !fallsThrough) return { kind: 'never', via }
  return unionOf(fallsThrough ? [...returned, absentShape(via)] : returned, via)
}

function methodCallShape(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  frame: Frame | undefined,
): Shape | undefined {
  const via = [evaluator.span(node)]
  const name = memberName(callee)
  if (name === undefined) return undefined
  const [argument] = node.arguments
  if (
    name === 'freeze' &&
    evaluator.program.bindings.isGlobal(unwrap(callee.object), 'Object') &&
    argument !== undefined
  ) {
    return evaluator.shapeOf(argument, frame)
  }
  if (evaluator.program.bindings.isGlobal(unwrap(callee.object), 'Object')) return undefined
  const object = evaluator.shapeOf(callee.object, frame)
  if (object.kind === 'environment') {
    if (name === 'toObject') return object
    if (name === 'get' && argument !== undefined) {
      const text = evaluator.textOf(argument, frame)
      return text === undefined
        ? unknownShape('a variable whose name is computed', via)
        : evaluator.memberOf(object, text, node)
    }
    return undefined
  }
  if (object.kind === 'config' && CONFIG_GETTERS.has(name) && argument !== undefined) {
    return configGetShape(evaluator, node, callee, object, frame)
  }
  if (object.kind === 'array' && name === 'join') return joinedList(evaluator, object, argument, frame, via)
  if (object.kind === 'buffer' && name === 'toString') {
    const encoding = argument === undefined ? 'utf8' : evaluator.textOf(argument, frame)
    if (encoding !== 'base64') return unknownShape('a computed text', via)
    return { kind: 'text', pieces: [{ kind: 'base64', pieces: object.pieces, via }], via }
  }
  if (object.kind === 'text' && (name === 'toString' || name === 'trim')) return object
  const value = object.kind === 'value' ? object.value : undefined
  if (value !== undefined && TEXT_METHODS.has(name)) return textMethodShape(name, value, via)
  return undefined
}

/** `config.get('twilio.authToken')` of node-config, `configService.get('TWILIO_AUTH_TOKEN')` of Nest. */
function configGetShape(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  object: Extract<Shape, { kind: 'config' }>,
  frame: Frame | undefined,
): Shape | undefined {
  const [first, second] = node.arguments
  const via = [evaluator.span(node)]
  const key = first === undefined ? undefined : evaluator.textOf(first, frame)
  if (!isConfigHolder(callee.object) && object.scope !== 'project') return undefined
  if (key === undefined) return unknownShape('a setting whose name is computed', via)
  const path = object.path === '' || object.fromCaller ? key : `${object.path}.${key}`
  // The service is handed in, but the setting is the project's own.
  const value: NameValue = { kind: 'name', space: 'config', path, scope: 'project', via }
  const fallback =
    second === undefined || second.type === 'ObjectExpression' ? undefined : evaluator.valueOf(second, frame)
  return { kind: 'value', value: fallback === undefined ? value : withFallback(value, fallback), via }
}

/** Methods that take a setting out of a configuration object by its name. */
const CONFIG_GETTERS: ReadonlySet<string> = new Set([
  'get',
  'getOrThrow',
  'require',
  'requireSecret',
  'getSecret',
])

const TEXT_METHODS: ReadonlySet<string> = new Set(['trim', 'toString', 'toLowerCase', 'toUpperCase', 'value'])

/** A callee as the source writes it, for reasons: `getRegion`, `config.load`. */
function calleeText(callee: Node): string {
  const node = unwrap(callee)
  if (node.type === 'Identifier') return node.name
  if (node.type === 'MemberExpression') {
    const name = memberName(node)
    return name === undefined ? 'a function' : `${calleeText(node.object)}.${name}`
  }
  return node.type === 'ThisExpression' ? 'this' : 'a function'
}

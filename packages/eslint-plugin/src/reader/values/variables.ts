import type { Span } from '@regionguard/core'
import type { PatternStep, Source } from '../bindings/bindings.ts'
import type { Variable } from '../bindings/variable.ts'
import { indexIn, isClass, isFunction, memberName, type Node } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { importedShape } from './imports.ts'
import { memberNameOf } from './members.ts'
import {
  absentShape,
  type Frame,
  type Shape,
  shapeFromCaller,
  shapeUsedAt,
  unionOf,
  unknownShape,
  valueOfShape,
} from './shape.ts'
import { withFallback } from './texts.ts'

/** More values than anybody gives a variable that a client is made of. */
const MOST_SOURCES = 64

export function variableShape(evaluator: Evaluator, variable: Variable, frame?: Frame): Shape {
  const sources = evaluator.program.bindings.sourcesOf(variable)
  if (sources.length > MOST_SOURCES) return unknownShape('a variable that is set many times', [])
  const shapes = sources.map((source) => sourceShape(evaluator, source, variable, frame))
  // Declared without a value, assigned on some way: it may still be undefined on another.
  const declared = variable.defs.some((definition) => definition.type === 'Variable')
  const hasInitial = sources[0] !== undefined && isInitial(sources[0], variable)
  if (declared && !hasInitial && !isAssignedAtOnce(evaluator, sources, variable))
    shapes.unshift(absentShape([]))
  return unionOf(shapes, [])
}

function isInitial(source: Source, variable: Variable): boolean {
  return variable.defs.some((definition) => {
    const node = definition.node
    return source.kind !== 'expression' || (node.type === 'VariableDeclarator' && node.init === source.node)
  })
}

/** `let x; x = 1`: the one assignment follows in the same block, so no read sees it undefined. */
function isAssignedAtOnce(evaluator: Evaluator, sources: readonly Source[], variable: Variable): boolean {
  const [only] = sources
  if (sources.length !== 1 || only?.kind !== 'expression') return false
  const assignment = evaluator.program.tree.parentOf(only.node)
  const statement = assignment === undefined ? undefined : evaluator.program.tree.parentOf(assignment)
  const block =
    statement?.type === 'ExpressionStatement' ? evaluator.program.tree.parentOf(statement) : undefined
  const declarator = variable.defs[0]?.node
  const declaration = declarator === undefined ? undefined : evaluator.program.tree.parentOf(declarator)
  return (
    block !== undefined && declaration !== undefined && evaluator.program.tree.parentOf(declaration) === block
  )
}

function sourceShape(
  evaluator: Evaluator,
  source: Source,
  variable: Variable,
  frame: Frame | undefined,
): Shape {
  switch (source.kind) {
    case 'expression':
      return (
        derivedStep(evaluator, source.node, source.steps) ??
        afterSteps(evaluator, evaluator.shapeOf(source.node, frame), source.steps, frame, variable)
      )
    case 'each': {
      const list = evaluator.shapeOf(source.node, frame)
      if (list.kind !== 'array')
        return unknownShape('an element of a list', [evaluator.span(source.node)], shapeFromCaller(list))
      const elements = list.elements.map((element) =>
        element === null || element.type === 'SpreadElement'
          ? unknownShape('an element of a list', list.via)
          : evaluator.shapeOf(element, list.frame),
      )
      return afterSteps(evaluator, unionOf(elements, list.via), source.steps, frame, variable)
    }
    case 'parameter': {
      const derived = derivedStep(evaluator, source.pattern, source.steps)
      if (derived !== undefined) return derived
      const parameter = parameterShape(evaluator, source.function, source.pattern, variable, frame)
      return afterSteps(evaluator, parameter, source.steps, frame, variable)
    }
    case 'import':
      return importedShape(evaluator, source.specifier)
    case 'declaration':
      if (isFunction(source.node)) return { kind: 'function', node: source.node, via: [] }
      if (isClass(source.node)) return { kind: 'class', node: source.node, via: [] }
      return source.node.type === 'TSEnumDeclaration'
        ? { kind: 'enum', node: source.node, via: [] }
        : unknownShape('a declaration', [])
    case 'unreadable':
      return unknownShape('a value that changes', [evaluator.span(source.node)])
  }
}

/** `const { authToken } = await client.api.accounts(sid).fetch()`. */
function derivedStep(evaluator: Evaluator, origin: Node, steps: readonly PatternStep[]): Shape | undefined {
  const [step, ...more] = steps
  const name = step?.kind === 'member' && more.length === 0 ? memberName(step.property) : undefined
  const value = name === undefined ? undefined : evaluator.derived(origin, name)
  return value === undefined ? undefined : { kind: 'value', value, via: [evaluator.span(origin)] }
}

function afterSteps(
  evaluator: Evaluator,
  shape: Shape,
  steps: readonly PatternStep[],
  frame: Frame | undefined,
  variable: Variable,
): Shape {
  let current = shape
  for (const step of steps) {
    if (step.kind === 'member') {
      const name = memberNameOf(evaluator, step.property, frame)
      current =
        name === undefined
          ? unknownShape('a computed property', [evaluator.span(step.property)])
          : shapeUsedAt(evaluator.memberOf(current, name, step.property), evaluator.span(step.property))
    } else if (step.kind === 'element') {
      current = evaluator.memberOf(current, String(step.index), undefined)
    } else if (step.kind === 'default') {
      current = withDefault(current, evaluator.shapeOf(step.node, frame))
    } else if (current.kind !== 'config' && current.kind !== 'environment') {
      current = unknownShape('the rest of an object', [], shapeFromCaller(current))
    }
  }
  return current.kind === 'config' && current.path === '' && steps.length === 0
    ? { ...current, why: current.why === '' ? `the variable \`${variable.name}\`` : current.why }
    : current
}

/** `= 'us1'` applies where the value is undefined. */
function withDefault(shape: Shape, fallback: Shape): Shape {
  if (shape.kind === 'config' && shape.path === '') return shape
  const value = shape.kind === 'object' || shape.kind === 'array' ? undefined : valueOfShape(shape)
  if (value === undefined) return shape
  if (value.kind === 'absent') return fallback
  if (value.kind === 'name')
    return { kind: 'value', value: withFallback(value, valueOfShape(fallback)), via: shape.via }
  if (value.kind === 'oneOf') {
    const parts = value.values.map((each): Shape =>
      each.kind === 'absent' ? fallback : { kind: 'value', value: each, via: shape.via },
    )
    return unionOf(parts, shape.via)
  }
  return shape
}

function parameterShape(
  evaluator: Evaluator,
  owner: Node,
  pattern: Node,
  variable: Variable,
  frame: Frame | undefined,
): Shape {
  const via: Span[] = []
  if (!isFunction(owner)) return unknownShape('a parameter', via, true)
  const index = indexIn(owner.params, pattern)
  for (let up = frame; up !== undefined; up = up.caller) {
    if (up.function === owner) return argumentShape(evaluator, up.args, index, up.caller)
  }
  if (index === 0 && evaluator.isFunctionsContext(owner)) return { kind: 'environment', checked: false, via }
  const { calls, complete } = evaluator.program.functions.callSitesOf(owner)
  if (complete && calls.length > 0 && pattern.type !== 'RestElement') {
    return unionOf(
      calls.map((call) => argumentShape(evaluator, call.arguments, index, undefined)),
      via,
    )
  }
  const scope = `${evaluator.program.file}#${String(pattern.range[0])}`
  return {
    kind: 'config',
    path: '',
    scope,
    fromCaller: true,
    why: `the parameter \`${variable.name}\``,
    via,
  }
}

function argumentShape(
  evaluator: Evaluator,
  args: readonly Node[],
  index: number,
  frame: Frame | undefined,
): Shape {
  if (args.slice(0, index + 1).some((arg) => arg.type === 'SpreadElement')) {
    return unknownShape('an argument of a spread call', [])
  }
  const arg = args[index]
  return arg === undefined ? absentShape([]) : evaluator.shapeOf(arg, frame)
}

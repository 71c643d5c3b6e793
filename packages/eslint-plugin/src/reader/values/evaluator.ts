import { literal, type NameValue, type Span, textOf, unknown, type Value } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings, PatternStep, Source } from '../bindings/bindings.ts'
import type { Classes } from '../bindings/classes.ts'
import type { Functions } from '../bindings/functions.ts'
import type { Variable } from '../bindings/scope-manager.ts'
import {
  type ClassNode,
  cookedText,
  type FunctionNode,
  isClass,
  isFunction,
  isWrapper,
  memberName,
  type Node,
  unwrap,
} from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { isConfigHolder, isConfigSource, isStaticEnvironmentModule, moduleScope } from './config-source.ts'
import { type Constant, exportedConstant, type LoadModule, namespaceOf } from './module-constants.ts'
import {
  absentShape,
  dependsOnCaller,
  type Frame,
  piecesOf,
  type Shape,
  shapeFromCaller,
  shapeUsedAt,
  unionOf,
  unknownShape,
  valueOfShape,
} from './shape.ts'

/** Calls within calls are followed this far. */
const DEEPEST_CALL = 5
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
  readonly #in: EvaluatorInput
  readonly #active = new Set<unknown>()
  /** Knows members of things that the reader follows forwards: an API key just created, an account just fetched. */
  derived: (object: Node, member: string) => Value | undefined = () => undefined
  /** Calls that are certain not to change an object that they are given: those of the SDK, and requests. */
  readonly harmlessCalls = new Set<Node>()
  #depth = 0
  #steps = 0

  constructor(input: EvaluatorInput) {
    this.#in = input
  }

  span(node: Node): Span {
    return { file: this.#in.file, start: node.range[0], end: node.range[1] }
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
        return this.#template(node, frame)
      case 'Identifier':
        return this.#identifier(node, frame)
      case 'MemberExpression':
        return this.#memberExpression(node, frame)
      case 'ObjectExpression':
        return { kind: 'object', node, frame, via }
      case 'ArrayExpression':
        return { kind: 'array', elements: node.elements, frame, via }
      case 'AwaitExpression':
        return this.shapeOf(node.argument, frame)
      case 'ConditionalExpression':
        return unionOf([this.shapeOf(node.consequent, frame), this.shapeOf(node.alternate, frame)], via)
      case 'LogicalExpression':
        return this.#logical(node, frame)
      case 'BinaryExpression':
        return node.operator === '+'
          ? this.#join([this.shapeOf(node.left, frame), this.shapeOf(node.right, frame)], via)
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
        return this.#call(node, frame)
      case 'NewExpression':
        return this.#construction(node, frame)
      case 'ThisExpression': {
        const host = this.#in.classes.classOfThis(node)
        return host === undefined ? unknownShape('`this`', via) : { kind: 'instance', node: host, via }
      }
      case 'ImportExpression':
        return this.#module(this.textOf(node.source, frame), via)
      default:
        if (isFunction(node)) return { kind: 'function', node, via }
        if (isClass(node)) return { kind: 'class', node, via }
        return unknownShape('an expression that is not followed', via)
    }
  }

  // Texts

  #template(node: TSESTree.TemplateLiteral, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    const parts: Shape[] = []
    node.quasis.forEach((quasi, index) => {
      const text = cookedText(quasi)
      if (text === undefined) parts.push(unknownShape('an invalid escape', via))
      else if (text !== '') parts.push({ kind: 'value', value: literal(text, via), via })
      const expression = node.expressions[index]
      if (expression !== undefined) parts.push(this.shapeOf(expression, frame))
    })
    return this.#join(parts, via)
  }

  /** Texts one after the other. A single name stays that name: `${process.env.X}`. */
  #join(parts: readonly Shape[], via: readonly Span[]): Shape {
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

  #logical(node: TSESTree.LogicalExpression, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    const left = this.shapeOf(node.left, frame)
    const right = this.shapeOf(node.right, frame)
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
        if (each.kind === 'name')
          return { kind: 'value', value: withFallback(each, valueOfShape(right)), via }
        if (each.kind === 'literal' && textOf(each) === '' && node.operator === '||') return right
        return { kind: 'value', value: each, via }
      })
      return unionOf(alternatives, via)
    }
    return { kind: 'value', value, via }
  }

  // Names

  #identifier(node: TSESTree.Identifier, frame: Frame | undefined): Shape {
    const variable = this.#in.bindings.variableOf(node)
    if (variable !== undefined) return this.variable(variable, frame)
    const via = [this.span(node)]
    if (PLATFORMS.has(node.name)) return { kind: 'platform', via }
    return node.name === 'undefined' ? absentShape(via) : unknownShape(`the global \`${node.name}\``, via)
  }

  variable(variable: Variable, frame?: Frame): Shape {
    const sources = this.#in.bindings.sourcesOf(variable)
    const shapes = sources.map((source) => this.#source(source, variable, frame))
    // Declared without a value, assigned on some way: it may still be undefined on another.
    const declared = variable.defs.some((definition) => definition.type === 'Variable')
    const hasInitial = sources[0] !== undefined && this.#isInitial(sources[0], variable)
    if (declared && !hasInitial && !this.#isAssignedAtOnce(sources, variable)) shapes.unshift(absentShape([]))
    return unionOf(shapes, [])
  }

  #isInitial(source: Source, variable: Variable): boolean {
    return variable.defs.some((definition) => {
      const node = definition.node as Node
      return source.kind !== 'expression' || (node.type === 'VariableDeclarator' && node.init === source.node)
    })
  }

  /** `let x; x = 1`: the one assignment follows in the same block, so no read sees it undefined. */
  #isAssignedAtOnce(sources: readonly Source[], variable: Variable): boolean {
    const [only] = sources
    if (sources.length !== 1 || only?.kind !== 'expression') return false
    const assignment = this.#in.tree.parentOf(only.node)
    const statement = assignment === undefined ? undefined : this.#in.tree.parentOf(assignment)
    const block = statement?.type === 'ExpressionStatement' ? this.#in.tree.parentOf(statement) : undefined
    const declarator = variable.defs[0]?.node as Node | undefined
    const declaration = declarator === undefined ? undefined : this.#in.tree.parentOf(declarator)
    return block !== undefined && declaration !== undefined && this.#in.tree.parentOf(declaration) === block
  }

  #source(source: Source, variable: Variable, frame: Frame | undefined): Shape {
    switch (source.kind) {
      case 'expression':
        return (
          this.#derivedStep(source.node, source.steps) ??
          this.#afterSteps(this.shapeOf(source.node, frame), source.steps, frame, variable)
        )
      case 'each': {
        const list = this.shapeOf(source.node, frame)
        if (list.kind !== 'array')
          return unknownShape('an element of a list', [this.span(source.node)], shapeFromCaller(list))
        const elements = list.elements.map((element) =>
          element === null || element.type === 'SpreadElement'
            ? unknownShape('an element of a list', list.via)
            : this.shapeOf(element, list.frame),
        )
        return this.#afterSteps(unionOf(elements, list.via), source.steps, frame, variable)
      }
      case 'parameter': {
        const derived = this.#derivedStep(source.pattern, source.steps)
        if (derived !== undefined) return derived
        const parameter = this.#parameter(source.function, source.pattern, variable, frame)
        return this.#afterSteps(parameter, source.steps, frame, variable)
      }
      case 'import':
        return this.#imported(source.specifier)
      case 'declaration':
        if (isFunction(source.node)) return { kind: 'function', node: source.node, via: [] }
        if (isClass(source.node)) return { kind: 'class', node: source.node, via: [] }
        return source.node.type === 'TSEnumDeclaration'
          ? { kind: 'enum', node: source.node, via: [] }
          : unknownShape('a declaration', [])
      case 'unreadable':
        return unknownShape('a value that changes', [this.span(source.node)])
    }
  }

  /** `const { authToken } = await client.api.accounts(sid).fetch()`. */
  #derivedStep(origin: Node, steps: readonly PatternStep[]): Shape | undefined {
    const [step, ...more] = steps
    const name = step?.kind === 'member' && more.length === 0 ? memberName(step.property) : undefined
    const value = name === undefined ? undefined : this.derived(origin, name)
    return value === undefined ? undefined : { kind: 'value', value, via: [this.span(origin)] }
  }

  #afterSteps(
    shape: Shape,
    steps: readonly PatternStep[],
    frame: Frame | undefined,
    variable: Variable,
  ): Shape {
    let current = shape
    for (const step of steps) {
      if (step.kind === 'member') {
        const name = this.#memberNameOf(step.property, frame)
        current =
          name === undefined
            ? unknownShape('a computed property', [this.span(step.property)])
            : shapeUsedAt(this.memberOf(current, name, step.property), this.span(step.property))
      } else if (step.kind === 'element') {
        current = this.memberOf(current, String(step.index), undefined)
      } else if (step.kind === 'default') {
        current = this.#withDefault(current, this.shapeOf(step.node, frame))
      } else if (current.kind !== 'config' && current.kind !== 'environment') {
        current = unknownShape('the rest of an object', [], shapeFromCaller(current))
      }
    }
    return current.kind === 'config' && current.path === '' && steps.length === 0
      ? { ...current, why: current.why === '' ? `the variable \`${variable.name}\`` : current.why }
      : current
  }

  /** `= 'us1'` applies where the value is undefined. */
  #withDefault(shape: Shape, fallback: Shape): Shape {
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

  #parameter(owner: Node, pattern: Node, variable: Variable, frame: Frame | undefined): Shape {
    const via: Span[] = []
    if (!isFunction(owner)) return unknownShape('a parameter', via, true)
    const index = owner.params.indexOf(pattern as TSESTree.Parameter)
    for (let up = frame; up !== undefined; up = up.caller) {
      if (up.function === owner) return this.#argument(up.args, index, up.caller)
    }
    if (index === 0 && this.isFunctionsContext(owner)) return { kind: 'environment', checked: false, via }
    const { calls, complete } = this.#in.functions.callSitesOf(owner)
    if (complete && calls.length > 0 && pattern.type !== 'RestElement') {
      return unionOf(
        calls.map((call) => this.#argument(call.arguments, index, undefined)),
        via,
      )
    }
    const scope = `${this.#in.file}#${String(pattern.range[0])}`
    return {
      kind: 'config',
      path: '',
      scope,
      fromCaller: true,
      why: `the parameter \`${variable.name}\``,
      via,
    }
  }

  #argument(args: readonly Node[], index: number, frame: Frame | undefined): Shape {
    if (args.slice(0, index + 1).some((arg) => arg.type === 'SpreadElement')) {
      return unknownShape('an argument of a spread call', [])
    }
    const arg = args[index]
    return arg === undefined ? absentShape([]) : this.shapeOf(arg, frame)
  }

  /**
   * The function is a handler of Twilio Functions: `context` comes first and holds the environment.
   * AWS Lambda's handlers take `(event, context)`, so the names and their order decide.
   * Source: https://www.twilio.com/docs/serverless/functions-assets/functions/invocation
   */
  isFunctionsContext(owner: FunctionNode): boolean {
    const [first, second] = owner.params
    if (first?.type !== 'Identifier' || !/^(twilio)?_?(context|ctx)$/i.test(first.name)) return false
    if (second?.type === 'Identifier' && /^_?(event|evt|_)$/i.test(second.name)) return true
    const variable = this.#in.bindings.variableOf(first)
    return (variable?.references ?? []).some((reference) => {
      const parent = this.#in.tree.parentOf(reference.identifier as Node)
      return parent?.type === 'MemberExpression' && memberName(parent) === 'getTwilioClient'
    })
  }

  // Members

  #memberExpression(node: TSESTree.MemberExpression, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    const name = this.#memberNameOf(node, frame)
    if (name === undefined) return unknownShape('a computed property', via)
    const derived = this.derived(unwrap(node.object), name)
    if (derived !== undefined) return { kind: 'value', value: derived, via }
    const host = this.#in.classes.hostOfMember(node)
    if (host !== undefined) return this.#field(host, name, via)
    const object = unwrap(node.object)
    if (PLATFORMS.has(name) && this.#isGlobalObject(object)) return { kind: 'platform', via }
    if (object.type === 'MetaProperty' && name === 'env') return { kind: 'environment', checked: false, via }
    return this.memberOf(this.shapeOf(node.object, frame), name, node)
  }

  #memberNameOf(
    node: { readonly computed?: boolean; readonly key?: Node; readonly property?: Node },
    frame: Frame | undefined,
  ): string | undefined {
    const name = memberName(node)
    const key = node.property ?? node.key
    if (name !== undefined || key === undefined) return name
    return this.textOf(key, frame)
  }

  #isGlobalObject(node: Node): boolean {
    return ['globalThis', 'global', 'window', 'self'].some((name) => this.#in.bindings.isGlobal(node, name))
  }

  /** The name is imported, or required, from a module. */
  #isImportOf(node: Node, module: RegExp): boolean {
    if (node.type !== 'Identifier') return false
    const variable = this.#in.bindings.variableOf(node)
    const [source] = variable === undefined ? [] : this.#in.bindings.sourcesOf(variable)
    if (source?.kind === 'import') {
      const declaration = this.#in.tree.parentOf(source.specifier)
      return declaration?.type === 'ImportDeclaration' && module.test(declaration.source.value)
    }
    const specifier = source?.kind === 'expression' ? this.requiredModule(source.node) : undefined
    return specifier !== undefined && module.test(specifier)
  }

  /** What a function returns for some arguments. */
  returnOf(fn: FunctionNode, args: readonly Node[]): Shape {
    return this.#returned(fn, { function: fn, args, caller: undefined, depth: 1 }, [])
  }

  /** A member of what an expression evaluates to. */
  memberOf(shape: Shape, name: string, at: Node | undefined): Shape {
    const via = at === undefined ? [] : [this.span(at)]
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
        return this.propertyOf(shape.node, name, shape.frame)
      case 'array': {
        const element = shape.elements[Number(name)]
        const before = shape.elements.slice(0, Number(name) + 1)
        const isKnown =
          element !== undefined && element !== null && !before.some((each) => each?.type === 'SpreadElement')
        return isKnown ? this.shapeOf(element, shape.frame) : unknownShape('an element of a list', via)
      }
      case 'union':
        return unionOf(
          shape.shapes.map((each) => this.memberOf(each, name, at)),
          via,
        )
      case 'class':
        return this.#staticField(shape.node, name, via)
      case 'instance':
        return this.#field(shape.node, name, via)
      case 'enum': {
        const member = shape.node.body.members.find((each) => memberName({ key: each.id }) === name)
        return member?.initializer === undefined
          ? unknownShape('a number', via)
          : this.shapeOf(member.initializer)
      }
      case 'constant':
        return this.#constantMember(shape, name, via)
      case 'platform':
        return name === 'env'
          ? { kind: 'environment', checked: false, via }
          : unknownShape('the process', via)
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

  #constantMember(shape: Extract<Shape, { kind: 'constant' }>, name: string, via: readonly Span[]): Shape {
    const { constant, path, scope } = shape
    if (constant.kind !== 'object') return unknownShape('a property of a constant of another file', via)
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

  /**
   * A property of an object literal. Later properties and spreads win over earlier ones.
   */
  propertyOf(object: TSESTree.ObjectExpression, name: string, frame: Frame | undefined): Shape {
    const changed = this.#changedLater(object, name)
    if (changed !== undefined) return changed
    return this.#ownProperty(object, name, frame)
  }

  #ownProperty(object: TSESTree.ObjectExpression, name: string, frame: Frame | undefined): Shape {
    const conditional: Shape[] = []
    for (const property of object.properties.toReversed()) {
      const via = [this.span(property)]
      if (property.type === 'SpreadElement') {
        const spread = this.#spreadProperty(property.argument, name, frame)
        if (spread === undefined) continue
        if (!spread.certain) conditional.push(spread.shape)
        else return unionOf([...conditional, shapeUsedAt(spread.shape, this.span(property))], via)
        continue
      }
      const key = this.#memberNameOf(property, frame)
      if (key === undefined) return unknownShape('a property whose name is computed', via)
      if (key !== name) continue
      if (property.kind !== 'init') return unknownShape('a getter', via)
      const shape = shapeUsedAt(this.shapeOf(property.value, frame), this.span(property))
      return unionOf([...conditional, shape], via)
    }
    return conditional.length === 0 ? absentShape([]) : unionOf([...conditional, absentShape([])], [])
  }

  /** What a spread gives under a name; undefined if it surely has no such property. */
  #spreadProperty(
    argument: Node,
    name: string,
    frame: Frame | undefined,
  ): { shape: Shape; certain: boolean } | undefined {
    const node = unwrap(argument)
    if (node.type === 'LogicalExpression' && node.operator === '&&') {
      const some = this.#spreadProperty(node.right, name, frame)
      return some === undefined ? undefined : { shape: some.shape, certain: false }
    }
    if (node.type === 'ConditionalExpression') {
      const branches = [node.consequent, node.alternate].map((each) =>
        this.#spreadProperty(each, name, frame),
      )
      const known = branches.filter((each) => each !== undefined)
      if (known.length === 0) return undefined
      const certain = known.length === 2 && known.every((each) => each.certain)
      return {
        shape: unionOf(
          known.map((each) => each.shape),
          [this.span(node)],
        ),
        certain,
      }
    }
    const shape = this.shapeOf(node, frame)
    if (shape.kind === 'value' && shape.value.kind === 'absent') return undefined
    if (shape.kind !== 'object') {
      return {
        shape: unknownShape(
          'a spread of something that is not known',
          [this.span(node)],
          shapeFromCaller(shape),
        ),
        certain: true,
      }
    }
    const property = this.propertyOf(shape.node, name, shape.frame)
    const isAbsent = property.kind === 'value' && property.value.kind === 'absent'
    return isAbsent && !this.#declares(shape.node, name) ? undefined : { shape: property, certain: true }
  }

  #declares(object: TSESTree.ObjectExpression, name: string): boolean {
    return object.properties.some(
      (property) => property.type === 'SpreadElement' || memberName(property) === name,
    )
  }

  /**
   * An object that a variable holds may be changed after it was written: by `options.region = 'ie1'`, or by a function
   * that is given it. Undefined if this property surely was not.
   */
  #changedLater(object: TSESTree.ObjectExpression, name: string): Shape | undefined {
    const variable = this.#holderOf(object)
    if (variable === undefined) return undefined
    const changes: Node[] = []
    for (const use of this.#in.bindings.readsOf(variable)) {
      const effect = this.#effectOf(use, name)
      if (effect === 'unknown') return unknownShape('an object that other code may change', [this.span(use)])
      if (effect !== 'none') changes.push(effect)
    }
    const [change] = changes
    if (change === undefined) return undefined
    if (changes.length > 1 || !this.#followsDirectly(change, variable)) {
      return unknownShape('a property that is assigned under a condition, or more than once', [
        this.span(change),
      ])
    }
    const assignment = this.#in.tree.parentOf(change)
    return assignment?.type === 'AssignmentExpression' && assignment.operator === '='
      ? shapeUsedAt(this.shapeOf(assignment.right), this.span(assignment))
      : unknownShape('a value that changes', [this.span(change)])
  }

  #holderOf(object: TSESTree.ObjectExpression): Variable | undefined {
    let node: Node = object
    let parent = this.#in.tree.parentOf(node)
    while (parent !== undefined && isWrapper(parent)) {
      node = parent
      parent = this.#in.tree.parentOf(node)
    }
    if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return undefined
    return this.#in.bindings.variableOf(parent.id)
  }

  /** What a use of a variable does to a property of the object in it. */
  #effectOf(use: Node, name: string): 'none' | 'unknown' | Node {
    const { tree } = this.#in
    let node = use
    let parent = tree.parentOf(node)
    while (parent !== undefined && isWrapper(parent)) {
      node = parent
      parent = tree.parentOf(node)
    }
    switch (parent?.type) {
      case 'MemberExpression': {
        if (parent.object !== node) return 'none'
        const key = memberName(parent)
        const outer = tree.parentOf(parent)
        const isTarget =
          (outer?.type === 'AssignmentExpression' && outer.left === parent) ||
          outer?.type === 'UpdateExpression' ||
          (outer?.type === 'UnaryExpression' && outer.operator === 'delete')
        if (isTarget) return key === undefined ? 'unknown' : key === name ? parent : 'none'
        return 'none'
      }
      case 'CallExpression':
      case 'NewExpression':
        return this.harmlessCalls.has(parent) || isPureCall(parent, this.#in.bindings) ? 'none' : 'unknown'
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' ? 'unknown' : 'none'
      case 'SpreadElement':
      case 'ExportSpecifier':
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
      case 'ExpressionStatement':
      case 'TemplateLiteral':
      case 'BinaryExpression':
      case 'UnaryExpression':
      case 'IfStatement':
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'ReturnStatement':
        return 'none'
      case 'AssignmentExpression':
        return parent.right === node && isModuleExports(parent.left) ? 'none' : 'unknown'
      case 'Property':
        return 'none'
      default:
        return 'unknown'
    }
  }

  /** The statement of an assignment stands in the same block as the declaration of the variable. */
  #followsDirectly(target: Node, variable: Variable): boolean {
    const { tree } = this.#in
    const assignment = tree.parentOf(target)
    const statement = assignment === undefined ? undefined : tree.parentOf(assignment)
    const declarator = variable.defs[0]?.node as Node | undefined
    const declaration = declarator === undefined ? undefined : tree.parentOf(declarator)
    if (statement?.type !== 'ExpressionStatement' || declaration === undefined) return false
    return tree.parentOf(statement) === tree.parentOf(declaration)
  }

  // Classes

  #field(host: ClassNode, name: string, via: readonly Span[]): Shape {
    const { classes } = this.#in
    const shapes: Shape[] = []
    const declaration = classes.declarationOf(host, name)
    if (declaration?.type === 'MethodDefinition') {
      if (!isFunction(declaration.value)) return unknownShape('a method', via)
      if (declaration.kind === 'get') return this.#returned(declaration.value, undefined, via)
      return { kind: 'function', node: declaration.value, via }
    }
    if (declaration?.value) shapes.push(this.shapeOf(declaration.value))
    const parameter = classes.parameterProperty(host, name)
    if (parameter !== undefined) {
      const target =
        parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
      const variable = this.#in.bindings.variableOf(target)
      if (variable !== undefined) shapes.push(this.variable(variable))
    }
    for (const assignment of classes.assignmentsOf(host, name)) {
      shapes.push(
        assignment.operator === '='
          ? this.shapeOf(assignment.right)
          : unknownShape('a value that changes', [this.span(assignment)]),
      )
    }
    return shapes.length === 0 ? unknownShape(`the field \`${name}\``, via) : unionOf(shapes, via)
  }

  #staticField(host: ClassNode, name: string, via: readonly Span[]): Shape {
    const declaration = this.#in.classes.declarationOf(host, name, 'static')
    if (declaration === undefined) return unknownShape(`the field \`${name}\``, via)
    if (declaration.type === 'MethodDefinition') {
      return isFunction(declaration.value) && declaration.kind === 'method'
        ? { kind: 'function', node: declaration.value, via }
        : unknownShape('a method', via)
    }
    return declaration.value ? this.shapeOf(declaration.value) : absentShape(via)
  }

  #construction(node: TSESTree.NewExpression, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    const callee = unwrap(node.callee)
    if (this.#in.bindings.isGlobal(callee, 'URL')) return this.#url(node, frame)
    const [argument] = node.arguments
    if (this.#in.bindings.isGlobal(callee, 'Headers')) return this.#headers(node, frame)
    if (this.#in.bindings.isGlobal(callee, 'Buffer') && argument !== undefined) {
      return { kind: 'buffer', pieces: piecesOf(this.shapeOf(argument, frame)), via }
    }
    const made = this.shapeOf(node.callee)
    return made.kind === 'class'
      ? { kind: 'instance', node: made.node, via }
      : unknownShape('a new object', via)
  }

  /** `new Headers({ Authorization: ... })`, if nothing is added to it afterwards. */
  #headers(node: TSESTree.NewExpression, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    const parent = this.#in.tree.parentOf(node)
    const variable =
      parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
        ? this.#in.bindings.variableOf(parent.id)
        : undefined
    const isChanged = (variable === undefined ? [] : this.#in.bindings.readsOf(variable)).some((use) => {
      const member = this.#in.tree.parentOf(use)
      return (
        member?.type === 'MemberExpression' &&
        member.object === use &&
        /^(set|append)$/.test(memberName(member) ?? '')
      )
    })
    const [init] = node.arguments
    if (isChanged) return unknownShape('headers that are set later', via)
    return init === undefined ? absentShape(via) : this.shapeOf(init, frame)
  }

  /** `new URL('/path', 'https://host')`: its text is that of the URL. */
  #url(node: TSESTree.NewExpression, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    const [path, base] = node.arguments
    if (path === undefined) return unknownShape('a URL', via)
    const pathShape = this.shapeOf(path, frame)
    if (base === undefined) return pathShape
    const [first] = piecesOf(pathShape)
    if (first?.kind === 'literal' && /^[a-z][a-z\d+.-]*:/i.test(textOf(first))) return pathShape
    const origin = piecesOf(this.shapeOf(base, frame))
    const [start] = origin
    const isBare =
      origin.length === 1 && start?.kind === 'literal' && /^\w+:\/\/[^/?#]*\/?$/.test(textOf(start))
    if (!isBare) return unknownShape('a URL', via)
    const slash: Shape = { kind: 'value', value: literal(textOf(start).replace(/\/$/, ''), start.via), via }
    const needsSlash = first?.kind !== 'literal' || !textOf(first).startsWith('/')
    const between: Shape[] = needsSlash ? [{ kind: 'value', value: literal('/', via), via }] : []
    return this.#join([slash, ...between, pathShape], via)
  }

  // Calls

  #call(node: TSESTree.CallExpression, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    const callee = unwrap(node.callee)
    const required = this.requiredModule(node)
    if (required !== undefined) return this.#module(required, via)
    const fn = this.#in.functions.functionOf(callee)
    if (fn !== undefined) return this.#callOf(fn, node, frame)
    if (callee.type === 'MemberExpression') {
      const result = this.#methodCall(node, callee, frame)
      if (result !== undefined) return result
    }
    const encoded = this.#encoded(node, callee, frame)
    if (encoded !== undefined) return encoded
    if (callee.type === 'Identifier') {
      if (this.#in.bindings.isGlobal(callee, 'String') && node.arguments[0] !== undefined) {
        return this.shapeOf(node.arguments[0], frame)
      }
      const target = this.shapeOf(callee, frame)
      if (target.kind === 'constant' && target.constant.kind === 'environment-reader') {
        const name = node.arguments[target.constant.parameter]
        const text = name === undefined ? undefined : this.textOf(name, frame)
        const { fallback } = target.constant
        const value: NameValue | undefined =
          text === undefined ? undefined : { kind: 'name', space: 'env', path: text, scope: 'project', via }
        if (value !== undefined) {
          return { kind: 'value', value: fallback === undefined ? value : withFallback(value, fallback), via }
        }
      }
    }
    if (node.arguments.some((argument) => this.#givesEnvironment(argument, frame))) {
      return { kind: 'environment', checked: true, via }
    }
    if (isConfigSource(callee)) {
      return {
        kind: 'config',
        path: '',
        scope: `${this.#in.file}#${String(node.range[0])}`,
        fromCaller: false,
        why: 'a configuration',
        via,
      }
    }
    return unknownShape(`the result of ${calleeText(callee)}()`, via)
  }

  /**
   * A schema that is given the environment gives back the same names: `schema.parse(process.env)`,
   * `createEnv({ runtimeEnv: process.env })`.
   */
  #givesEnvironment(argument: Node, frame: Frame | undefined): boolean {
    if (argument.type === 'SpreadElement') return false
    const shape = this.shapeOf(argument, frame)
    if (shape.kind !== 'object') return shape.kind === 'environment'
    return shape.node.properties.some(
      (property) =>
        property.type === 'Property' &&
        /^(experimental__)?(runtimeEnv|env|envVars)$/.test(memberName(property) ?? '') &&
        this.isEnvironment(property.value),
    )
  }

  /** `btoa(text)`, `Buffer.from(text)`, `base64.encode(text)`. */
  #encoded(node: TSESTree.CallExpression, callee: Node, frame: Frame | undefined): Shape | undefined {
    const via = [this.span(node)]
    const [argument] = node.arguments
    if (argument === undefined) return undefined
    const name =
      callee.type === 'MemberExpression'
        ? memberName(callee)
        : callee.type === 'Identifier'
          ? callee.name
          : ''
    const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
    if (
      name === 'from' &&
      object !== undefined &&
      (this.#in.bindings.isGlobal(object, 'Buffer') || this.#isImportOf(object, /^(node:)?buffer$/))
    ) {
      const encoding = node.arguments[1] === undefined ? 'utf8' : this.textOf(node.arguments[1], frame)
      const isText = encoding === undefined || /^(utf-?8|ascii|latin1|binary)$/i.test(encoding)
      return isText ? { kind: 'buffer', pieces: piecesOf(this.shapeOf(argument, frame)), via } : undefined
    }
    const isGlobal =
      object === undefined ? this.#in.bindings.isGlobal(callee, 'btoa') : this.#isGlobalObject(object)
    const isEncoder =
      (name === 'btoa' && (isGlobal || this.#isImportOf(callee, BASE64_MODULE))) ||
      (/^(encode|encodeBase64|encode64|fromString)$/.test(name ?? '') &&
        this.#isImportOf(object ?? callee, BASE64_MODULE))
    if (!isEncoder) return undefined
    return {
      kind: 'text',
      pieces: [{ kind: 'base64', pieces: piecesOf(this.shapeOf(argument, frame)), via }],
      via,
    }
  }

  #callOf(fn: FunctionNode, node: TSESTree.CallExpression, frame: Frame | undefined): Shape {
    const via = [this.span(node)]
    const depth = (frame?.depth ?? 0) + 1
    if (depth > DEEPEST_CALL || fn.generator)
      return unknownShape('the result of a function that is not followed', via)
    return this.#returned(fn, { function: fn, args: node.arguments, caller: frame, depth }, via)
  }

  #returned(fn: FunctionNode, frame: Frame | undefined, via: readonly Span[]): Shape {
    const returned = this.#in.functions.returnsOf(fn).map((each) => this.shapeOf(each, frame))
    const fallsThrough = this.#in.functions.mayFallThrough(fn)
    if (returned.length === 0 && !fallsThrough) return { kind: 'never', via }
    return unionOf(fallsThrough ? [...returned, absentShape(via)] : returned, via)
  }

  #methodCall(
    node: TSESTree.CallExpression,
    callee: TSESTree.MemberExpression,
    frame: Frame | undefined,
  ): Shape | undefined {
    const via = [this.span(node)]
    const name = memberName(callee)
    if (name === undefined) return undefined
    const [argument] = node.arguments
    if (
      name === 'freeze' &&
      this.#in.bindings.isGlobal(unwrap(callee.object), 'Object') &&
      argument !== undefined
    ) {
      return this.shapeOf(argument, frame)
    }
    if (this.#in.bindings.isGlobal(unwrap(callee.object), 'Object')) return undefined
    const object = this.shapeOf(callee.object, frame)
    if (object.kind === 'environment') {
      if (name === 'toObject') return object
      if (name === 'get' && argument !== undefined) {
        const text = this.textOf(argument, frame)
        return text === undefined
          ? unknownShape('a variable whose name is computed', via)
          : this.memberOf(object, text, node)
      }
      return undefined
    }
    if (object.kind === 'config' && CONFIG_GETTERS.has(name) && argument !== undefined) {
      return this.#configGet(node, callee, object, frame)
    }
    if (object.kind === 'array' && name === 'join') return this.#joined(object, argument, frame, via)
    if (object.kind === 'buffer' && name === 'toString') {
      const encoding = argument === undefined ? 'utf8' : this.textOf(argument, frame)
      if (encoding !== 'base64') return unknownShape('a computed text', via)
      return { kind: 'text', pieces: [{ kind: 'base64', pieces: object.pieces, via }], via }
    }
    if (object.kind === 'text' && (name === 'toString' || name === 'trim')) return object
    const value = object.kind === 'value' ? object.value : undefined
    if (value !== undefined && TEXT_METHODS.has(name)) return this.#textMethod(name, value, via)
    if (object.kind === 'function' && name === 'call') return undefined
    return undefined
  }

  /** `[user, password].join(':')`. */
  #joined(
    list: Extract<Shape, { kind: 'array' }>,
    argument: Node | undefined,
    frame: Frame | undefined,
    via: readonly Span[],
  ): Shape {
    const separator = argument === undefined ? ',' : this.textOf(argument, frame)
    if (separator === undefined) return unknownShape('a computed text', via)
    const parts = list.elements.flatMap((element, index): Shape[] => {
      const between: Shape[] = index === 0 ? [] : [{ kind: 'value', value: literal(separator, via), via }]
      const isOne = element !== null && element.type !== 'SpreadElement'
      return [...between, isOne ? this.shapeOf(element, list.frame) : unknownShape('elements of a list', via)]
    })
    return this.#join(parts, via)
  }

  /** `config.get('twilio.authToken')` of node-config, `configService.get('TWILIO_AUTH_TOKEN')` of Nest. */
  #configGet(
    node: TSESTree.CallExpression,
    callee: TSESTree.MemberExpression,
    object: Extract<Shape, { kind: 'config' }>,
    frame: Frame | undefined,
  ): Shape | undefined {
    const [first, second] = node.arguments
    const via = [this.span(node)]
    const key = first === undefined ? undefined : this.textOf(first, frame)
    if (!isConfigHolder(callee.object) && object.scope !== 'project') return undefined
    if (key === undefined) return unknownShape('a setting whose name is computed', via)
    const path = object.path === '' || object.fromCaller ? key : `${object.path}.${key}`
    // The service is handed in, but the setting is the project's own.
    const value: NameValue = { kind: 'name', space: 'config', path, scope: 'project', via }
    const fallback =
      second === undefined || second.type === 'ObjectExpression' ? undefined : this.valueOf(second, frame)
    return { kind: 'value', value: fallback === undefined ? value : withFallback(value, fallback), via }
  }

  #textMethod(name: string, value: Value, via: readonly Span[]): Shape {
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
    const keepsName = value.kind === 'name' && (name === 'trim' || name === 'toString')
    if (keepsName) return { kind: 'value', value, via }
    return unknownShape('a computed text', via, dependsOnCaller(value))
  }

  // Modules

  /** The specifier of `require('x')`, where `require` is the platform's. */
  requiredModule(expression: Node): string | undefined {
    const node = unwrap(expression)
    if (node.type !== 'CallExpression' || !this.#isRequire(unwrap(node.callee))) return undefined
    const [argument] = node.arguments
    return argument === undefined ? undefined : staticSpecifier(argument)
  }

  /** The platform's `require`, or one made with `createRequire`. */
  #isRequire(callee: Node): boolean {
    if (callee.type !== 'Identifier' || callee.name !== 'require') return false
    const variable = this.#in.bindings.variableOf(callee)
    if (variable === undefined) return true
    const init = this.#in.bindings.initOf(variable)
    if (init?.type !== 'CallExpression') return false
    const maker = unwrap(init.callee)
    return (
      (maker.type === 'MemberExpression' ? memberName(maker) : maker.type === 'Identifier' && maker.name) ===
      'createRequire'
    )
  }

  #imported(specifier: Node): Shape {
    const declaration = this.#in.tree.parentOf(specifier)
    if (specifier.type === 'TSImportEqualsDeclaration') {
      const reference = specifier.moduleReference
      const module =
        reference.type === 'TSExternalModuleReference' ? staticSpecifier(reference.expression) : undefined
      return this.#module(module, [])
    }
    if (declaration?.type !== 'ImportDeclaration') return unknownShape('an import', [])
    const module = declaration.source.value
    if (specifier.type === 'ImportNamespaceSpecifier') return this.#module(module, [])
    const name = specifier.type === 'ImportSpecifier' ? importedName(specifier) : 'default'
    return this.#exportOf(module, name)
  }

  #module(module: string | undefined, via: readonly Span[]): Shape {
    if (module === undefined) return unknownShape('a module whose name is computed', via)
    if (/^(node:)?process$/.test(module)) return { kind: 'platform', via }
    const loaded = this.#in.loadModule(module, this.#in.file)
    if (loaded !== undefined) {
      const constant = namespaceOf(loaded, this.#in.loadModule)
      return { kind: 'constant', constant, path: '', scope: moduleScope(module, this.#in.file), via }
    }
    return this.#configModule(module, via)
  }

  #exportOf(module: string, name: string): Shape {
    if (/^(node:)?process$/.test(module)) {
      const platform: Shape = { kind: 'platform', via: [] }
      return name === 'default' ? platform : this.memberOf(platform, name, undefined)
    }
    const environment = isStaticEnvironmentModule(module)
    if (environment !== undefined) {
      const all: Shape = { kind: 'environment', checked: false, via: [] }
      return environment === 'dynamic' && name === 'env' ? all : this.memberOf(all, name, undefined)
    }
    const loaded = this.#in.loadModule(module, this.#in.file)
    const constant = loaded === undefined ? undefined : exportedConstant(loaded, name, this.#in.loadModule)
    const scope = moduleScope(module, this.#in.file)
    const holder = name === 'default' || isHolderName(name)
    if (constant !== undefined) return shapeOfConstant(constant, holder ? '' : name, scope, [])
    const whole = this.#configModule(module, [])
    return holder ? whole : this.memberOf(whole, name, undefined)
  }

  #configModule(module: string, via: readonly Span[]): Shape {
    return {
      kind: 'config',
      path: '',
      scope: moduleScope(module, this.#in.file),
      fromCaller: false,
      why: `the module \`${module}\``,
      via,
    }
  }
}

function shapeOfConstant(constant: Constant, path: string, scope: string, via: readonly Span[]): Shape {
  return constant.kind === 'environment'
    ? { kind: 'environment', checked: constant.checked, via }
    : { kind: 'constant', constant, path, scope, via }
}

/** Packages that encode text in Base64. */
const BASE64_MODULE = /base-?64|^(node:)?buffer$|^@?abab|encoding/i

/** Globals that have the environment as `env`. */
const PLATFORMS: ReadonlySet<string> = new Set(['process', 'Bun', 'Deno'])

/** Methods that take a setting out of a configuration object by its name. */
const CONFIG_GETTERS: ReadonlySet<string> = new Set([
  'get',
  'getOrThrow',
  'require',
  'requireSecret',
  'getSecret',
])

const TEXT_METHODS: ReadonlySet<string> = new Set(['trim', 'toString', 'toLowerCase', 'toUpperCase'])

function isHolderName(name: string): boolean {
  return /^(app)?_?(config|configuration|settings|env|environment|options|secrets|conf|cfg)$/i.test(name)
}

/** `X || fallback`: where X is unset, also for an X that has a fallback of its own. */
function withFallback(value: NameValue, fallback: Value): NameValue {
  if (fallback.kind === 'absent') return value
  const inner = value.fallback
  if (inner === undefined) return { ...value, fallback }
  return inner.kind === 'name' ? { ...value, fallback: withFallback(inner, fallback) } : value
}

function staticSpecifier(node: Node): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'Literal') return typeof inner.value === 'string' ? inner.value : undefined
  return inner.type === 'TemplateLiteral' && inner.expressions.length === 0
    ? cookedText(inner.quasis[0])
    : undefined
}

export function importedName(specifier: TSESTree.ImportSpecifier): string {
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
}

/** `module.exports`, `module.exports.x`, `exports.x`. */
export function isModuleExports(target: Node): boolean {
  const node = unwrap(target)
  if (node.type !== 'MemberExpression') return node.type === 'Identifier' && node.name === 'exports'
  const object = unwrap(node.object)
  if (object.type === 'Identifier' && object.name === 'exports') return true
  if (object.type === 'Identifier' && object.name === 'module') return memberName(node) === 'exports'
  return isModuleExports(object)
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

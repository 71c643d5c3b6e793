import type { TSESTree } from '@typescript-eslint/types'
import { absent, type Value } from '@regionguard/core'
import { isFunction, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Draft, Scan } from '../scan.ts'
import { isStaticEnvironmentModule } from '../values/config-source.ts'

/** Every environment variable that a file reads or sets, however it gets at the environment. */
export function environmentUses(scan: Scan): Draft[] {
  const uses = new EnvironmentUses(scan)
  for (const node of scan.tree.all('MemberExpression')) {
    if (memberName(node) === 'env' && scan.evaluator.isEnvironment(node)) uses.follow(node)
  }
  for (const { id, init } of scan.tree.all('VariableDeclarator')) {
    if (id.type !== 'ObjectPattern' || init === null) continue
    // `const { env } = process`
    const env = id.properties.find(
      (property) => property.type === 'Property' && memberName(property) === 'env',
    )
    if (env?.type === 'Property' && scan.evaluator.shapeOf(init).kind === 'platform') uses.pattern(env.value)
  }
  for (const use of scan.modules) {
    const kind = isStaticEnvironmentModule(use.module)
    if (kind === 'static' && use.name !== '*') uses.read(use.name, use.node)
    const isWhole = kind === 'dynamic' || /^(node:)?process$/.test(use.module)
    if (isWhole && use.name === 'env' && use.isDeclaration) uses.followName(use.node)
  }
  for (const fn of scan.tree.functions()) {
    const [context] = fn.params
    if (context !== undefined && scan.evaluator.isFunctionsContext(fn)) uses.followName(context)
  }
  for (const call of scan.tree.all('CallExpression')) {
    // `vi.stubEnv('X', '1')`.
    const callee = unwrap(call.callee)
    if (callee.type === 'MemberExpression' && memberName(callee) === 'stubEnv') uses.stub(call)
  }
  // Environments have many names (`env` of a Worker, `c.env`, a checked copy in another file), these variables one.
  for (const node of scan.tree.all('MemberExpression')) {
    const name = memberName(node)
    if (name !== undefined && SDK_OPTIONS.has(name)) uses.mention(node, name)
  }
  for (const node of scan.tree.all('Property')) {
    // `environment: { TWILIO_REGION: 'ie1' }` of a stack, a process manager, a test runner; a schema; a destructuring.
    const name = memberName(node)
    if (name !== undefined && SDK_OPTIONS.has(name)) uses.mention(node, name)
  }
  for (const node of scan.tree.all('Literal')) {
    // `.addEnvironment('TWILIO_REGION', region)`, `{ name: 'TWILIO_REGION', value }`, `['-e', 'TWILIO_REGION=ie1']`.
    const name = typeof node.value === 'string' ? /^[^=]*/.exec(node.value)?.[0] : undefined
    if (name !== undefined && SDK_OPTIONS.has(name)) uses.mention(node, name)
  }
  return uses.drafts
}

/** The variables in which the SDKs look for region and edge. */
const SDK_OPTIONS: ReadonlySet<string> = new Set(['TWILIO_REGION', 'TWILIO_EDGE'])

class EnvironmentUses {
  readonly drafts: Draft[] = []
  readonly #scan: Scan
  readonly #seen = new Set<Node>()

  constructor(scan: Scan) {
    this.#scan = scan
  }

  read(name: string, node: Node): void {
    // A method of the handler's context, not a variable.
    if (name === 'getTwilioClient' || this.#seen.has(node)) return
    this.#seen.add(node)
    const span = this.#scan.evaluator.span(node)
    this.drafts.push({ node, subject: node, fact: (id) => ({ kind: 'environment-read', id, span, name }) })
  }

  #write(name: string, node: Node, value: () => Value): void {
    if (this.#seen.has(node)) return
    this.#seen.add(node)
    const span = this.#scan.evaluator.span(node)
    this.drafts.push({
      node,
      subject: node,
      fact: (id) => ({ kind: 'environment-write', id, span, name, value: value() }),
    })
  }

  /** Whatever the object is: as good as read, unless what it is part of is known already. */
  mention(node: Node, name: string): void {
    const parent = this.#scan.tree.parentOf(node)
    if (parent === undefined || !this.#seen.has(parent)) this.read(name, node)
  }

  stub(call: TSESTree.CallExpression): void {
    const [variable, value] = call.arguments
    const name = variable === undefined ? undefined : this.#scan.evaluator.textOf(variable)
    if (name !== undefined && value !== undefined)
      this.#write(name, call, () => this.#scan.evaluator.valueOf(value))
  }

  followName(identifier: Node): void {
    for (const variable of this.#scan.bindings.variablesOf(identifier)) {
      for (const read of this.#scan.bindings.readsOf(variable)) this.follow(read)
    }
  }

  /** The expression evaluates to the environment. */
  follow(environment: Node): void {
    const { tree, evaluator } = this.#scan
    if (this.#seen.has(environment)) return
    this.#seen.add(environment)
    const node = tree.wrapped(environment)
    const parent = tree.parentOf(node)
    switch (parent?.type) {
      case 'MemberExpression':
        if (parent.object === node) this.#member(parent)
        return
      case 'VariableDeclarator':
        if (parent.init === node) this.pattern(parent.id)
        return
      case 'AssignmentPattern':
        if (parent.right === node) this.pattern(parent.left)
        return
      case 'CallExpression': {
        const callee = unwrap(parent.callee)
        const isAssign = callee.type === 'MemberExpression' && memberName(callee) === 'assign'
        if (isAssign && parent.arguments[0] === node) this.#assigned(parent.arguments.slice(1))
        else if (evaluator.isEnvironment(parent)) this.follow(parent)
        return
      }
      case 'AwaitExpression':
      case 'LogicalExpression':
      case 'ConditionalExpression':
        this.follow(parent)
        return
      default:
    }
  }

  #member(node: Extract<Node, { object: Node; property: Node }>): void {
    const { tree, evaluator } = this.#scan
    const parent = tree.parentOf(node)
    const name = memberName(node) ?? evaluator.textOf(node.property)
    if (name === undefined) return
    if (parent?.type === 'CallExpression' && parent.callee === node) {
      const [argument, given] = parent.arguments
      if (name === 'toObject') this.follow(parent)
      const variable = argument === undefined ? undefined : evaluator.textOf(argument)
      if (variable === undefined) return
      if (name === 'get' || name === 'has') this.read(variable, parent)
      if (name === 'set' && given !== undefined) this.#write(variable, parent, () => evaluator.valueOf(given))
      return
    }
    if (parent?.type === 'AssignmentExpression' && parent.left === node) {
      // `||=` and `??=` leave a value that is there as it is.
      if (parent.operator !== '=') this.read(name, node)
      this.#seen.add(node)
      this.#write(name, parent, () =>
        parent.operator === '='
          ? evaluator.valueOf(parent.right)
          : { kind: 'unknown', why: 'a value set under a condition', via: [evaluator.span(parent)] },
      )
      return
    }
    if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') {
      this.#write(name, parent, () => absent([evaluator.span(parent)]))
      return
    }
    this.read(name, node)
  }

  pattern(pattern: Node): void {
    if (pattern.type === 'Identifier') {
      this.followName(pattern)
      return
    }
    if (pattern.type !== 'ObjectPattern') return
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') {
        this.pattern(property.argument)
        continue
      }
      const name = memberName(property)
      if (name !== undefined) this.read(name, property)
    }
  }

  /** `Object.assign(process.env, { X: '1' })`. */
  #assigned(sources: readonly Node[]): void {
    for (const source of sources) {
      const object = unwrap(source)
      if (object.type !== 'ObjectExpression') continue
      for (const property of object.properties) {
        const name = property.type === 'Property' ? memberName(property) : undefined
        if (property.type !== 'Property' || name === undefined || isFunction(property.value)) continue
        this.#write(name, property, () => this.#scan.evaluator.valueOf(property.value))
      }
    }
  }
}

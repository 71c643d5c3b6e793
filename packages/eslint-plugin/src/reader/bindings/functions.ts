import type { TSESTree } from '@typescript-eslint/types'
import { type FunctionNode, isFunction, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Bindings } from './bindings.ts'
import type { Classes } from './classes.ts'

export interface CallSites {
  readonly calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[]
  /** Nobody else can call the function: it is not exported, passed on or stored. */
  readonly complete: boolean
}

/** Which local function a call calls, what a function returns, and who calls it. */
export class Functions {
  readonly #tree: Tree
  readonly #bindings: Bindings
  readonly #classes: Classes
  readonly #returns = new Map<FunctionNode, readonly Node[]>()

  constructor(tree: Tree, bindings: Bindings, classes: Classes) {
    this.#tree = tree
    this.#bindings = bindings
    this.#classes = classes
  }

  /** The function of this file that an expression names, if it can be no other. */
  functionOf(expression: Node): FunctionNode | undefined {
    const node = unwrap(expression)
    if (isFunction(node)) return node
    if (node.type === 'Identifier') {
      const variable = this.#bindings.variableOf(node)
      if (variable === undefined) return undefined
      const sources = this.#bindings.sourcesOf(variable)
      const [only] = sources
      if (sources.length !== 1 || only === undefined) return undefined
      if (only.kind === 'declaration' && isFunction(only.node)) return only.node
      if (only.kind === 'expression' && only.steps.length === 0) {
        const init = unwrap(only.node)
        return isFunction(init) ? init : undefined
      }
      return undefined
    }
    if (node.type !== 'MemberExpression') return undefined
    const name = memberName(node)
    if (name === undefined) return undefined
    const host = this.#classes.hostOfMember(node)
    if (host !== undefined) return this.#classes.methodOf(host, name)
    const object = unwrap(node.object)
    if (object.type !== 'Identifier') return undefined
    const variable = this.#bindings.variableOf(object)
    const init = variable === undefined ? undefined : this.#bindings.initOf(variable)
    return init === undefined ? undefined : functionProperty(unwrap(init), name)
  }

  /** The expressions that a function may return, in source order. */
  returnsOf(fn: FunctionNode): readonly Node[] {
    const known = this.#returns.get(fn)
    if (known !== undefined) return known
    const returns = fn.body.type === 'BlockStatement' ? returnedIn(fn.body) : [fn.body]
    this.#returns.set(fn, returns)
    return returns
  }

  /** The function may end without a `return`, and so give `undefined`. */
  mayFallThrough(fn: FunctionNode): boolean {
    return fn.body.type === 'BlockStatement' && completesNormally(fn.body)
  }

  callSitesOf(fn: FunctionNode): CallSites {
    const parent = this.#tree.parentOf(fn)
    if (fn.type === 'FunctionDeclaration') {
      return fn.id === null || isExported(parent) ? UNKNOWN_CALLERS : this.#callsThrough(fn.id)
    }
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
      const declaration = this.#tree.parentOf(parent)
      const constant = declaration?.type === 'VariableDeclaration' && declaration.kind === 'const'
      const exported = declaration !== undefined && isExported(this.#tree.parentOf(declaration))
      return constant && !exported ? this.#callsThrough(parent.id) : UNKNOWN_CALLERS
    }
    if (parent?.type === 'CallExpression' && parent.callee === fn) return { calls: [parent], complete: true }
    if (parent?.type === 'MethodDefinition') return this.#callsOfMethod(parent)
    return UNKNOWN_CALLERS
  }

  #callsThrough(id: Node): CallSites {
    const calls: (TSESTree.CallExpression | TSESTree.NewExpression)[] = []
    for (const variable of this.#bindings.variablesOf(id)) {
      for (const { identifier } of variable.references) {
        const parent = this.#tree.parentOf(identifier)
        const isCall = parent?.type === 'CallExpression' || parent?.type === 'NewExpression'
        if (!isCall || parent.callee !== identifier) return UNKNOWN_CALLERS
        calls.push(parent)
      }
    }
    return { calls, complete: true }
  }

  #callsOfMethod(method: TSESTree.MethodDefinition): CallSites {
    const host = this.#classes.classAround(method)
    if (host === undefined) return UNKNOWN_CALLERS
    if (method.kind === 'constructor') {
      const id = host.id
      const exported = host.type === 'ClassExpression' || isExported(this.#tree.parentOf(host))
      return id === null || exported ? UNKNOWN_CALLERS : this.#callsThrough(id)
    }
    const name = memberName(method)
    const isPrivate = method.accessibility === 'private' || method.key.type === 'PrivateIdentifier'
    if (name === undefined || !isPrivate) return UNKNOWN_CALLERS
    const calls: TSESTree.CallExpression[] = []
    for (const use of this.#classes.membersOfThis(host, name)) {
      const parent = this.#tree.parentOf(use)
      if (parent?.type !== 'CallExpression' || parent.callee !== use) return UNKNOWN_CALLERS
      calls.push(parent)
    }
    return { calls, complete: true }
  }
}

const UNKNOWN_CALLERS: CallSites = { calls: [], complete: false }

function isExported(node: Node | undefined): boolean {
  return node?.type === 'ExportNamedDeclaration' || node?.type === 'ExportDefaultDeclaration'
}

function functionProperty(node: Node, name: string): FunctionNode | undefined {
  if (node.type !== 'ObjectExpression') return undefined
  const found = node.properties.filter(
    (property) => property.type === 'Property' && memberName(property) === name,
  )
  const [only] = found
  if (found.length !== 1 || only?.type !== 'Property' || only.kind !== 'init') return undefined
  const value = unwrap(only.value)
  return isFunction(value) ? value : undefined
}

/** The arguments of the `return` statements of a function's body, not those of functions inside it. */
function returnedIn(body: Node): Node[] {
  const returned: Node[] = []
  const visit = (node: Node): void => {
    switch (node.type) {
      case 'ReturnStatement':
        if (node.argument !== null) returned.push(node.argument)
        return
      case 'BlockStatement':
        node.body.forEach(visit)
        return
      case 'IfStatement':
        visit(node.consequent)
        if (node.alternate !== null) visit(node.alternate)
        return
      case 'TryStatement':
        visit(node.block)
        if (node.handler !== null) visit(node.handler.body)
        if (node.finalizer !== null) visit(node.finalizer)
        return
      case 'SwitchStatement':
        for (const branch of node.cases) branch.consequent.forEach(visit)
        return
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'LabeledStatement':
      case 'WithStatement':
        visit(node.body)
        return
      default:
    }
  }
  visit(body)
  return returned
}

function completesNormally(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return false
    case 'BlockStatement':
      return statement.body.every(completesNormally)
    case 'IfStatement':
      return (
        statement.alternate === null ||
        completesNormally(statement.consequent) ||
        completesNormally(statement.alternate)
      )
    case 'TryStatement':
      if (statement.finalizer !== null && !completesNormally(statement.finalizer)) return false
      return (
        completesNormally(statement.block) ||
        (statement.handler !== null && completesNormally(statement.handler.body))
      )
    default:
      return true
  }
}

import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Classes } from '../bindings/classes.ts'
import type { Functions } from '../bindings/functions.ts'
import { type FunctionNode, indexIn, isClass, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { classMadeBy } from './class-made.ts'
import type { Onward } from './onward.ts'
import { returning, type Thing } from './thing.ts'

/** Into the parameters of local functions, and out of what they return. */
export class FunctionFlow {
  readonly #tree: Tree
  readonly #bindings: Bindings
  readonly #functions: Functions
  readonly #classes: Classes
  readonly #flow: Onward

  constructor(tree: Tree, bindings: Bindings, functions: Functions, classes: Classes, flow: Onward) {
    this.#tree = tree
    this.#bindings = bindings
    this.#functions = functions
    this.#classes = classes
    this.#flow = flow
  }

  called(call: TSESTree.CallExpression, thing: Thing): void {
    if (thing.call !== undefined) this.#flow.onTo(call, thing.call(call), thing)
  }

  intoArgument(call: TSESTree.CallExpression | TSESTree.NewExpression, node: Node, thing: Thing): void {
    const callee = unwrap(call.callee)
    if (callee.type === 'MemberExpression' && this.#bindings.isGlobal(unwrap(callee.object), 'console')) {
      thing.shown?.(node)
      return
    }
    if (this.#givesItsArgument(callee)) {
      this.#flow.at(call, thing)
      return
    }
    if (call.arguments[0] === node && this.#writesAnything(callee)) {
      thing.overwritten?.(call)
      this.#flow.at(call, thing)
      return
    }
    const index = indexIn(call.arguments, node)
    const spread = call.arguments.slice(0, index).some((argument) => argument.type === 'SpreadElement')
    const fn = spread ? undefined : this.#calleeOf(call, callee)
    if (fn === undefined) thing.escaped('passed-on', node)
    else this.intoParameter(fn, index, thing)
  }

  /** `Object.freeze(x)`, `Promise.resolve(x)`. */
  #givesItsArgument(callee: Node): boolean {
    if (callee.type !== 'MemberExpression') return false
    const object = unwrap(callee.object)
    const name = memberName(callee)
    return (
      (this.#bindings.isGlobal(object, 'Object') && (name === 'freeze' || name === 'seal')) ||
      (this.#bindings.isGlobal(object, 'Promise') && name === 'resolve')
    )
  }

  /** `Object.assign(client, { edge })`, `Reflect.set(client, 'edge', edge)`. */
  #writesAnything(callee: Node): boolean {
    if (callee.type !== 'MemberExpression') return false
    const object = unwrap(callee.object)
    const name = memberName(callee) ?? ''
    return (
      (this.#bindings.isGlobal(object, 'Object') &&
        /^(?:assign|defineProperty|defineProperties)$/.test(name)) ||
      (this.#bindings.isGlobal(object, 'Reflect') && /^(?:set|defineProperty)$/.test(name))
    )
  }

  #calleeOf(call: TSESTree.CallExpression | TSESTree.NewExpression, callee: Node): FunctionNode | undefined {
    if (call.type === 'NewExpression') {
      const host = classMadeBy(this.#bindings, call)
      return host === undefined ? undefined : this.#classes.constructorOf(host)
    }
    if (callee.type === 'Super') {
      const host = this.#classes.classAround(call)
      const parent = host?.superClass ? unwrap(host.superClass) : undefined
      const variable = parent?.type === 'Identifier' ? this.#bindings.variableOf(parent) : undefined
      const [source] = variable === undefined ? [] : this.#bindings.sourcesOf(variable)
      return source?.kind === 'declaration' && isClass(source.node)
        ? this.#classes.constructorOf(source.node)
        : undefined
    }
    return this.#functions.functionOf(callee)
  }

  intoParameter(fn: FunctionNode, index: number, thing: Thing): void {
    const last = fn.params.at(-1)
    const parameter = fn.params[index]
    if (parameter === undefined) {
      // An argument that the function has no name for; it may still take it from `arguments`.
      if (last?.type === 'RestElement' || fn.type !== 'ArrowFunctionExpression')
        this.#unnamedArgument(fn, thing)
      return
    }
    if (parameter.type === 'RestElement') {
      thing.escaped('passed-on', parameter)
    } else if (parameter.type === 'TSParameterProperty') {
      const target =
        parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
      this.#flow.intoPattern(target, thing)
      const host = this.#classes.classAround(fn)
      if (host !== undefined) this.#flow.intoField(host, target.name, thing, parameter)
    } else {
      this.#flow.intoPattern(parameter, thing)
    }
  }

  #unnamedArgument(fn: FunctionNode, thing: Thing): void {
    if (fn.params.at(-1)?.type === 'RestElement') thing.escaped('passed-on', fn)
  }

  returned(fn: FunctionNode, thing: Thing): void {
    if (fn.generator) {
      thing.escaped('passed-on', fn)
      return
    }
    const result = returning(thing)
    if (fn.type === 'FunctionDeclaration') {
      const around = this.#tree.parentOf(fn)
      if (around?.type === 'ExportDefaultDeclaration') thing.escaped('exported', fn)
      if (fn.id === null) return
      for (const variable of this.#bindings.variablesOf(fn.id)) this.#flow.intoVariable(variable, result)
      return
    }
    const parent = this.#tree.parentOf(fn)
    const callee = parent?.type === 'CallExpression' ? unwrap(parent.callee) : undefined
    const isThen =
      callee?.type === 'MemberExpression' && ['then', 'catch', 'finally'].includes(memberName(callee) ?? '')
    if (isThen && parent !== undefined) {
      this.#flow.at(parent, thing)
      return
    }
    this.#flow.at(fn, result)
  }
}

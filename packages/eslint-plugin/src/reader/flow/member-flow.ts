import type { TSESTree } from '@typescript-eslint/types'
import type { Functions } from '../bindings/functions.ts'
import { memberName } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { isTarget } from '../values/property-writes.ts'
import type { Onward } from './onward.ts'
import { gotFrom, type Thing, within } from './thing.ts'

/** What is done with a member of a thing, and the object that has it as a member. */
export class MemberFlow {
  readonly #tree: Tree
  readonly #functions: Functions
  readonly #flow: Onward

  constructor(tree: Tree, functions: Functions, flow: Onward) {
    this.#tree = tree
    this.#functions = functions
    this.#flow = flow
  }

  memberUse(node: TSESTree.MemberExpression, thing: Thing): void {
    const name = memberName(node)
    const parent = this.#tree.parentOf(node)
    if (parent?.type === 'AssignmentExpression' && parent.left === node) {
      thing.assigned?.(name, node)
      if (parent.operator === '=') return
    }
    if (parent?.type !== 'AssignmentExpression' && isTarget(this.#tree, node)) {
      thing.assigned?.(name, node)
      return
    }
    if (name !== undefined && parent?.type === 'CallExpression' && parent.callee === node) {
      if (this.#promiseCall(name, parent, thing) || this.#listCall(name, parent, thing)) return
    }
    if (thing.element !== undefined && (name === undefined || /^\d+$/.test(name))) {
      this.#flow.at(node, thing.element())
      return
    }
    this.#flow.onTo(node, thing.member(name, node), thing)
  }

  /** `.then((x) => ...)`: promises are transparent. */
  #promiseCall(name: string, call: TSESTree.CallExpression, thing: Thing): boolean {
    if (name === 'catch' || name === 'finally') {
      this.#flow.at(call, thing)
      return true
    }
    if (name !== 'then') return false
    const [callback] = call.arguments
    const fn = callback === undefined ? undefined : this.#functions.functionOf(callback)
    if (fn === undefined) {
      thing.escaped('passed-on', call)
      return true
    }
    this.#flow.intoParameter(fn, 0, thing)
    return true
  }

  /** `list.map((x) => ...)`, `list.find(...)`. */
  #listCall(name: string, call: TSESTree.CallExpression, thing: Thing): boolean {
    if (thing.element === undefined) return false
    const givesList = name === 'filter' || name === 'slice' || name === 'sort' || name === 'reverse'
    const givesElement =
      name === 'find' || name === 'at' || name === 'pop' || name === 'shift' || name === 'findLast'
    const [callback] = call.arguments
    const fn = callback === undefined ? undefined : this.#functions.functionOf(callback)
    if (fn !== undefined) this.#flow.intoParameter(fn, name === 'reduce' ? 1 : 0, thing.element())
    if (givesList) this.#flow.at(call, thing)
    else if (givesElement) this.#flow.at(call, thing.element())
    return givesList || givesElement || fn !== undefined
  }

  intoProperty(property: TSESTree.Property, thing: Thing): void {
    const around = this.#tree.parentOf(property)
    if (around?.type !== 'ObjectExpression') return
    const name = memberName(property)
    if (name === undefined) {
      thing.escaped('passed-on', property)
      return
    }
    // A getter gives what its function returns.
    const inner = property.kind === 'get' ? gotFrom(property, thing) : thing
    if (inner !== undefined) this.#flow.at(around, within(name, inner))
  }
}

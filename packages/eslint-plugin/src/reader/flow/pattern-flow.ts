import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Classes } from '../bindings/classes.ts'
import { memberName, type Node, unwrap } from '../syntax/node.ts'
import { isModuleExports } from '../values/imports.ts'
import { classMadeBy } from './class-made.ts'
import type { Onward } from './onward.ts'
import { type Thing, within } from './thing.ts'

/** The left side: of a declaration, of an assignment, of a loop. */
export class PatternFlow {
  readonly #bindings: Bindings
  readonly #classes: Classes
  readonly #flow: Onward

  constructor(bindings: Bindings, classes: Classes, flow: Onward) {
    this.#bindings = bindings
    this.#classes = classes
    this.#flow = flow
  }

  intoPattern(pattern: Node, thing: Thing): void {
    switch (pattern.type) {
      case 'Identifier': {
        const variable = this.#bindings.variableOf(pattern)
        if (variable === undefined) thing.escaped('passed-on', pattern)
        else this.#flow.intoVariable(variable, thing)
        return
      }
      case 'AssignmentPattern':
        this.intoPattern(pattern.left, thing)
        return
      case 'ObjectPattern':
        thing.reached?.(pattern)
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') {
            this.intoPattern(property.argument, thing)
            continue
          }
          const next = thing.member(memberName(property), property)
          if (next === 'escapes') thing.escaped('passed-on', property)
          else if (next !== undefined) this.intoPattern(property.value, next)
        }
        return
      case 'ArrayPattern':
        pattern.elements.forEach((element, index) => {
          if (element === null) return
          if (element.type === 'RestElement') {
            thing.escaped('passed-on', element)
            return
          }
          const next = thing.element === undefined ? thing.member(String(index), element) : thing.element()
          if (next === 'escapes') thing.escaped('passed-on', element)
          else if (next !== undefined) this.intoPattern(element, next)
        })
        return
      case 'MemberExpression':
        this.intoTarget(pattern, thing, pattern)
        return
      default:
        thing.escaped('passed-on', pattern)
    }
  }

  /** The left side of an assignment. */
  intoTarget(target: Node, thing: Thing, assignment: Node): void {
    const node = unwrap(target)
    if (node.type !== 'MemberExpression') {
      this.intoPattern(node, thing)
      return
    }
    if (isModuleExports(node)) {
      thing.escaped('exported', assignment)
      return
    }
    const name = memberName(node)
    const host = this.#classes.hostOfMember(node)
    if (name === undefined) {
      thing.escaped('passed-on', assignment)
      return
    }
    if (host !== undefined) {
      this.#flow.intoField(host, name, thing, assignment)
      return
    }
    const holder = unwrap(node.object)
    const variable = holder.type === 'Identifier' ? this.#bindings.variableOf(holder) : undefined
    const init = variable === undefined ? undefined : this.#bindings.initOf(variable)
    const made = init === undefined ? undefined : unwrap(init)
    if (variable === undefined || made === undefined) {
      thing.escaped('passed-on', assignment)
      return
    }
    const isLocalObject = made.type === 'ObjectExpression' || classMadeBy(this.#bindings, made) !== undefined
    if (isLocalObject) this.#flow.intoVariable(variable, within(name, thing))
    else thing.escaped('passed-on', assignment)
  }

  iterated(loop: TSESTree.ForOfStatement, thing: Thing): void {
    if (thing.element === undefined) {
      thing.escaped('passed-on', loop)
      return
    }
    const left = loop.left.type === 'VariableDeclaration' ? loop.left.declarations[0].id : loop.left
    this.intoPattern(left, thing.element())
  }
}

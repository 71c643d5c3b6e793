import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Classes } from '../bindings/classes.ts'
import { type ClassNode, type FunctionNode, isClass, memberName, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { isModuleExports } from '../values/imports.ts'
import { isTarget } from '../values/property-writes.ts'
import type { Onward } from './onward.ts'
import { gotFrom, type Thing, within } from './thing.ts'

/** Members by which a subclass of a client says where it sends its requests. */
const CHANGING = new Set([
  'region',
  'edge',
  'accountSid',
  'username',
  'password',
  'request',
  'httpClient',
  'opts',
])

/** The members of a class: its fields, what is static, and what its subclasses make of it. */
export class ClassFlow {
  readonly #tree: Tree
  readonly #bindings: Bindings
  readonly #classes: Classes
  readonly #flow: Onward
  readonly #visitedMembers = new Set<string>()
  /** By the constructor that they stand in. */
  #supers: Map<FunctionNode, Node[]> | undefined

  constructor(tree: Tree, bindings: Bindings, classes: Classes, flow: Onward) {
    this.#tree = tree
    this.#bindings = bindings
    this.#classes = classes
    this.#flow = flow
  }

  /**
   * `class Regional extends Twilio { constructor() { super(...) } }`: what is made of it is not followed, and not made at all
   * where the class has a say in what it is.
   */
  extended(host: ClassNode, thing: Thing): void {
    const own = host.body.body.some((member) => 'key' in member && CHANGING.has(memberName(member) ?? ''))
    const written = this.#classes.thisIn(host).some((self) => {
      const member = this.#tree.parentOf(this.#tree.wrapped(self))
      return (
        member?.type === 'MemberExpression' &&
        isTarget(this.#tree, member) &&
        CHANGING.has(memberName(member) ?? '')
      )
    })
    const constructor = this.#classes.constructorOf(host)
    if (own || written || constructor === undefined) return
    for (const call of this.#superCalls(constructor)) thing.construct?.(call)?.escaped('passed-on', call)
  }

  #superCalls(fn: FunctionNode): readonly Node[] {
    if (this.#supers === undefined) {
      this.#supers = new Map<FunctionNode, Node[]>()
      for (const call of this.#tree.all('CallExpression')) {
        const owner = call.callee.type === 'Super' ? this.#tree.functionAround(call) : undefined
        if (owner === undefined) continue
        const known = this.#supers.get(owner)
        if (known === undefined) this.#supers.set(owner, [call])
        else known.push(call)
      }
    }
    return this.#supers.get(fn) ?? []
  }

  intoMember(
    member: TSESTree.PropertyDefinition | TSESTree.AccessorProperty | TSESTree.MethodDefinition,
    thing: Thing,
  ): void {
    const host = this.#classes.classAround(member)
    const name = memberName(member)
    if (host === undefined || name === undefined) {
      thing.escaped('passed-on', member)
      return
    }
    if (member.type === 'MethodDefinition') {
      if (member.kind === 'constructor' || member.kind === 'set') return
      const inner = member.kind === 'get' ? gotFrom(member, thing) : thing
      if (inner === undefined) return
      if (member.static) this.#intoStatic(host, name, inner)
      else this.intoField(host, name, inner, member)
      return
    }
    if (member.static) this.#intoStatic(host, name, thing)
    else this.intoField(host, name, thing, member)
  }

  /** A field of the instances of a class: used in the class, in its local subclasses, and through local instances. */
  intoField(host: ClassNode, name: string, thing: Thing, at: Node): void {
    const key = `${String(host.range[0])}.${name} ${thing.key}`
    if (this.#visitedMembers.has(key)) return
    this.#visitedMembers.add(key)
    const instance = within(name, thing)
    if (this.#classes.isPrivate(host, name)) {
      // Whoever is given the instance cannot reach the field.
      const unreachable: Thing = { ...instance, escaped: () => undefined }
      for (const use of this.#classes.thisThatMayGive(host, name)) this.#flow.at(use, unreachable)
      return
    }
    for (const use of this.#classes.thisThatMayGive(host, name)) this.#flow.at(use, instance)
    this.#throughClass(host, at, thing, (use, parent) => {
      if (parent.type === 'NewExpression' && parent.callee === use) {
        this.#flow.at(parent, instance)
        return true
      }
      if (isClass(parent) && parent.superClass === use) {
        this.intoField(parent, name, thing, at)
        return true
      }
      return parent.type === 'BinaryExpression'
    })
  }

  #intoStatic(host: ClassNode, name: string, thing: Thing): void {
    const holder = within(name, thing)
    this.#throughClass(host, host, thing, (use) => {
      this.#flow.at(use, holder)
      return true
    })
  }

  /** Every use of a class by its name; one that `follows` does not understand lets the thing go. */
  #throughClass(
    host: ClassNode,
    at: Node,
    thing: Thing,
    follows: (use: Node, parent: Node) => boolean,
  ): void {
    const around = this.#tree.parentOf(host)
    const isExported =
      around?.type === 'ExportNamedDeclaration' || around?.type === 'ExportDefaultDeclaration'
    const assigned = around?.type === 'AssignmentExpression' && isModuleExports(around.left)
    if (isExported || assigned) thing.escaped('exported', at)
    const name =
      host.type === 'ClassExpression' &&
      around?.type === 'VariableDeclarator' &&
      around.id.type === 'Identifier'
        ? around.id
        : host.id
    const names = [host.id, name].filter((id) => id !== null)
    if (host.type === 'ClassExpression' && name === host.id && !isExported && !assigned) {
      thing.escaped('passed-on', at)
    }
    const declaration = name === host.id || around === undefined ? undefined : this.#tree.parentOf(around)
    if (declaration !== undefined && this.#tree.parentOf(declaration)?.type === 'ExportNamedDeclaration') {
      thing.escaped('exported', at)
    }
    for (const variable of new Set(names.flatMap((id) => this.#bindings.variablesOf(id)))) {
      for (const use of this.#bindings.readsOf(variable)) {
        const parent = this.#tree.parentOf(use)
        if (parent === undefined || follows(use, parent)) continue
        const isExport =
          parent.type === 'ExportSpecifier' ||
          parent.type === 'ExportDefaultDeclaration' ||
          parent.type === 'TSExportAssignment' ||
          (parent.type === 'AssignmentExpression' && isModuleExports(parent.left)) ||
          this.#isInModuleExports(use)
        if (isExport) thing.escaped('exported', use)
        else if (parent.type !== 'MemberExpression') thing.escaped('passed-on', use)
      }
    }
  }

  /** `module.exports = { Service }`. */
  #isInModuleExports(use: Node): boolean {
    const property = this.#tree.parentOf(use)
    const object = property?.type === 'Property' ? this.#tree.parentOf(property) : undefined
    const assignment = object?.type === 'ObjectExpression' ? this.#tree.parentOf(object) : undefined
    return assignment?.type === 'AssignmentExpression' && isModuleExports(assignment.left)
  }
}

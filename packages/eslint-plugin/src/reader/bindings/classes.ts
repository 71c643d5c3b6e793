import type { TSESTree } from '@typescript-eslint/types'
import {
  type ClassNode,
  type FunctionNode,
  isClass,
  isFunction,
  memberName,
  type Node,
  unwrap,
} from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Bindings } from './bindings.ts'

/** What `this` means, and the members of the classes of a file. */
export class Classes {
  readonly #tree: Tree
  #thisByHost: Map<ClassNode, TSESTree.ThisExpression[]> | undefined

  constructor(tree: Tree) {
    this.#tree = tree
  }

  /** The class whose instance `this` is at this place. Static members have the class itself, and so none. */
  classOfThis(node: Node): ClassNode | undefined {
    let below = node
    for (const up of this.#tree.ancestorsOf(node)) {
      if (
        up.type === 'MethodDefinition' ||
        up.type === 'PropertyDefinition' ||
        up.type === 'AccessorProperty'
      ) {
        if (up.static || (up.computed && up.key === below)) return undefined
        return this.classAround(up)
      }
      // A function of its own has a `this` of its own, unless it is the body of a method.
      const isOwn = up.type === 'FunctionDeclaration' || up.type === 'FunctionExpression'
      if (isOwn && this.#tree.parentOf(up)?.type !== 'MethodDefinition') return undefined
      if (up.type === 'StaticBlock') return undefined
      below = up
    }
    return undefined
  }

  classAround(node: Node): ClassNode | undefined {
    for (const up of this.#tree.ancestorsOf(node)) if (isClass(up)) return up
    return undefined
  }

  /** The class, if a member expression is a member of `this` in it. */
  hostOfMember(node: TSESTree.MemberExpression): ClassNode | undefined {
    return unwrap(node.object).type === 'ThisExpression' ? this.classOfThis(node) : undefined
  }

  /** Every `this` that means an instance of the class. */
  thisIn(host: ClassNode): readonly TSESTree.ThisExpression[] {
    if (this.#thisByHost === undefined) {
      this.#thisByHost = new Map()
      for (const expression of this.#tree.all('ThisExpression')) {
        const found = this.classOfThis(expression)
        if (found === undefined) continue
        const known = this.#thisByHost.get(found)
        if (known === undefined) this.#thisByHost.set(found, [expression])
        else known.push(expression)
      }
    }
    return this.#thisByHost.get(host) ?? []
  }

  /** Every `this.name` in a class. */
  membersOfThis(host: ClassNode, name: string): readonly TSESTree.MemberExpression[] {
    return this.thisIn(host).flatMap((expression) => {
      const parent = this.#tree.parentOf(expression)
      const isMember = parent?.type === 'MemberExpression' && parent.object === expression
      return isMember && memberName(parent) === name ? [parent] : []
    })
  }

  /** The member of a class with this name, if it declares one. */
  declarationOf(
    host: ClassNode,
    name: string,
    where: 'instance' | 'static' = 'instance',
  ): TSESTree.PropertyDefinition | TSESTree.MethodDefinition | TSESTree.AccessorProperty | undefined {
    for (const member of host.body.body) {
      const declares =
        member.type === 'PropertyDefinition' ||
        member.type === 'MethodDefinition' ||
        member.type === 'AccessorProperty'
      if (!declares || member.static !== (where === 'static') || memberName(member) !== name) continue
      if (member.type === 'MethodDefinition' && member.kind === 'set') continue
      return member
    }
    return undefined
  }

  methodOf(host: ClassNode, name: string): FunctionNode | undefined {
    const member = this.declarationOf(host, name)
    if (member?.type === 'MethodDefinition') {
      return member.kind === 'method' && isFunction(member.value) ? member.value : undefined
    }
    const value =
      member?.type === 'PropertyDefinition' && member.value !== null ? unwrap(member.value) : undefined
    return value !== undefined && isFunction(value) ? value : undefined
  }

  constructorOf(host: ClassNode): FunctionNode | undefined {
    for (const member of host.body.body) {
      if (member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value)) {
        return member.value
      }
    }
    return undefined
  }

  /** `constructor(private readonly client: Twilio)`: the parameter that declares this field. */
  parameterProperty(host: ClassNode, name: string): TSESTree.TSParameterProperty | undefined {
    for (const parameter of this.constructorOf(host)?.params ?? []) {
      if (parameter.type !== 'TSParameterProperty') continue
      const target =
        parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
      if (target.name === name) return parameter
    }
    return undefined
  }

  /** What every assignment `this.name = value` in the class gives. */
  assignmentsOf(host: ClassNode, name: string): readonly TSESTree.AssignmentExpression[] {
    return this.membersOfThis(host, name).flatMap((member) => {
      const parent = this.#tree.parentOf(member)
      return parent?.type === 'AssignmentExpression' && parent.left === member ? [parent] : []
    })
  }

  /** The classes of the file that extend a class by its name. */
  subclassesOf(host: ClassNode, bindings: Bindings): readonly ClassNode[] {
    const names = new Set(host.id === null ? [] : bindings.variablesOf(host.id))
    return [...this.#tree.all('ClassDeclaration'), ...this.#tree.all('ClassExpression')].filter((each) => {
      const parent = each.superClass === null ? undefined : unwrap(each.superClass)
      const variable = parent?.type === 'Identifier' ? bindings.variableOf(parent) : undefined
      return variable !== undefined && names.has(variable)
    })
  }

  /** Only the class itself sees the field: `#client`, or TypeScript's `private`. */
  isPrivate(host: ClassNode, name: string): boolean {
    if (name.startsWith('#')) return true
    const declaration = this.declarationOf(host, name) ?? this.parameterProperty(host, name)
    return declaration?.accessibility === 'private'
  }
}

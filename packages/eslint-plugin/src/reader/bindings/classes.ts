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

/** The places of a class where `this` is an instance of it. */
interface UsesOfThis {
  readonly all: TSESTree.ThisExpression[]
  /** Those that are not asked for a member whose name the source spells out. */
  readonly whole: TSESTree.ThisExpression[]
  readonly members: Map<string, TSESTree.MemberExpression[]>
  readonly assignments: Map<string, TSESTree.AssignmentExpression[]>
}

type Declaration = TSESTree.PropertyDefinition | TSESTree.MethodDefinition | TSESTree.AccessorProperty

interface Declarations {
  readonly instance: ReadonlyMap<string, Declaration>
  readonly static: ReadonlyMap<string, Declaration>
  readonly constructor: FunctionNode | undefined
}

/** What `this` means, and the members of the classes of a file. */
export class Classes {
  readonly #tree: Tree
  #usesByHost: Map<ClassNode, UsesOfThis> | undefined
  readonly #declared = new Map<ClassNode, Declarations>()

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
    return this.#usesIn(host)?.all ?? []
  }

  /** Every `this` of the class that may lead to its member of a name: not one that is asked for another member. */
  thisThatMayGive(host: ClassNode, name: string): readonly TSESTree.Expression[] {
    const uses = this.#usesIn(host)
    if (uses === undefined) return []
    return [...uses.whole, ...(uses.members.get(name) ?? []).map(({ object }) => object)]
  }

  /** Every `this.name` in a class. */
  membersOfThis(host: ClassNode, name: string): readonly TSESTree.MemberExpression[] {
    return this.#usesIn(host)?.members.get(name) ?? []
  }

  #usesIn(host: ClassNode): UsesOfThis | undefined {
    if (this.#usesByHost === undefined) {
      this.#usesByHost = new Map()
      for (const expression of this.#tree.all('ThisExpression')) {
        const found = this.classOfThis(expression)
        if (found === undefined) continue
        let uses = this.#usesByHost.get(found)
        if (uses === undefined) this.#usesByHost.set(found, (uses = noUses()))
        this.#note(expression, uses)
      }
    }
    return this.#usesByHost.get(host)
  }

  #note(expression: TSESTree.ThisExpression, uses: UsesOfThis): void {
    uses.all.push(expression)
    const parent = this.#tree.parentOf(expression)
    const member = parent?.type === 'MemberExpression' && parent.object === expression ? parent : undefined
    const name = member === undefined ? undefined : memberName(member)
    if (member === undefined || name === undefined) {
      uses.whole.push(expression)
      return
    }
    putUnder(uses.members, name, member)
    const assignment = this.#tree.parentOf(member)
    if (assignment?.type === 'AssignmentExpression' && assignment.left === member)
      putUnder(uses.assignments, name, assignment)
  }

  /** The member of a class with this name, if it declares one. */
  declarationOf(
    host: ClassNode,
    name: string,
    where: 'instance' | 'static' = 'instance',
  ): Declaration | undefined {
    return this.#declarationsIn(host)[where].get(name)
  }

  #declarationsIn(host: ClassNode): Declarations {
    let declared = this.#declared.get(host)
    if (declared === undefined) this.#declared.set(host, (declared = declarationsOf(host)))
    return declared
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
    return this.#declarationsIn(host).constructor
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
    return this.#usesIn(host)?.assignments.get(name) ?? []
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

/** The members of a class by name: what reading one gives, so no setters; the first of two that are called the same. */
function declarationsOf(host: ClassNode): Declarations {
  const instance = new Map<string, Declaration>()
  const fixed = new Map<string, Declaration>()
  let constructor: FunctionNode | undefined
  for (const member of host.body.body) {
    const declares =
      member.type === 'PropertyDefinition' ||
      member.type === 'MethodDefinition' ||
      member.type === 'AccessorProperty'
    if (!declares || (member.type === 'MethodDefinition' && member.kind === 'set')) continue
    const name = memberName(member)
    const named = member.static ? fixed : instance
    if (name !== undefined && !named.has(name)) named.set(name, member)
    const isConstructor = member.type === 'MethodDefinition' && member.kind === 'constructor'
    // A constructor without a body only declares a type.
    if (isConstructor && isFunction(member.value)) constructor ??= member.value
  }
  return { instance, static: fixed, constructor }
}

function noUses(): UsesOfThis {
  return { all: [], whole: [], members: new Map(), assignments: new Map() }
}

function putUnder<T>(lists: Map<string, T[]>, name: string, one: T): void {
  const known = lists.get(name)
  if (known === undefined) lists.set(name, [one])
  else known.push(one)
}

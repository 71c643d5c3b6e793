import type { TSESTree } from '@typescript-eslint/types'
import { indexIn, isFunction, memberName, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import { patternAround } from './pattern.ts'
import { Scopes } from './scopes.ts'
import type { Definition, Identifier, Variable } from './variable.ts'

/** Where a variable is read: by the member that is taken, and for something else. In source order. */
interface Reads {
  readonly ofMember: ReadonlyMap<string, Identifier[]>
  readonly ofWhole: readonly Identifier[]
}

/** Which variable an identifier means, and where a variable gets its values and is read. */
export class Bindings {
  readonly #tree: Tree
  readonly #scopes: Scopes
  readonly #reads = new Map<Variable, Reads>()
  readonly #sources = new Map<Variable, readonly Source[]>()

  constructor(tree: Tree) {
    this.#tree = tree
    this.#scopes = new Scopes(tree)
  }

  /** The variable that an identifier means, if the file declares it: a global has none. */
  variableOf(identifier: Node): Variable | undefined {
    return this.variablesOf(identifier)[0]
  }

  /** As {@link variableOf}; the name of a class or function expression declares two, one inside and one outside. */
  variablesOf(identifier: Node): readonly Variable[] {
    return identifier.type === 'Identifier' ? this.#scopes.variablesOf(identifier) : []
  }

  /** Nothing in the file declares this name here, so it means the global of the platform. */
  isGlobal(node: Node, name: string): boolean {
    return node.type === 'Identifier' && node.name === name && this.variableOf(node) === undefined
  }

  /** The places where the value of a variable is read. References in types are none. */
  readsOf(variable: Variable): readonly Identifier[] {
    return variable.references.filter(({ reads }) => reads).map(({ identifier }) => identifier)
  }

  /** The reads by which a member of this name may be used or changed: those of other members are none. */
  readsOfMember(variable: Variable, name: string): readonly Identifier[] {
    let reads = this.#reads.get(variable)
    if (reads === undefined) {
      reads = this.#sorted(this.readsOf(variable))
      this.#reads.set(variable, reads)
    }
    const { ofMember, ofWhole } = reads
    const named = ofMember.get(name)
    if (named === undefined) return ofWhole
    return ofWhole.length === 0
      ? named
      : [...named, ...ofWhole].sort((one, other) => one.range[0] - other.range[0])
  }

  #sorted(all: readonly Identifier[]): Reads {
    const ofMember = new Map<string, Identifier[]>()
    const ofWhole: Identifier[] = []
    for (const read of all) {
      const node = this.#tree.wrapped(read)
      const parent = this.#tree.parentOf(node)
      const isObject = parent?.type === 'MemberExpression' && parent.object === node
      const name = isObject ? memberName(parent) : undefined
      const same = name === undefined ? ofWhole : ofMember.get(name)
      if (same !== undefined) same.push(read)
      else if (name !== undefined) ofMember.set(name, [read])
    }
    return { ofMember, ofWhole }
  }

  /** Everything that gives a variable a value: declarations first, then assignments in source order. */
  sourcesOf(variable: Variable): readonly Source[] {
    let sources = this.#sources.get(variable)
    if (sources === undefined) {
      sources = this.#sourcesOf(variable)
      this.#sources.set(variable, sources)
    }
    return sources
  }

  #sourcesOf(variable: Variable): readonly Source[] {
    const declared = variable.defs.flatMap((definition) => this.#declared(definition, variable))
    const assigned = variable.references
      .filter(({ writes }) => writes)
      .map(({ identifier }) => this.#assigned(identifier))
    return [...declared, ...assigned]
  }

  /** The one value that a variable ever has, if a declaration gives it and no assignment follows. */
  initOf(variable: Variable): Node | undefined {
    const sources = this.sourcesOf(variable)
    const [only] = sources
    return sources.length === 1 && only?.kind === 'expression' && only.steps.length === 0
      ? only.node
      : undefined
  }

  #declared({ type, name, node }: Definition, { defs }: Variable): Source[] {
    switch (type) {
      case 'Variable': {
        if (node.type !== 'VariableDeclarator') return [{ kind: 'unreadable', node: name }]
        const steps = this.#stepsTo(name, node)
        if (node.init !== null) return [{ kind: 'expression', node: node.init, steps }]
        return this.#loopAround(node, steps)
      }
      case 'Parameter': {
        const { root } = patternAround(this.#tree, name)
        return [{ kind: 'parameter', pattern: root, function: node, steps: this.#stepsTo(name, root) }]
      }
      case 'ImportBinding':
        return [{ kind: 'import', specifier: node }]
      case 'FunctionName':
        // The overloads of a function are declared beside it; one that stands alone is defined elsewhere.
        return node.type === 'TSDeclareFunction' && defs.some((other) => isFunction(other.node))
          ? []
          : [{ kind: 'declaration', node }]
      case 'ClassName':
      case 'TSEnumName':
        return [{ kind: 'declaration', node }]
      default:
        return [{ kind: 'unreadable', node: name }]
    }
  }

  #assigned(identifier: Identifier): Source {
    const { root, parent } = patternAround(this.#tree, identifier)
    if (parent?.type === 'AssignmentExpression' && parent.left === root) {
      if (parent.operator === '=' || parent.operator === '||=' || parent.operator === '??=') {
        return { kind: 'expression', node: parent.right, steps: this.#stepsTo(identifier, parent) }
      }
    }
    return { kind: 'unreadable', node: identifier }
  }

  /** A declaration without a value has none, unless it is the head of a loop. */
  #loopAround(declarator: Node, steps: readonly PatternStep[]): Source[] {
    const loop = this.#tree.parentOf(this.#tree.parentOf(declarator) ?? declarator)
    if (loop?.type === 'ForOfStatement') return [{ kind: 'each', node: loop.right, steps }]
    return loop?.type === 'ForInStatement' ? [{ kind: 'unreadable', node: declarator }] : []
  }

  /** How the value of a name is taken out of the value of the whole pattern. */
  #stepsTo(name: Node, root: Node): readonly PatternStep[] {
    const steps: PatternStep[] = []
    let below = name
    for (const up of this.#tree.ancestorsOf(name)) {
      if (name === root || below === root) break
      if (up.type === 'Property') {
        steps.push({ kind: 'member', property: up })
      } else if (up.type === 'AssignmentPattern') {
        steps.push({ kind: 'default', node: up.right })
      } else if (up.type === 'ArrayPattern') {
        steps.push({ kind: 'element', index: indexIn(up.elements, below) })
      } else if (up.type === 'RestElement') {
        steps.push({ kind: 'rest' })
      } else if (up.type !== 'ObjectPattern') {
        break
      }
      below = up
    }
    return steps.reverse()
  }
}

/** One thing that gives a variable its value. */
export type Source =
  | { readonly kind: 'expression'; readonly node: Node; readonly steps: readonly PatternStep[] }
  /** `for (const x of node)`. */
  | { readonly kind: 'each'; readonly node: Node; readonly steps: readonly PatternStep[] }
  | {
      readonly kind: 'parameter'
      readonly function: Node
      /** The parameter as it stands in the list of parameters. */
      readonly pattern: Node
      readonly steps: readonly PatternStep[]
    }
  | { readonly kind: 'import'; readonly specifier: Node }
  | { readonly kind: 'declaration'; readonly node: Node }
  | { readonly kind: 'unreadable'; readonly node: Node }

/** One step from the value of a whole pattern to the value of a name in it, from the outside in. */
export type PatternStep =
  | { readonly kind: 'member'; readonly property: TSESTree.Property }
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'default'; readonly node: Node }
  | { readonly kind: 'rest' }

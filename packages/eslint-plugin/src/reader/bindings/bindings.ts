import type { TSESTree } from '@typescript-eslint/types'
import type { Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Definition, Identifier, ScopeManager, Variable } from './scope-manager.ts'

/** Which variable an identifier means, and where a variable gets its values and is read. */
export class Bindings {
  readonly #tree: Tree
  readonly #scopeManager: () => ScopeManager
  #variables: Map<unknown, Variable[]> | undefined

  /**
   * @param scopeManager called once, when the first identifier is asked for: a file that mentions nothing of interest
   *   needs no scope analysis
   */
  constructor(tree: Tree, scopeManager: () => ScopeManager) {
    this.#tree = tree
    this.#scopeManager = scopeManager
  }

  /** The variable that an identifier means, if the file declares it: a global has none. */
  variableOf(identifier: Node): Variable | undefined {
    return this.variablesOf(identifier)[0]
  }

  /** As {@link variableOf}; the name of a class or function expression declares two, one inside and one outside. */
  variablesOf(identifier: Node): readonly Variable[] {
    this.#variables ??= this.#index()
    return this.#variables.get(identifier) ?? []
  }

  /** Nothing in the file declares this name here, so it means the global of the platform. */
  isGlobal(node: Node, name: string): boolean {
    return node.type === 'Identifier' && node.name === name && this.variableOf(node) === undefined
  }

  /** The places where the value of a variable is read. References in types are none. */
  readsOf(variable: Variable): readonly Identifier[] {
    return variable.references
      .filter((reference) => reference.isRead() && reference.isValueReference !== false)
      .map((reference) => reference.identifier as Identifier)
  }

  /** Everything that gives a variable a value: declarations first, then assignments in source order. */
  sourcesOf(variable: Variable): readonly Source[] {
    const declared = variable.defs.flatMap((definition) => this.#declared(definition))
    const assigned = variable.references
      .filter((reference) => reference.isWrite())
      .map((reference) => reference.identifier as Identifier)
      .filter((identifier) => !variable.defs.some((definition) => definition.name === identifier))
      .map((identifier) => this.#assigned(identifier))
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

  #declared(definition: Definition): Source[] {
    const name = definition.name as Node
    const node = definition.node as Node
    switch (definition.type) {
      case 'Variable': {
        if (node.type !== 'VariableDeclarator') return [{ kind: 'unreadable', node: name }]
        const steps = this.#stepsTo(name, node)
        if (node.init !== null) return [{ kind: 'expression', node: node.init, steps }]
        return this.#loopAround(node, steps)
      }
      case 'Parameter': {
        const root = this.#patternRoot(name)
        return [{ kind: 'parameter', pattern: root, function: node, steps: this.#stepsTo(name, root) }]
      }
      case 'ImportBinding':
        return [{ kind: 'import', specifier: node }]
      case 'FunctionName':
      case 'ClassName':
      case 'TSEnumName':
        return [{ kind: 'declaration', node }]
      default:
        return [{ kind: 'unreadable', node: name }]
    }
  }

  #assigned(identifier: Identifier): Source {
    const root = this.#patternRoot(identifier)
    const parent = this.#tree.parentOf(root)
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

  /** The outermost pattern that an identifier stands in, or itself. */
  #patternRoot(identifier: Node): Node {
    let root = identifier
    for (const up of this.#tree.ancestorsOf(identifier)) {
      if (up.type === 'Property' ? up.value !== root : !isPatternPart(up, root)) break
      root = up
    }
    return root
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
        steps.push({ kind: 'element', index: up.elements.indexOf(below as TSESTree.DestructuringPattern) })
      } else if (up.type === 'RestElement') {
        steps.push({ kind: 'rest' })
      } else if (up.type !== 'ObjectPattern') {
        break
      }
      below = up
    }
    return steps.reverse()
  }

  #index(): Map<unknown, Variable[]> {
    const variables = new Map<unknown, Variable[]>()
    const add = (identifier: unknown, variable: Variable): void => {
      const known = variables.get(identifier)
      if (known === undefined) variables.set(identifier, [variable])
      else if (!known.includes(variable)) known.push(variable)
    }
    const { scopes } = this.#scopeManager()
    for (const scope of scopes) {
      for (const variable of scope.variables) {
        for (const definition of variable.defs) add(definition.name, variable)
      }
    }
    for (const scope of scopes) {
      for (const reference of scope.references) {
        // ESLint resolves references to the globals of a script itself, others leave them open.
        const name = (reference.identifier as Identifier).name
        const variable = reference.resolved ?? scopes[0]?.set.get(name)
        if (variable !== undefined && variable.defs.length > 0) add(reference.identifier, variable)
      }
    }
    return variables
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

function isPatternPart(up: Node, inner: Node): boolean {
  switch (up.type) {
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'RestElement':
    case 'TSParameterProperty':
      return true
    case 'AssignmentPattern':
      return up.left === inner
    default:
      return false
  }
}

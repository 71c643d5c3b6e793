import type { Bindings } from '../bindings/bindings.ts'
import type { Identifier } from '../bindings/variable.ts'
import { isFunction, memberName, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Evaluator } from '../values/evaluator.ts'

/** Variables that are made from each other are followed this far. */
const DEEPEST = 6

/**
 * Finds under which conditions that hold for a whole deployment a place in a program is reached:
 * `process.env.REGION === 'ie1' ? twilio(...) : twilio(...)`. What depends on who calls, or on the turn of a loop, is no
 * such condition: there both ways may be taken in one deployment.
 */
export class DeploymentConditions {
  readonly #tree: Tree
  readonly #bindings: Bindings
  readonly #evaluator: Evaluator
  readonly #decided = new Map<Node, boolean>()
  /** By block, and in it by statement: how many conditions before it may have led out of the block. */
  readonly #exits = new Map<Node, ReadonlyMap<Node, number>>()

  constructor(tree: Tree, bindings: Bindings, evaluator: Evaluator) {
    this.#tree = tree
    this.#bindings = bindings
    this.#evaluator = evaluator
  }

  /**
   * @returns a text that two places share if they are reached under the same conditions; undefined where there are none
   */
  of(node: Node): string | undefined {
    const conditions: string[] = []
    let below = node
    for (const up of this.#tree.ancestorsOf(node)) {
      const branch = this.#branch(up, below)
      if (branch !== undefined) conditions.push(`${String(up.range[0])}:${branch}`)
      below = up
    }
    return conditions.length === 0 ? undefined : conditions.join(' ')
  }

  #branch(node: Node, below: Node): string | undefined {
    switch (node.type) {
      case 'ConditionalExpression':
      case 'IfStatement':
        if (below === node.test || !this.#isDecidedByDeployment(node.test)) return undefined
        return below === node.consequent ? 'yes' : 'no'
      case 'LogicalExpression':
        return below === node.right && this.#isDecidedByDeployment(node.left) ? 'right' : undefined
      case 'SwitchStatement':
        return below !== node.discriminant && this.#isDecidedByDeployment(node.discriminant)
          ? String(below.range[0])
          : undefined
      case 'ObjectExpression':
        return this.#isChosenFrom(node) ? String(below.range[0]) : undefined
      case 'BlockStatement':
      case 'Program': {
        const exits = this.#exitsOf(node, node.body).get(below)
        return exits === undefined || exits === 0 ? undefined : `after ${String(exits)}`
      }
      default:
        return undefined
    }
  }

  /** `{ ie1: ..., us1: ... }[process.env.REGION]`, also by a name that nothing else is done with. */
  #isChosenFrom(object: Node): boolean {
    const outer = this.#tree.wrapped(object)
    const parent = this.#tree.parentOf(outer)
    const variable = parent?.type === 'VariableDeclarator' ? this.#bindings.variableOf(parent.id) : undefined
    const uses = variable === undefined ? [outer] : this.#bindings.readsOf(variable)
    return (
      uses.length > 0 &&
      uses.every((use) => {
        const node = this.#tree.wrapped(use)
        const member = this.#tree.parentOf(node)
        return (
          member?.type === 'MemberExpression' &&
          member.object === node &&
          member.computed &&
          memberName(member) === undefined &&
          this.#isDecidedByDeployment(member.property)
        )
      })
    )
  }

  #exitsOf(block: Node, statements: readonly Node[]): ReadonlyMap<Node, number> {
    let known = this.#exits.get(block)
    if (known === undefined) {
      const exits = new Map<Node, number>()
      let count = 0
      for (const statement of statements) {
        exits.set(statement, count)
        if (statement.type !== 'IfStatement') continue
        const { test, consequent, alternate } = statement
        const mayLeave = leaves(consequent) || (alternate !== null && leaves(alternate))
        if (mayLeave && this.#isDecidedByDeployment(test)) count++
      }
      this.#exits.set(block, (known = exits))
    }
    return known
  }

  #isDecidedByDeployment(test: Node): boolean {
    let decided = this.#decided.get(test)
    if (decided === undefined) {
      decided = !this.#dependsOnCall(test, 0)
      this.#decided.set(test, decided)
    }
    return decided
  }

  #dependsOnCall(expression: Node, depth: number): boolean {
    return this.#tree
      .identifiersWithin(expression)
      .some((identifier) => this.#isOfCall(identifier, expression, depth))
  }

  #isOfCall(identifier: Identifier, within: Node, depth: number): boolean {
    const variable = this.#bindings.variableOf(identifier)
    if (variable === undefined) return false
    return this.#bindings.sourcesOf(variable).some((source) => {
      switch (source.kind) {
        case 'each':
          return true
        case 'expression':
          return depth >= DEEPEST || this.#dependsOnCall(source.node, depth + 1)
        case 'parameter': {
          // A callback within the condition is called by it.
          if (contains(within, source.function)) return false
          if (isFunction(source.function) && this.#evaluator.isFunctionsContext(source.function)) return false
          const { kind } = this.#evaluator.shapeOf(identifier)
          const value = this.#evaluator.valueOf(identifier)
          return kind !== 'environment' && !(value.kind === 'name' && value.space === 'env')
        }
        case 'unreadable':
          return source.node.type === 'VariableDeclarator'
        default:
          return false
      }
    })
  }
}

function leaves(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement
  switch (last?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true
    default:
      return false
  }
}

function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1]
}

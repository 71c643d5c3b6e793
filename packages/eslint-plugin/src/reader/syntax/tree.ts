import { visitorKeys as knownKeys } from '@typescript-eslint/visitor-keys'
import type { TSESTree } from '@typescript-eslint/types'
import { type FunctionNode, isFunction, isWrapper, type Node } from './node.ts'

/** The nodes whose `type` reads as T: `Extract` does not see a member of an enum as its text. */
type NodeOf<T extends string, N = Node> = N extends { type: infer U extends string }
  ? `${U}` extends T
    ? N
    : never
  : never

/** What one traversal notes of a program: every node's parent, and the nodes that some part of the reader asks for. */
export class Tree {
  readonly #parents = new Map<Node, Node>()
  readonly #byType = new Map<string, Node[]>()
  readonly #identifiers: TSESTree.Identifier[] = []
  #byName: Map<string, TSESTree.Identifier[]> | undefined
  readonly program: Node

  constructor(program: Node) {
    this.program = program
    for (const type of NOTED) this.#byType.set(type, [])
    this.#walk(program)
  }

  parentOf(node: Node): Node | undefined {
    return this.#parents.get(node)
  }

  /** All nodes of a noted type, in source order. */
  all<T extends Noted>(type: T): readonly NodeOf<T>[] {
    return (this.#byType.get(type) ?? []) as NodeOf<T>[]
  }

  /** All identifiers of a name, in source order: variables, keys, labels. */
  identifiers(name: string): readonly TSESTree.Identifier[] {
    this.#byName ??= byName(this.#identifiers)
    return this.#byName.get(name) ?? []
  }

  /** The identifiers of an expression, keys and names of members among them, in source order. */
  identifiersWithin({ range: [start, end] }: Node): readonly TSESTree.Identifier[] {
    let low = 0
    let high = this.#identifiers.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#identifiers[middle]?.range[0] ?? end) < start) low = middle + 1
      else high = middle
    }
    let after = low
    while ((this.#identifiers[after]?.range[0] ?? end) < end) after++
    return this.#identifiers.slice(low, after)
  }

  /** All functions, in source order by kind. */
  functions(): readonly FunctionNode[] {
    return [
      ...this.all('FunctionDeclaration'),
      ...this.all('FunctionExpression'),
      ...this.all('ArrowFunctionExpression'),
    ]
  }

  /** The nodes around this one, from the inside out. */
  *ancestorsOf(node: Node): Generator<Node> {
    for (let up = this.parentOf(node); up !== undefined; up = this.parentOf(up)) yield up
  }

  /** The innermost function that a node stands in. */
  functionAround(node: Node): FunctionNode | undefined {
    for (const up of this.ancestorsOf(node)) if (isFunction(up)) return up
    return undefined
  }

  /** An expression with the type assertions, `!` and parentheses around it. */
  wrapped(expression: Node): Node {
    let outer = expression
    for (let up = this.parentOf(outer); up !== undefined && isWrapper(up); up = this.parentOf(up)) outer = up
    return outer
  }

  #walk(root: Node): void {
    const stack: Node[] = [root]
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === 'Identifier') this.#identifiers.push(node)
      else this.#byType.get(node.type)?.push(node)
      const keys = keysOf(node)
      // Children go on the stack in reverse, so that nodes come off in source order.
      for (let i = keys.length - 1; i >= 0; i--) {
        const child = (node as unknown as Record<string, unknown>)[keys[i] ?? '']
        if (Array.isArray(child)) {
          for (let j = child.length - 1; j >= 0; j--) this.#push(stack, child[j], node)
        } else {
          this.#push(stack, child, node)
        }
      }
    }
  }

  #push(stack: Node[], child: unknown, parent: Node): void {
    if (!isNode(child) || TYPE_ONLY.has(child.type)) return
    this.#parents.set(child, parent)
    stack.push(child)
  }
}

/** The node types that {@link Tree.all} can be asked for. */
const NOTED = [
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'AssignmentPattern',
  'CallExpression',
  'ClassDeclaration',
  'ClassExpression',
  'ExportAllDeclaration',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'FunctionDeclaration',
  'FunctionExpression',
  'ImportDeclaration',
  'ImportExpression',
  'Literal',
  'MemberExpression',
  'MetaProperty',
  'NewExpression',
  'Property',
  'PropertyDefinition',
  'ReturnStatement',
  'TemplateLiteral',
  'ThisExpression',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
  'VariableDeclarator',
] as const satisfies readonly `${Node['type']}`[]

export type Noted = (typeof NOTED)[number]

/** Types and type declarations are nothing to a program that runs. */
const TYPE_ONLY: ReadonlySet<string> = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterInstantiation',
  'TSTypeParameterDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSAbstractMethodDefinition',
  'TSAbstractPropertyDefinition',
  'TSInterfaceHeritage',
  'TSClassImplements',
])

function byName(identifiers: readonly TSESTree.Identifier[]): Map<string, TSESTree.Identifier[]> {
  const named = new Map<string, TSESTree.Identifier[]>()
  for (const identifier of identifiers) {
    const known = named.get(identifier.name)
    if (known === undefined) named.set(identifier.name, [identifier])
    // `import { a }` is one node twice, to some parsers.
    else if (known.at(-1) !== identifier) known.push(identifier)
  }
  return named
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

/** The children of a node type that the table of keys does not know: newer syntax, or another parser's own. */
function keysOf(node: Node): readonly string[] {
  // Of a function that only declares its type the name counts.
  if (node.type === 'TSDeclareFunction') return ['id']
  return knownKeys[node.type] ?? Object.keys(node).filter((key) => key !== 'parent')
}

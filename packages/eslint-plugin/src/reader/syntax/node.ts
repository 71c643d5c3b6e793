import type { TSESTree } from '@typescript-eslint/types'

export type Node = TSESTree.Node
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  )
}

export function isClass(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
}

/** Where a node stands in a list of its parent; -1 if it does not. */
export function indexIn(nodes: readonly (Node | null)[], node: Node): number {
  return nodes.indexOf(node)
}

/** Syntax that stands around an expression without changing its value. */
export function isWrapper(
  node: Node,
): node is
  | TSESTree.TSAsExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSTypeAssertion
  | TSESTree.TSInstantiationExpression
  | TSESTree.ChainExpression {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return true
    default:
      // Babel and some other hosts keep parentheses as nodes, which TSESTree does not know.
      return (node.type as string) === 'ParenthesizedExpression'
  }
}

/** The expression inside type assertions, `!`, optional chains and parentheses. */
export function unwrap(node: Node): Node {
  let inner = node
  while (isWrapper(inner)) inner = inner.expression
  return inner
}

/** The static text of a string literal or of a template without expressions. */
export function staticText(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return cookedText(node.quasis[0])
  return undefined
}

export function cookedText(element: TSESTree.TemplateElement | undefined): string | undefined {
  // `cooked` is null for an invalid escape, which only tagged templates may hold.
  const cooked: string | null | undefined = element?.value.cooked
  return cooked ?? undefined
}

/**
 * The name that a member expression, property or class member is known by, where the source spells it out: `a.b`,
 * `a['b']`, `a[0]`, `#b` (with its mark, for it is another name than `b`).
 */
export function memberName(node: {
  readonly computed?: boolean
  readonly key?: Node
  readonly property?: Node
}): string | undefined {
  const key = node.property ?? node.key
  if (key === undefined) return undefined
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (!(node.computed ?? false) && key.type === 'Identifier') return key.name
  if (key.type === 'Literal' && typeof key.value === 'number') return String(key.value)
  return staticText(unwrap(key))
}

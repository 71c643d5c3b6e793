import { literal, textOf } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { memberName, staticText, unwrap } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { absentShape, type Frame, piecesOf, type Shape, unknownShape } from './shape.ts'
import { isTarget, writeTo } from './property-writes.ts'
import { joinedShape } from './texts.ts'

export function constructionShape(
  evaluator: Evaluator,
  node: TSESTree.NewExpression,
  frame: Frame | undefined,
): Shape {
  const via = [evaluator.span(node)]
  const callee = unwrap(node.callee)
  if (evaluator.program.bindings.isGlobal(callee, 'URL')) return urlShape(evaluator, node, frame)
  const [argument] = node.arguments
  if (evaluator.program.bindings.isGlobal(callee, 'Headers')) return headersShape(evaluator, node, frame)
  if (evaluator.program.bindings.isGlobal(callee, 'Buffer') && argument !== undefined) {
    return { kind: 'buffer', pieces: piecesOf(evaluator.shapeOf(argument, frame)), via }
  }
  const made = evaluator.shapeOf(node.callee)
  return made.kind === 'class'
    ? { kind: 'instance', node: made.node, via }
    : unknownShape('a new object', via)
}

/**
 * `new Headers({ Authorization: ... })`, if nothing is added to it afterwards; and `new Headers()`, to which each header is
 * added by a statement of its own beside the declaration.
 */
function headersShape(evaluator: Evaluator, node: TSESTree.NewExpression, frame: Frame | undefined): Shape {
  const via = [evaluator.span(node)]
  const { tree, bindings } = evaluator.program
  const declarator = tree.parentOf(node)
  const variable =
    declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
      ? bindings.variableOf(declarator.id)
      : undefined
  const additions = (variable === undefined ? [] : bindings.readsOf(variable)).flatMap((use) => {
    const member = tree.parentOf(use)
    const isAddition =
      member?.type === 'MemberExpression' &&
      member.object === use &&
      /^(set|append)$/.test(memberName(member) ?? '')
    return isAddition ? [tree.parentOf(member)] : []
  })
  const [init] = node.arguments
  if (additions.length === 0) return init === undefined ? absentShape(via) : evaluator.shapeOf(init, frame)
  const block = declarator === undefined ? undefined : tree.parentOf(tree.parentOf(declarator) ?? declarator)
  const properties = additions.map((call) => {
    const statement = call === undefined ? undefined : tree.parentOf(call)
    const isBeside = statement?.type === 'ExpressionStatement' && tree.parentOf(statement) === block
    return isBeside && call?.type === 'CallExpression' ? headerProperty(call) : undefined
  })
  const known = properties.filter((property) => property !== undefined)
  if (init !== undefined || known.length < properties.length || hasTwoOfOneName(known)) {
    return unknownShape('headers that are set later', via)
  }
  const object = { type: 'ObjectExpression', properties: known, range: node.range, loc: node.loc }
  return { kind: 'object', node: object as TSESTree.ObjectExpression, frame, via }
}

/** `headers.set('Authorization', value)` as the property of an object; undefined unless the name is written out. */
function headerProperty(call: TSESTree.CallExpression): TSESTree.Property | undefined {
  const [name, value] = call.arguments
  if (name === undefined || value === undefined || call.arguments.length > 2) return undefined
  if (value.type === 'SpreadElement' || staticText(unwrap(name)) === undefined) return undefined
  const { range, loc } = call
  const fixed = { computed: false, method: false, shorthand: false, optional: false, kind: 'init' }
  return { type: 'Property', key: unwrap(name), value, range, loc, ...fixed } as TSESTree.Property
}

/** What is set twice has the last value, what is appended both: nobody writes either. */
function hasTwoOfOneName(properties: readonly TSESTree.Property[]): boolean {
  const names = properties.map((property) => memberName(property)?.toLowerCase())
  return new Set(names).size < names.length
}

/** `new URL('/path', 'https://host')`: its text is that of the URL. */
function urlShape(evaluator: Evaluator, node: TSESTree.NewExpression, frame: Frame | undefined): Shape {
  const via = [evaluator.span(node)]
  // `location.href = ...` is written to everywhere; a host is written to URLs only.
  const isHostWritten = ['host', 'hostname'].some((name) => writeTo(evaluator, name) !== undefined)
  if (isHostWritten || isPartWritten(evaluator, node)) return unknownShape('a URL that is changed later', via)
  const [path, base] = node.arguments
  if (path === undefined) return unknownShape('a URL', via)
  const pathShape = evaluator.shapeOf(path, frame)
  if (base === undefined) return pathShape
  const [first] = piecesOf(pathShape)
  if (first?.kind === 'literal' && /^[a-z][a-z\d+.-]*:/i.test(textOf(first))) return pathShape
  const origin = piecesOf(evaluator.shapeOf(base, frame))
  const [start] = origin
  const isBare =
    origin.length === 1 && start?.kind === 'literal' && /^\w+:\/\/[^/?#]*\/?$/.test(textOf(start))
  if (!isBare) return unknownShape('a URL', via)
  const slash: Shape = { kind: 'value', value: literal(textOf(start).replace(/\/$/, ''), start.via), via }
  const needsSlash = first?.kind !== 'literal' || !textOf(first).startsWith('/')
  const between: Shape[] = needsSlash ? [{ kind: 'value', value: literal('/', via), via }] : []
  return joinedShape([slash, ...between, pathShape], via)
}

/** The parts of a `URL` that can be written. */
const URL_PARTS: ReadonlySet<string> = new Set([
  'host',
  'hostname',
  'href',
  'password',
  'pathname',
  'port',
  'protocol',
  'username',
])

/** `const url = new URL(...); url.host = ...`. */
function isPartWritten(evaluator: Evaluator, node: TSESTree.NewExpression): boolean {
  const { tree, bindings } = evaluator.program
  const declarator = tree.parentOf(tree.wrapped(node))
  if (declarator?.type !== 'VariableDeclarator') return false
  const variable = bindings.variableOf(declarator.id)
  return (variable === undefined ? [] : bindings.readsOf(variable)).some((read) => {
    const member = tree.parentOf(tree.wrapped(read))
    return (
      member?.type === 'MemberExpression' &&
      URL_PARTS.has(memberName(member) ?? '') &&
      isTarget(tree, tree.wrapped(member))
    )
  })
}

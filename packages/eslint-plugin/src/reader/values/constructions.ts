import { literal, textOf } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { memberName, unwrap } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { absentShape, type Frame, piecesOf, type Shape, unknownShape } from './shape.ts'
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

/** `new Headers({ Authorization: ... })`, if nothing is added to it afterwards. */
function headersShape(evaluator: Evaluator, node: TSESTree.NewExpression, frame: Frame | undefined): Shape {
  const via = [evaluator.span(node)]
  const parent = evaluator.program.tree.parentOf(node)
  const variable =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier'
      ? evaluator.program.bindings.variableOf(parent.id)
      : undefined
  const isChanged = (variable === undefined ? [] : evaluator.program.bindings.readsOf(variable)).some(
    (use) => {
      const member = evaluator.program.tree.parentOf(use)
      return (
        member?.type === 'MemberExpression' &&
        member.object === use &&
        /^(set|append)$/.test(memberName(member) ?? '')
      )
    },
  )
  const [init] = node.arguments
  if (isChanged) return unknownShape('headers that are set later', via)
  return init === undefined ? absentShape(via) : evaluator.shapeOf(init, frame)
}

/** `new URL('/path', 'https://host')`: its text is that of the URL. */
export function urlShape(
  evaluator: Evaluator,
  node: TSESTree.NewExpression,
  frame: Frame | undefined,
): Shape {
  const via = [evaluator.span(node)]
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

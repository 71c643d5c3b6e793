import type { TSESTree } from '@typescript-eslint/types'
import { memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'
import { isImportOf } from './imports.ts'
import { isGlobalObject } from './members.ts'
import { type Frame, piecesOf, type Shape } from './shape.ts'

/** `btoa(text)`, `Buffer.from(text)`, `base64.encode(text)`. */
export function encodedShape(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  callee: Node,
  frame: Frame | undefined,
): Shape | undefined {
  const via = [evaluator.span(node)]
  const [argument] = node.arguments
  if (argument === undefined) return undefined
  const name =
    callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : ''
  const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  if (
    name === 'from' &&
    object !== undefined &&
    (evaluator.program.bindings.isGlobal(object, 'Buffer') ||
      isImportOf(evaluator, object, /^(node:)?buffer$/))
  ) {
    const encoding = node.arguments[1] === undefined ? 'utf8' : evaluator.textOf(node.arguments[1], frame)
    const isText = encoding === undefined || /^(utf-?8|ascii|latin1|binary)$/i.test(encoding)
    return isText ? { kind: 'buffer', pieces: piecesOf(evaluator.shapeOf(argument, frame)), via } : undefined
  }
  const isGlobal =
    object === undefined
      ? evaluator.program.bindings.isGlobal(callee, 'btoa')
      : isGlobalObject(evaluator, object)
  const isEncoder =
    (name === 'btoa' && (isGlobal || isImportOf(evaluator, callee, BASE64_MODULE))) ||
    (/^(encode|encodeBase64|encode64|fromString)$/.test(name ?? '') &&
      isImportOf(evaluator, object ?? callee, BASE64_MODULE))
  if (!isEncoder) return undefined
  return {
    kind: 'text',
    pieces: [{ kind: 'base64', pieces: piecesOf(evaluator.shapeOf(argument, frame)), via }],
    via,
  }
}

/** Packages that encode text in Base64. */
const BASE64_MODULE = /base-?64|^(node:)?buffer$|^@?abab|encoding/i

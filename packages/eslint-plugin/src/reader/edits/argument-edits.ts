import type { TextEdit } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import type { SourceText } from './source-text.ts'

/** Adds arguments behind the last one of a call, in the layout of the call. */
export function addArguments(
  source: SourceText,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  added: readonly string[],
): TextEdit[] | undefined {
  const close = call.range[1] - 1
  // `new Twilio` without brackets.
  if (source.text[close] !== ')') return undefined
  const last = call.arguments.at(-1)
  if (last === undefined) {
    const open = source.text.lastIndexOf('(', close)
    const isEmpty = source.text.slice(open + 1, close).trim() === ''
    return isEmpty ? [source.replace(open + 1, close, added.join(', '))] : undefined
  }
  const behind = source.text.slice(last.range[1], close)
  // White space, brackets around the argument, and at most one comma: a comment could swallow what is added.
  const shape = /^(\s*\))*\s*(,?)\s*$/.exec(behind)
  if (shape === null) return undefined
  const trailing = shape[2] === ','
  const at = last.range[1] + behind.trimEnd().length
  const isOnItsLine = source.isFirstOnLine(last.range[0]) && behind.includes('\n')
  const separator = isOnItsLine ? source.lineEndAt(last.range[1]) + source.indentAt(last.range[0]) : ' '
  const text = added.map((argument) => separator + argument).join(',')
  return [source.insert(at, trailing ? (isOnItsLine ? `${text},` : text) : `,${text}`)]
}

import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Node as JsonNode, ParseError } from 'jsonc-parser'
import type { Unreadable } from '../reader.ts'
import { mappingOf } from '../tree/node.ts'
import type { Entry, Item, Node, Place, Scalar, Tree, TreeComment, Unit } from '../tree/node.ts'

/** Deeper than anybody writes; keeps every walk of the tree within the stack. */
const DEEPEST = 256

/** Parses JSON, with comments and trailing commas where they are, with the place of everything. */
export function parseJson(text: string): Tree | Unreadable {
  const errors: ParseError[] = []
  let root: JsonNode | undefined
  try {
    root = parseTree(text, errors, { allowTrailingComma: true })
  } catch (error) {
    if (error instanceof RangeError) return { reason: TOO_DEEP }
    throw error
  }
  const [error] = errors
  if (error !== undefined) {
    return { reason: `not valid JSON (${wordsOf(printParseErrorCode(error.error))})`, offset: error.offset }
  }
  const tree = root === undefined ? undefined : treeOf(root, text, 0)
  if (tree === 'too deep') return { reason: TOO_DEEP }
  return { roots: tree === undefined ? [] : [tree], comments: commentsOf(text) }
}

const TOO_DEEP = 'nested too deeply'

/** `CloseBraceExpected` in words. */
function wordsOf(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}

function treeOf(source: JsonNode, text: string, depth: number): Node | 'too deep' {
  if (depth > DEEPEST) return 'too deep'
  const place = { start: source.offset, end: source.offset + source.length }
  const children = source.children ?? []
  if (source.type === 'object') {
    const entries: Entry[] = []
    for (const { children: pair } of children) {
      const [key, value] = pair ?? []
      if (key === undefined || value === undefined) continue
      const node = treeOf(value, text, depth + 1)
      if (node === 'too deep') return node
      const unit: Unit = { start: key.offset, end: node.end, joint: 'comma' }
      entries.push({ key: scalarOf(key, text), value: node, unit })
    }
    return mappingOf(place, entries)
  }
  if (source.type === 'array') {
    const items: Item[] = []
    for (const child of children) {
      const node = treeOf(child, text, depth + 1)
      if (node === 'too deep') return node
      items.push({ value: node, unit: { start: node.start, end: node.end, joint: 'comma' } })
    }
    return { kind: 'sequence', ...place, items }
  }
  return scalarOf(source, text)
}

function scalarOf(source: JsonNode, text: string): Scalar {
  const place: Place = { start: source.offset, end: source.offset + source.length }
  if (source.type !== 'string') {
    const raw = text.slice(place.start, place.end)
    return source.type === 'null'
      ? { kind: 'scalar', ...place, text: '', empty: true }
      : { kind: 'scalar', ...place, text: raw, written: place }
  }
  const value = String(source.value)
  const inner = { start: place.start + 1, end: place.end - 1 }
  return {
    kind: 'scalar',
    ...place,
    text: value,
    quoted: true,
    ...(text.slice(inner.start, inner.end) === value ? { written: inner } : {}),
  }
}

/** `LineCommentTrivia` and `BlockCommentTrivia` of jsonc-parser's scanner, whose enum is not there at run time. */
const LINE_COMMENT = 12
const BLOCK_COMMENT = 13
const END_OF_FILE = 17

function commentsOf(text: string): readonly TreeComment[] {
  if (!text.includes('//') && !text.includes('/*')) return []
  const comments: TreeComment[] = []
  const scanner = createScanner(text, false)
  for (let kind: number = scanner.scan(); kind !== END_OF_FILE; kind = scanner.scan()) {
    if (kind !== LINE_COMMENT && kind !== BLOCK_COMMENT) continue
    const start = scanner.getTokenOffset()
    const end = start + scanner.getTokenLength()
    comments.push({ start, end, text: text.slice(start + 2, kind === BLOCK_COMMENT ? end - 2 : end) })
  }
  return comments
}

import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Node as JsonNode, ParseError } from 'jsonc-parser'
import { mappingOf } from '@regionguard/core/settings'
import type {
  Entry,
  Item,
  Node,
  Place,
  Scalar,
  Tree,
  TreeComment,
  Unreadable,
} from '@regionguard/core/settings'

/** Deeper than anybody writes; keeps the parser and every walk of the tree within the stack. */
const DEEPEST = 256

/** Parses JSON, with comments and trailing commas where they are, with the place of everything. */
export function parseJson(text: string): Tree | Unreadable {
  const { comments, depth } = survey(text)
  if (depth > DEEPEST) return { reason: 'nested too deeply' }
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  const [error] = errors
  if (error !== undefined) {
    return { reason: `not valid JSON (${wordsOf(printParseErrorCode(error.error))})`, offset: error.offset }
  }
  return { roots: root === undefined ? [] : [treeOf(root, text)], comments }
}

/** `CloseBraceExpected` in words. */
function wordsOf(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}

function treeOf(source: JsonNode, text: string): Node {
  const place = { start: source.offset, end: source.offset + source.length }
  const children = source.children ?? []
  if (source.type === 'object') {
    const entries = children.flatMap(({ children: pair }): readonly Entry[] => {
      const [key, value] = pair ?? []
      if (key === undefined || value === undefined) return []
      const node = treeOf(value, text)
      return [
        { key: scalarOf(key, text), value: node, unit: { start: key.offset, end: node.end, joint: 'comma' } },
      ]
    })
    return mappingOf(place, entries)
  }
  if (source.type === 'array') {
    const items = children.map((child): Item => {
      const node = treeOf(child, text)
      return { value: node, unit: { start: node.start, end: node.end, joint: 'comma' } }
    })
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

/** Kinds of tokens of jsonc-parser's scanner, whose enum is not there at run time. */
const OPENING = new Set([1, 3])
const CLOSING = new Set([2, 4])
const LINE_COMMENT = 12
const BLOCK_COMMENT = 13
const END_OF_FILE = 17

/** Comments, and how deeply the text is nested: the parser is recursive, so this must be known before. */
function survey(text: string): { comments: readonly TreeComment[]; depth: number } {
  const comments: TreeComment[] = []
  let depth = 0
  let deepest = 0
  const scanner = createScanner(text, false)
  for (let kind: number = scanner.scan(); kind !== END_OF_FILE; kind = scanner.scan()) {
    if (OPENING.has(kind)) deepest = Math.max(deepest, ++depth)
    else if (CLOSING.has(kind)) depth--
    else if (kind === LINE_COMMENT || kind === BLOCK_COMMENT) {
      const start = scanner.getTokenOffset()
      const end = start + scanner.getTokenLength()
      comments.push({ start, end, text: text.slice(start + 2, kind === BLOCK_COMMENT ? end - 2 : end) })
    }
  }
  return { comments, depth: deepest }
}

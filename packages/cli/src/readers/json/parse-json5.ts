import { parse, tokenize } from '@humanwhocodes/momoa'
import type { AnyNode, MemberNode, Token } from '@humanwhocodes/momoa'
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

/**
 * Parses JSON5 (keys without quotes, single quotes, trailing commas, comments; https://spec.json5.org), with the place of
 * everything.
 */
export function parseJson5(text: string): Tree | Unreadable {
  try {
    // At the end of a text that ends in a backslash the tokenizer would look for ever.
    const ended = `${text}\n`
    const tokens = tokenize(ended, { mode: 'json5', ranges: true })
    if (depthOf(tokens) > DEEPEST) return { reason: 'nested too deeply' }
    const comments = tokens
      .filter(({ type }) => type === 'LineComment' || type === 'BlockComment')
      .map(placeOf)
    // The parser calls itself for every comment of those that follow each other.
    const { body } = parse(withoutComments(ended, comments), { mode: 'json5', ranges: true })
    return { roots: [treeOf(body, text)], comments: comments.map((place) => commentAt(place, text)) }
  } catch (error) {
    if (!isComplaint(error)) throw error
    return {
      reason: `not valid JSON5 (${wordsOf(error.message)})`,
      offset: Math.min(error.offset, text.length),
    }
  }
}

/** What the parser throws, of a class that it does not export. */
interface Complaint extends Error {
  readonly offset: number
}

function isComplaint(error: unknown): error is Complaint {
  return error instanceof Error && 'offset' in error && typeof error.offset === 'number'
}

/** `Unexpected token RBrace found. (1:4)`: without the place, and without a character of the file. */
function wordsOf(message: string): string {
  const words = /^Unexpected (?:token (\w+)|character|end of input)/.exec(message)
  const token = words?.[1]
  return token === undefined
    ? (words?.[0].toLowerCase() ?? 'not understood')
    : `unexpected ${SIGNS[token] ?? token.toLowerCase()}`
}

const SIGNS: Readonly<Record<string, string>> = {
  LBrace: '{',
  RBrace: '}',
  LBracket: '[',
  RBracket: ']',
  Colon: ':',
  Comma: ',',
}

function depthOf(tokens: readonly Token[]): number {
  let depth = 0
  let deepest = 0
  for (const { type } of tokens) {
    if (type === 'LBrace' || type === 'LBracket') deepest = Math.max(deepest, ++depth)
    else if (type === 'RBrace' || type === 'RBracket') depth--
  }
  return deepest
}

/** White space of the same length in their place. */
function withoutComments(text: string, comments: readonly Place[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end } of comments) {
    parts.push(text.slice(from, start), ' '.repeat(end - start))
    from = end
  }
  return parts.join('') + text.slice(from)
}

function commentAt({ start, end }: Place, text: string): TreeComment {
  const closing = text.startsWith('/*', start) ? 2 : 0
  return { start, end, text: text.slice(start + 2, end - closing) }
}

function treeOf(source: AnyNode, text: string): Node {
  const place = placeOf(source)
  switch (source.type) {
    case 'Object':
      return mappingOf(
        place,
        source.members.map((member) => entryOf(member, text)),
      )
    case 'Array': {
      const items = source.elements.map(({ value }): Item => {
        const node = treeOf(value, text)
        return { value: node, unit: { start: node.start, end: node.end, joint: 'comma' } }
      })
      return { kind: 'sequence', ...place, items }
    }
    default:
      return scalarOf(source, text)
  }
}

function entryOf({ name, value }: MemberNode, text: string): Entry {
  const key = scalarOf(name, text)
  const node = treeOf(value, text)
  return { key, value: node, unit: { start: key.start, end: node.end, joint: 'comma' } }
}

function scalarOf(source: AnyNode, text: string): Scalar {
  const place = placeOf(source)
  if (source.type === 'Null') return { kind: 'scalar', ...place, text: '', empty: true }
  if (source.type !== 'String')
    return { kind: 'scalar', ...place, text: text.slice(place.start, place.end), written: place }
  const inner = { start: place.start + 1, end: place.end - 1 }
  const isWritten = text.slice(inner.start, inner.end) === source.value
  return {
    ...{ kind: 'scalar', ...place, text: source.value, quoted: true },
    ...(isWritten ? { written: inner } : {}),
  }
}

function placeOf({
  range,
  loc,
}: {
  readonly range?: readonly number[]
  readonly loc: AnyNode['loc']
}): Place {
  const [start = loc.start.offset, end = loc.end.offset] = range ?? []
  return { start, end }
}

import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Node, ParseError } from 'jsonc-parser'
import { DEEPEST } from './policy-node.ts'
import type { MapEntry, PolicyNode, PolicyTree, SyntaxProblem } from './policy-node.ts'

/**
 * A JSON text (RFC 8259: no comments, no trailing commas) as a tree of values with their positions.
 *
 * @param text without byte order mark
 */
export function readJson(text: string): PolicyTree {
  if (text.trim() === '') return { kind: 'empty' }
  const tooDeep = offsetTooDeep(text)
  // The parser calls itself for every level.
  if (tooDeep !== undefined) {
    return broken([{ offset: tooDeep, message: `this is nested more than ${DEEPEST} levels deep.` }])
  }
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  if (errors.length > 0 || root === undefined) return broken(errors.map(problemOfJson))
  return { kind: 'tree', root: toNode(root, text) }
}

function broken(problems: readonly SyntaxProblem[]): PolicyTree {
  return { kind: 'broken', problems }
}

/** Where, if anywhere, the text is nested more than {@link DEEPEST} levels deep. */
function offsetTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true)
  let depth = 0
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    // A token that begins with a bracket is one: strings begin with their quote.
    const first = text.charAt(scanner.getTokenOffset())
    if (first === '[' || first === '{') depth += 1
    if (first === ']' || first === '}') depth -= 1
    if (depth > DEEPEST) return scanner.getTokenOffset()
  }
  return undefined
}

function toNode(node: Node, text: string): PolicyNode {
  const place = { start: node.offset, end: node.offset + node.length }
  if (node.type === 'array')
    return { kind: 'list', items: (node.children ?? []).map((item) => toNode(item, text)), ...place }
  if (node.type === 'object') {
    return {
      kind: 'map',
      entries: (node.children ?? []).flatMap((property) => toEntry(property, text)),
      ...place,
    }
  }
  const value = node.value as string | number | boolean | null
  return {
    kind: 'scalar',
    value,
    spelling: typeof value === 'string' ? value : text.slice(place.start, place.end),
    ...place,
  }
}

function toEntry(property: Node, text: string): MapEntry[] {
  const [key, value] = property.children ?? []
  if (key === undefined || value === undefined) return []
  return [
    {
      key: String(key.value),
      keyStart: key.offset,
      keyEnd: key.offset + key.length,
      value: toNode(value, text),
    },
  ]
}

const SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no value of JSON: texts stand in double quotes.',
  InvalidNumberFormat: 'this is no number of JSON.',
  PropertyNameExpected: 'a key in double quotes is expected here: JSON allows no comma after the last entry.',
  ValueExpected: 'a value is expected here: JSON allows no comma after the last one.',
  ColonExpected: 'a ":" is expected here.',
  CommaExpected: 'a "," is expected here.',
  CloseBraceExpected: 'a "}" is expected here.',
  CloseBracketExpected: 'a "]" is expected here.',
  EndOfFileExpected: 'nothing more is expected here: the policy ended before.',
  InvalidCommentToken: 'JSON has no comments: write the policy as regionguard.yaml to have them.',
  UnexpectedEndOfComment: 'JSON has no comments: write the policy as regionguard.yaml to have them.',
  UnexpectedEndOfString: 'the closing quote is missing on this line.',
  UnexpectedEndOfNumber: 'this is no number of JSON.',
  InvalidUnicode: 'after "\\u" there must be four hexadecimal digits.',
  InvalidEscapeCharacter: 'this is no escape sequence of JSON; for a backslash write "\\\\".',
  InvalidCharacter: 'this character cannot stand in a text of JSON as it is: write it as an escape sequence.',
}

function problemOfJson(error: ParseError): SyntaxProblem {
  return {
    offset: error.offset,
    message: SENTENCES[printParseErrorCode(error.error)] ?? 'this is not valid JSON.',
  }
}

import { createRequire } from 'node:module'
import { quote } from '@regionguard/core/wording'
import type * as JsoncParser from 'jsonc-parser'
import type { Node, ParseError } from 'jsonc-parser'
import { DEEPEST } from './seed-node.ts'
import type { SeedMapEntry, SeedNode, SeedProblem, SeedTree } from './seed-node.ts'

/** Has to be in `scripts/bundle-cli.mjs` as well. */
type Jsonc = Pick<typeof JsoncParser, 'createScanner' | 'parseTree' | 'printParseErrorCode'>

/**
 * A JSON text (RFC 8259: no comments, no trailing commas) as a tree. Every scalar is the text that stands there. The
 * parser is loaded here and now: most emulators start without a seed in a file.
 */
export function readJsonSeed(text: string): SeedTree {
  const jsonc = createRequire(import.meta.url)('jsonc-parser') as Jsonc
  const tooDeep = offsetTooDeep(text, jsonc)
  if (tooDeep !== undefined) {
    return { problems: [{ offset: tooDeep, message: `this is nested more than ${DEEPEST} levels deep.` }] }
  }
  const errors: ParseError[] = []
  const root = jsonc.parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  if (errors.length > 0 || root === undefined) {
    // The others only follow from the first.
    const [first] = errors
    const why = first === undefined ? 'value expected' : wordsOf(jsonc.printParseErrorCode(first.error))
    return { problems: [{ offset: first?.offset ?? 0, message: `this is not valid JSON: ${why}.` }] }
  }
  const problems: SeedProblem[] = []
  const tree = toNode(root, text, problems)
  return problems.length > 0 ? { problems } : { root: tree }
}

/** `CommaExpected` as words. The parser's codes quote nothing of the text. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
}

function offsetTooDeep(text: string, jsonc: Jsonc): number | undefined {
  const scanner = jsonc.createScanner(text, true)
  let depth = 0
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text.charAt(scanner.getTokenOffset())
    if (first === '[' || first === '{') depth += 1
    if (first === ']' || first === '}') depth -= 1
    if (depth > DEEPEST) return scanner.getTokenOffset()
  }
  return undefined
}

function toNode(node: Node, text: string, problems: SeedProblem[]): SeedNode {
  const start = node.offset
  if (node.type === 'array') {
    return { kind: 'list', start, items: (node.children ?? []).map((item) => toNode(item, text, problems)) }
  }
  if (node.type !== 'object') {
    const spelled = text.slice(start, start + node.length)
    return { kind: 'scalar', start, text: typeof node.value === 'string' ? node.value : spelled }
  }
  const entries = new Map<string, SeedMapEntry>()
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? []
    if (key === undefined || value === undefined) continue
    const name = String(key.value)
    if (entries.has(name))
      problems.push({ offset: key.offset, message: `the key ${quote(name)} stands here twice.` })
    else entries.set(name, { keyStart: key.offset, value: toNode(value, text, problems) })
  }
  return { kind: 'map', start, entries }
}

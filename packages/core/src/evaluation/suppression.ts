import { findRule } from '../catalogue/rule.ts'
import { HOUSEKEEPING_IDS, RULE_IDS } from '../catalogue/rule-id.ts'
import type { RuleId } from '../catalogue/rule-id.ts'
import type { Comment, Reading } from '../facts/reading.ts'
import type { Span } from '../facts/span.ts'
import type { Problem } from '../findings/problem.ts'
import { nearestName } from '../wording/nearest-name.ts'
import { LineIndex } from './line-index.ts'

/** A comment that hides findings which start on one line. */
export interface Suppression {
  readonly rules: readonly RuleId[]
  /** Counted from 0. */
  readonly line: number
  readonly span: Span
  /** ESLint itself reports unused directives of its own. */
  readonly isEslint: boolean
}

export interface Suppressions {
  readonly list: readonly Suppression[]
  /** Comments that look like suppressions but suppress nothing. */
  readonly problems: readonly Problem[]
}

const OWN = /^\s*\*?\s*regionguard-disable(?<form>[a-z-]*)(?<rest>[\s\S]*)$/
const ESLINT = /^\s*eslint-disable-next-line\s+(?<rest>[\s\S]*)$/
const PREFIX = 'regionguard/'

/**
 * The suppressions of a file: `regionguard-disable-next-line <rule>[, <rule>] -- <reason>` in any of its comments,
 * and `eslint-disable-next-line regionguard/<rule> -- <reason>` in JavaScript and TypeScript.
 */
export function suppressionsOf(reading: Reading): Suppressions {
  const list: Suppression[] = []
  const problems: Problem[] = []
  if (!reading.comments.some(({ text }) => text.includes('-disable'))) return { list, problems }
  const lines = new LineIndex(reading.text)
  for (const comment of reading.comments) {
    const own = OWN.exec(comment.text)?.groups
    const rest = own?.['rest'] ?? eslintRest(reading, comment)
    if (rest === undefined) continue
    const isEslint = own === undefined
    const parsed = parse(own?.['form'] ?? '-next-line', rest, isEslint)
    if (typeof parsed === 'string') {
      problems.push({ rule: 'invalid-suppression', span: comment.span, message: parsed, evidence: [] })
      continue
    }
    if (parsed.length > 0) {
      list.push({ rules: parsed, line: coveredLine(reading, lines, comment), span: comment.span, isEslint })
    }
  }
  return { list, problems }
}

function eslintRest(reading: Reading, comment: Comment): string | undefined {
  if (reading.language !== 'javascript' || !comment.text.includes(PREFIX)) return undefined
  return ESLINT.exec(comment.text)?.groups?.['rest']
}

/** The rules of a directive, or what is wrong with it. */
function parse(form: string, rest: string, isEslint: boolean): readonly RuleId[] | string {
  if (form !== '-next-line') {
    return `\`regionguard-disable${form}\` is no directive. Only \`regionguard-disable-next-line <rule> -- <reason>\` is: it hides findings of one line, and says why.`
  }
  const dashes = /\s--\s?/.exec(rest)
  const reason = dashes === null ? '' : rest.slice(dashes.index + dashes[0].length).trim()
  const listed = (dashes === null ? rest : rest.slice(0, dashes.index))
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const names = isEslint
    ? listed.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length))
    : listed.map((name) => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name))
  if (names.length === 0) {
    return 'This suppression names no rule, so it suppresses nothing. Write `regionguard-disable-next-line <rule> -- <reason>`.'
  }
  if (reason === '') {
    return 'This suppression gives no reason, so it suppresses nothing. Write ` -- ` and the reason behind the rules.'
  }
  for (const name of names) {
    if (findRule(name) !== undefined) continue
    const nearest = nearestName(name, [...RULE_IDS, ...HOUSEKEEPING_IDS])
    return `This suppression names the rule \`${name}\`, which does not exist, so it suppresses nothing.${nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`}`
  }
  return names as RuleId[]
}

/** The next line that is not a comment. */
function coveredLine(reading: Reading, lines: LineIndex, comment: Comment): number {
  let line = lines.lineAt(comment.span.end) + 1
  while (line < lines.count && isComment(reading, lines, line)) line += 1
  return line
}

function isComment(reading: Reading, lines: LineIndex, line: number): boolean {
  const text = reading.text.slice(lines.startOf(line), lines.endOf(line))
  const first = lines.startOf(line) + (text.length - text.trimStart().length)
  const last = lines.startOf(line) + text.trimEnd().length
  if (last <= first) return false
  return reading.comments.some(({ span }) => span.start <= first && span.end >= last)
}

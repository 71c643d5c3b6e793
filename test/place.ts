import type { Finding } from './cli.ts'

/** Lines and columns from 1, in UTF-16 code units, the end exclusive, as the JSON output has them. */
export type Place = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>

/**
 * Where a piece of text stands. It must be there exactly once.
 *
 * @param text the file
 * @param at the piece; `…` between spaces stands for any text between its beginning and its end
 */
export function placeOf(text: string, at: string): Place {
  const [beginning = '', ending] = at.split(' … ')
  const start = text.indexOf(beginning)
  if (start === -1 || text.includes(beginning, start + 1)) {
    throw new Error(`not exactly once in the file: ${beginning}`)
  }
  const endsAt = ending === undefined ? start : text.indexOf(ending, start + beginning.length)
  if (endsAt === -1) throw new Error(`not in the file after ${beginning}: ${ending}`)
  const { line, column } = position(text, start)
  const end = position(text, endsAt + (ending ?? beginning).length)
  return { line, column, endLine: end.line, endColumn: end.column }
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** One line for a finding: what a table of expectations compares. */
export function printFinding(finding: Place & Pick<Finding, 'rule' | 'severity' | 'file'>): string {
  const { file, line, column, endLine, endColumn, rule, severity } = finding
  return `${file}:${line}:${column}-${endLine}:${endColumn} ${severity} ${rule}`
}

import { compareEntries } from './baseline-entry.ts'
import type { BaselineEntry } from './baseline-entry.ts'

const HEADER = '# regionguard baseline 1'

/** The first line tells what the file is, so that no other file is ever overwritten as a baseline. */
const ABOUT = [
  HEADER,
  '# Findings that were there before: fingerprint, rule, file. `--update-baseline` writes this file.',
]

/** What is wrong with a baseline, and where: line and column from 1. */
export interface BaselineProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/**
 * A baseline as text: one entry a line, sorted, no date, no line numbers, so that merges are easy and equal baselines
 * are equal files.
 */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries
    .toSorted(compareEntries)
    .map(({ fingerprint, rule, file }) => `${fingerprint} ${rule} ${printFile(file)}`)
  return [...ABOUT, ...new Set(lines), ''].join('\n')
}

/**
 * Reads a baseline. The order of entries does not matter, nor does one that stands there twice: a merge may have put
 * them so.
 *
 * @param text with or without a byte order mark, its lines ending with LF or CRLF
 */
export function parseBaseline(text: string): readonly BaselineEntry[] | BaselineProblem {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  if (lines[0] !== HEADER) {
    return {
      line: 1,
      column: 1,
      message: `this is no baseline: the first line must be "${HEADER}". --update-baseline writes a new one where there is no file.`,
    }
  }
  const entries = new Map<string, BaselineEntry>()
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const entry = parseEntry(line)
    if ('message' in entry) return { line: index + 1, ...entry }
    entries.set(line, entry)
  }
  return [...entries.values()]
}

function parseEntry(line: string): BaselineEntry | Omit<BaselineProblem, 'line'> {
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) {
    return {
      column: 1,
      message:
        'this is the mark of a merge conflict. Keep the entries of both sides, and take the marks away.',
    }
  }
  const fingerprint = /^[0-9a-f]{32} /.exec(line)?.[0]
  if (fingerprint === undefined) {
    return { column: 1, message: 'an entry begins with a fingerprint: 32 hexadecimal digits, then a space.' }
  }
  const rule = /^[a-z]+(?:-[a-z]+)* /.exec(line.slice(fingerprint.length))?.[0]
  if (rule === undefined) {
    return {
      column: fingerprint.length + 1,
      message: 'after the fingerprint an entry has the id of a rule, then a space.',
    }
  }
  const column = fingerprint.length + rule.length + 1
  const file = parseFile(line.slice(column - 1))
  if (file === undefined) return { column, message: 'an entry ends with the path of a file.' }
  return { file, rule: rule.trimEnd(), fingerprint: fingerprint.trimEnd() }
}

/** Line ends, white space at an end and quotes would be read in another way. */
function printFile(file: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  return /^["\s]|\s$|[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/u.test(file)
    ? JSON.stringify(file)
    : file
}

function parseFile(text: string): string | undefined {
  if (!text.startsWith('"')) return text === '' || text !== text.trim() ? undefined : text
  try {
    const file = JSON.parse(text) as unknown
    return typeof file === 'string' && file !== '' ? file : undefined
  } catch {
    return undefined
  }
}

import type { Entry, Scalar, Unit } from '@regionguard/core/settings'
import { valueAt } from './value.ts'

/** `NAME=value`, the value or all of it in quotes, and what joins it to the next. */
const ASSIGNMENT =
  /(?:"([A-Z_]\w*)=([^"\r\n]*)"|'([A-Z_]\w*)=([^'\r\n]*)'|([A-Z_]\w*)=(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s,"';]*)))(\s*,\s*|\s+|$)/y

/**
 * The environment that is written in a value: `A=b C=d` as in systemd, `A="b",C="d"` as in supervisord. Undefined
 * where it is anything else.
 */
export function assignmentsOf(
  text: string,
  start: number,
  end: number,
  joint: Unit['joint'],
): readonly Entry[] | undefined {
  const value = text.slice(start, end)
  const entries: Entry[] = []
  for (let at = 0; at < value.length; at = ASSIGNMENT.lastIndex) {
    ASSIGNMENT.lastIndex = at
    const match = ASSIGNMENT.exec(value)
    if (match === null) return undefined
    entries.push(entryOf(match, start, joint))
  }
  return entries.length === 0 ? undefined : entries
}

function entryOf(match: RegExpExecArray, offset: number, joint: Unit['joint']): Entry {
  const name = match[1] ?? match[3] ?? match[5] ?? ''
  const body = match[2] ?? match[4] ?? match[6] ?? match[7] ?? match[8] ?? ''
  const start = offset + match.index
  const end = start + match[0].length - (match[9] ?? '').length
  const isWhole = match[5] === undefined
  const isQuoted = !isWhole && match[8] === undefined
  const keyStart = start + (isWhole ? 1 : 0)
  const keyPlace = { start: keyStart, end: keyStart + name.length }
  const valueStart = keyPlace.end + 1 + (isQuoted ? 1 : 0)
  const written = { start: valueStart, end: valueStart + body.length }
  const value: Scalar = {
    kind: 'scalar',
    start: keyPlace.end + 1,
    end: written.end + (isQuoted ? 1 : 0),
    text: body,
    written,
    quoted: true,
  }
  return {
    key: { kind: 'scalar', ...keyPlace, text: name, written: keyPlace },
    value,
    unit: { start, end, joint },
  }
}

/** One line of an environment of several: `NAME = value` as in tox, or `NAME="value",` as in supervisord. */
export function assignmentOfLine(text: string, start: number, end: number): readonly Entry[] | undefined {
  const line = text.slice(start, end)
  const match = /^([A-Z_]\w*)\s*[=:]/.exec(line)
  if (match === null) return undefined
  if (/,\s*$/.test(line) || /^\w+=["']/.test(line)) {
    const entries = assignmentsOf(text, start, start + line.trimEnd().length, 'none')
    if (entries !== undefined) return entries
  }
  const name = match[1] ?? ''
  const { value } = valueAt(text, start + match[0].length, end)
  const keyPlace = { start, end: start + name.length }
  return [
    {
      key: { kind: 'scalar', ...keyPlace, text: name, written: keyPlace },
      value,
      unit: { start, end: Math.max(value.end, keyPlace.end), joint: 'line' },
    },
  ]
}

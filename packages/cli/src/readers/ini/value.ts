import type { Scalar } from '@regionguard/core/settings'

/** A value, and where the comment behind it begins. */
export interface ReadValue {
  readonly value: Scalar
  readonly comment?: number
}

/**
 * The value that stands between two offsets of one line: in quotes, or up to a `;` or `#` that follows white space.
 *
 * @param from behind the `=`
 * @param end of the line
 */
export function valueAt(text: string, from: number, end: number): ReadValue {
  const line = text.slice(from, end)
  const start = from + (line.length - line.trimStart().length)
  return quotedAt(text, start, end) ?? plainAt(text, start, end)
}

function quotedAt(text: string, start: number, end: number): ReadValue | undefined {
  const quote = text[start]
  if (start >= end || (quote !== '"' && quote !== "'")) return undefined
  const close = text.indexOf(quote, start + 1)
  if (close === -1 || close >= end) return undefined
  const rest = /^[^\S\r\n]*(?:$|[;#])/.exec(text.slice(close + 1, end))
  if (rest === null) return undefined
  const inner = { start: start + 1, end: close }
  const value: Scalar = {
    kind: 'scalar',
    start,
    end: close + 1,
    text: text.slice(inner.start, inner.end),
    written: inner,
    quoted: true,
  }
  const hasComment = /[;#]$/.test(rest[0])
  return hasComment ? { value, comment: close + rest[0].length } : { value }
}

function plainAt(text: string, start: number, end: number): ReadValue {
  const line = text.slice(start, end)
  const mark = /(?:^|[^\S\r\n])[;#]/.exec(line)
  const raw = line.slice(0, mark?.index).trimEnd()
  const place = { start, end: start + raw.length }
  const value: Scalar =
    raw === ''
      ? { kind: 'scalar', start, end: start, text: '', empty: true }
      : { kind: 'scalar', ...place, text: raw, written: place }
  return mark === null ? { value } : { value, comment: start + mark.index + mark[0].length - 1 }
}

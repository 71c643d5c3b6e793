import { redact } from '@regionguard/core'
import { printable } from '../reporters/printable.ts'
import type { SecretPlaces } from '../reporters/secret-places.ts'

/**
 * A line of a file as a diff shows it: secrets redacted, and nothing in it that steers a terminal.
 *
 * @param text of the whole file
 * @param start of the line, an offset
 */
export function shownSource(
  file: string,
  text: string,
  start: number,
  end: number,
  secrets: SecretPlaces,
): string {
  const line = text.slice(start, end)
  let shown = ''
  let at = 0
  for (const [from, to] of secrets.shownWithout(file, start, end)) {
    shown += visible(line.slice(at, from)) + redact(line.slice(from, to))
    at = to
  }
  return shown + visible(line.slice(at))
}

/** Tabs, and the carriage return before a line feed, belong to a diff; no other control character does. */
function visible(text: string): string {
  return text
    .split('\t')
    .map((part) => (part.endsWith('\r') ? `${printable(part.slice(0, -1))}\r` : printable(part)))
    .join('\t')
}

import { Comment, Pair, parseLines } from 'dot-properties'
import { mappingOf } from '@regionguard/core/settings'
import type { Entry, Place, Tree, TreeComment } from '@regionguard/core/settings'

/**
 * Parses Java properties: `=`, `:` or white space between key and value, escapes, lines that go on. Where a line
 * `#---` or `!---` divides the file, as Spring Boot has it, each part is a document.
 *
 * @param text the decoded text; any line ends
 */
export function parseProperties(text: string): Tree {
  const documents: Entry[][] = [[]]
  const comments: TreeComment[] = []
  for (const line of parseLines(withPlainLineEnds(text), true)) {
    if (line instanceof Comment) {
      const place = placeOf(text, line.range)
      comments.push({ ...place, text: text.slice(place.start + 1, place.end) })
      if (/^[#!]---\s*$/.test(text.slice(place.start, place.end))) documents.push([])
    } else if (line instanceof Pair) {
      documents.at(-1)?.push(entryOf(text, line))
    }
  }
  return {
    roots: documents.flatMap((entries) => {
      const [first, last] = [entries[0], entries.at(-1)]
      if (first === undefined || last === undefined) return []
      return [mappingOf({ start: first.unit.start, end: last.unit.end }, entries)]
    }),
    comments,
  }
}

/**
 * With `\n` alone, every offset kept: white space at the start of a line means nothing, so the second half of a CRLF
 * can be some. dot-properties does not take CRLF for the end of a line everywhere.
 */
function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n ').replaceAll('\r', '\n') : text
}

function entryOf(text: string, { key, value, range }: Pair): Entry {
  // A backslash at the very end of the text goes one too far.
  const [keyStart = 0, keyEnd = 0, valueStart = 0, rawEnd = 0] = within(text, range)
  const raw = text.slice(valueStart, rawEnd)
  const keyPlace = { start: keyStart, end: keyEnd }
  // White space at the end belongs to the value for Java; nobody means it.
  const place = { start: valueStart, end: valueStart + raw.trimEnd().length }
  const trimmed = value.trimEnd()
  return {
    key: {
      kind: 'scalar',
      ...keyPlace,
      text: key,
      ...(text.slice(keyPlace.start, keyPlace.end) === key ? { written: keyPlace } : {}),
    },
    value: {
      kind: 'scalar',
      ...place,
      text: trimmed,
      ...(text.slice(place.start, place.end) === trimmed ? { written: place } : {}),
    },
    unit: { start: keyStart, end: Math.max(place.end, keyPlace.end), joint: 'line' },
  }
}

function placeOf(text: string, range: Comment['range']): Place {
  const [start = 0, end = 0] = within(text, range)
  return { start, end }
}

function within(text: string, range: readonly number[] = []): readonly number[] {
  return range.map((offset) => Math.min(offset, text.length))
}

import type { TextEdit } from '@regionguard/core'

/**
 * A text with some of its parts replaced.
 *
 * @param edits of this text, in any order; none overlaps another. Of insertions at one place the first comes first
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits.toSorted((one, other) => one.range[0] - other.range[0])) {
    const [start, end] = edit.range
    result += text.slice(at, start) + edit.text
    at = end
  }
  return result + text.slice(at)
}

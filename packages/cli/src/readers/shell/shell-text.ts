import type { Place, Unit } from '@regionguard/core/settings'

/** A shell text: a file of its own, or one that stands in a file of another format, with escapes. */
export interface ShellText {
  readonly text: string
  /** Where a part of the text stands in the file. */
  place(start: number, end: number): Place
  /** Whether a part stands in the file as it is. */
  isVerbatim(start: number, end: number): boolean
  /** What to copy for one more command beside this one; left out: its lines. */
  unit?(start: number, end: number): Unit
}

/** A text that stands in its file as it is, from an offset on. */
export function verbatimText(text: string, offset = 0): ShellText {
  return {
    text,
    place: (start, end) => ({ start: start + offset, end: end + offset }),
    isVerbatim: () => true,
  }
}

/**
 * A text that its file writes with escapes.
 *
 * @param offsets of each character of the text in the file, and of the text's end
 * @param source the text of the file
 */
export function escapedText(text: string, offsets: readonly number[], source: string): ShellText {
  const at = (index: number): number => offsets[Math.min(index, text.length)] ?? 0
  return {
    text,
    place: (start, end) => ({ start: at(start), end: end > start ? at(end) : at(start) }),
    isVerbatim: (start, end) => source.slice(at(start), at(end)) === text.slice(start, end),
  }
}

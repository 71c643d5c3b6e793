import { redact } from '@regionguard/core'
import { characterWidth } from './character-width.ts'
import { printable } from './printable.ts'

/** A stretch of text, in offsets, the end exclusive. */
export type Stretch = readonly [start: number, end: number]

const TAB = 4

/** A line of source as a terminal shows it, and where each of its characters comes to stand. */
export interface ShownLine {
  readonly text: string
  /** The cell, from 0, at which the character of this offset begins; of an offset behind the line, its end. */
  readonly cellAt: (offset: number) => number
}

/**
 * Sets a line for a terminal: tabs become spaces, wide characters count twice, control characters become visible, and
 * masked stretches are redacted.
 *
 * @param line without its end
 * @param masked stretches of the line that hold secrets; none overlaps another
 */
export function shownLine(line: string, masked: readonly Stretch[]): ShownLine {
  const cells: number[] = []
  let text = ''
  let cell = 0
  let offset = 0
  const put = (shown: string, width: number, units: number): void => {
    for (let unit = 0; unit < units; unit += 1) cells.push(cell)
    text += shown
    cell += width
    offset += units
  }
  while (offset < line.length) {
    const at = offset
    const mask = masked.find(([start, end]) => start <= at && at < end)
    if (mask !== undefined) {
      const shown = redact(line.slice(mask[0], mask[1]))
      put(printable(shown), widthOf(printable(shown)), mask[1] - at)
      continue
    }
    const character = String.fromCodePoint(line.codePointAt(offset) ?? 0)
    const shown = character === '\t' ? ' '.repeat(TAB - (cell % TAB)) : printable(character)
    put(shown, widthOf(shown), character.length)
  }
  return { text, cellAt: (wanted) => cells[wanted] ?? cell }
}

/** How many cells of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

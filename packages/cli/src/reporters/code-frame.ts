import type { LineIndex, Span } from '@regionguard/core'
import { characterWidth } from './character-width.ts'
import type { Places } from './places.ts'
import type { SecretPlaces } from './secret-places.ts'
import { shownLine } from './shown-line.ts'
import type { Style } from './style.ts'

/** What frames are made from. */
export interface FrameSource {
  readonly texts: ReadonlyMap<string, string>
  readonly places: Places
  readonly secrets: SecretPlaces
  readonly style: Style
}

/** Of a longer span the first lines are shown. */
const MOST_LINES = 4

const ELLIPSIS = '\u2026'

/** Of a longer line the part around the span is shown, in cells. */
const LONGEST_LINE = 110

/**
 * The lines of a span with their numbers and the span underlined, secrets redacted.
 *
 * @param context how many lines to show before and after it
 * @param underline sets the underline off
 */
export function codeFrame(
  span: Span,
  context: number,
  source: FrameSource,
  underline: (text: string) => string,
): string[] {
  const lines = source.places.linesOf(span.file)
  const first = lines.lineAt(span.start)
  const last = Math.min(lines.lineAt(Math.max(span.start, span.end - 1)), first + MOST_LINES - 1)
  const from = Math.max(0, first - context)
  const to = Math.min(lines.count - 1, last + context)
  const gutter = String(to + 1).length
  const frame: string[] = []
  for (let line = from; line <= to; line += 1) {
    const marked = line >= first && line <= last
    const { text, mark } = frameLine(line, lines, span, source)
    // A blank line at an edge of the frame tells nothing.
    if (!marked && text.trim() === '') continue
    const number = String(line + 1).padStart(gutter)
    frame.push(`${marked ? '>' : ' '} ${source.style.faint(`${number} |`)} ${text}`.trimEnd())
    if (marked && mark.length > 0) {
      frame.push(`  ${source.style.faint(`${' '.repeat(gutter)} |`)} ${mark.replace(/\^+/, underline)}`)
    }
  }
  return frame
}

function frameLine(
  line: number,
  lines: LineIndex,
  span: Span,
  { texts, secrets }: FrameSource,
): { text: string; mark: string } {
  const start = lines.startOf(line)
  const end = lines.endOf(line)
  const source = (texts.get(span.file) ?? '').slice(start, end)
  const shown = shownLine(source, secrets.shownWithout(span.file, start, end))
  const indent = source.length - source.trimStart().length
  // In lines after the first the underline begins under the text, not under the indentation.
  const from = shown.cellAt(Math.max(span.start - start, span.start < start ? indent : 0))
  const to = Math.max(shown.cellAt(Math.min(span.end - start, source.length)), from + 1)
  if (span.end < start || span.start > end) return { text: crop(shown.text, 0), mark: '' }
  const cut =
    from > LONGEST_LINE / 2 && shown.cellAt(source.length) > LONGEST_LINE ? from - LONGEST_LINE / 4 : 0
  const width = Math.min(to, cut + LONGEST_LINE) - from
  return { text: crop(shown.text, cut), mark: `${' '.repeat(from - cut)}${'^'.repeat(width)}` }
}

/** The part of a line from a cell on; an ellipsis stands for what is cut off. */
function crop(text: string, from: number): string {
  const kept: string[] = []
  let cell = 0
  let isCut = false
  for (const character of text) {
    const width = characterWidth(character)
    if (cell >= from && cell + width <= from + LONGEST_LINE) kept.push(character)
    else if (cell >= from) isCut = true
    cell += width
  }
  if (from > 0) kept[0] = ELLIPSIS.padEnd(characterWidth(kept[0] ?? ' '))
  if (isCut) kept[kept.length - 1] = ELLIPSIS
  return kept.join('')
}

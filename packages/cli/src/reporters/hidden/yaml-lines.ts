import type { Stretch } from '../shown-line.ts'
import type { TextLines } from './text-lines.ts'

/** An entry of a list is no longer. */
const MOST_LINES = 60

/** Whether a place stands between the braces or brackets of a flow collection. */
export function isInFlow(lines: TextLines, at: number): boolean {
  const line = lines.before(at).replaceAll(/\$?\{\{[^{}]*\}\}|\$\{[^{}]*\}/g, '')
  return isOpen(line, '{', '}') || isOpen(line, '[', ']')
}

function isOpen(line: string, open: string, close: string): boolean {
  return line.split(open).length > line.split(close).length
}

/** The lines below that of a place which belong to its key, without their indentation and dashes. */
export function deeperLines(lines: TextLines, at: number): readonly Stretch[] {
  const column = columnAt(lines, at)
  const found: Stretch[] = []
  for (let start = lines.next(at); start !== undefined; start = lines.next(start)) {
    const end = lines.endOf(start)
    const line = lines.text.slice(start, end)
    if (line.trim() === '') continue
    const indent = line.length - line.trimStart().length
    const isItem = indent === column && /^\s*-\s/.test(line)
    if (indent <= column && !isItem) break
    const own = /^\s*(?:-\s+)?["']?/.exec(line)?.[0].length ?? indent
    found.push([start + own, end])
  }
  return found
}

/** The lines of the other keys of the mapping to which a key belongs. */
export function linesBeside(lines: TextLines, key: number): readonly Stretch[] {
  const column = columnAt(lines, key)
  const found: Stretch[] = []
  const isItem = ([start]: Stretch): boolean => /^[ \t]*-/.test(lines.text.slice(start, start + column))
  const own = lines.at(key)
  for (let line = own; !isItem(line) && line[0] > 0 && found.length < MOST_LINES;) {
    line = lines.at(line[0] - 1)
    if (!reaches(lines, line, column)) break
    found.push(line)
  }
  for (let start = lines.next(key); start !== undefined && found.length < 2 * MOST_LINES;) {
    const line = lines.at(start)
    if (isItem(line) || !reaches(lines, line, column)) break
    found.push(line)
    start = lines.next(start)
  }
  return found
}

/** The column at which the key of a line begins, behind the dashes of lists. */
function columnAt(lines: TextLines, at: number): number {
  return indentOf(lines.text.slice(lines.at(at)[0], at))
}

function indentOf(line: string): number {
  return /^[ \t]*(?:-[ \t]+)*/.exec(line)?.[0].length ?? 0
}

function reaches({ text }: TextLines, [start, end]: Stretch, column: number): boolean {
  const line = text.slice(start, end)
  return line.trim() === '' || indentOf(line) >= column
}

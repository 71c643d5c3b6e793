/** A line of a text: offsets, without its line end. */
export interface Line {
  readonly start: number
  readonly end: number
  /** Where the first character that is no white space stands; the end, for a blank line. */
  readonly first: number
}

/** The lines of a text, whatever its line ends. */
export function* linesOf(text: string): Generator<Line> {
  const lineEnd = /\r\n?|\n|$/g
  for (let start = 0; start < text.length;) {
    lineEnd.lastIndex = start
    const match = lineEnd.exec(text)
    const end = match?.index ?? text.length
    yield { start, end, first: firstOf(text, start, end) }
    start = end + (match?.[0].length ?? 0)
    if (match?.[0] === '') return
  }
}

function firstOf(text: string, start: number, end: number): number {
  let at = start
  while (at < end && (text[at] === ' ' || text[at] === '\t' || text[at] === '\f')) at++
  return at
}

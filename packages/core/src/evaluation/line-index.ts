/** The lines of a text, counted from 0. Lines end with LF, CRLF or CR. */
export class LineIndex {
  readonly #text: string
  readonly #starts: readonly number[]

  constructor(text: string) {
    this.#text = text
    const starts = [0]
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
    this.#starts = starts
  }

  get count(): number {
    return this.#starts.length
  }

  /** The line of an offset in UTF-16 code units. */
  lineAt(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length
  }

  /** Without the line's end mark. */
  endOf(line: number): number {
    const next = this.#starts[line + 1]
    if (next === undefined) return this.#text.length
    return this.#text.slice(next - 2, next) === '\r\n' ? next - 2 : next - 1
  }

  /** Line and column from 1, the column in UTF-16 code units. */
  positionAt(offset: number): { readonly line: number; readonly column: number } {
    const line = this.lineAt(offset)
    return { line: line + 1, column: offset - this.startOf(line) + 1 }
  }
}

import { LineIndex } from '@regionguard/core'
import type { Span } from '@regionguard/core'

/** A span by lines and columns, from 1, columns in UTF-16 code units, the end exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Turns spans into lines and columns; the lines of a file are counted once. */
export class Places {
  readonly #texts: ReadonlyMap<string, string>
  readonly #lines = new Map<string, LineIndex>()

  /** @param texts the decoded text of every file that a span may lie in */
  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts
  }

  of({ file, start, end }: Span): Place {
    const lines = this.linesOf(file)
    const first = lines.positionAt(start)
    const last = lines.positionAt(end)
    return { ...first, endLine: last.line, endColumn: last.column }
  }

  linesOf(file: string): LineIndex {
    let lines = this.#lines.get(file)
    if (lines === undefined) this.#lines.set(file, (lines = new LineIndex(this.#texts.get(file) ?? '')))
    return lines
  }
}

import { LineIndex } from '@regionguard/core'
import type { Stretch } from '../shown-line.ts'

/** How far back a line is read. */
const LONGEST_LINE = 2000

/** A text that is asked for its lines, however long they are. */
export class TextLines {
  readonly text: string
  readonly #index: LineIndex

  constructor(text: string) {
    this.text = text
    this.#index = new LineIndex(text)
  }

  /** The line of a place, without its line end. */
  at(offset: number): Stretch {
    const line = this.#index.lineAt(Math.min(offset, this.text.length))
    return [this.#index.startOf(line), this.#index.endOf(line)]
  }

  /** Where the line of a place ends. */
  endOf(offset: number): number {
    return Math.max(offset, this.at(offset)[1])
  }

  /** Where the line after that of a place begins; undefined behind the last. */
  next(offset: number): number | undefined {
    const line = this.#index.lineAt(Math.min(offset, this.text.length)) + 1
    return line < this.#index.count ? this.#index.startOf(line) : undefined
  }

  /** The line up to a place in it; of a very long one the end. */
  before(offset: number): string {
    return this.text.slice(Math.max(this.at(offset)[0], offset - LONGEST_LINE), offset)
  }
}

import type { TextEdit } from '@regionguard/core'
import type { Node } from '../syntax/node.ts'

/** The text of a file, and how it is written: for edits that look like the code around them. */
export class SourceText {
  readonly file: string
  readonly text: string

  constructor(file: string, text: string) {
    this.file = file
    this.text = text
  }

  of(node: Node): string {
    return this.text.slice(node.range[0], node.range[1])
  }

  replace(start: number, end: number, text: string): TextEdit {
    return { file: this.file, range: [start, end], text }
  }

  insert(at: number, text: string): TextEdit {
    return this.replace(at, at, text)
  }

  /** How the line of a place ends, so that another one behind it can; the last one, without an end, as the line before. */
  lineEndAt(offset: number): string {
    const end = this.text.indexOf('\n', offset)
    const feed = end === -1 ? this.text.lastIndexOf('\n', offset) : end
    return this.text[feed - 1] === '\r' ? '\r\n' : '\n'
  }

  /** The white space that a line begins with. */
  indentAt(offset: number): string {
    const start = this.lineStart(offset)
    return /^[ \t]*/.exec(this.text.slice(start, offset))?.[0] ?? ''
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1
  }

  /** The offset of the line break that ends a line, or of the end of the text. */
  lineStop(offset: number): number {
    const end = this.text.indexOf('\n', offset)
    if (end === -1) return this.text.length
    return this.text[end - 1] === '\r' ? end - 1 : end
  }

  /** Nothing but white space stands before this place on its line. */
  isFirstOnLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === ''
  }

  /**
   * The quotes that the file writes its texts in: those of the nearest string literal before or after a place.
   *
   * @param near a node whose own quotes win
   */
  quote(near?: Node): "'" | '"' {
    const own = near === undefined ? undefined : this.text[near.range[0]]
    if (own === "'" || own === '"') return own
    const first = /(?:from|require\(|=|:|\()\s*(['"])/.exec(this.text)?.[1]
    return first === '"' ? '"' : "'"
  }
}

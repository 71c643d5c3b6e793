import type { Remedy } from '../findings/remedy.ts'
import type { Fact } from './fact.ts'
import type { Span } from './span.ts'

/** One replacement in a file: UTF-16 offsets in the decoded text without its byte order mark. */
export interface TextEdit {
  readonly file: string
  readonly range: readonly [start: number, end: number]
  readonly text: string
}

/** A comment of the source, for suppressions: the span covers its marks, the text does not. */
export interface Comment {
  readonly span: Span
  readonly text: string
}

/** All that a reader got from one file. */
export interface Reading {
  readonly file: string
  /** The decoded text, without its byte order mark. */
  readonly text: string
  readonly language: 'javascript' | 'settings'
  readonly facts: readonly Fact[]
  readonly comments: readonly Comment[]
  /**
   * Turns a remedy into edits of this file. Undefined where the syntax leaves no safe way: then the finding stands
   * without a fix.
   */
  edits(remedy: Remedy): readonly TextEdit[] | undefined
}

/** A place in a file: UTF-16 offsets into the decoded text without its byte order mark, the end exclusive. */
export interface Span {
  /** Path relative to the working directory, with `/`. */
  readonly file: string
  readonly start: number
  readonly end: number
}

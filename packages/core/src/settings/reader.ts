import type { Reading } from '../index.ts'

/**
 * Turns the text of one file into a `Reading`: facts with their places, comments, and edits. Pure: the same input
 * gives the same reading. It says what the file says, and never judges.
 */
export interface Reader {
  readonly id: string
  /** Never throws, whatever the text. */
  read(input: ReaderInput): Reading | Unreadable
  /**
   * The same for a text with parts in another language, whose parser is loaded only then. Undefined: it has none, and
   * `read` will do.
   */
  readFurther?(input: ReaderInput): Promise<Reading | Unreadable> | undefined
}

export interface ReaderInput {
  /** Relative to the working directory, with `/`; goes into every span. */
  readonly file: string
  /** Decoded. A byte order mark at its start is dropped. */
  readonly text: string
  readonly context: ReaderContext
}

/** What a reader knows of the run. */
export interface ReaderContext {
  /** Whether the policy names this environment variable or path of keys as a Twilio credential. */
  readonly policyNames: (name: string) => boolean
}

/** Why a text is no file of its format: a phrase without a full stop that quotes nothing of the text. */
export interface Unreadable {
  readonly reason: string
  /** Where, in UTF-16 code units from the start. */
  readonly offset?: number
}

export function isUnreadable(reading: Reading | Unreadable): reading is Unreadable {
  return 'reason' in reading
}

/** A file that belongs to the run by its place and name; nobody has looked into it yet. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string
  /** Relative to the working directory with `/`, as every output shows it. */
  readonly file: string
  /** The last part of the path. */
  readonly name: string
  /** The user named this very file on the command line: it is read whatever it is. */
  readonly named: boolean
  /** Asked of files that matter only, for matching costs more than reading. */
  readonly standing: () => Standing
  /** Findings in it are reported. Else it is read for what it says about other files. */
  readonly reported: boolean
}

/**
 * What git would do with a file: publish it, or ignore it. `unpublished`: git ignores it, but it was named on the
 * command line, itself or a directory that it lies in, and is read.
 */
export type Standing = 'published' | 'unpublished' | 'ignored'

/** A file or directory that was passed over, and why. */
export interface Skipped {
  readonly file: string
  /** A phrase without a full stop: `not valid UTF-8`. */
  readonly reason: string
}

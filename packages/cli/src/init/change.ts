/** One file that `init` would write. */
export interface Change {
  /** Absolute. */
  readonly path: string
  /** From the directory that is set up, with `/`. */
  readonly file: string
  /** Left out: there is no such file yet. */
  readonly before?: string
  readonly after: string
  readonly executable?: true
}

/** What one part of the set-up comes to. */
export interface Proposal {
  readonly changes: readonly Change[]
  /** What there was nothing to do about, and what is left to the user: a sentence or more each. */
  readonly notes: readonly string[]
}

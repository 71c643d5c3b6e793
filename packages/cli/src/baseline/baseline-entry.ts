/** A finding that was there when the baseline was written. */
export interface BaselineEntry {
  /** Relative to the working directory with `/`, as every finding has it. */
  readonly file: string
  readonly rule: string
  readonly fingerprint: string
}

/** By file, then rule, then fingerprint, so that a file's entries stand together and two branches merge. */
export function compareEntries(one: BaselineEntry, other: BaselineEntry): number {
  return (
    compare(one.file, other.file) ||
    compare(one.rule, other.rule) ||
    compare(one.fingerprint, other.fingerprint)
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

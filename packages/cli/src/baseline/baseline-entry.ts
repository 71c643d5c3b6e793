import { fingerprintOf } from '@regionguard/core'
import type { Finding } from '@regionguard/core'
import type { RepositoryPaths } from '../reporters/repository-paths.ts'

/** A finding that was there when the baseline was written. */
export interface BaselineEntry {
  /** Relative to the root of the repository with `/`; without a repository to the working directory. */
  readonly file: string
  readonly rule: string
  readonly fingerprint: string
}

/** The entry of a finding, which is the same wherever in the repository the command ran. */
export function entryOf({ rule, span, likeness }: Finding, paths: RepositoryPaths): BaselineEntry {
  const file = paths.of(span.file)
  return { file, rule, fingerprint: fingerprintOf(rule, file, likeness) }
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

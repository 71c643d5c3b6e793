import type { Evaluation, Reading } from '@regionguard/core'
import type { BaselineEntry } from '../baseline/baseline-entry.ts'
import type { Skipped } from '../discovery/found-file.ts'

/** All that a run found, before any format. */
export interface Report extends Evaluation {
  /** By file. */
  readonly skipped: readonly Skipped[]
  /** How many files were looked into. */
  readonly files: number
  readonly readings: readonly Reading[]
  /** The text of every file that a finding or its evidence may lie in: sources, and the policy. */
  readonly texts: ReadonlyMap<string, string>
  /** Where the run was held against a baseline: what it knew is no longer among the findings. */
  readonly baseline?: {
    /** As given. */
    readonly file: string
    readonly hidden: number
    /** Entries that match nothing any more. */
    readonly stale: readonly BaselineEntry[]
  }
}

/** A run that found nothing, because it did not come to looking. */
export const EMPTY_REPORT: Report = {
  findings: [],
  suppressed: 0,
  excepted: 0,
  skipped: [],
  files: 0,
  readings: [],
  texts: new Map(),
}

/** How many findings of each severity there are. */
export function tally({ findings }: Report): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}

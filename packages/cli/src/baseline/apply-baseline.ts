import type { Finding } from '@regionguard/core'
import type { BaselineEntry } from './baseline-entry.ts'

/** Findings held against a baseline. */
export interface Comparison {
  /** Not in the baseline. */
  readonly findings: readonly Finding[]
  /** How many were in it. */
  readonly hidden: number
  /** Entries that match nothing any more. */
  readonly stale: readonly BaselineEntry[]
}

/**
 * Takes out of a run what its baseline knows.
 *
 * @param isSeen whether the run would have found this entry if it were still there: it looked at its file
 */
export function applyBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  isSeen: (entry: BaselineEntry) => boolean,
): Comparison {
  const known = new Set(entries.map(({ fingerprint }) => fingerprint))
  const found = new Set(findings.map(({ fingerprint }) => fingerprint))
  const left = findings.filter(({ fingerprint }) => !known.has(fingerprint))
  return {
    findings: left,
    hidden: findings.length - left.length,
    stale: entries.filter((entry) => !found.has(entry.fingerprint) && isSeen(entry)),
  }
}

/**
 * The baseline after a run: what it found, and the entries that it could not see.
 */
export function updatedEntries(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  isSeen: (entry: BaselineEntry) => boolean,
): readonly BaselineEntry[] {
  return [
    ...findings.map(({ rule, span, fingerprint }) => ({ file: span.file, rule, fingerprint })),
    ...entries.filter((entry) => !isSeen(entry)),
  ]
}

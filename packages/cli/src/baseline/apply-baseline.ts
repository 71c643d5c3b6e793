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

/** A finding, and what the baseline calls it. */
export interface Named {
  readonly finding: Finding
  readonly entry: BaselineEntry
}

/**
 * Takes out of a run what its baseline knows.
 *
 * @param isSeen whether the run would have found this entry if it were still there: it looked at its file
 */
export function applyBaseline(
  found: readonly Named[],
  entries: readonly BaselineEntry[],
  isSeen: (entry: BaselineEntry) => boolean,
): Comparison {
  const known = new Set(entries.map(({ fingerprint }) => fingerprint))
  const there = new Set(found.map(({ entry }) => entry.fingerprint))
  const left = found.filter(({ entry }) => !known.has(entry.fingerprint))
  return {
    findings: left.map(({ finding }) => finding),
    hidden: found.length - left.length,
    stale: entries.filter((entry) => !there.has(entry.fingerprint) && isSeen(entry)),
  }
}

/**
 * The baseline after a run: what it found, and the entries that it could not see.
 */
export function updatedEntries(
  found: readonly Named[],
  entries: readonly BaselineEntry[],
  isSeen: (entry: BaselineEntry) => boolean,
): readonly BaselineEntry[] {
  return [...found.map(({ entry }) => entry), ...entries.filter((entry) => !isSeen(entry))]
}

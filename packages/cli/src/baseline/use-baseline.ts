import { resolve } from 'node:path'
import { errorCode } from '@regionguard/core/surroundings'
import { UsageError } from '../command-line/usage-error.ts'
import type { Report } from '../reporters/report.ts'
import { count } from '../reporters/summary-line.ts'
import { applyBaseline, updatedEntries } from './apply-baseline.ts'
import { entryOf } from './baseline-entry.ts'
import type { BaselineEntry } from './baseline-entry.ts'
import { printBaseline } from './baseline-text.ts'
import { readBaseline } from './read-baseline.ts'
import { seenBy } from './seen.ts'
import type { Looked } from './seen.ts'
import { writeWhole } from './write-whole.ts'

/** A baseline as it was before the run. */
export interface OpenBaseline {
  /** As given. */
  readonly file: string
  /** Write what is found now. */
  readonly update: boolean
  /** Undefined where there is no file yet. */
  readonly entries: readonly BaselineEntry[] | undefined
}

/**
 * Reads the baseline, before anything is looked at or mended.
 *
 * @param given the file as given, and whether it is to be written anew
 * @param cwd absolute
 * @param read gives its bytes; left out: from disk
 * @throws UsageError if there is none, or it is not as it must be
 */
export function openBaseline(
  { file, update }: { readonly file: string; readonly update: boolean },
  cwd: string,
  read?: (path: string) => Buffer | undefined,
): OpenBaseline {
  const entries = readBaseline(resolve(cwd, file), file, read)
  if (entries === undefined && !update) {
    throw new UsageError(`There is no baseline ${file}. --update-baseline writes one of what is found now.`)
  }
  return { file, update, entries }
}

/**
 * Holds a report against a baseline, and writes the baseline first where that is wished for.
 *
 * @param tell told what was written, what could not be, and what is stale
 * @returns the report without what the baseline knows; failed if the baseline could not be written
 */
export function useBaseline(
  report: Report,
  { file, update, entries = [] }: OpenBaseline,
  looked: Omit<Looked, 'skipped'>,
  tell: (message: string) => void,
): { readonly report: Report; readonly failed: boolean } {
  const isSeen = seenBy({ ...looked, skipped: report.skipped })
  const found = report.findings.map((finding) => ({ finding, entry: entryOf(finding, looked.repository) }))
  const now = updatedEntries(found, entries, isSeen)
  const failure = update ? write(resolve(looked.cwd, file), now) : undefined
  if (failure !== undefined) tell(`regionguard: ${file} cannot be written (${failure}).\n`)
  else if (update) tell(changes(file, entries, now))
  const known = update && failure === undefined ? now : entries
  const { findings, hidden, stale } = applyBaseline(found, known, isSeen)
  if (stale.length > 0) tell(staleNote(file, stale.length))
  const shown = stale.map((entry) => ({ ...entry, file: looked.repository.fromRoot(entry.file) }))
  return {
    report: { ...report, findings, baseline: { file, hidden, stale: shown } },
    failed: failure !== undefined,
  }
}

/** @returns the system's code of what went wrong */
function write(path: string, entries: readonly BaselineEntry[]): string | undefined {
  try {
    writeWhole(path, printBaseline(entries))
    return undefined
  } catch (error) {
    return errorCode(error)
  }
}

function changes(file: string, before: readonly BaselineEntry[], after: readonly BaselineEntry[]): string {
  const old = new Set(before.map(({ fingerprint }) => fingerprint))
  const now = new Set(after.map(({ fingerprint }) => fingerprint))
  const added = [...now].filter((one) => !old.has(one)).length
  const removed = [...old].filter((one) => !now.has(one)).length
  return `regionguard: wrote ${file}: ${count(now.size, 'entry', 'entries')}, ${added} new, ${removed} taken out.\n`
}

function staleNote(file: string, number: number): string {
  const words = number === 1 ? ['is', 'it'] : ['are', 'them']
  return `regionguard: ${count(number, 'entry', 'entries')} of the baseline ${file} ${words[0] ?? ''} stale: nothing like that is found any more. --update-baseline takes ${words[1] ?? ''} out.\n`
}

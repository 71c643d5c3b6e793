import { resolve } from 'node:path'
import { errorCode } from '@regionguard/core/surroundings'
import { UsageError } from '../command-line/usage-error.ts'
import type { Report } from '../reporters/report.ts'
import { count } from '../reporters/summary-line.ts'
import { applyBaseline, updatedEntries } from './apply-baseline.ts'
import { printBaseline } from './baseline-text.ts'
import { readBaseline } from './read-baseline.ts'
import { seenBy } from './seen.ts'
import type { Looked } from './seen.ts'
import { writeWhole } from './write-whole.ts'

export interface BaselineInput {
  /** As given. */
  readonly file: string
  readonly update: boolean
  readonly looked: Omit<Looked, 'skipped'>
  /** Told what was written, and what is stale. */
  readonly tell: (message: string) => void
}

/**
 * Holds a report against a baseline, and writes the baseline first where that is wished for.
 *
 * @returns the report without what the baseline knows
 * @throws UsageError if there is no baseline, it is not as it must be, or it cannot be written
 */
export function useBaseline(report: Report, { file, update, looked, tell }: BaselineInput): Report {
  const path = resolve(looked.cwd, file)
  const isSeen = seenBy({ ...looked, skipped: report.skipped })
  const before = readBaseline(path, file)
  if (before === undefined && !update) {
    throw new UsageError(`There is no baseline ${file}. --update-baseline writes one of what is found now.`)
  }
  if (!update) {
    const { findings, hidden, stale } = applyBaseline(report.findings, before ?? [], isSeen)
    if (stale.length > 0) {
      tell(
        `regionguard: ${count(stale.length, 'entry', 'entries')} of the baseline ${file} ${stale.length === 1 ? 'is' : 'are'} stale: nothing like it is found any more. --update-baseline takes ${stale.length === 1 ? 'it' : 'them'} out.\n`,
      )
    }
    return { ...report, findings, baseline: { file, hidden, stale } }
  }
  const after = updatedEntries(report.findings, before ?? [], isSeen)
  const old = new Set((before ?? []).map(({ fingerprint }) => fingerprint))
  const now = new Set(after.map(({ fingerprint }) => fingerprint))
  try {
    writeWhole(path, printBaseline(after))
  } catch (error) {
    throw new UsageError(`The baseline ${file} cannot be written (${errorCode(error)}).`)
  }
  const added = [...now].filter((one) => !old.has(one)).length
  const removed = [...old].filter((one) => !now.has(one)).length
  tell(
    `regionguard: wrote ${file}: ${count(now.size, 'entry', 'entries')}, ${added} new, ${removed} taken out.\n`,
  )
  return { ...report, findings: [], baseline: { file, hidden: report.findings.length, stale: [] } }
}

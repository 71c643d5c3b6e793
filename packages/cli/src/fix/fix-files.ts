import { resolve } from 'node:path'
import type { Finding } from '@regionguard/core'
import { printable } from '../reporters/printable.ts'
import type { Report } from '../reporters/report.ts'
import { mend } from './mend.ts'
import type { Look, Mended } from './mend.ts'
import { replaceFile } from './replace-file.ts'
import { showChanges } from './show-changes.ts'

export interface FixInput {
  readonly look: Look
  /** Whether a finding is known and stays: those of a baseline. */
  readonly leave: (finding: Finding) => boolean
  /** Absolute. */
  readonly cwd: string
  /** Told of what was done, and of what could not be. */
  readonly tell: (message: string) => void
}

/** A finding that is mended may show another behind it, which only the files on disk tell: a constant elsewhere. */
const MOST_ROUNDS = 3

/**
 * Mends what can surely be mended, in the files themselves.
 *
 * @returns what remains, as the files are now; failed also where a file could not be changed
 */
export async function fixFiles({
  look,
  leave,
  cwd,
  tell,
}: FixInput): Promise<{ report: Report; failed: boolean }> {
  const mended: Mended[] = []
  const left = new Map<string, string>()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const mending = await mend(look, leave)
    for (const file of mending.refused) left.set(file, 'it could not be read with its fixes')
    const changed = new Set<string>()
    for (const { file, before, after } of mending.changes) {
      if (left.has(file)) continue
      const failure = replaceFile(resolve(cwd, file), before, after)
      if (failure === undefined) changed.add(file)
      else left.set(file, failure.reason)
    }
    mended.push(...mending.mended.filter(({ file }) => changed.has(file)))
    if (changed.size === 0) {
      tell(summary(mended, left))
      const { report, failed } = mending.before
      return { report, failed: failed || left.size > 0 }
    }
  }
  tell(summary(mended, left))
  const { report, failed } = await look(new Map())
  return { report, failed: failed || left.size > 0 }
}

/**
 * Shows what {@link fixFiles} would do, and does nothing.
 *
 * @returns what the files hold now, and the changes as a unified diff
 */
export async function showFixes({
  look,
  leave,
}: Pick<FixInput, 'look' | 'leave'>): Promise<{ report: Report; failed: boolean; diff: string }> {
  const mending = await mend(look, leave)
  return { ...mending.before, diff: showChanges(mending) }
}

/** `Fixed 2 findings in 1 file:`, then a line for each, and for each file that was left as it is. */
function summary(mended: readonly Mended[], left: ReadonlyMap<string, string>): string {
  const files = new Set(mended.map(({ file }) => file)).size
  const lines =
    mended.length === 0
      ? []
      : [
          `Fixed ${count(mended.length, 'finding')} in ${count(files, 'file')}:`,
          ...mended.map(
            ({ rule, file, line, column, description }) =>
              `  ${printable(file)}:${line}:${column}  ${rule}  ${printable(description)}`,
          ),
        ]
  const kept = [...left].map(([file, reason]) => `regionguard: ${printable(file)} was not fixed: ${reason}.`)
  return [...lines, ...kept].map((line) => `${line}\n`).join('')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

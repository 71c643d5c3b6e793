import { kindOfMode } from './raw-diff.ts'
import type { EntryKind } from './raw-diff.ts'

/** One path of the index. */
export interface IndexEntry {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly kind: EntryKind
  /** Of its content; of no meaning for what is unmerged. */
  readonly id: string
}

/** The output of `git ls-files --stage -z`: `mode id stage`, a tab, the path, NUL. */
export function parseListing(output: string): ReadonlyMap<string, IndexEntry> {
  const entries = new Map<string, IndexEntry>()
  for (let at = 0; at < output.length;) {
    const tab = output.indexOf('\t', at)
    const end = output.indexOf('\0', tab)
    if (tab === -1 || end === -1) break
    const [mode = '', id = '', stage] = output.slice(at, tab).split(' ')
    const path = output.slice(tab + 1, end)
    // Of an unmerged path there are up to three, all with a stage.
    entries.set(path, { path, id, kind: stage === '0' ? kindOfMode(mode) : 'unmerged' })
    at = end + 1
  }
  return entries
}

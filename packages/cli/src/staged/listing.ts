import { kindOfMode } from './raw-diff.ts'
import type { IndexEntry } from './index-file.ts'

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

/** The names of files by directory: `''` for the root, else with a final `/`. */
export function namesByDirectory(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const path of paths) {
    const start = path.lastIndexOf('/') + 1
    const directory = path.slice(0, start)
    const known = names.get(directory)
    if (known === undefined) names.set(directory, [path.slice(start)])
    else known.push(path.slice(start))
  }
  return names
}

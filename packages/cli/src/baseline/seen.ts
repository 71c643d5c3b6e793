import { resolve, sep } from 'node:path'
import type { RepositoryPaths } from '../reporters/repository-paths.ts'
import type { BaselineEntry } from './baseline-entry.ts'

export interface Looked {
  /** Absolute. */
  readonly cwd: string
  readonly repository: RepositoryPaths
  /** As given on the command line; none: the working directory. */
  readonly paths: readonly string[]
  /** Of what lies below them, files that could not be read. */
  readonly skipped: readonly { readonly file: string }[]
  /** Rules that the command line switched off for this run. */
  readonly off: ReadonlySet<string>
  /** Only what is staged was looked at: that tells nothing of entries which it does not find. */
  readonly staged: boolean
}

/** Whether a run would have found an entry of the baseline, were it still there. */
export function seenBy({
  cwd,
  repository,
  paths,
  skipped,
  off,
  staged,
}: Looked): (entry: BaselineEntry) => boolean {
  const roots = (paths.length === 0 ? ['.'] : paths).map((path) => resolve(cwd, path))
  const unread = new Set(skipped.map(({ file }) => file))
  return ({ file: fromRoot, rule }) => {
    const file = repository.fromRoot(fromRoot)
    const path = resolve(cwd, file)
    return (
      !staged &&
      !off.has(rule) &&
      // Nor does it tell of what is said to be unused, which may be there for just that rule.
      !(off.size > 0 && rule.startsWith('unused-')) &&
      !unread.has(file) &&
      roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep))
    )
  }
}

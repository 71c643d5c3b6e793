/** What a path of the index is. */
export type EntryKind = 'file' | 'link' | 'submodule' | 'unmerged'

/** One path that differs between the index and the last commit. */
export interface StagedChange {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly kind: EntryKind | 'deleted'
  /** Of what is staged; of no meaning for what is deleted or unmerged. */
  readonly id: string
}

/** What a mode of git's says: `100644`, `100755`, `120000`, `160000`. */
export function kindOfMode(mode: string): EntryKind {
  return mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file'
}

/**
 * The output of `git diff --raw -z --no-abbrev --no-renames`: `:mode mode id id status`, NUL, path, NUL.
 * https://git-scm.com/docs/diff-format#_raw_output_format
 */
export function parseRawDiff(output: string): readonly StagedChange[] {
  const parts = output.split('\0')
  const changes: StagedChange[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = '', , id = '', status = ''] = (parts[at] ?? '').split(' ')
    const path = parts[at + 1] ?? ''
    const kind = status === 'D' ? 'deleted' : status === 'U' ? 'unmerged' : kindOfMode(mode)
    changes.push({ path, kind, id })
  }
  // A path whose conflict is half resolved is told twice: as unmerged, then how the working tree has it.
  const unmerged = new Set(changes.filter(({ kind }) => kind === 'unmerged').map(({ path }) => path))
  return unmerged.size === 0
    ? changes
    : changes.filter(({ path, kind }) => kind === 'unmerged' || !unmerged.has(path))
}

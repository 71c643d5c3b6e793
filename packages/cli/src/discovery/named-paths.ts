import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import {
  errorCode,
  isIgnoredByGit,
  repositoryAround,
  shownPath,
  surroundingsOf,
  withSeparator,
} from '@regionguard/core/surroundings'
import type { FoundFile, Skipped } from './found-file.ts'
import { TrackedFiles } from './tracked-files.ts'
import type { Root } from './walk.ts'

/** What the operands of the command line turned out to be. */
export interface NamedPaths {
  readonly roots: readonly Root[]
  readonly files: readonly FoundFile[]
  /** Named, but not there or not readable. */
  readonly unreadable: readonly Skipped[]
}

/**
 * Looks at the paths that the user named.
 *
 * @param cwd absolute
 * @param names as given, relative to the working directory or absolute
 */
export function namedPaths(cwd: string, names: readonly string[]): NamedPaths {
  const roots: Root[] = []
  const files = new Map<string, FoundFile>()
  const unreadable: Skipped[] = []
  for (const name of names) {
    const path = resolve(cwd, name)
    const shown = shownPath(cwd, path)
    try {
      const stats = statSync(path)
      if (stats.isDirectory()) roots.push(rootAt(withSeparator(path), cwd))
      else if (stats.isFile()) files.set(realpathSync(path), namedFile(path, cwd))
      else unreadable.push({ file: shown, reason: 'neither a file nor a directory' })
    } catch (error) {
      const code = errorCode(error)
      const reason = code === 'ENOENT' ? 'there is no such file or directory' : `cannot be read (${code})`
      unreadable.push({ file: shown, reason })
    }
  }
  return { roots, files: [...files.values()], unreadable }
}

/**
 * A directory as the root of a walk.
 *
 * @param path absolute, with a final separator
 */
export function rootAt(path: string, cwd: string): Root {
  const { repository, rules, ignored } = surroundingsOf(path, cwd)
  return {
    path,
    real: withSeparator(realpathSync(path)),
    shown: shownPath(cwd, path),
    repository,
    rules,
    standing: ignored ? 'unpublished' : 'published',
  }
}

function namedFile(path: string, cwd: string): FoundFile {
  return {
    path,
    file: shownPath(cwd, path),
    name: basename(path),
    named: true,
    standing: () => (isIgnoredByGit(path, cwd) && !isTracked(path) ? 'unpublished' : 'published'),
    reported: true,
  }
}

function isTracked(path: string): boolean {
  return new TrackedFiles().has(path, repositoryAround(withSeparator(dirname(path))))
}

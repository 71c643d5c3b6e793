import { existsSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { readIfThere } from './read-if-there.ts'

/** A git working tree. */
export interface Repository {
  /** Absolute, with a final separator. */
  readonly root: string
  /** Where `info/exclude` lies, with a final separator: of a worktree, the main repository's directory. */
  readonly gitDirectory: string
  /** `core.ignoreCase`, which git sets where the file system does not tell cases apart. */
  readonly ignoreCase: boolean
}

/**
 * The repository whose root is this directory, if it is one.
 *
 * @param directory absolute, with a final separator
 */
export function repositoryAt(directory: string): Repository | undefined {
  const dotGit = `${directory}.git`
  if (!existsSync(dotGit)) return undefined
  const gitDirectory = `${gitDirectoryOf(dotGit)}${sep}`
  const config = readIfThere(`${gitDirectory}config`) ?? ''
  return { root: directory, gitDirectory, ignoreCase: /^\s*ignorecase\s*=\s*true\s*$/im.test(config) }
}

/**
 * The innermost repository that a directory belongs to.
 *
 * @param directory absolute, with a final separator
 */
export function repositoryAround(directory: string): Repository | undefined {
  for (let at = directory; ;) {
    const repository = repositoryAt(at)
    if (repository !== undefined) return repository
    const parent = withSeparator(dirname(at))
    if (parent === at) return undefined
    at = parent
  }
}

/** A path with a final separator. */
export function withSeparator(path: string): string {
  return path.endsWith(sep) ? path : path + sep
}

/** Of worktrees and submodules `.git` is a file that says where the directory is. */
function gitDirectoryOf(dotGit: string): string {
  const pointer = /^gitdir: (.+)$/m.exec(readIfThere(dotGit) ?? '')?.[1]
  if (pointer === undefined) return dotGit
  const directory = resolve(dirname(dotGit), pointer.trim())
  const common = readIfThere(`${directory}${sep}commondir`)
  return common === undefined ? directory : resolve(directory, common.trim())
}

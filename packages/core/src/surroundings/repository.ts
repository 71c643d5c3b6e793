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
  if (!existsSync(`${directory}.git`)) return undefined
  const { common: gitDirectory } = gitDirectoriesOf(directory)
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

/** Where git keeps what belongs to a working tree, each with a final separator. */
export interface GitDirectories {
  /** Its index, and which commit it is at. */
  readonly own: string
  /** Contents and configuration, which all worktrees of a repository have in common. */
  readonly common: string
}

/**
 * Of worktrees and submodules `.git` is a file that says where the directory is.
 *
 * @param root of a working tree, with a final separator
 */
export function gitDirectoriesOf(root: string): GitDirectories {
  const dotGit = `${root}.git`
  const pointer = /^gitdir: (.+)$/m.exec(readIfThere(dotGit) ?? '')?.[1]
  const own = pointer === undefined ? dotGit : resolve(root, pointer.trim())
  const common = pointer === undefined ? undefined : readIfThere(`${own}${sep}commondir`)
  return {
    own: withSeparator(own),
    common: withSeparator(common === undefined ? own : resolve(own, common.trim())),
  }
}

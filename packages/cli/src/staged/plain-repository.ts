import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import {
  gitDirectoriesOf,
  readIfThere,
  repositoryAround,
  withSeparator,
} from '@regionguard/core/surroundings'
import type { GitDirectories } from '@regionguard/core/surroundings'
import { IndexFile } from './index-file.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A repository of which all is known that git would be asked for. */
export interface PlainRepository extends GitDirectories {
  /** Of the working tree, absolute, with a final separator. */
  readonly root: string
  /** Of an object, in bytes. */
  readonly idLength: 20 | 32
}

/**
 * The repository, where it is sure without asking git: found as git finds it, with nothing set that would make git look
 * elsewhere.
 *
 * @param cwd absolute
 */
export function plainRepository(cwd: string, environment: Environment): PlainRepository | undefined {
  const { GIT_DIR, GIT_WORK_TREE, GIT_COMMON_DIR } = environment
  if (GIT_WORK_TREE !== undefined || GIT_COMMON_DIR !== undefined) return undefined
  const root = repositoryAround(withSeparator(cwd))?.root
  if (root === undefined) return undefined
  // On its way up, git takes a directory that looks like a repository without a working tree for one.
  for (let at = withSeparator(cwd); ; at = withSeparator(dirname(at))) {
    if (existsSync(`${at}HEAD`)) return undefined
    if (at === root) break
  }
  const directories = gitDirectoriesOf(root)
  // Hooks in a worktree are told their directory, and start at its root.
  const isTold = GIT_DIR !== undefined
  if (isTold && (withSeparator(cwd) !== root || withSeparator(resolve(cwd, GIT_DIR)) !== directories.own))
    return undefined
  // That of a submodule, and of a repository that is elsewhere, names its working tree.
  const config = readIfThere(`${directories.common}config`)
  return config === undefined || /worktree/i.test(config) || !existsSync(`${directories.own}HEAD`)
    ? undefined
    : { root, ...directories, idLength: /objectformat\s*=\s*"?sha256/i.test(config) ? 32 : 20 }
}

/** The index, if it can be read without git. */
export function indexFile(
  { root, own, idLength }: PlainRepository,
  cwd: string,
  environment: Environment,
): IndexFile | undefined {
  const given = environment['GIT_INDEX_FILE']
  // Git takes it from the root; below that, nobody should have to guess.
  if (given !== undefined && withSeparator(cwd) !== root) return undefined
  try {
    return IndexFile.from(readFileSync(given === undefined ? `${own}index` : resolve(cwd, given)), idLength)
  } catch {
    // No index yet, or none that may be read: git will say what it is to it.
    return undefined
  }
}

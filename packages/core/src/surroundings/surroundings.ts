import { dirname, sep } from 'node:path'
import { isIgnored, repositoryRules, withGitignore } from './ignore-rules.ts'
import type { IgnoreRules } from './ignore-rules.ts'
import { repositoryAround, withSeparator } from './repository.ts'
import type { Repository } from './repository.ts'

/** What stands above a directory. */
export interface Surroundings {
  readonly repository: Repository | undefined
  /** The rules of the directories above it; its own `.gitignore` is not among them. */
  readonly rules: IgnoreRules | undefined
  /** Git ignores the directory itself: then no rule above it is in `rules`, for all would say the same. */
  readonly ignored: boolean
}

/**
 * What git ignores around a directory.
 *
 * @param directory absolute, with a final separator
 * @param cwd absolute
 */
export function surroundingsOf(directory: string, cwd: string): Surroundings {
  const repository = repositoryAround(directory)
  const top = topOf(directory, repository, cwd)
  let rules = repository === undefined ? undefined : repositoryRules(repository)
  let at = top
  while (at !== directory) {
    rules = withGitignore(rules, at, repository)
    at = directory.slice(0, directory.indexOf(sep, at.length) + sep.length)
    if (isIgnored(rules, at.slice(0, -sep.length), true))
      return { repository, rules: undefined, ignored: true }
  }
  return { repository, rules, ignored: false }
}

/**
 * Whether git ignores a file, itself or a directory that it lies in.
 *
 * @param path absolute
 * @param cwd absolute
 */
export function isIgnoredByGit(path: string, cwd: string): boolean {
  const directory = withSeparator(dirname(path))
  const { repository, rules, ignored } = surroundingsOf(directory, cwd)
  return ignored || isIgnored(withGitignore(rules, directory, repository), path, false)
}

/**
 * Where looking upward from a directory ends: at the root of its repository, outside of repositories at the working
 * directory. What lies around a working tree (a `package.json` in the home directory) has no say in it.
 *
 * @param directory absolute, with a final separator
 * @param repository the one around the directory
 * @param cwd absolute
 */
export function topOf(directory: string, repository: Repository | undefined, cwd: string): string {
  const working = withSeparator(cwd)
  return repository?.root ?? (directory.startsWith(working) ? working : directory)
}

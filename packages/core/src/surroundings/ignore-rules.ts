import ignore from 'ignore'
import type { Ignore } from 'ignore'
import { readIfThere } from './read-if-there.ts'
import type { Repository } from './repository.ts'

/**
 * What git ignores in a directory and below: the rules of one file, and those that stand behind them, which count
 * where this one says nothing.
 */
export interface IgnoreRules {
  /** The directory that the patterns are relative to, absolute, with a final separator. */
  readonly base: string
  readonly rules: Ignore
  readonly behind: IgnoreRules | undefined
}

/**
 * Whether git ignores a path whose parent directories it does not ignore.
 *
 * @param path absolute
 */
export function isIgnored(rules: IgnoreRules | undefined, path: string, isDirectory: boolean): boolean {
  for (let level = rules; level !== undefined; level = level.behind) {
    const relative = path.slice(level.base.length).replaceAll('\\', '/')
    const { ignored, unignored } = level.rules.test(isDirectory ? `${relative}/` : relative)
    if (ignored) return true
    if (unignored) return false
  }
  return false
}

/**
 * Adds the rules of a directory's own `.gitignore`.
 *
 * @param directory absolute, with a final separator
 */
export function withGitignore(
  behind: IgnoreRules | undefined,
  directory: string,
  repository: Repository | undefined,
): IgnoreRules | undefined {
  return withFile(behind, directory, `${directory}.gitignore`, repository)
}

/** The rules that a repository starts with: its `info/exclude`, which every `.gitignore` outranks. */
export function repositoryRules(repository: Repository): IgnoreRules | undefined {
  return withFile(undefined, repository.root, `${repository.gitDirectory}info/exclude`, repository)
}

function withFile(
  behind: IgnoreRules | undefined,
  base: string,
  file: string,
  repository: Repository | undefined,
): IgnoreRules | undefined {
  const text = readIfThere(file)
  if (text === undefined || !/^[^#\s]/m.test(text)) return behind
  const rules = ignore({ ignorecase: repository?.ignoreCase ?? false, allowRelativePaths: true })
  return { base, rules: rules.add(text.replace(/^\uFEFF/, '')), behind }
}

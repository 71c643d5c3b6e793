import { readdirSync, realpathSync, statSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { sep } from 'node:path'
import type { FoundFile, Skipped, Standing } from './found-file.ts'
import {
  errorCode,
  isIgnored,
  repositoryAt,
  repositoryRules,
  shownPath,
  whyUnread,
  withGitignore,
} from '@regionguard/core/surroundings'
import type { IgnoreRules, Repository } from '@regionguard/core/surroundings'
import { isForeignDirectory, isGeneratedFile } from './skipped-names.ts'
import { TrackedFiles } from './tracked-files.ts'

/** What a walk needs to know and whom it tells. */
export interface Walk {
  /** The working directory, absolute, with a final separator. */
  readonly cwd: string
  /** Findings in the files are reported. */
  readonly reported: boolean
  /** Directories in the directory are entered. */
  readonly deep: boolean
  /** Whether any reader handles files of this name. */
  handles(name: string): boolean
  /** Whether everything in a directory is of no interest. */
  passesOver(directory: string): boolean
  /** Directories walked before, by real path: none is walked twice. */
  readonly seen: Set<string>
  found(file: FoundFile): void
  skipped(skipped: Skipped): void
}

/** A directory to walk. */
export interface Root {
  /** Absolute, with a final separator. */
  readonly path: string
  /** The same without symbolic links. */
  readonly real: string
  /** Relative to the working directory with `/`; `''` for the working directory. */
  readonly shown: string
  readonly repository: Repository | undefined
  /** What the rules of its parent directories ignore. */
  readonly rules: IgnoreRules | undefined
  /** Of what lies in it and no rule ignores. */
  readonly standing: 'published' | 'unpublished'
}

/**
 * Visits the files of a directory and below, sorted by name: those that a reader handles and git publishes, and
 * nothing of what others wrote (`node_modules`, `vendor`, lock files, minified files).
 *
 * Symbolic links are not followed: what lies in the tree is found at its own place, and what lies elsewhere does not
 * belong to it. The exception are links to settings in the tree (`.env -> ../.env`): programs load them through the
 * link, so they count where the link is, and are reported where they are.
 */
export function walk(root: Root, run: Walk): void {
  const tracked = new TrackedFiles()
  enter(root.path, root.real, root.shown === '' ? '' : `${root.shown}/`, root.rules, root.repository)

  function enter(
    path: string,
    realPath: string,
    prefix: string,
    outer: IgnoreRules | undefined,
    outerRepository: Repository | undefined,
  ): void {
    if (run.seen.has(realPath)) return
    run.seen.add(realPath)
    const entries = entriesOf(path, prefix)
    if (entries === undefined) return
    let repository = outerRepository
    let rules = outer
    // A repository in a repository follows its own rules only.
    if (path !== root.path && entries.some(({ name }) => name === '.git')) {
      repository = repositoryAt(path)
      rules = repository === undefined ? outer : repositoryRules(repository)
    }
    if (entries.some(({ name }) => name === '.gitignore')) rules = withGitignore(rules, path, repository)
    for (const entry of entries) {
      const { name } = entry
      if (entry.isDirectory()) {
        if (!run.deep || isForeignDirectory(name)) continue
        const below = path + name + sep
        if (run.passesOver(prefix + name)) continue
        if (isIgnored(rules, path + name, true) && !tracked.hasBelow(below, repository)) continue
        enter(below, realPath + name + sep, prefixOf(below, `${prefix}${name}/`), rules, repository)
      } else if (run.handles(name) && !isGeneratedFile(name)) {
        if (entry.isFile()) visit(path + name, prefix + name, name, rules, repository, run.reported)
        else if (entry.isSymbolicLink() && name.startsWith('.env'))
          link(path, prefix, name, rules, repository)
      }
    }
  }

  /** From above the working directory down into it, `../here/a` is `a`. */
  function prefixOf(directory: string, prefix: string): string {
    if (!run.cwd.startsWith(directory)) return prefix
    const shown = shownPath(run.cwd, directory)
    return shown === '' ? '' : `${shown}/`
  }

  function visit(
    path: string,
    file: string,
    name: string,
    rules: IgnoreRules | undefined,
    repository: Repository | undefined,
    reported: boolean,
  ): void {
    const standing = (): Standing => {
      const ruled = isIgnored(rules, path, false) ? 'ignored' : root.standing
      return ruled !== 'published' && tracked.has(path, repository) ? 'published' : ruled
    }
    run.found({ path, file, name, named: false, standing, reported })
  }

  function link(
    directory: string,
    prefix: string,
    name: string,
    rules: IgnoreRules | undefined,
    repository: Repository | undefined,
  ): void {
    const file = prefix + name
    try {
      const target = realpathSync(directory + name)
      if (!target.startsWith(root.real))
        run.skipped({ file, reason: 'a symbolic link that leads out of the tree' })
      else if (statSync(target).isFile()) visit(directory + name, file, name, rules, repository, false)
    } catch (error) {
      run.skipped({ file, reason: `a symbolic link that leads nowhere (${errorCode(error)})` })
    }
  }

  function entriesOf(path: string, prefix: string): Dirent[] | undefined {
    try {
      const entries = readdirSync(path, { withFileTypes: true })
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      run.skipped({
        file: prefix === '' ? '.' : prefix.slice(0, -1),
        reason: `cannot be listed (${whyUnread(error, path)})`,
      })
      return undefined
    }
  }
}

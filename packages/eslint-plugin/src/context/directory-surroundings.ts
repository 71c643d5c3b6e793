import { dirname } from 'node:path'
import type { ProjectKnowledge } from '@regionguard/core'
import {
  directoriesUpTo,
  isIgnored,
  type IgnoreRules,
  isManifest,
  LOCK_FILES,
  Projects,
  repositoryAround,
  sdkVersions,
  shownPath,
  surroundingsOf,
  topOf,
  withGitignore,
  withSeparator,
} from '@regionguard/core/surroundings'
import { directoryListing } from './directory-listing.ts'
import { fileStamp } from './file-stamp.ts'

/** What is the same for all source files of a directory. */
export interface DirectorySurroundings {
  /** The folder of the nearest manifest, relative to the working directory; '' for the working directory itself. */
  readonly project: string
  readonly knowledge: ProjectKnowledge
  /** From the directory up to its project's, both included; absolute, with a final separator. */
  readonly upToProject: readonly string[]
  /** The directories above those, up to the root of the repository, else up to the working directory; as those. */
  readonly aboveProject: readonly string[]
  /** Whether git would publish a file of one of these directories. */
  readonly isPublished: (path: string) => boolean
}

interface Known {
  readonly stamp: string
  readonly surroundings: DirectorySurroundings
}

const KNOWN = new Map<string, Known>()

/**
 * The surroundings of a directory, worked out again when a manifest, a lock file or a `.gitignore` in it or above it
 * has come, gone or changed.
 *
 * @param directory absolute
 * @param cwd absolute
 */
export function directorySurroundings(directory: string, cwd: string): DirectorySurroundings {
  const key = `${cwd}\0${directory}`
  const stamp = stampOf(directory, cwd)
  let known = KNOWN.get(key)
  if (known?.stamp !== stamp) KNOWN.set(key, (known = { stamp, surroundings: look(directory, cwd) }))
  return known.surroundings
}

function look(directory: string, cwd: string): DirectorySurroundings {
  const inside = `${withSeparator(directory)}x`
  const project = new Projects(cwd).of(inside)
  let versions: ProjectKnowledge['versions'] | undefined
  return {
    project: shownPath(cwd, project.directory),
    knowledge: {
      // Of a large lock file it takes longer than all else, and only clients ask.
      get versions() {
        return (versions ??= sdkVersions(project, cwd))
      },
    },
    upToProject: directoriesUpTo(project, inside),
    aboveProject: directoriesAbove(project.directory, cwd),
    isPublished: publishing(cwd),
  }
}

function directoriesAbove(directory: string, cwd: string): readonly string[] {
  const top = topOf(directory, repositoryAround(directory), cwd)
  const directories: string[] = []
  for (let at = directory; at !== top && at.startsWith(top);) {
    at = withSeparator(dirname(at))
    directories.push(at)
  }
  return directories
}

function publishing(cwd: string): (path: string) => boolean {
  const known = new Map<string, { readonly ignored: boolean; readonly rules: IgnoreRules | undefined }>()
  return (path) => {
    const directory = withSeparator(dirname(path))
    let at = known.get(directory)
    if (at === undefined) {
      const { repository, rules, ignored } = surroundingsOf(directory, cwd)
      known.set(directory, (at = { ignored, rules: withGitignore(rules, directory, repository) }))
    }
    return !at.ignored && !isIgnored(at.rules, path, false)
  }
}

/** Whatever else lies in a directory says nothing about its files. */
function decides(name: string): boolean {
  return name === '.gitignore' || isManifest(name) || LOCK_FILES.some((one) => one.name === name)
}

/** Of all directories that have a say: up to the root of the repository, else up to the working directory. */
function stampOf(directory: string, cwd: string): string {
  const stamps: string[] = []
  const working = withSeparator(cwd)
  let stampsOfWorking = 0
  for (let at = directory; ; at = dirname(at)) {
    const { names } = directoryListing(at)
    for (const name of names)
      if (decides(name)) stamps.push(`${name}:${fileStamp(withSeparator(at) + name) ?? ''}`)
    stamps.push(at)
    if (withSeparator(at) === working) stampsOfWorking = stamps.length
    if (names.includes('.git')) return stamps.join()
    if (dirname(at) === at) return stamps.slice(0, Math.max(stampsOfWorking, 1)).join()
  }
}

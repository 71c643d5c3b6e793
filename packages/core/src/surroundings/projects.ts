import { dirname, sep } from 'node:path'
import { WORKING_TREE } from './file-tree.ts'
import type { FileTree } from './file-tree.ts'
import { repositoryAround, withSeparator } from './repository.ts'
import { topOf } from './surroundings.ts'
import { isManifest } from './manifest-names.ts'

/** A directory with a manifest: what lies in it shares settings and dependencies. */
export interface Project {
  /** Absolute, with a final separator. */
  readonly directory: string
  /** The names of its manifests. None: where looking for one ended, at the root of a repository for example. */
  readonly manifests: readonly string[]
}

/** Finds the project of every file: the nearest directory upward that has a manifest. */
export class Projects {
  readonly #cwd: string
  readonly #tree: FileTree
  readonly #known = new Map<string, Project>()

  /** @param cwd absolute */
  constructor(cwd: string, tree: FileTree = WORKING_TREE) {
    this.#cwd = cwd
    this.#tree = tree
  }

  /**
   * The project of a file.
   *
   * @param path absolute
   */
  of(path: string): Project {
    const directory = withSeparator(dirname(path))
    return (
      this.#known.get(directory) ??
      this.#at(directory, this.#tree.root ?? topOf(directory, repositoryAround(directory), this.#cwd))
    )
  }

  #at(directory: string, top: string): Project {
    const known = this.#known.get(directory)
    if (known !== undefined) return known
    const manifests = this.#tree.names(directory).filter(isManifest).sort()
    const project = manifests.length > 0 ? { directory, manifests } : this.#above(directory, top)
    this.#known.set(directory, project)
    return project
  }

  #above(directory: string, top: string): Project {
    return directory === top ? { directory, manifests: [] } : this.#at(withSeparator(dirname(directory)), top)
  }
}

/** The directories from a file's own up to its project's, both included; absolute, with a final separator. */
export function directoriesUpTo(project: Project, path: string): string[] {
  const directories: string[] = []
  for (let at = withSeparator(dirname(path)); at.startsWith(project.directory);) {
    directories.push(at)
    if (at === project.directory) break
    at = at.slice(0, at.lastIndexOf(sep, at.length - 2) + 1)
  }
  return directories
}

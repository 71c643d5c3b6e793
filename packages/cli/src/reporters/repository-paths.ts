import { isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryAround, shownPath, withSeparator } from '@regionguard/core/surroundings'

/**
 * Paths as GitHub and GitLab know them: relative to the root of the repository, wherever in it the command ran.
 * Without a repository they are relative to the working directory.
 */
export class RepositoryPaths {
  readonly #cwd: string
  readonly #root: string

  /** @param cwd absolute */
  constructor(cwd: string) {
    this.#cwd = cwd
    this.#root = repositoryAround(withSeparator(cwd))?.root ?? cwd
  }

  /** @param file relative to the working directory, as every finding has it */
  of(file: string): string {
    return shownPath(this.#root, resolve(this.#cwd, file)) || '.'
  }

  /** The file of such a path, relative to the working directory. */
  fromRoot(path: string): string {
    return shownPath(this.#cwd, resolve(this.#root, path)) || '.'
  }

  /** As a URI: relative and percent-encoded; absolute only where no relative path leads to it. */
  uriOf(file: string): string {
    const path = this.of(file)
    if (isAbsolute(path)) return pathToFileURL(path).href
    // A file's name may hold half of a surrogate pair, which no URI can.
    return path
      .replaceAll(/\p{Surrogate}/gu, '\ufffd')
      .split('/')
      .map(encodeURIComponent)
      .join('/')
  }
}

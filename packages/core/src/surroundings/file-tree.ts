import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isIgnoredByGit } from './surroundings.ts'

/**
 * Where files come from: the working tree, or another state of it such as git's index. Paths are absolute, those of
 * directories with a final separator, whatever stands behind them.
 */
export interface FileTree {
  /** Where looking upward ends, with a final separator. Left out: at the repository around a file. */
  readonly root?: string
  /** What lies in a directory; nothing, if there is none or it cannot be listed. */
  names(directory: string): readonly string[]
  isFile(path: string): boolean
  /** Whether anything but a directory goes by this name, a link that leads nowhere among it. Left out: as {@link isFile}. */
  isThere?(path: string): boolean
  /**
   * Whether git ignores a file: what it says is nobody else's business.
   *
   * @param cwd absolute
   */
  isIgnored(path: string, cwd: string): boolean
  /** @returns undefined if there is no such file or it cannot be read */
  read(path: string): Buffer | undefined
}

/** The files on disk, as they are now. */
export const WORKING_TREE: FileTree = {
  names: (directory) => {
    try {
      return readdirSync(directory)
    } catch {
      // A directory that may be entered but not listed: as far as anybody can tell, nothing is in it.
      return []
    }
  },
  // Asking first costs little, and answers where asking for more would throw: no permission, a loop of links.
  isFile: (path) => existsSync(path) && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false),
  isThere: (path) => {
    try {
      return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === false
    } catch {
      // What lies in a directory that may not be entered is not there for anybody who asks.
      return false
    }
  },
  isIgnored: isIgnoredByGit,
  read: (path) => {
    try {
      return readFileSync(path)
    } catch {
      // Not there, a directory, no permission: for settings of others all the same, they give nothing.
      return undefined
    }
  },
}

/** The text of a file, or undefined where there is none or it cannot be read. */
export function textIn(tree: FileTree, path: string): string | undefined {
  return tree.read(path)?.toString('utf8')
}

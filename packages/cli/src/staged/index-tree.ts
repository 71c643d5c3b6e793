import { posix, sep } from 'node:path'
import type { FileTree } from '@regionguard/core/surroundings'
import type { GitIndex } from './git-index.ts'
import type { IndexEntry } from './index-file.ts'

/** A link that leads to a link, and so on, this many times leads nowhere. */
const MOST_LINKS = 8

/** The files of the index, as if they lay in the working tree. */
export class IndexTree implements FileTree {
  readonly root: string
  readonly #index: GitIndex

  constructor(index: GitIndex) {
    this.#index = index
    this.root = index.root
  }

  /** The path in the index; undefined for one that lies outside of the working tree. */
  pathOf(path: string): string | undefined {
    if (!path.startsWith(this.root)) return undefined
    const below = path.slice(this.root.length)
    return sep === '/' ? below : below.replaceAll(sep, '/')
  }

  /** @param path in the index */
  absolute(path: string): string {
    return this.root + (sep === '/' ? path : path.replaceAll('/', sep))
  }

  names(directory: string): readonly string[] {
    return this.#index.names(this.pathOf(directory) ?? '..')
  }

  /** Whether there is one, by a symbolic link too; one that is unmerged cannot be read. */
  isFile(path: string): boolean {
    const kind = this.#entry(path)?.kind
    return kind === 'file' || kind === 'unmerged'
  }

  isUnmerged(path: string): boolean {
    return this.#entry(path)?.kind === 'unmerged'
  }

  /** What is tracked is not ignored, whatever the rules for untracked files say. */
  isIgnored(): boolean {
    return false
  }

  read(path: string): Buffer | undefined {
    const entry = this.#entry(path)
    return entry?.kind === 'file' ? this.#index.objects.read(entry.id) : undefined
  }

  #entry(path: string): IndexEntry | undefined {
    let inIndex = this.pathOf(path)
    for (let links = 0; inIndex !== undefined && links < MOST_LINKS; links++) {
      const entry = this.#index.entry(inIndex)
      if (entry?.kind !== 'link') return entry
      const target = this.#index.objects.read(entry.id)?.toString('utf8')
      // One that leads out of the repository leads to nothing that is committed.
      inIndex =
        target === undefined || posix.isAbsolute(target)
          ? undefined
          : posix.join(posix.dirname(inIndex), target)
    }
    return undefined
  }
}

/**
 * Only what stands in the index file: as good as the tree itself for a file whose surroundings do not matter, and there
 * is nothing to ask git for.
 */
export function bareTree(root: string): FileTree {
  return { root, names: () => [], isFile: () => false, isIgnored: () => false, read: () => undefined }
}

import { sep } from 'node:path'
import type { FileTree } from '@regionguard/core/surroundings'
import type { GitIndex } from './git-index.ts'
import type { IndexEntry } from './index-file.ts'

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

  isFile(path: string): boolean {
    return this.#entry(path)?.kind === 'file'
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
    const inIndex = this.pathOf(path)
    return inIndex === undefined ? undefined : this.#index.entry(inIndex)
  }
}

/**
 * Only what stands in the index file: as good as the tree itself for a file whose surroundings do not matter, and there
 * is nothing to ask git for.
 */
export function bareTree(root: string): FileTree {
  return { root, names: () => [], isFile: () => false, isIgnored: () => false, read: () => undefined }
}

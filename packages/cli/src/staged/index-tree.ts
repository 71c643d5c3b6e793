import { sep } from 'node:path'
import type { FileTree } from '@regionguard/core/surroundings'
import type { GitIndex } from './git-index.ts'
import type { IndexEntry } from './listing.ts'

/** The files of the index, as if they lay in the working tree. */
export class IndexTree implements FileTree {
  readonly root: string
  readonly #index: GitIndex
  #names: Map<string, Set<string>> | undefined

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
    this.#names ??= namesByDirectory(this.#index.entries.keys())
    return [...(this.#names.get(this.pathOf(directory) ?? '..') ?? [])]
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
    if (inIndex === undefined || this.#index.surelyLacks(inIndex)) return undefined
    return this.#index.entries.get(inIndex)
  }
}

/** Directories as in the index: `''` for the root, else with a final `/`. */
function namesByDirectory(paths: Iterable<string>): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  for (const path of paths) {
    const start = path.lastIndexOf('/') + 1
    const directory = path.slice(0, start)
    const known = names.get(directory)
    if (known === undefined) names.set(directory, new Set([path.slice(start)]))
    else known.add(path.slice(start))
  }
  return names
}

/**
 * Only what stands in the index file: as good as the tree itself for a file whose surroundings do not matter, and there
 * is nothing to ask git for.
 */
export function bareTree(root: string): FileTree {
  return { root, names: () => [], isFile: () => false, isIgnored: () => false, read: () => undefined }
}

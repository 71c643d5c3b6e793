import { readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { gitDirectoriesOf, readIfThere } from '@regionguard/core/surroundings'
import type { Repository } from '@regionguard/core/surroundings'
import { IndexFile } from '../staged/index-file.ts'

/**
 * What git tracks although its rules ignore it (`git add --force`): it is published like all else. The index is read
 * when the first ignored file that matters is found, for most trees have none. One that only git can read says nothing.
 */
export class TrackedFiles {
  readonly #indexes = new Map<string, IndexFile | undefined>()

  /** @param path absolute */
  has(path: string, repository: Repository | undefined): boolean {
    return repository !== undefined && this.#index(repository)?.find(inside(repository, path)) !== undefined
  }

  /** Whether there are any in a directory, or below. @param directory absolute, with a final separator */
  hasBelow(directory: string, repository: Repository | undefined): boolean {
    return (
      repository !== undefined && this.#index(repository)?.hasBelow(inside(repository, directory)) === true
    )
  }

  #index(repository: Repository): IndexFile | undefined {
    const { root } = repository
    if (!this.#indexes.has(root)) this.#indexes.set(root, indexOf(root))
    return this.#indexes.get(root)
  }
}

function indexOf(root: string): IndexFile | undefined {
  const { own, common } = gitDirectoriesOf(root)
  try {
    const isSha256 = /objectformat\s*=\s*"?sha256/i.test(readIfThere(`${common}config`) ?? '')
    return IndexFile.from(readFileSync(`${own}index`), isSha256 ? 32 : 20)
  } catch {
    // Nothing was added yet, or it may not be read: then the rules say what is published.
    return undefined
  }
}

/** As the index has it. */
function inside({ root }: Repository, path: string): string {
  return path.slice(root.length).split(sep).join('/')
}

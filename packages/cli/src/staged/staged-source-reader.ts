import type { PolicyMatcher, Reading } from '@regionguard/core'
import type { FileTree } from '@regionguard/core/surroundings'
import type { FoundFile } from '../discovery/found-file.ts'
import { formatOf } from '../read/format-of.ts'
import { SourceReader } from '../read/source-reader.ts'
import type { Unread } from '../read/unread.ts'
import type { StagedProgramReader } from './staged-program-reader.ts'

/** Reads files of every kind; what they import comes from the index. */
export class StagedSourceReader {
  readonly #cwd: string
  readonly #tree: FileTree
  readonly #settings: SourceReader
  #programs: StagedProgramReader | undefined

  /** @param cwd absolute */
  constructor(cwd: string, policy: PolicyMatcher | undefined, tree: FileTree) {
    this.#cwd = cwd
    this.#tree = tree
    this.#settings = new SourceReader(cwd, policy)
  }

  get moduleTexts(): ReadonlyMap<string, string> {
    return this.#programs?.moduleTexts ?? new Map<string, string>()
  }

  async read(found: FoundFile, text: string): Promise<Reading | Unread> {
    if (formatOf(found.name) !== 'javascript') return this.#settings.read(found, text)
    if (this.#programs === undefined) {
      const { StagedProgramReader } = await import('./staged-program-reader.ts')
      this.#programs = new StagedProgramReader(this.#cwd, this.#tree)
    }
    return this.#programs.read(found.file, text)
  }
}

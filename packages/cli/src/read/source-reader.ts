import type { PolicyMatcher, Reading } from '@regionguard/core'
import type { FileTree } from '@regionguard/core/surroundings'
import type { FoundFile } from '../discovery/found-file.ts'
import { isUnreadable } from '@regionguard/core/settings'
import type { ReaderContext } from '@regionguard/core/settings'
import { readerOf } from '../readers/registry.ts'
import { formatOf } from './format-of.ts'
import type { ProgramReader } from './program-reader.ts'
import { setFlagsOfNode20 } from '../v8-flags.ts'
import { unread } from './unread.ts'
import type { Unread } from './unread.ts'

/** Reads files of every kind; the reader of a kind is loaded when the first of its files comes. */
export class SourceReader {
  readonly #cwd: string
  readonly #tree: FileTree
  readonly #context: ReaderContext
  #programs: ProgramReader | undefined

  /**
   * @param cwd absolute
   * @param tree where the modules are that programs import from
   */
  constructor(cwd: string, policy: PolicyMatcher | undefined, tree: FileTree) {
    this.#cwd = cwd
    this.#tree = tree
    this.#context = { policyNames: (name) => policy?.credentialByName(name) !== undefined }
  }

  /** The texts of files that were not asked for, but imported from: evidence may lie in them. */
  get moduleTexts(): ReadonlyMap<string, string> {
    return this.#programs?.moduleTexts ?? new Map<string, string>()
  }

  async read({ file, name }: FoundFile, text: string): Promise<Reading | Unread> {
    if (formatOf(name) === 'javascript') {
      this.#programs ??= await loadProgramReader(this.#cwd, this.#tree)
      return this.#programs.read(file, text)
    }
    const reader = await readerOf(name)?.load()
    if (reader === undefined) return { reason: 'no reader for files of this kind' }
    const input = { file, text, context: this.#context }
    const reading = await (reader.readFurther?.(input) ?? reader.read(input))
    return isUnreadable(reading) ? unread(reading.reason, text, reading.offset) : reading
  }
}

/**
 * Parsing a hundred files is over before optimized code pays: left alone, V8 spends a third of the time of a run on
 * making it. With twenty times its default patience it optimizes what thousands of files have run through, no less.
 */
async function loadProgramReader(cwd: string, tree: FileTree): Promise<ProgramReader> {
  setFlagsOfNode20('--interrupt-budget=2640000')
  const { ProgramReader } = await import('./program-reader.ts')
  return new ProgramReader(cwd, tree)
}

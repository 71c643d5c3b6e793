import type { Decoded, FileTree } from '@regionguard/core/surroundings'
import type { FoundFile, Skipped } from '../discovery/found-file.ts'
import type { Source } from './collection.ts'

/** Where the files of a run come from: the working tree, or what is staged. */
export interface Files {
  /** The same files for what looks them up by path: projects, lock files, imports. */
  readonly tree: FileTree
  /**
   * Finds the files that findings are reported for.
   *
   * @returns whether these are all that lie below the policy, or without one below the working directory
   */
  findReported(visitor: Visitor): boolean
  /** Finds files that may say something about the sources found so far. */
  findContext(sources: readonly Source[], visitor: Visitor): void
  /** Finds the programs in other languages, of which some may take the environment of the sources found so far. */
  findOtherPrograms(sources: readonly Source[], visitor: Visitor): void
  /**
   * The text of a file that mentions Twilio, or undefined for one that does not.
   *
   * @param always decode it whether it mentions Twilio or not
   */
  read(path: string, always: boolean): Decoded | undefined
}

/** Is told what was found. */
export interface Visitor {
  found(file: FoundFile): void
  /** @param fails the user named it, so that passing over it is an error */
  skipped(skipped: Skipped, fails: boolean): void
}

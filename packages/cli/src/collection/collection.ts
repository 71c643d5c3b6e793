import type { FoundFile, Skipped } from '../discovery/found-file.ts'
import type { FileTree, Project } from '@regionguard/core/surroundings'

/** A file that is worth parsing, decoded. */
export interface Source {
  readonly found: FoundFile
  readonly text: string
  readonly project: Project
}

/** What belongs to a run. */
export interface Collection {
  /** By file. */
  readonly sources: readonly Source[]
  /** By file. */
  readonly skipped: readonly Skipped[]
  /** How many files were looked into, skipped ones included; not those that are read for what they say of others. */
  readonly files: number
  /** A path of the command line could not be read. */
  readonly failed: boolean
  /** All that lies below the policy was looked through, whatever of it was skipped. */
  readonly whole: boolean
  /**
   * Programs in languages that are not read, and mention Twilio. Looked for when asked: few findings depend on what such
   * a program does.
   */
  readonly otherPrograms: () => readonly Source[]
  /** Where all of it comes from, and what else is asked of it. */
  readonly tree: FileTree
}

import type { RepositoryPaths } from './repository-paths.ts'

/** What some formats say of the run itself. */
export interface RunFacts {
  readonly paths: RepositoryPaths
  /** Of this program. */
  readonly version: string
  /** Something that was asked for could not be read, or a reader failed. */
  readonly failed: boolean
}

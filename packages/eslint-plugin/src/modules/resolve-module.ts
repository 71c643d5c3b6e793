import { fileStamp } from '../context/file-stamp.ts'
import { modulePaths } from '../reader/modules/module-paths.ts'

/** A module that was found, and the state that it was found in. */
export interface FoundModule {
  /** Absolute. */
  readonly path: string
  readonly stamp: string
}

/**
 * The file that a relative specifier means, as Node, TypeScript and bundlers agree.
 *
 * @param specifier as the importing file writes it; one of a package or an alias is none of the project's files
 * @param importer absolute path of the importing file
 */
export function resolveModule(specifier: string, importer: string): FoundModule | undefined {
  for (const path of modulePaths(specifier, importer)) {
    const stamp = fileStamp(path)
    if (stamp !== undefined) return { path, stamp }
  }
  return undefined
}

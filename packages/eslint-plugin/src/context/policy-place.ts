import { dirname, join, resolve } from 'node:path'
import { fileStamp } from './file-stamp.ts'

/** The names of a policy, the first that is there counts. */
const NAMES = ['regionguard.yaml', 'regionguard.yml', 'regionguard.json']

/** A file, and the state that it was found in. */
export interface StampedFile {
  /** Absolute. */
  readonly path: string
  readonly stamp: string
}

/**
 * The policy that applies in a directory: in it, or in the nearest directory above it that has one.
 *
 * @param cwd absolute
 */
export function findPolicy(cwd: string): StampedFile | undefined {
  for (let directory = resolve(cwd); ; directory = dirname(directory)) {
    for (const name of NAMES) {
      const path = join(directory, name)
      const stamp = fileStamp(path)
      if (stamp !== undefined) return { path, stamp }
    }
    if (dirname(directory) === directory) return undefined
  }
}

/**
 * The policy that the configuration names.
 *
 * @param cwd absolute
 * @param name relative to it, or absolute
 * @throws Error if there is no such file
 */
export function namedPolicy(cwd: string, name: string): StampedFile {
  const path = resolve(cwd, name)
  const stamp = fileStamp(path)
  if (stamp === undefined) {
    throw new Error(
      `There is no policy ${name}, which \`settings.regionguard.policy\` in the ESLint configuration names.`,
    )
  }
  return { path, stamp }
}

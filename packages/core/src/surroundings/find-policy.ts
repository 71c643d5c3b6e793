import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { withSeparator } from './repository.ts'

/** The names of a policy, the first that is there counts. */
const NAMES = ['regionguard.yaml', 'regionguard.yml', 'regionguard.json']

export function isPolicyName(name: string): boolean {
  return NAMES.includes(name)
}

/**
 * The policy that applies in a directory: in it, or in the nearest directory above it that has one.
 *
 * @param cwd absolute
 * @returns its absolute path, or undefined if there is none
 */
export function findPolicy(cwd: string): string | undefined {
  for (let directory = withSeparator(cwd); ; directory = withSeparator(dirname(directory))) {
    for (const name of NAMES) {
      if (statSync(directory + name, { throwIfNoEntry: false })?.isFile()) return directory + name
    }
    if (dirname(directory) === directory) return undefined
  }
}

import { dirname } from 'node:path'
import { WORKING_TREE } from './file-tree.ts'
import type { FileTree } from './file-tree.ts'
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
 * @param tree where to look; in one with a root, no further than that
 * @returns its absolute path, or undefined if there is none
 */
export function findPolicy(cwd: string, tree: FileTree = WORKING_TREE): string | undefined {
  for (let directory = withSeparator(cwd); ; directory = withSeparator(dirname(directory))) {
    for (const name of NAMES) {
      // One that cannot be read is an error, not a policy that is not there.
      const path = directory + name
      if (tree.isThere === undefined ? tree.isFile(path) : tree.isThere(path)) return path
    }
    if (directory === tree.root || dirname(directory) === directory) return undefined
  }
}

import type { FileTree } from '@regionguard/core/surroundings'
import { modulePaths } from '@regionguard/eslint-plugin/reader'

/**
 * The file of the project that a relative specifier means.
 *
 * @param specifier as written: `./config`, `../lib/region.js`
 * @param importer absolute path of the importing file
 * @param tree where files are looked for
 * @returns its absolute path; undefined for packages, other people's files, and what is not there
 */
export function modulePath(specifier: string, importer: string, tree: FileTree): string | undefined {
  return modulePaths(specifier, importer).find((path) => tree.isFile(path))
}

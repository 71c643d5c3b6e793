import { dirname, join, sep } from 'node:path'
import type { FileTree } from '@regionguard/core/surroundings'

/** Without an extension, a specifier means a file with one of these, or the index of a directory. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']

/** TypeScript writes the extension that its output will have. */
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
}

/**
 * The file of the project that a relative specifier means, as Node, bundlers and TypeScript would find it.
 *
 * @param specifier as written: `./config`, `../lib/region.js`
 * @param importer absolute path of the importing file
 * @param tree where files are looked for
 * @returns its absolute path; undefined for packages, other people's files, and what is not there
 */
export function modulePath(specifier: string, importer: string, tree: FileTree): string | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return undefined
  const path = join(dirname(importer), specifier)
  if (path.includes(`${sep}node_modules${sep}`)) return undefined
  const [, stem = path, written = ''] = /^(.*)(\.[cm]?jsx?)$/.exec(path) ?? []
  const candidates = [
    path,
    ...(WRITTEN_AS[written] ?? []).map((extension) => stem + extension),
    ...EXTENSIONS.map((extension) => path + extension),
    ...EXTENSIONS.map((extension) => join(path, `index${extension}`)),
  ]
  return candidates.find(
    (candidate) => EXTENSIONS.some((extension) => candidate.endsWith(extension)) && tree.isFile(candidate),
  )
}

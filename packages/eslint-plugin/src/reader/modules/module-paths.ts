import { dirname, join, sep } from 'node:path'

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
 * The files that a relative specifier may mean, in the order in which Node, bundlers and TypeScript would look: the first
 * that is there is meant.
 *
 * @param specifier as written: `./config`, `../lib/region.js`
 * @param importer absolute path of the importing file
 * @returns absolute paths; none for packages, aliases, and other people's files
 */
export function modulePaths(specifier: string, importer: string): readonly string[] {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return []
  const path = join(dirname(importer), specifier)
  if (path.includes(`${sep}node_modules${sep}`)) return []
  const [, stem = path, written = ''] = /^(.*)(\.[cm]?jsx?)$/.exec(path) ?? []
  return [
    ...(EXTENSIONS.some((extension) => path.endsWith(extension)) ? [path] : []),
    ...(WRITTEN_AS[written] ?? []).map((extension) => stem + extension),
    ...EXTENSIONS.map((extension) => path + extension),
    ...EXTENSIONS.map((extension) => join(path, `index${extension}`)),
  ]
}

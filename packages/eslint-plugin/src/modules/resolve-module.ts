import { dirname, resolve } from 'node:path'
import { fileStamp } from '../context/file-stamp.ts'

/** What a specifier that leaves the extension out may mean, in the order in which bundlers ask. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']

/** TypeScript writes the extension that the output will have. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
}

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
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return undefined
  const target = resolve(dirname(importer), specifier)
  for (const path of candidates(target)) {
    const stamp = fileStamp(path)
    if (stamp !== undefined) return { path, stamp }
  }
  return undefined
}

function candidates(target: string): readonly string[] {
  const written = /\.[cm]?[jt]sx?$/.exec(target)?.[0] ?? ''
  const bare = target.slice(0, target.length - written.length)
  return [
    ...(written === '' ? [] : [target]),
    ...(SOURCES_OF[written] ?? []).map((extension) => bare + extension),
    ...EXTENSIONS.map((extension) => target + extension),
    ...EXTENSIONS.map((extension) => resolve(target, `index${extension}`)),
  ]
}

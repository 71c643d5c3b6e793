import { relative, sep } from 'node:path'

/**
 * A path as every output shows it: relative to the working directory, with `/`; `''` for the working directory.
 *
 * @param cwd absolute
 * @param path absolute
 */
export function shownPath(cwd: string, path: string): string {
  const shown = relative(cwd, path)
  return sep === '/' ? shown : shown.replaceAll(sep, '/')
}

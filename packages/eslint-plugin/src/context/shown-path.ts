import { relative, sep } from 'node:path'

/**
 * A path as spans and messages have it: relative to the working directory, with `/`.
 *
 * @param cwd absolute
 * @param path absolute, or one that is no path at all (`<input>`): that stays as it is
 */
export function shownPath(cwd: string, path: string): string {
  if (path.startsWith('<')) return path
  const shown = relative(cwd, path)
  return sep === '/' ? shown : shown.replaceAll(sep, '/')
}

import { existsSync, renameSync, rmSync } from 'node:fs'

/**
 * Puts a directory in the place of another, whose files may be in use.
 *
 * @param {string} next beside it, and gone afterwards
 * @param {string} directory
 */
export function replaceDirectory(next, directory) {
  const previous = `${next}-previous`
  if (existsSync(directory)) renameSync(directory, previous)
  renameSync(next, directory)
  rmSync(previous, { recursive: true, force: true })
}

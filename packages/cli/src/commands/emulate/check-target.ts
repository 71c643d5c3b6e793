import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UsageError } from '../../command-line/usage-error.ts'

/**
 * Holds that a file can be written at the end. Better at the start than when what was to be kept is lost.
 *
 * @throws UsageError if there is no such directory, or something other than a file
 */
export function checkTarget(file: string | undefined, cwd: string): void {
  if (file === undefined) return
  const path = resolve(cwd, file)
  if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`${file} cannot be written: there is no such directory.`)
  }
  const there = statSync(path, { throwIfNoEntry: false })
  if (there !== undefined && !there.isFile())
    throw new UsageError(`${file} cannot be written: it is not a file.`)
}

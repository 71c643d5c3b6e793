import { lstatSync, renameSync } from 'node:fs'
import { writeBeside } from '../../write/write-beside.ts'

/**
 * Writes a file that holds secrets: readable by its owner alone, whatever the umask and whatever stood there before. It
 * appears whole or not at all: an end in the middle leaves what was there.
 *
 * @param path absolute; its directory exists
 * @throws the system's error; `EEXIST` where something other than a file stands
 */
export function writePrivate(path: string, text: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there !== undefined && !there.isFile() && !there.isSymbolicLink()) {
    throw Object.assign(new Error('not a file'), { code: 'EEXIST' })
  }
  writeBeside({ path, content: text, mode: 0o600 }, (beside) => {
    renameSync(beside, path)
  })
}

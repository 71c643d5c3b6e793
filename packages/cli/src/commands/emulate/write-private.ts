import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'

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
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  // `wx`: nobody can have put a link there.
  const file = openSync(beside, 'wx', 0o600)
  try {
    try {
      const bytes = Buffer.from(text)
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file whole or not at all: an end in the middle leaves what was there. A link stays one, and the rights of a
 * file that is replaced stay as they are.
 *
 * @param path absolute; its directory exists
 * @throws the system's error
 */
export function writeWhole(path: string, text: string): void {
  const there = statSync(path, { throwIfNoEntry: false })
  const target = there === undefined ? path : realpathSync(path)
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    const file = openSync(beside, 'w', there === undefined ? 0o666 : there.mode & 0o777)
    try {
      const bytes = Buffer.from(text)
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, target)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

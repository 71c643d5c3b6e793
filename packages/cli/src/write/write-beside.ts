import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A new file that is to take the place of another. */
export interface NewFile {
  /** Absolute; its directory exists. */
  readonly path: string
  readonly content: string | Buffer
  readonly mode: number
  /** In the name that it has until then; left out: one that nobody can know, or has left behind. */
  readonly mark?: string
}

/**
 * Writes a file whole or not at all: beside its place and to the disk first. Whatever happens then, nothing is left
 * beside it.
 *
 * @param takePlace gives the file that is written its place: by a rename, or by a link where there must be none
 * @returns what that returns
 * @throws the system's error
 */
export function writeBeside<T>(
  { path, content, mode, mark = randomBytes(6).toString('hex') }: NewFile,
  takePlace: (beside: string) => T,
): T {
  const beside = join(dirname(path), `.${basename(path)}.${mark}.regionguard`)
  // Exclusively: what somebody else has put there is not followed, and not overwritten.
  const file = openSync(beside, 'wx', mode)
  try {
    try {
      writeFileSync(file, content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    return takePlace(beside)
  } finally {
    rmSync(beside, { force: true })
  }
}

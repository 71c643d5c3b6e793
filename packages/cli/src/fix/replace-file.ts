import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import type { Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '@regionguard/core/surroundings'
import { reencode } from './encoding.ts'

/** Why a file was left as it is, as the end of a sentence: "`a.ts` was not changed: ...". */
export interface NotReplaced {
  readonly reason: string
}

/**
 * Gives a file another text: whole or not at all, for the new file is written beside it, to the disk, and takes its
 * place in one step. Encoding, byte order mark, mode and owner stay. Behind a symbolic link it is the target that is
 * replaced; the link stays.
 *
 * @param path absolute
 * @param before the text that the file must still have
 * @param after the text that it is to have
 * @returns undefined if it has it now
 */
export function replaceFile(path: string, before: string, after: string): NotReplaced | undefined {
  let temporary: string | undefined
  try {
    const target = realpathSync(path)
    const stats = statSync(target)
    // To rename, the directory's rights are enough, and root has all: a file that is read-only was meant to be.
    if ((stats.mode & 0o222) === 0) return { reason: 'it is read-only' }
    accessSync(target, constants.W_OK)
    const bytes = readFileSync(target)
    const replacement = reencode(bytes, before, after)
    if (replacement === undefined) return { reason: 'it has changed since it was checked' }
    const beside = join(dirname(target), `.${basename(target)}.${process.pid}.regionguard`)
    // Exclusively: what somebody else has put there is not followed, and not overwritten.
    const descriptor = openSync(beside, 'wx', 0o600)
    temporary = beside
    writeWhole(descriptor, replacement, stats)
    if (!readFileSync(target).equals(bytes)) return { reason: 'it has changed since it was checked' }
    renameSync(temporary, target)
    temporary = undefined
    return undefined
  } catch (error) {
    const code = errorCode(error)
    return { reason: code === 'EACCES' ? 'it is read-only (EACCES)' : `it cannot be written (${code})` }
  } finally {
    if (temporary !== undefined) rmSync(temporary, { force: true })
  }
}

function writeWhole(descriptor: number, bytes: Buffer, { mode, uid, gid }: Stats): void {
  try {
    for (let written = 0; written < bytes.length;) {
      written += writeSync(descriptor, bytes, written, bytes.length - written)
    }
    const own = fstatSync(descriptor)
    // Where that is not allowed the file stays as it is: it would belong to somebody else afterwards.
    if (own.uid !== uid || own.gid !== gid) fchownSync(descriptor, uid, gid)
    fchmodSync(descriptor, mode & 0o7777)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

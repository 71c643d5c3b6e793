import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
} from 'node:fs'
import { errorCode } from '@regionguard/core/surroundings'
import { writeBeside } from '../write/write-beside.ts'
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
  try {
    const target = realpathSync(path)
    const { mode, uid, gid } = statSync(target)
    // To rename, the directory's rights are enough, and root has all: a file that is read-only was meant to be.
    if ((mode & 0o222) === 0) return { reason: 'it is read-only' }
    accessSync(target, constants.W_OK)
    const bytes = readFileSync(target)
    const content = reencode(bytes, before, after)
    if (content === undefined) return CHANGED
    return writeBeside({ path: target, content, mode: 0o600, mark: String(process.pid) }, (beside) => {
      const own = statSync(beside)
      // Where that is not allowed the file stays as it is: it would belong to somebody else afterwards.
      if (own.uid !== uid || own.gid !== gid) chownSync(beside, uid, gid)
      chmodSync(beside, mode & 0o7777)
      if (!readFileSync(target).equals(bytes)) return CHANGED
      renameSync(beside, target)
      return undefined
    })
  } catch (error) {
    const code = errorCode(error)
    return { reason: code === 'EACCES' ? 'it is read-only (EACCES)' : `it cannot be written (${code})` }
  }
}

const CHANGED: NotReplaced = { reason: 'it has changed since it was checked' }

import { chmodSync, linkSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCode } from '@regionguard/core/surroundings'
import { replaceFile } from '../fix/replace-file.ts'
import { writeBeside } from '../write/write-beside.ts'
import type { Change } from './change.ts'

/**
 * Writes one file: whole or not at all. One that is new never takes the place of another that came in the meantime.
 *
 * @returns why it was not written, as the end of a sentence; undefined if it was
 */
export function writeChange({ path, before, after, executable }: Change): string | undefined {
  if (before === undefined) return create(path, after, executable ? 0o777 : 0o666)
  const failure = replaceFile(path, before, after)
  if (failure !== undefined) return failure.reason
  if (executable) chmodSync(path, statSync(path).mode | 0o111)
  return undefined
}

function create(path: string, text: string, mode: number): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeBeside({ path, content: text, mode }, (beside) => {
      // Unlike a rename, this fails where something stands.
      linkSync(beside, path)
    })
    return undefined
  } catch (error) {
    const code = errorCode(error)
    return code === 'EEXIST' ? 'there is such a file now' : `it cannot be written (${code})`
  }
}

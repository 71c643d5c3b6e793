import { chmodSync, realpathSync, renameSync, statSync } from 'node:fs'
import { writeBeside } from '../write/write-beside.ts'

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
  const mode = (there?.mode ?? 0o666) & 0o777
  writeBeside({ path: target, content: text, mode }, (beside) => {
    // As it was, whatever new files are denied here.
    if (there !== undefined) chmodSync(beside, mode)
    renameSync(beside, target)
  })
}

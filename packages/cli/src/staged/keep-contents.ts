import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeBeside } from '../write/write-beside.ts'

/**
 * Keeps what is known of contents, for this program in this release and with this policy: what it was for others goes.
 *
 * @param folder is made if it is not there
 * @param bytes undefined to begin anew
 */
export function keepContents(folder: string, name: string, bytes: Buffer | undefined): void {
  try {
    mkdirSync(folder, { recursive: true })
    const path = join(folder, name)
    for (const other of readdirSync(folder)) {
      if (/^contents-[0-9a-f]+$/.test(other) && (other !== name || bytes === undefined))
        rmSync(join(folder, other), { force: true })
    }
    if (bytes === undefined) return
    writeBeside({ path, content: bytes, mode: 0o600 }, (beside) => {
      renameSync(beside, path)
    })
  } catch {
    // A repository that may only be read, or a full disk: the next run looks for itself, as this one did.
  }
}

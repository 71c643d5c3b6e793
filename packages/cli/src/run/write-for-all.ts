import { chmodSync, writeFileSync } from 'node:fs'

/** Writes a new file that everybody may read, whatever the umask says: the command may run programs as others. */
export function writeForAll(path: string, content: string | Buffer): void {
  writeFileSync(path, content, { flag: 'wx', mode: 0o600 })
  chmodSync(path, 0o644)
}

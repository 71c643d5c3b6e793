import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

const scratch: string[] = []
afterAll(() => {
  for (const directory of scratch) rmSync(directory, { recursive: true })
})

/**
 * A tree of files for tests, removed after the last of them.
 *
 * @param files text by path; a name that ends in `@` is a symbolic link to what it holds
 * @returns its directory, without symbolic links
 */
export function scratchTree(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'regionguard-')))
  scratch.push(root)
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, file)
    mkdirSync(dirname(path), { recursive: true })
    if (file.endsWith('@')) symlinkSync(text, path.slice(0, -1))
    else writeFileSync(path, text)
  }
  return root
}

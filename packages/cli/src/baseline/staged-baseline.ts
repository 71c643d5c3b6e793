import { readFileSync } from 'node:fs'
import { UsageError } from '../command-line/usage-error.ts'
import { GitIndex } from '../staged/git-index.ts'
import { IndexTree } from '../staged/index-tree.ts'

/**
 * The baseline as git would commit it, for that is what it will be held against elsewhere. One that lies outside of the
 * repository is read from disk.
 *
 * @param cwd absolute
 * @param environment all of it: in hooks, git says there which index it is about
 * @param shown as the user gave it
 */
export function stagedBaseline(
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
  shown: string,
): (path: string) => Buffer {
  return (path) => {
    const tree = new IndexTree(new GitIndex(cwd, environment))
    if (tree.pathOf(path) === undefined) return readFileSync(path)
    const bytes = tree.read(path)
    if (bytes === undefined) {
      throw new UsageError(
        `The baseline ${shown} is not in the index: stage it (git add), or check without --staged.`,
      )
    }
    return bytes
  }
}

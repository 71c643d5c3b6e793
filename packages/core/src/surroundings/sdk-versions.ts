import { dirname } from 'node:path'
import type { SdkId } from '../knowledge/sdk.ts'
import { textIn, WORKING_TREE } from './file-tree.ts'
import type { FileTree } from './file-tree.ts'
import { repositoryAround, withSeparator } from './repository.ts'
import { topOf } from './surroundings.ts'
import { shownPath } from './shown-path.ts'
import { LOCK_FILES } from './lock-files.ts'
import { manifestVersion } from './manifest-version.ts'
import type { Project } from './projects.ts'

/**
 * Which release of each SDK a project runs: what the nearest npm lock file upward says, else what its manifests fix.
 * An SDK of which neither says it is left out.
 *
 * @param cwd absolute
 */
export function sdkVersions(
  { directory, manifests }: Project,
  cwd: string,
  tree: FileTree = WORKING_TREE,
): Partial<Record<SdkId, string>> {
  const versions: Partial<Record<SdkId, string>> = {}
  for (const name of manifests) {
    const fixed = manifestVersion(name, textIn(tree, directory + name) ?? '')
    if (fixed !== undefined) versions[fixed.sdk] ??= fixed.version
  }
  const locked = manifests.includes('package.json') ? lockedVersion(directory, cwd, tree) : undefined
  if (locked !== undefined) versions.node = locked.version
  return versions
}

/** What a lock file says. */
export interface LockedVersion {
  /** Of twilio-node. */
  readonly version: string
  /** Of the lock file, absolute. */
  readonly path: string
}

/**
 * The release of twilio-node that the nearest npm lock file upward installs for a project; undefined where that has none.
 *
 * @param directory of the project: absolute, with a final separator
 * @param cwd absolute
 */
export function lockedVersion(
  directory: string,
  cwd: string,
  tree: FileTree = WORKING_TREE,
): LockedVersion | undefined {
  const top = tree.root ?? topOf(directory, repositoryAround(directory), cwd)
  for (let at = directory; ; at = withSeparator(dirname(at))) {
    for (const { name, version: versionIn } of LOCK_FILES) {
      const text = textIn(tree, at + name)
      if (text === undefined) continue
      // The nearest lock file is the one that is installed from, whether it has the SDK or not.
      const version = versionIn(text, shownPath(at, directory), rangeIn(directory, tree))
      return version === undefined ? undefined : { version, path: at + name }
    }
    if (at === top) return undefined
  }
}

function rangeIn(directory: string, tree: FileTree): string | undefined {
  return /"twilio"\s*:\s*"([^"]+)"/.exec(textIn(tree, `${directory}package.json`) ?? '')?.[1]
}

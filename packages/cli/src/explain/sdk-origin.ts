import { dirname } from 'node:path'
import type { SdkId } from '@regionguard/core'
import {
  LOCK_FILES,
  manifestVersion,
  readIfThere,
  repositoryAround,
  shownPath,
  topOf,
  withSeparator,
} from '@regionguard/core/surroundings'
import type { Project } from '@regionguard/core/surroundings'

/**
 * The file that says which release of an SDK a project runs; undefined where none does.
 *
 * @param version what was found
 * @param cwd absolute
 */
export function sdkOrigin(
  sdk: SdkId,
  version: string,
  { directory, manifests }: Project,
  cwd: string,
): string | undefined {
  const manifest = manifests.find((name) => {
    const fixed = manifestVersion(name, readIfThere(directory + name) ?? '')
    return fixed?.sdk === sdk && fixed.version === version
  })
  const lock = sdk === 'node' ? lockFile(directory, cwd) : undefined
  const path = lock ?? (manifest === undefined ? undefined : directory + manifest)
  return path === undefined ? undefined : shownPath(cwd, path)
}

/** The nearest lock file upward, which is the one that counts. */
function lockFile(directory: string, cwd: string): string | undefined {
  const top = topOf(directory, repositoryAround(directory), cwd)
  for (let at = directory; ; at = withSeparator(dirname(at))) {
    for (const { name, version } of LOCK_FILES) {
      const text = readIfThere(at + name)
      if (text === undefined) continue
      const range = /"twilio"\s*:\s*"([^"]+)"/.exec(readIfThere(`${directory}package.json`) ?? '')?.[1]
      return version(text, shownPath(at, directory), range) === undefined ? undefined : at + name
    }
    if (at === top) return undefined
  }
}

import type { SdkId } from '@regionguard/core'
import { lockedVersion, manifestVersion, readIfThere, shownPath } from '@regionguard/core/surroundings'
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
  const locked = sdk === 'node' ? lockedVersion(directory, cwd) : undefined
  const path = locked?.path ?? (manifest === undefined ? undefined : directory + manifest)
  return path === undefined ? undefined : shownPath(cwd, path)
}

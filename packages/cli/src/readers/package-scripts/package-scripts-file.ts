import { nameOf } from '@regionguard/core/settings'

/** Whether a file is a package's manifest, of which the scripts are read. */
export function isPackageManifest(file: string): boolean {
  return nameOf(file) === 'package.json'
}

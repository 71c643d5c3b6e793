import { settingsDigest } from './settings-digest.ts'

/** For how long a digest counts, in milliseconds: ESLint may ask for it with every file. */
const RECENT = 1000

let digest = ''
let made = -Infinity

/**
 * `settings.regionguard` of the presets. The digest is worked out when ESLint reads it, which is when the first file is
 * linted: whoever only loads the configuration does not wait for it.
 */
export const DIGESTED_SETTINGS = {
  get digest(): string {
    if (performance.now() - made > RECENT) {
      digest = settingsDigest(process.cwd(), new Date().toISOString().slice(0, 10))
      made = performance.now()
    }
    return digest
  },
}

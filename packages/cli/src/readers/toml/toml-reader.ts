import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { parseToml } from './parse-toml.ts'

/** Reads TOML 1.1. */
export const tomlReader: Reader = {
  id: 'toml',
  read(given) {
    const input = withoutMark(given)
    const tree = parseToml(input.text)
    return 'reason' in tree ? tree : settingsReading(input, tree)
  },
}

import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { parseJson } from './parse-json.ts'

/** Reads JSON, with comments where they are. */
export const jsonReader: Reader = {
  id: 'json',
  read(given) {
    const input = withoutMark(given)
    const tree = parseJson(input.text)
    return 'reason' in tree ? tree : settingsReading(input, tree)
  },
}

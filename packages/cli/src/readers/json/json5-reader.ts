import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { parseJson5 } from './parse-json5.ts'

/** Reads JSON5: a reader of its own, for its parser is four times as large as that of JSON. */
export const json5Reader: Reader = {
  id: 'json5',
  read(given) {
    const input = withoutMark(given)
    const tree = parseJson5(input.text)
    return 'reason' in tree ? tree : settingsReading(input, tree)
  },
}

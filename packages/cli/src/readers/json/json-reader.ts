import type { Reader } from '../reader.ts'
import { settingsReading, withoutMark } from '../settings-reading.ts'
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

import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { isJson5File } from './json-file.ts'
import { isOwnReport } from './own-report.ts'
import { parseJson } from './parse-json.ts'
import { parseJson5 } from './parse-json5.ts'

/** Reads JSON, with comments where they are, and JSON5 in the file of a tool that does. */
export const jsonReader: Reader = {
  id: 'json',
  read(given) {
    const input = withoutMark(given)
    const tree = isJson5File(input.file) ? parseJson5(input.text) : parseJson(input.text)
    if ('reason' in tree) return tree
    return settingsReading(input, tree.roots.some(isOwnReport) ? { ...tree, roots: [] } : tree)
  },
}

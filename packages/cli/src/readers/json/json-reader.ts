import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { isOwnReport } from './own-report.ts'
import { parseJson } from './parse-json.ts'

/** Reads JSON, with comments where they are. */
export const jsonReader: Reader = {
  id: 'json',
  read(given) {
    const input = withoutMark(given)
    const tree = parseJson(input.text)
    if ('reason' in tree) return tree
    return settingsReading(input, tree.roots.some(isOwnReport) ? { ...tree, roots: [] } : tree)
  },
}

import { entryOf, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { parseJson } from '../json/parse-json.ts'
import { mayMatter } from '../shell/may-matter.ts'
import { readingWithScripts, readScript } from '../shell/read-script.ts'
import type { ScriptFindings } from '../shell/read-script.ts'
import { escapedText } from '../shell/shell-text.ts'
import { offsetsInString } from './offsets-in-string.ts'

/**
 * Reads the scripts of a `package.json`: shell commands, each for itself. What is none (a command for Windows with
 * quotes of its own) says nothing.
 */
export const packageScriptsReader: Reader = {
  id: 'package-scripts',
  read(given) {
    const input = withoutMark(given)
    const tree = parseJson(input.text)
    if ('reason' in tree) return tree
    const scripts = entryOf(tree.roots[0], 'scripts')?.value
    const entries = scripts?.kind === 'mapping' ? scripts.entries : []
    const found = entries.flatMap(({ key, value }): readonly ScriptFindings[] => {
      if (value.kind !== 'scalar' || value.quoted !== true || !mayMatter(value.text)) return []
      const offsets = offsetsInString(input.text, value.start, value.end)
      const script = readScript(input.file, escapedText(value.text, offsets, input.text), {
        trail: [`script ${key.text}`],
      })
      return 'reason' in script ? [] : [script]
    })
    return readingWithScripts(input, found)
  },
}

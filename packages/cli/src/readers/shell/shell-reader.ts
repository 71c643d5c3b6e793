import { withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { readingWithScripts, readScript } from './read-script.ts'
import { verbatimText } from './shell-text.ts'

/** Reads shell scripts: variables that they set, and requests that they make. */
export const shellReader: Reader = {
  id: 'shell',
  read(given) {
    const input = withoutMark(given)
    const script = readScript(input.file, verbatimText(input.text))
    return 'reason' in script ? script : readingWithScripts(input, [script])
  },
}

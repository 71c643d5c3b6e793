import { relative, sep } from 'node:path'
import { alreadyThere, byHand, callsUs, COMMAND } from './hook.ts'
import type { Hook } from './hook.ts'

/** First in the hook, so that no `exec` or `exit` of others comes before. Both comments help to find it again. */
const BLOCK = [
  '# regionguard: checks what is staged (https://github.com/regionguard/regionguard)',
  `PATH="$PWD/node_modules/.bin:$PATH" ${COMMAND} || exit $?`,
  '# end of regionguard',
  '',
].join('\n')

const SHELL = /^#!\s*(?:\/usr)?(?:\/local)?\/bin\/(?:env\s+)?(?:ba|da|z|k)?sh\b/

/** A script in git's own directory: in this clone only. */
export const gitHook: Hook = {
  name: 'git',
  isUsed: () => true,
  propose: (directory, { hooksPath }) => {
    if (hooksPath === undefined)
      return { changes: [], notes: ['This is no git repository: there is no hook to write.'] }
    const path = relative(directory.path, hooksPath)
    const file = `${path.replaceAll(sep, '/')}/pre-commit`
    if (path.startsWith('..'))
      return byHand(file, 'lies outside of this working tree and is for others too', BLOCK)
    const text = directory.text(file)
    const notes = ['Git hooks are not committed: every clone needs its own.']
    if (text === undefined) return { changes: [directory.change(file, `#!/bin/sh\n${BLOCK}`, true)], notes }
    if (callsUs(text)) return alreadyThere(file)
    if (!SHELL.test(text)) {
      const note = `${file} is no shell script, so it is left as it is. Run \`${COMMAND}\` in it, in its own language, and end with its exit code where that is not 0.`
      return { changes: [], notes: [note] }
    }
    const end = text.includes('\n') ? text.indexOf('\n') + 1 : text.length
    const head = text.slice(0, end)
    const after = `${head}${head.endsWith('\n') ? '' : '\n'}${BLOCK}${text.slice(end)}`
    return { changes: [directory.change(file, after, true)], notes }
  },
}

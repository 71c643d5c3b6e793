import { dependencyIn } from '../directory.ts'
import { alreadyThere, byHand, callsUs, COMMAND } from './hook.ts'
import type { Hook } from './hook.ts'

const FILE = '.husky/pre-commit'

/** What may end a script before its last line, or make that line part of another. */
const ENDS = /\b(?:exit|exec|return)\b|<<|\\\s*$/

/** https://typicode.github.io/husky: shell scripts by the name of the hook; they find what is in `node_modules/.bin`. */
export const huskyHook: Hook = {
  name: 'husky',
  isUsed: (directory) => directory.hasDirectory('.husky') || dependencyIn(directory, 'husky') !== undefined,
  propose: (directory) => {
    const text = directory.text(FILE)
    if (text !== undefined && callsUs(text)) return alreadyThere(FILE)
    if (text !== undefined && ENDS.test(text))
      return byHand(FILE, 'may end before its last line', `${COMMAND}\n`)
    const notes = directory.hasDirectory('.husky/_')
      ? []
      : ['Husky sets itself up with "npx husky", or "npm install" where package.json has it in "prepare".']
    const before = text === undefined || text === '' || text.endsWith('\n') ? (text ?? '') : `${text}\n`
    return { changes: [directory.change(FILE, `${before}${COMMAND}\n`, true)], notes }
  },
}

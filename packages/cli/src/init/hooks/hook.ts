import type { Proposal } from '../change.ts'
import type { Directory } from '../directory.ts'

export type HookName = 'pre-commit' | 'lefthook' | 'husky' | 'git'

/** What runs hooks before a commit. */
export interface Hook {
  readonly name: HookName
  /** Whether the repository uses it. */
  isUsed(directory: Directory): boolean
  propose(directory: Directory, surroundings: HookSurroundings): Proposal
}

export interface HookSurroundings {
  /** Of this program. */
  readonly version: string
  /** Where git looks for hooks, absolute; undefined where that is not known. */
  readonly hooksPath: string | undefined
}

/** What a hook runs. */
export const COMMAND = 'regionguard check --staged'

/** The text has our hook, or somebody's own call of this program; a comment is none. */
export function callsUs(text: string): boolean {
  return text
    .split(/\r?\n/)
    .some((line) => /\bregionguard\b/.test(line.replace(/^\s*\/\/.*|(?:^|\s)#.*/, '')))
}

/** Nothing to do. */
export function alreadyThere(file: string): Proposal {
  return { changes: [], notes: [`${file} runs regionguard already.`] }
}

/** A file that is not surely understood stays as it is. */
export function byHand(file: string, why: string, snippet: string): Proposal {
  const indented = snippet
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')
  return { changes: [], notes: [`${file} ${why}, so it is left as it is. Add this to it:\n\n${indented}\n`] }
}

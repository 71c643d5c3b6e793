import type { Proposal } from '../change.ts'
import { dependencyIn } from '../directory.ts'
import type { Directory } from '../directory.ts'
import { gitHook } from './git-hook.ts'
import type { Hook, HookName, HookSurroundings } from './hook.ts'
import { huskyHook } from './husky-hook.ts'
import { lefthookHook } from './lefthook-hook.ts'
import { preCommitHook } from './pre-commit-hook.ts'

/** In this order where a repository uses several; git itself is what all of them come to. */
const ALL: readonly Hook[] = [preCommitHook, lefthookHook, huskyHook, gitHook]

/**
 * A hook that checks what is staged.
 *
 * @param name which; left out: what the repository uses
 */
export function proposeHook(
  directory: Directory,
  surroundings: HookSurroundings,
  name: HookName | undefined,
): Proposal {
  const hook = ALL.find((one) => (name === undefined ? one.isUsed(directory) : one.name === name)) ?? gitHook
  const { changes, notes } = hook.propose(directory, surroundings)
  const isMissing = hook.name !== 'pre-commit' && dependencyIn(directory, 'regionguard') === undefined
  return changes.length > 0 && isMissing
    ? { changes, notes: [...notes, 'The hook needs regionguard: npm install --save-dev regionguard'] }
    : { changes, notes }
}

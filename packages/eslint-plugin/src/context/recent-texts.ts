import { runOf } from './run.ts'

/**
 * For how long a policy counts without a look at the disk, in milliseconds, where all that is asked is which texts
 * make a file worth reading: looking costs more than searching the whole file.
 */
const RECENT = 1000

interface Recent {
  readonly settings: object
  readonly cwd: string
  readonly texts: readonly string[]
}

let recent: Recent | undefined

/**
 * What makes a file worth reading though it does not name Twilio: the names of the policy, as they were a moment ago.
 * A timer forgets them, so that nobody has to look at the clock for every file.
 *
 * @param settings as ESLint gives them: the same object for all files of a configuration
 * @param cwd absolute
 * @throws Error if `settings.regionguard` or the policy is invalid
 */
export function recentTexts(settings: Readonly<Record<string, unknown>>, cwd: string): readonly string[] {
  if (recent?.settings !== settings || recent.cwd !== cwd) {
    const { texts } = runOf(settings, cwd).policy.current()
    if (recent === undefined) setTimeout(forget, RECENT).unref()
    recent = { settings, cwd, texts }
  }
  return recent.texts
}

function forget(): void {
  recent = undefined
}

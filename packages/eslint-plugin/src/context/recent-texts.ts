import { runOf } from './run.ts'

/**
 * For how long a policy counts without a look at the disk, in milliseconds, where all that is asked is which texts
 * make a file worth reading: looking costs more than searching the whole file.
 */
const RECENT = 5000

type Settings = Readonly<Record<string, unknown>>

/** The parts of a rule's context that say which policy applies. */
interface PolicyContext {
  /** As ESLint gives them: the same object for all files of a configuration. */
  readonly settings: Settings
  /** Absolute. */
  readonly cwd: string
}

/**
 * The settings whose policies were looked at a moment ago: a configuration has several parts, each for some files, and
 * a run goes to and fro between them. A timer forgets them, so that nobody has to look at the clock for every file.
 */
export const RECENT_SETTINGS = new Set<Settings>()

/** What makes a file worth reading though it does not name Twilio: the names of any of those policies. */
export const RECENT_TEXTS: string[] = []

/**
 * Looks at the policy, of which {@link RECENT_SETTINGS} knows nothing yet.
 *
 * @throws Error if `settings.regionguard` or the policy is invalid
 */
export function lookAtPolicy({ settings, cwd }: PolicyContext): void {
  const { texts } = runOf(settings, cwd).policy.current()
  if (RECENT_SETTINGS.size === 0) setTimeout(forget, RECENT).unref()
  RECENT_SETTINGS.add(settings)
  RECENT_TEXTS.push(...texts.filter((text) => !RECENT_TEXTS.includes(text)))
}

function forget(): void {
  RECENT_SETTINGS.clear()
  RECENT_TEXTS.length = 0
}

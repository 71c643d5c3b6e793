import { runOf } from './run.ts'

/**
 * For how long a policy counts without a look at the disk, in milliseconds, where all that is asked is which texts
 * make a file worth reading: looking costs more than searching the whole file.
 */
const RECENT = 1000

/** The parts of a rule's context that say which policy applies. */
interface PolicyContext {
  /** As ESLint gives them: the same object for all files of a configuration. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Absolute. */
  readonly cwd: string
}

interface Texts {
  readonly settings: PolicyContext['settings']
  /** What makes a file worth reading though it does not name Twilio: the names of the policy. */
  readonly texts: readonly string[]
}

/** By settings: a configuration has several parts, each for some files, and a run goes to and fro between them. */
let recent = new Map<PolicyContext['settings'], Texts>()

/** What was asked for last, so that whoever asks for every file need not even call. */
export let lastTexts: Texts | undefined

/**
 * What makes a file worth reading though it does not name Twilio, as it was a moment ago: kept as {@link lastTexts}
 * until a timer forgets it, so that nobody has to look at the clock for every file.
 *
 * @throws Error if `settings.regionguard` or the policy is invalid
 */
export function recentTexts({ settings, cwd }: PolicyContext): Texts {
  let known = recent.get(settings)
  if (known === undefined) {
    known = { settings, texts: runOf(settings, cwd).policy.current().texts }
    if (recent.size === 0) setTimeout(forget, RECENT).unref()
    recent.set(settings, known)
  }
  lastTexts = known
  return known
}

function forget(): void {
  recent = new Map()
  lastTexts = undefined
}

import { parsePluginSettings, type PluginSettings } from './plugin-settings.ts'
import { policySource, type PolicySource } from './policy-source.ts'

/** What is the same for all files that a configuration applies to. */
export interface Run {
  /** Absolute. */
  readonly cwd: string
  readonly settings: PluginSettings
  readonly policy: PolicySource
}

const RUNS = new WeakMap<object, Run>()

/**
 * @param settings as ESLint gives them: the same object for all files of a configuration
 * @param cwd absolute
 * @throws Error if `settings.regionguard` is invalid
 */
export function runOf(settings: Readonly<Record<string, unknown>>, cwd: string): Run {
  let run = RUNS.get(settings)
  if (run?.cwd !== cwd) {
    const parsed = parsePluginSettings(settings['regionguard'])
    run = { cwd, settings: parsed, policy: policySource(cwd, parsed.policy) }
    RUNS.set(settings, run)
  }
  return run
}

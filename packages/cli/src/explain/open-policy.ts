import { resolve } from 'node:path'
import { findPolicy } from '@regionguard/core/surroundings'
import { loadPolicy } from '../policy/load-policy.ts'
import type { LoadedPolicy } from '../policy/load-policy.ts'

/**
 * The policy that applies, if there is one.
 *
 * @param given as on the command line; left out: the first from the working directory upward
 * @param cwd absolute
 * @throws UsageError if it is not as it must be
 */
export function openPolicy(given: string | undefined, cwd: string): LoadedPolicy | undefined {
  const path = given === undefined ? findPolicy(cwd) : resolve(cwd, given)
  return path === undefined ? undefined : loadPolicy(path, cwd)
}

import type { Reading } from '@regionguard/core'
import type { LoadedPolicy } from '../policy/load-policy.ts'

/** Every text that a finding, or its evidence, may lie in. */
export function textsOf(
  readings: readonly Reading[],
  modules: ReadonlyMap<string, string>,
  policy: LoadedPolicy | undefined,
): Map<string, string> {
  const texts = new Map(modules)
  for (const { file, text } of readings) texts.set(file, text)
  // Findings about exceptions, and evidence from the policy, lie in the policy.
  if (policy !== undefined) texts.set(policy.matcher.policy.file, policy.text)
  return texts
}

import { RuleCreator } from '@typescript-eslint/utils/eslint-utils'
import { type CheckId, RULE_IDS } from '@regionguard/core'
import type { RuleListener, RuleModule } from '@typescript-eslint/utils/ts-eslint'
import { concernsTwilio } from '../analysis/mention.ts'
import type { MESSAGES } from './messages.ts'
import { reportProblems } from './report-problems.ts'

export type MessageId = keyof typeof MESSAGES

/** A rule of this plugin: its options are one object at most. */
export type RegionguardRule = RuleModule<MessageId, readonly object[]> & { readonly name: CheckId }

const create = RuleCreator((id) => `https://github.com/regionguard/regionguard/blob/main/docs/rules/${id}.md`)

/**
 * Makes an ESLint rule of a check. `name` is the check's id; the page of documentation follows from it.
 *
 * What `meta` says of fixes, suggestions and the summary is the catalogue's word; a test compares the two.
 */
export function createRule(
  rule: Omit<RuleParts, 'create' | 'name'> & { readonly name: CheckId },
): RegionguardRule {
  const made = create<readonly object[], MessageId>({
    ...rule,
    create: () => ({}),
  }) as unknown as RegionguardRule
  // ESLint merges the defaults of options itself. The creator would do so again, for every rule and file, which takes
  // longer than all else that is done for a file without Twilio.
  return { ...made, create: listenersOf }
}

/**
 * What every rule does first. It is one and the same function for all of them: as 17 closures it would not be compiled as
 * well, and take four times as long where a file does not concern Twilio.
 */
function listenersOf(
  this: { readonly name: CheckId } | undefined,
  context: Parameters<typeof reportProblems>[1],
): RuleListener {
  return concernsTwilio(context) ? reportProblems(this?.name ?? checkNamed(context.id), context) : {}
}

/**
 * Which rule is asked, where a host has called `create` without its rule, as the rule tester of ESLint 9 does.
 *
 * @param id as in a configuration: `regionguard/valid-edge`
 * @throws Error if the rule was given another name besides
 */
function checkNamed(id: string): CheckId {
  const name = id.slice(id.lastIndexOf('/') + 1)
  const check = RULE_IDS.find((known) => known === name)
  if (check === undefined) {
    throw new Error(
      `${id} is none of Regionguard's rules: under a name of its own, call it as rule.create(context).`,
    )
  }
  return check
}

type RuleParts = Parameters<typeof create<readonly object[], MessageId>>[0]

import { dayNumber } from './calendar-date.ts'
import type { PolicyException } from './policy.ts'

export type ExceptionState = 'active' | 'expired'

/**
 * Whether an exception still holds. On the day of `expires` the findings are back.
 *
 * @param exception an exception of the policy
 * @param today the date in UTC, `YYYY-MM-DD`
 */
export function exceptionState(exception: PolicyException, today: string): ExceptionState {
  return today < exception.expires ? 'active' : 'expired'
}

/**
 * How many days are left until an exception's findings are back: 1 on its last day, 0 or less once it has expired.
 *
 * @param exception an exception of the policy
 * @param today the date in UTC, `YYYY-MM-DD`
 */
export function daysLeft(exception: PolicyException, today: string): number {
  return dayNumber(exception.expires) - dayNumber(today)
}

/** For a finding that is back: "The exception for this (owner: platform-team) expired on 2027-01-31." */
export function explainExpired(exception: PolicyException): string {
  return `The exception for this (owner: ${exception.owner}) expired on ${exception.expires}.`
}

/** For `unused-exception`: names the rule, the files and whom to ask. */
export function explainUnused(exception: PolicyException): string {
  const files = exception.files.map((glob) => `"${glob.text}"`).join(', ')
  return `The exception for ${exception.rule} in ${files} (owner: ${exception.owner}) excepts nothing: no such finding is there. Take it out.`
}

import { daysLeft, exceptionState, LineIndex, redactSource } from '@regionguard/core'
import type { ExceptionState, Policy } from '@regionguard/core'

/** An exception of the policy as it stands today. */
export interface ListedException {
  readonly rule: string
  /** Globs, relative to the policy. */
  readonly files: readonly string[]
  /** Holds no secret, nor does `owner`. */
  readonly reason: string
  readonly owner: string
  /** `YYYY-MM-DD`, UTC: the first day on which the findings are back. */
  readonly expires: string
  /** 1 on its last day, 0 or less once it has expired. */
  readonly daysLeft: number
  readonly state: ExceptionState
  /** Where it stands in the policy, from 1. */
  readonly line: number
  readonly column: number
}

/**
 * The exceptions of a policy: those that have expired first, then those that expire soonest.
 *
 * @param text of the policy file
 * @param today UTC, `YYYY-MM-DD`
 * @param within only those with at most so many days left
 */
export function listExceptions(
  policy: Policy,
  text: string,
  today: string,
  within = Infinity,
): readonly ListedException[] {
  const lines = new LineIndex(text)
  return policy.exceptions
    .map((exception): ListedException => ({
      rule: exception.rule,
      files: exception.files.map((glob) => redactSource(glob.text, [])),
      reason: redactSource(exception.reason, []),
      owner: redactSource(exception.owner, []),
      expires: exception.expires,
      daysLeft: daysLeft(exception, today),
      state: exceptionState(exception, today),
      ...lines.positionAt(exception.span.start),
    }))
    .filter((one) => one.daysLeft <= within)
    .toSorted((one, other) => one.daysLeft - other.daysLeft || one.line - other.line)
}

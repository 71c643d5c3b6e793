import type { Problem } from '../findings/problem.ts'
import { explainExpired } from '../policy/exception.ts'
import type { PolicyMatcher } from '../policy/matching.ts'
import type { PolicyException } from '../policy/policy.ts'
import type { EvaluationInput } from './evaluation-input.ts'
import type { FileSuppressions } from './file-suppressions.ts'

/** Which problems are not shown, because a comment or the policy says so, and how many those are. */
export class Hiding {
  readonly #policy: PolicyMatcher
  readonly #suppressions: FileSuppressions
  readonly #at: Pick<EvaluationInput, 'today'>
  readonly #used = new Set<PolicyException>()
  #suppressed = 0
  #excepted = 0

  /** @param at its date is asked for when there is something to hide */
  constructor(policy: PolicyMatcher, suppressions: FileSuppressions, at: Pick<EvaluationInput, 'today'>) {
    this.#policy = policy
    this.#suppressions = suppressions
    this.#at = at
  }

  /** Hidden by comments in the source. */
  get suppressed(): number {
    return this.#suppressed
  }

  /** Hidden by exceptions of the policy. */
  get excepted(): number {
    return this.#excepted
  }

  /** Exceptions that matched a problem, expired ones too. */
  get used(): ReadonlySet<PolicyException> {
    return this.#used
  }

  /** The problem as it is shown, or undefined where it is hidden. One whose exception has expired says so. */
  show(problem: Problem): Problem | undefined {
    if (this.#suppressions.hides(problem)) {
      this.#suppressed += 1
      return undefined
    }
    const found = this.#policy.exceptionFor(problem.rule, problem.span.file, this.#at.today)
    if (found === undefined) return problem
    this.#used.add(found.exception)
    if (found.state === 'active') {
      this.#excepted += 1
      return undefined
    }
    return { ...problem, message: `${problem.message} ${explainExpired(found.exception)}` }
  }
}

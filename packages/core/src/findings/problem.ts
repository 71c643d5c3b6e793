import type { Span } from '../facts/span.ts'
import type { RuleId } from '../catalogue/rule-id.ts'
import type { DescribedRemedy } from './remedy.ts'

export type Severity = 'error' | 'warning'

/** A place that the reasoning used, and what it contributed. */
export interface Evidence {
  readonly span: Span
  readonly message: string
}

/** What a check found, before policy, suppressions and the reader's edits made a finding of it. */
export interface Problem {
  readonly rule: RuleId
  readonly span: Span
  /** Full sentences in plain words: the fact, the reason, what to do. Holds no secret. */
  readonly message: string
  readonly evidence: readonly Evidence[]
  /** The highest severity that this problem may have: `warning` where it rests on a disputed or dated fact. */
  readonly atMost?: Severity
  /** Keeps the meaning of the program: applied by `--fix`. */
  readonly fix?: DescribedRemedy
  /** For a person to choose from. */
  readonly suggestions?: readonly DescribedRemedy[]
}

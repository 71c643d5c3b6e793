import type { RuleId } from '../catalogue/rule-id.ts'
import type { Reading, TextEdit } from '../facts/reading.ts'
import type { Span } from '../facts/span.ts'
import type { Evidence, Severity } from '../findings/problem.ts'
import type { SdkId } from '../knowledge/sdk.ts'
import type { Policy } from '../policy/policy.ts'
import type { Likeness } from './fingerprint.ts'

/** One file that was read. */
export interface SourceFile {
  readonly reading: Reading
  /** The folder of the nearest manifest, relative to the working directory; '' for the working directory itself. */
  readonly project: string
  /** Git would publish it: it is not ignored. */
  readonly published: boolean
}

/** What is known of a project from its manifest and lockfile. */
export interface ProjectKnowledge {
  /** The exact release of each SDK, from the lockfile or an exact version in the manifest. */
  readonly versions: Partial<Record<SdkId, string>>
}

export interface EvaluationInput {
  readonly files: readonly SourceFile[]
  readonly projects: ReadonlyMap<string, ProjectKnowledge>
  readonly policy: Policy
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
  /** From the command line; goes before the policy. */
  readonly ruleOverrides?: ReadonlyMap<RuleId, Severity | 'off'>
  /** Findings are wanted for this file; the others are context. Default: every file. */
  readonly reported?: (file: string) => boolean
  /**
   * All that lies below the policy was looked through: only then can an exception be called unused, for what it excepts
   * may lie anywhere there.
   */
  readonly whole?: boolean
  /** What was found there and could not be read. */
  readonly skipped?: readonly string[]
}

/** What a reporter shows. */
export interface Finding {
  readonly rule: RuleId
  readonly severity: Severity
  readonly span: Span
  /** Holds no secret, nor does any evidence. */
  readonly message: string
  readonly evidence: readonly Evidence[]
  readonly fix?: Mending
  readonly suggestions?: readonly Mending[]
  /** Of rule, path, redacted source text and its ordinal among equals: the same after any move of lines. */
  readonly fingerprint: string
  /** For the fingerprint in reports that have another path of the file. */
  readonly likeness: Likeness
  /** The rule's page, from the root of the documentation. */
  readonly docs: string
}

export interface Mending {
  readonly description: string
  readonly edits: readonly TextEdit[]
}

export interface Evaluation {
  /** By file, then position, then rule. */
  readonly findings: readonly Finding[]
  /** Hidden by comments in the source. */
  readonly suppressed: number
  /** Hidden by exceptions of the policy. */
  readonly excepted: number
}

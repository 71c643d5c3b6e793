/**
 * A piece of code under test. A text alone is the file `app.js`, without options, in a project that depends on the
 * current release of twilio-node and has neither settings nor a policy.
 *
 * Secrets that look live are never committed: `{{AUTH_TOKEN}}`, `{{API_SECRET worker}}` and the like get a value at run
 * time (`fixtures/scratch.mjs`), and snapshots show the placeholder.
 */
export type RuleCase = string | DetailedCase

export interface DetailedCase {
  readonly code: string
  /** Relative to the project: `app.ts` is read by typescript-eslint's parser alone. */
  readonly filename?: string
  /** The rule's options. */
  readonly options?: readonly Readonly<Record<string, unknown>>[]
  readonly settings?: Readonly<Record<string, unknown>>
  /** Further files of the project: `{ 'regionguard.yaml': '...' }`. */
  readonly project?: Readonly<Record<string, string>>
}

export interface RuleCases {
  /** Nothing is reported. */
  readonly valid: readonly RuleCase[]
  /** At least one problem is reported, as the snapshot shows. */
  readonly invalid: readonly RuleCase[]
}

/** TypeScript that espree cannot read. */
export function ts(code: string, more: Omit<DetailedCase, 'code' | 'filename'> = {}): DetailedCase {
  return { ...more, code, filename: 'app.ts' }
}

export function detailed(one: RuleCase): DetailedCase {
  return typeof one === 'string' ? { code: one } : one
}

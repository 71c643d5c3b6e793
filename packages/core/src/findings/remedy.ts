import type { Span } from '../facts/span.ts'

/**
 * What would mend a finding, free of any syntax. The reader that read the fact turns it into edits.
 *
 * `target` is the `id` of a client, access token or settings group fact.
 */
export type Remedy =
  /** Give a client, access token or settings group an option that it has not: `edge: 'dublin'`, `TWILIO_EDGE=dublin`. */
  | {
      readonly kind: 'add-option'
      readonly target: string
      readonly option: 'region' | 'edge'
      readonly value: string
    }
  /** Give an option that is there as a literal another value, in the quotes that it has. */
  | {
      readonly kind: 'set-option'
      readonly target: string
      readonly option: 'region' | 'edge'
      readonly value: string
    }
  /** Take an option out. */
  | { readonly kind: 'remove-option'; readonly target: string; readonly option: 'region' | 'edge' }
  /** Replace a piece of text, such as the host name in a literal. Never a secret. */
  | { readonly kind: 'replace-text'; readonly span: Span; readonly text: string }
  /** Replace Account SID and Auth Token by an API key from the environment, the Account SID moving into the options. */
  | {
      readonly kind: 'use-api-key'
      readonly target: string
      readonly keyName: string
      readonly secretName: string
    }

/** A remedy with the imperative sentence that an editor shows for it: "Add `edge: 'dublin'`." */
export interface DescribedRemedy {
  readonly description: string
  readonly remedy: Remedy
}

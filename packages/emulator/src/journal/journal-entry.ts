import type { CredentialKind, RegionId } from '@regionguard/core/knowledge'
import type { Via } from '../message/request.ts'

/** Who asked. `sid` and `region` are null where the emulator's world does not know the credential. */
export interface JournalCredential {
  readonly kind: CredentialKind | 'unknown'
  /** Account SID, API key SID or OAuth client id. Never anything of a credential that is not of this world. */
  readonly sid: string | null
  /** Where the credential was created. */
  readonly region: RegionId | null
}

/**
 * How the pipeline ended: `served` by a resource, `refused` by the gate, `not-found` (404, 405, 415, and realm errors),
 * `invalid` where a resource refused the parameters, `limited` by the rate limit, `open` without a credential (`OPTIONS`
 * and the OAuth token endpoint), `failed` where there was no answer at all.
 */
export type JournalDecision = 'served' | 'refused' | 'not-found' | 'invalid' | 'limited' | 'open' | 'failed'

/** Parameters by name; those that came several times as a list. Secrets are redacted. */
export type JournalParameters = Readonly<Record<string, string | readonly string[]>>

/** One request and what became of it. Plain data; holds no secret. */
export interface JournalEntry {
  /** The `Twilio-Request-Id` of the answer. */
  readonly id: string
  /** ISO 8601, UTC, by the emulator's clock. */
  readonly at: string
  readonly via: Via
  readonly method: string
  readonly host: string
  /** Where it was processed; null if its host names no Region, or none that exists. */
  readonly region: RegionId | null
  /** The first label of the host name. */
  readonly product: string
  /** The id of the operation in Twilio's OpenAPI documents (`CreateMessage`); null where no route fits. */
  readonly operation: string | null
  readonly path: string
  readonly query: JournalParameters
  /** The parameters of a form or JSON body; null where there was none that could be read. */
  readonly form: JournalParameters | null
  /** Null where no credential was sent, or none was looked at. */
  readonly credential: JournalCredential | null
  /** The account that was acted on, of this world. */
  readonly account: string | null
  readonly decision: JournalDecision
  /** Null where there was no answer. */
  readonly status: number | null
  /** Twilio's error code. */
  readonly code: number | null
  /** Why, in words, where the answer does not say; a note on the host where there is one. ASCII. */
  readonly reason: string | null
  /** Who made the request, from its `User-Agent`: `twilio-node/6.2.0`. */
  readonly sdk: string | null
}

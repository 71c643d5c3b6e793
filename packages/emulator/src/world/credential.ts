import type { CredentialKind, RegionId } from '@regionguard/core/knowledge'
import type { Account } from './account.ts'

/** A credential of this world that was proven by its secret. */
export interface Credential {
  readonly kind: CredentialKind
  /** Account SID, API key SID or OAuth client id. */
  readonly sid: string
  /** Where it was created. */
  readonly region: RegionId
  readonly account: Account
  /** What it may do, if that is not a matter of its kind alone. */
  readonly allow: readonly string[] | null
}

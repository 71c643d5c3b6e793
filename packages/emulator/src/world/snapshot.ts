import type { RegionId } from '@regionguard/core/knowledge'

/**
 * A whole world as plain JSON: readable, and stable from one minor version to the next. It holds secrets.
 *
 * Rows of a collection are in the order in which they were created.
 */
export interface WorldSnapshot {
  readonly version: 1
  /** In the order of creation; a subaccount stands after its owner. */
  readonly accounts: readonly AccountSnapshot[]
  /** The state of the generator, where `random` was given: after a restore, the same SIDs follow. */
  readonly random?: string
}

export interface AccountSnapshot {
  /** For `emulator.account(name)`. */
  readonly name?: string
  readonly sid: string
  /** Its own SID for a main account. */
  readonly ownerSid: string
  readonly friendlyName: string
  readonly status: 'active' | 'suspended' | 'closed'
  readonly type: 'Full' | 'Trial'
  /** ISO 8601 */
  readonly dateCreated: string
  readonly dateUpdated: string
  readonly testCredentials: { readonly sid: string; readonly authToken: string }
  readonly regions: Readonly<Record<RegionId, RegionSnapshot>>
  /** What belongs to the account in all Regions, by collection. */
  readonly global: Readonly<Record<string, readonly SnapshotRow[]>>
}

export interface RegionSnapshot {
  readonly authToken: string
  readonly secondaryAuthToken?: string
  /** When the Auth Tokens last changed: ISO 8601. */
  readonly dateUpdated: string
  /** `keys`, `messages`, `calls`... by collection. */
  readonly collections: Readonly<Record<string, readonly SnapshotRow[]>>
}

export type SnapshotRow = Readonly<Record<string, unknown>> & { readonly sid: string }

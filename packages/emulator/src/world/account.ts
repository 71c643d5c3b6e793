import type { RegionId } from '@regionguard/core/knowledge'
import { API_KEYS } from './api-key.ts'
import type { ApiKey } from './api-key.ts'
import { Collection } from './collection.ts'
import type { AnyCollectionKind, CollectionKind } from './collection-kind.ts'
import type { Credential } from './credential.ts'

export type AccountStatus = 'active' | 'suspended' | 'closed'

/** The collections of an account, or of an account in one Region; each is made when it is first used. */
export class Store {
  readonly #collections = new Map<string, Collection<{ readonly sid: string }>>()

  of<Row extends { readonly sid: string }>(kind: CollectionKind<Row>): Collection<Row> {
    return this.named(kind.name) as Collection<Row>
  }

  /** Of a kind whose rows are only to be written down. */
  any(kind: AnyCollectionKind): Collection<{ readonly sid: string }> {
    return this.named(kind.name) as Collection<{ readonly sid: string }>
  }

  private named(name: string): unknown {
    let collection = this.#collections.get(name)
    if (collection === undefined) {
      collection = new Collection()
      this.#collections.set(name, collection)
    }
    return collection
  }
}

/** An account in one Region: its Auth Tokens, its API keys and its resources there. */
export class RegionalAccount {
  readonly account: Account
  readonly region: RegionId
  authToken: string
  secondaryAuthToken: string | undefined
  /** When the Auth Tokens last changed: ISO 8601. */
  dateUpdated: string
  readonly store = new Store()
  readonly keys: Collection<ApiKey>
  /** Whoever has one of the Auth Tokens. */
  readonly credential: Credential

  constructor(account: Account, region: RegionId, authToken: string, dateUpdated: string) {
    this.account = account
    this.region = region
    this.authToken = authToken
    this.secondaryAuthToken = undefined
    this.dateUpdated = dateUpdated
    this.keys = this.store.of(API_KEYS)
    this.credential = { kind: 'auth-token', sid: account.sid, region, account, allow: null }
  }
}

/** What an account is made of. */
export interface AccountParts {
  readonly name: string | undefined
  readonly sid: string
  /** Undefined for a main account. */
  readonly owner: Account | undefined
  readonly friendlyName: string
  readonly status: AccountStatus
  readonly type: 'Full' | 'Trial'
  /** ISO 8601 */
  readonly dateCreated: string
  readonly dateUpdated: string
  readonly testCredentials: { readonly sid: string; readonly authToken: string }
  readonly authTokens: Readonly<Record<RegionId, string>>
}

/** An account or subaccount: one SID, and a life of its own in each Region. */
export class Account {
  readonly sid: string
  readonly name: string | undefined
  /** Itself for a main account. */
  readonly owner: Account
  readonly type: 'Full' | 'Trial'
  readonly dateCreated: string
  readonly testCredentials: { readonly sid: string; readonly authToken: string }
  friendlyName: string
  /** Its own; see `effectiveStatus`. */
  status: AccountStatus
  dateUpdated: string
  readonly regions: Readonly<Record<RegionId, RegionalAccount>>
  /** What it has in all Regions alike. */
  readonly store = new Store()
  /** Of a main account: itself and its subaccounts. */
  readonly family = new Collection<Account>()

  constructor(parts: AccountParts) {
    this.sid = parts.sid
    this.name = parts.name
    this.owner = parts.owner ?? this
    this.friendlyName = parts.friendlyName
    this.status = parts.status
    this.type = parts.type
    this.dateCreated = parts.dateCreated
    this.dateUpdated = parts.dateUpdated
    this.testCredentials = parts.testCredentials
    const { authTokens, dateCreated } = parts
    this.regions = {
      us1: new RegionalAccount(this, 'us1', authTokens.us1, dateCreated),
      ie1: new RegionalAccount(this, 'ie1', authTokens.ie1, dateCreated),
      au1: new RegionalAccount(this, 'au1', authTokens.au1, dateCreated),
    }
    this.owner.family.add(this)
  }

  get isSubaccount(): boolean {
    return this.owner !== this
  }

  /** A subaccount is suspended, or closed, with its parent. */
  get effectiveStatus(): AccountStatus {
    const { owner, status } = this
    if (owner === this || owner.status === 'active' || status === 'closed') return status
    return owner.status
  }
}

import { createHash } from 'node:crypto'
import type { RegionId } from '@regionguard/core/knowledge'
import { LIVE_REGIONS } from '@regionguard/core/knowledge'
import { Account } from './account.ts'
import type { AccountParts, AccountStatus, RegionalAccount } from './account.ts'
import type { ApiKey } from './api-key.ts'
import { isoSeconds } from './clock.ts'
import type { Clock } from './clock.ts'
import type { Entry } from './collection.ts'
import type { Credential } from './credential.ts'
import { OAUTH_APPS, OAUTH_TOKENS } from './oauth-app.ts'
import type { OAuthApp } from './oauth-app.ts'
import type { RandomSource } from './random-source.ts'

/** Where an API key belongs. */
export interface KeyHolder {
  readonly regional: RegionalAccount
  readonly credential: Credential
}

/** What an account is made of, where nothing is said of it. */
export interface AccountWishes extends Partial<Omit<AccountParts, 'authTokens' | 'owner'>> {
  readonly owner?: Account | undefined
  readonly authTokens?: Partial<Record<RegionId, string>>
}

/** What a key is made of, where nothing is said of it. */
export type KeyWishes = Partial<Omit<ApiKey, 'dateUpdated'>>

/**
 * All accounts with their credentials and resources, by account and Region. It decides nothing about who may do what:
 * that is the gate's.
 */
export class World {
  readonly random: RandomSource
  readonly clock: Clock
  /** In the order of creation. */
  readonly #accounts = new Map<string, Account>()
  readonly #names = new Map<string, Account>()
  readonly #keys = new Map<string, KeyHolder>()
  readonly #testAccounts = new Map<string, Account>()
  readonly #oauthApps = new Map<string, Account>()
  readonly #oauthTokens = new Map<string, Account>()

  constructor(random: RandomSource, clock: Clock) {
    this.random = random
    this.clock = clock
  }

  /** Now, as resources keep it. */
  now(): string {
    return isoSeconds(this.clock())
  }

  newSid(prefix: string): string {
    return prefix + this.random.hex(32)
  }

  newAuthToken(): string {
    return this.random.hex(32)
  }

  // Accounts

  accounts(): IterableIterator<Account> {
    return this.#accounts.values()
  }

  findAccount(sid: string): Account | undefined {
    return this.#accounts.get(sid)
  }

  findAccountByName(name: string): Account | undefined {
    return this.#names.get(name)
  }

  /** The account whose test credentials have this SID. */
  findTestAccount(sid: string): Account | undefined {
    return this.#testAccounts.get(sid)
  }

  /** Adds an account; what is left out of it is made up. Its keys are a matter of their own. */
  addAccount(wishes: AccountWishes = {}): Account {
    const now = this.now()
    const account = new Account({
      name: wishes.name,
      sid: wishes.sid ?? this.newSid('AC'),
      owner: wishes.owner,
      friendlyName: wishes.friendlyName ?? 'Example',
      status: wishes.status ?? 'active',
      type: wishes.type ?? 'Full',
      dateCreated: wishes.dateCreated ?? now,
      dateUpdated: wishes.dateUpdated ?? wishes.dateCreated ?? now,
      authTokens: {
        us1: wishes.authTokens?.us1 ?? this.newAuthToken(),
        ie1: wishes.authTokens?.ie1 ?? this.newAuthToken(),
        au1: wishes.authTokens?.au1 ?? this.newAuthToken(),
      },
      testCredentials: wishes.testCredentials ?? { sid: this.newSid('AC'), authToken: this.newAuthToken() },
    })
    this.#accounts.set(account.sid, account)
    this.#testAccounts.set(account.testCredentials.sid, account)
    if (account.name !== undefined) this.#names.set(account.name, account)
    return account
  }

  /** Closing is for good, and closes the subaccounts too; suspending them is a matter of their `effectiveStatus`. */
  setStatus(account: Account, status: AccountStatus): void {
    account.status = status
    account.dateUpdated = this.now()
    if (status !== 'closed' || account.isSubaccount) return
    for (const member of account.family.rows()) {
      if (member.status === 'closed') continue
      member.status = 'closed'
      member.dateUpdated = this.now()
    }
  }

  // API keys

  findKey(sid: string): KeyHolder | undefined {
    return this.#keys.get(sid)
  }

  /** Adds an API key; what is left out of it is made up. */
  addKey(regional: RegionalAccount, wishes: KeyWishes = {}): Entry<ApiKey> {
    const dateCreated = wishes.dateCreated ?? this.now()
    const entry = regional.keys.add({
      sid: wishes.sid ?? this.newSid('SK'),
      secret: wishes.secret ?? this.random.alphanumeric(32),
      type: wishes.type ?? 'standard',
      friendlyName: wishes.friendlyName ?? null,
      allow: wishes.allow ?? null,
      dateCreated,
      dateUpdated: dateCreated,
    })
    this.indexKey(regional, entry.row)
    return entry
  }

  /** Makes a key, or a changed one, known by its SID. */
  indexKey(regional: RegionalAccount, { sid, type, allow }: ApiKey): void {
    const { region, account } = regional
    this.#keys.set(sid, { regional, credential: { kind: KIND_OF_KEY[type], sid, region, account, allow } })
  }

  replaceKey(regional: RegionalAccount, key: ApiKey): Entry<ApiKey> {
    const entry = regional.keys.replace(key)
    this.indexKey(regional, key)
    return entry
  }

  removeKey(regional: RegionalAccount, sid: string): boolean {
    if (!regional.keys.remove(sid)) return false
    this.#keys.delete(sid)
    return true
  }

  // OAuth

  addOAuthApp(account: Account, wishes: Partial<OAuthApp> = {}): OAuthApp {
    const app: OAuthApp = {
      sid: wishes.sid ?? this.newSid('OQ'),
      secret: wishes.secret ?? this.random.alphanumeric(32),
      friendlyName: wishes.friendlyName ?? null,
      allow: wishes.allow ?? [],
      dateCreated: wishes.dateCreated ?? this.now(),
    }
    account.store.of(OAUTH_APPS).add(app)
    this.#oauthApps.set(app.sid, account)
    return app
  }

  findOAuthApp(clientId: string): { readonly account: Account; readonly app: OAuthApp } | undefined {
    const account = this.#oauthApps.get(clientId)
    const app = account?.store.of(OAUTH_APPS).find(clientId)?.row
    return account === undefined || app === undefined ? undefined : { account, app }
  }

  /**
   * An access token of an app; expired ones of the account are forgotten.
   *
   * @param seconds how long it lives
   */
  issueOAuthToken(account: Account, app: OAuthApp, seconds: number): string {
    const tokens = account.store.of(OAUTH_TOKENS)
    const now = this.clock()
    for (const { sid, expires } of tokens.rows()) {
      if (Date.parse(expires) > now) continue
      tokens.remove(sid)
      this.#oauthTokens.delete(sid)
    }
    const token = this.random.alphanumeric(64)
    const sid = digest(token)
    tokens.add({ sid, app: app.sid, expires: isoSeconds(now + seconds * 1000) })
    this.#oauthTokens.set(sid, account)
    return token
  }

  /** Makes a token known that a snapshot brought. */
  indexOAuthToken(account: Account, sid: string): void {
    this.#oauthTokens.set(sid, account)
  }

  indexOAuthApp(account: Account, sid: string): void {
    this.#oauthApps.set(sid, account)
  }

  /** Whose access token this is, if it has not expired. */
  findOAuthToken(token: string): Credential | undefined {
    const sid = digest(token)
    const account = this.#oauthTokens.get(sid)
    const row = account?.store.of(OAUTH_TOKENS).find(sid)?.row
    if (account === undefined || row === undefined || Date.parse(row.expires) <= this.clock())
      return undefined
    const app = account.store.of(OAUTH_APPS).find(row.app)?.row
    if (app === undefined) return undefined
    return { kind: 'oauth-token', sid: app.sid, region: 'us1', account, allow: app.allow }
  }
}

const KIND_OF_KEY = { main: 'main-key', standard: 'standard-key', restricted: 'restricted-key' } as const

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The keys of an account of which nothing is said: one Standard and one Main, in every Region. */
export function addDefaultKeys(
  world: World,
  account: Account,
  regions: readonly RegionId[] = LIVE_REGIONS,
): void {
  for (const region of regions) {
    world.addKey(account.regions[region], { type: 'standard', friendlyName: 'standard' })
    world.addKey(account.regions[region], { type: 'main', friendlyName: 'main' })
  }
}

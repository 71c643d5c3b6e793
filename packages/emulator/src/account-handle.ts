import { findRegion, formatTwilioHost } from '@regionguard/core/knowledge'
import type { RegionId } from '@regionguard/core/knowledge'
import type {
  AccountHandle,
  AccountStatus,
  CreatedApiKey,
  NewAccount,
  NewApiKey,
  OAuthClient,
  RegionHandle,
} from './emulator.ts'
import { isPermission } from './gate/permission-list.ts'
import type { Account } from './world/account.ts'
import type { World } from './world/world.ts'
import { addDefaultKeys } from './world/world.ts'

/** The world as it is now: `restore` and `reset` put another one in its place. */
export type CurrentWorld = () => World

/** An account by its SID, in whatever world there is. */
export class LiveAccount implements AccountHandle {
  readonly sid: string
  readonly #current: CurrentWorld

  constructor(sid: string, current: CurrentWorld) {
    this.sid = sid
    this.#current = current
  }

  get name(): string | undefined {
    return this.#account.name
  }

  get friendlyName(): string {
    return this.#account.friendlyName
  }

  get status(): AccountStatus {
    return this.#account.effectiveStatus
  }

  get testCredentials(): { readonly sid: string; readonly authToken: string } {
    return { ...this.#account.testCredentials }
  }

  get subaccounts(): readonly AccountHandle[] {
    const account = this.#account
    if (account.isSubaccount) return []
    return account.family
      .rows()
      .filter((member) => member !== account && member.status !== 'closed')
      .map((member) => new LiveAccount(member.sid, this.#current))
  }

  region(region: RegionId): RegionHandle {
    if (!Object.hasOwn(this.#account.regions, region)) {
      throw new Error(`${region} is no Region of Twilio: use us1, ie1 or au1`)
    }
    return new LiveRegion(this.sid, region, this.#current)
  }

  createSubaccount(options: NewAccount = {}): AccountHandle {
    if (this.#account.isSubaccount) throw new Error('a subaccount has no subaccounts')
    return createAccount(this.#current, options, this.#account)
  }

  setStatus(status: AccountStatus): void {
    const account = this.#account
    checkWord('status of an account', status, ['active', 'suspended', 'closed'])
    if (account.status === 'closed' && status !== 'closed') throw new Error('a closed account stays closed')
    this.#current().setStatus(account, status)
  }

  createOAuthApp(
    options: { readonly friendlyName?: string; readonly allow?: readonly string[] } = {},
  ): OAuthClient {
    checkPermissions(options.allow ?? [])
    const app = this.#current().addOAuthApp(this.#account, options)
    return { clientId: app.sid, clientSecret: app.secret }
  }

  get #account(): Account {
    return accountOf(this.#current(), this.sid)
  }
}

class LiveRegion implements RegionHandle {
  readonly region: RegionId
  readonly #sid: string
  readonly #current: CurrentWorld

  constructor(sid: string, region: RegionId, current: CurrentWorld) {
    this.#sid = sid
    this.region = region
    this.#current = current
  }

  get authToken(): string {
    return accountOf(this.#current(), this.#sid).regions[this.region].authToken
  }

  get secondaryAuthToken(): string | undefined {
    return accountOf(this.#current(), this.#sid).regions[this.region].secondaryAuthToken
  }

  host(product: string): string {
    const { region } = this
    if (region === 'us1') return formatTwilioHost({ product })
    const edge = findRegion(region)?.defaultEdge
    return formatTwilioHost({ product, region, ...(edge === undefined ? {} : { edge }) })
  }

  createApiKey(options: NewApiKey = {}): CreatedApiKey {
    const { type = 'standard', friendlyName, allow } = options
    const { region } = this
    checkWord('type of an API key', type, ['main', 'standard', 'restricted'])
    if (type === 'restricted') {
      if (region !== 'us1') throw new Error('Restricted keys exist in us1 only')
      checkPermissions(allow ?? [])
    } else if (allow !== undefined) throw new Error('only a Restricted key has permissions')
    const world = this.#current()
    const { row } = world.addKey(accountOf(world, this.#sid).regions[region], {
      type,
      ...(friendlyName === undefined ? {} : { friendlyName }),
      ...(type === 'restricted' ? { allow: [...(allow ?? [])] } : {}),
    })
    return { sid: row.sid, secret: row.secret, type, region }
  }
}

/** A main account with its default keys, or a subaccount with them. */
export function createAccount(current: CurrentWorld, options: NewAccount, owner?: Account): AccountHandle {
  const { name, friendlyName } = options
  const world = current()
  if (name !== undefined && world.findAccountByName(name) !== undefined) {
    throw new Error(`there is an account named ${JSON.stringify(name)} already`)
  }
  const account = world.addAccount({
    owner,
    ...(name === undefined ? {} : { name }),
    friendlyName: friendlyName ?? name ?? 'Example',
  })
  addDefaultKeys(world, account)
  return new LiveAccount(account.sid, current)
}

function accountOf(world: World, sid: string): Account {
  const account = world.findAccount(sid)
  if (account === undefined) throw new Error(`there is no account ${sid} in this world any more`)
  return account
}

/** Callers in JavaScript have no types. */
function checkWord<Word extends string>(what: string, word: Word, words: readonly Word[]): void {
  if (!words.includes(word))
    throw new TypeError(`${JSON.stringify(word)} is no ${what}: use ${words.join(', ')}`)
}

function checkPermissions(allow: readonly string[]): void {
  const wrong = allow.find((permission) => !isPermission(permission))
  if (wrong === undefined) return
  throw new Error(
    `${JSON.stringify(wrong)} is no permission of Twilio: they look like "/twilio/messaging/messages/read"`,
  )
}

import type { RegionId } from '@regionguard/core/knowledge'
import type { Address } from '../gate/address.ts'
import type { JournalDecision } from '../journal/journal-entry.ts'
import type { TwilioRequest } from '../message/request.ts'
import type { Operation } from '../operations/operation.ts'
import type { Settings } from '../settings/settings.ts'
import type { Parameters } from '../wire/parameters.ts'
import { NO_PARAMETERS, parseForm } from '../wire/parameters.ts'
import type { Account, RegionalAccount } from '../world/account.ts'
import type { Credential } from '../world/credential.ts'
import type { World } from '../world/world.ts'

/** One request on its way through the pipeline, with all that is known of it so far. */
export class Exchange {
  readonly request: TwilioRequest
  readonly world: World
  readonly settings: Settings
  /** `Twilio-Request-Id` */
  readonly id: string
  /** By the emulator's clock: milliseconds. */
  readonly at: number
  address: Address | undefined
  operation: Operation | undefined
  /** What stands in the place of the parameters of the path. */
  pathValues: readonly string[] = []
  /** The 2010 API answers XML unless the path ends in `.json`. */
  format: 'json' | 'xml' = 'json'
  /** For the journal; for a proven credential see `credential`. */
  claimed: ClaimedCredential | null = null
  #credential: Credential | undefined
  #account: Account | undefined
  /** The parameters of the body. */
  form: Parameters = NO_PARAMETERS
  decision: JournalDecision = 'served'
  reason: string | undefined
  code: number | undefined
  #query: Parameters | undefined
  /** In seconds. `performance` would do as well, but its module is loaded when it is first used: half a megabyte. */
  readonly #started = process.uptime()

  constructor(request: TwilioRequest, world: World, settings: Settings, id: string) {
    this.request = request
    this.world = world
    this.settings = settings
    this.id = id
    this.at = world.clock()
  }

  /** Milliseconds since it began; none by a clock that was given, for answers are to be the same then. */
  elapsed(): number {
    return this.world.clock === Date.now ? (process.uptime() - this.#started) * 1000 : 1
  }

  /** The Region that processes it. */
  get region(): RegionId {
    if (this.address?.kind !== 'known') throw new Error('the host is not known yet')
    return this.address.region
  }

  get query(): Parameters {
    return (this.#query ??= parseForm(this.request.query))
  }

  /** Who asks; after the gate there always is one, but for operations that are open. */
  get credential(): Credential {
    if (this.#credential === undefined) throw new Error('the caller is not known yet')
    return this.#credential
  }

  /** The account that is acted on. */
  get account(): Account {
    if (this.#account === undefined) throw new Error('the account is not known yet')
    return this.#account
  }

  /** As the client names it: test credentials have a SID of their own. */
  get accountSid(): string {
    return this.#credential?.kind === 'test-credentials' ? this.#credential.sid : this.account.sid
  }

  get isTest(): boolean {
    return this.#credential?.kind === 'test-credentials'
  }

  get actsOnAccount(): boolean {
    return this.#account !== undefined
  }

  /** That account in the Region of the request. */
  get regional(): RegionalAccount {
    return this.account.regions[this.region]
  }

  /** The last parameter of the path: a SID, mostly. */
  get lastOfPath(): string {
    return this.pathValues[this.pathValues.length - 1] ?? ''
  }

  admit(credential: Credential, account: Account): void {
    this.#credential = credential
    this.#account = account
  }

  /** Of an open operation, which finds the account by itself. */
  actOn(account: Account): void {
    this.#account = account
  }
}

/** A credential as the journal may show it. */
export interface ClaimedCredential {
  readonly kind: Credential['kind'] | 'unknown'
  readonly sid: string | null
  readonly region: RegionId | null
}

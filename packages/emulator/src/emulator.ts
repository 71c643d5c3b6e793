import type { LegacyHosts, RegionId } from '@regionguard/core/knowledge'
import type { AccessTokenVerdict } from './access-token/access-token-verdict.ts'
import type { Journal } from './journal/journal.ts'
import type { Failure, Reply } from './message/reply.ts'
import type { TwilioRequest, Via } from './message/request.ts'
import type { Switches } from './settings/switches.ts'
import type { WorldSnapshot } from './world/snapshot.ts'

export interface EmulatorOptions {
  /**
   * The world to begin with: the path of a seed file (`.yaml`, `.yml` or `.json`), or the same as an object. Default: a
   * main account `main` with one subaccount `subaccount`.
   */
  readonly seed?: string | object
  /**
   * What `snapshot()` gave, in the place of the seed's accounts: the world that `reset()` goes back to. How Twilio behaves
   * still comes from the seed and the options.
   */
  readonly world?: unknown
  /** Makes ids and secrets the same in every run. */
  readonly random?: number | string
  /** Stops the clock (a date, or ISO 8601), or gives another one. */
  readonly now?: string | Date | (() => Date)
  /** What becomes of `api.ie1.twilio.com`; default `retired`. Outranks the seed. */
  readonly legacyHosts?: LegacyHosts
  /** `any` public edge with its Region, or the `documented` ones only; default `any`. Outranks the seed. */
  readonly edges?: Edges
  /** Other answers where sources conflict; see `docs/emulator.md`. Outrank the seed. */
  readonly switches?: Partial<Switches>
  /** At most so many requests of one account in one Region within a second of the clock, else 429; default: no limit. */
  readonly rateLimit?: number
  /** How many entries the journal keeps; default 10,000. */
  readonly journalSize?: number
}

export type Edges = 'any' | 'documented'

/** Twilio, all Regions of it, in one object. */
export interface Emulator {
  /** Answers one request: synchronous, and the only way into the world. */
  handle(request: TwilioRequest): Reply | Failure
  /**
   * Why nobody could answer for a host, before there is a request for it; undefined where somebody could. Not noted in
   * the journal.
   *
   * @param host lower case, without port and final dot
   */
  hostFailure(host: string): Failure | undefined
  /** Notes in the journal what a way in has refused by itself: it reached no Region. */
  noteRefusal(refusal: WayInRefusal): void
  /** The journal. */
  readonly requests: Journal
  /**
   * An account of the seed by its name, or any by its SID.
   *
   * @throws Error if there is none
   */
  account(nameOrSid: string): AccountHandle
  /** A main account of its own, in all Regions, as for one test among many: nothing reaches it from another account. */
  createAccount(options?: NewAccount): AccountHandle
  /** The whole world, as plain JSON. It holds secrets. */
  snapshot(): WorldSnapshot
  /**
   * Puts a world in the place of this one. The journal stays.
   *
   * @param snapshot from `snapshot`, or what was read from a file
   * @throws SnapshotError if it is not one; the world stays as it is
   */
  restore(snapshot: unknown): void
  /** Back to the first world, with the same SIDs and secrets, and an empty journal. */
  reset(): void
  /**
   * Judges an access token as the back end of Twilio's client SDKs would.
   *
   * @param jwt as the client SDK would send it
   */
  verifyAccessToken(jwt: string): AccessTokenVerdict
  /** The variables by which applications find accounts and credentials: `TWILIO_IE1_API_KEY`. They hold secrets. */
  environmentVariables(): Record<string, string>
}

/** A request for a Twilio host, or the beginning of one, that ended before the pipeline. */
export interface WayInRefusal {
  readonly via: Via
  /** `CONNECT`, `TLS`, or that of the request. */
  readonly method: string
  readonly host: string
  readonly path: string
  readonly userAgent: string | undefined
  /** Null where there was no answer. */
  readonly status: number | null
  /** In words. ASCII. */
  readonly reason: string
}

export interface NewAccount {
  /** For `emulator.account(name)`; unique. */
  readonly name?: string
  readonly friendlyName?: string
}

export type AccountStatus = 'active' | 'suspended' | 'closed'
export type ApiKeyType = 'main' | 'standard' | 'restricted'

/** An account as its owner sees it in the Console. Looked up anew at each use: it follows `restore` and `reset`. */
export interface AccountHandle {
  readonly sid: string
  readonly name: string | undefined
  readonly friendlyName: string
  readonly status: AccountStatus
  /** The pair that may do next to nothing, and has no Region but US1. */
  readonly testCredentials: { readonly sid: string; readonly authToken: string }
  region(region: RegionId): RegionHandle
  /** Those that are not closed, oldest first. */
  readonly subaccounts: readonly AccountHandle[]
  /** @throws Error if this is a subaccount */
  createSubaccount(options?: NewAccount): AccountHandle
  /** Suspends, reactivates or closes it, as Twilio may do on its side. A closed account stays closed. */
  setStatus(status: AccountStatus): void
  /** An OAuth app, whose client id and secret the token endpoint takes. US1 only. */
  createOAuthApp(options?: {
    readonly friendlyName?: string
    readonly allow?: readonly string[]
  }): OAuthClient
}

/** One account in one Region. */
export interface RegionHandle {
  readonly region: RegionId
  /** The primary Auth Token of this Region. */
  readonly authToken: string
  readonly secondaryAuthToken: string | undefined
  /** The host of a product in this Region: `api.dublin.ie1.twilio.com`. */
  host(product: string): string
  /**
   * An API key, made as in the Console.
   *
   * @throws Error for a restricted key outside of US1
   */
  createApiKey(options?: NewApiKey): CreatedApiKey
}

export interface NewApiKey {
  /** Default `standard`. */
  readonly type?: ApiKeyType
  readonly friendlyName?: string
  /** Permissions of a restricted key: `/twilio/messaging/messages/read`. */
  readonly allow?: readonly string[]
}

export interface CreatedApiKey {
  readonly sid: string
  /** Given here and never again. */
  readonly secret: string
  readonly type: ApiKeyType
  readonly region: RegionId
}

export interface OAuthClient {
  readonly clientId: string
  /** Given here and never again. */
  readonly clientSecret: string
}

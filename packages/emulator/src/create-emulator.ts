import { verifyAccessToken } from './access-token/verify-access-token.ts'
import { createAccount, LiveAccount } from './account-handle.ts'
import type { AccountHandle, Emulator, EmulatorOptions, NewAccount, WayInRefusal } from './emulator.ts'
import type { AccessTokenVerdict } from './access-token/access-token-verdict.ts'
import { environmentVariables } from './environment-variables.ts'
import { AddressBook } from './gate/address.ts'
import { JournalStore } from './journal/journal-store.ts'
import type { Failure, Reply } from './message/reply.ts'
import type { TwilioRequest } from './message/request.ts'
import { COLLECTIONS } from './operations/collections.ts'
import { OPERATIONS } from './operations/operations.ts'
import { RouteTable } from './operations/route-table.ts'
import { handle, unknownHost } from './pipeline/handle.ts'
import { noteRefusal } from './pipeline/note-refusal.ts'
import { RateLimiter } from './pipeline/rate-limiter.ts'
import type { Site } from './pipeline/site.ts'
import { DEFAULT_SEED } from './seed/default-seed.ts'
import { growWorld } from './seed/grow-world.ts'
import { loadSeed } from './seed/load-seed.ts'
import { settingsOf } from './settings/settings-of.ts'
import { clockOf } from './world/clock.ts'
import { SecureRandom, SeededRandom } from './world/random-source.ts'
import type { RandomSource } from './world/random-source.ts'
import { readSnapshot } from './world/read-snapshot.ts'
import type { WorldSnapshot } from './world/snapshot.ts'
import type { World } from './world/world.ts'
import { writeSnapshot } from './world/write-snapshot.ts'

/** The same for every emulator of the process: it holds no state. */
const ROUTES = new RouteTable(OPERATIONS)

const OPTIONS: ReadonlySet<string> = new Set(
  Object.keys({
    seed: true,
    world: true,
    random: true,
    now: true,
    legacyHosts: true,
    edges: true,
    switches: true,
    rateLimit: true,
    journalSize: true,
  } satisfies Record<keyof EmulatorOptions, true>),
)

/**
 * Twilio in one object, all Regions of it. Several in one process know nothing of each other.
 *
 * @throws SeedError if the seed is not one, with file, line and column; SnapshotError if the world is none; TypeError for an
 * option that is none
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const unknown = Object.keys(options).find((name) => !OPTIONS.has(name))
  if (unknown !== undefined)
    throw new TypeError(`there is no option ${JSON.stringify(unknown)}: they are ${[...OPTIONS].join(', ')}`)
  const seed = options.seed === undefined ? DEFAULT_SEED : loadSeed(options.seed)
  const clock = clockOf(options.now)
  const random = randomOf(options.random, 'world')
  return new LocalTwilio(
    options.world === undefined
      ? growWorld(seed, random, clock)
      : readSnapshot(options.world, COLLECTIONS, random, clock),
    settingsOf(options, seed),
    new JournalStore(options.journalSize),
    randomOf(options.random, 'requests'),
  )
}

/** Request ids have a generator of their own, so that reading changes nothing of what is created afterwards. */
function randomOf(seed: number | string | undefined, purpose: string): RandomSource {
  return seed === undefined ? new SecureRandom() : new SeededRandom(`${purpose} ${seed}`)
}

class LocalTwilio implements Emulator {
  readonly requests: JournalStore
  readonly #site: Site & { world: World }
  readonly #first: WorldSnapshot
  readonly #current = (): World => this.#site.world

  constructor(world: World, settings: Site['settings'], journal: JournalStore, requestIds: RandomSource) {
    this.requests = journal
    this.#site = {
      world,
      settings,
      journal,
      addresses: new AddressBook(settings),
      routes: ROUTES,
      limiter: new RateLimiter(settings.rateLimit),
      newRequestId: () => `RQ${requestIds.hex(32)}`,
    }
    this.#first = this.snapshot()
  }

  handle(request: TwilioRequest): Reply | Failure {
    return handle(this.#site, request)
  }

  hostFailure(host: string): Failure | undefined {
    const address = this.#site.addresses.find(host)
    return address.kind === 'unknown' ? unknownHost(address) : undefined
  }

  noteRefusal(refusal: WayInRefusal): void {
    noteRefusal(this.#site, refusal)
  }

  account(nameOrSid: string): AccountHandle {
    const { world } = this.#site
    const account = world.findAccountByName(nameOrSid) ?? world.findAccount(nameOrSid)
    if (account === undefined) {
      const names = [...world.accounts()].flatMap(({ name }) => (name === undefined ? [] : [name]))
      throw new Error(
        `there is no account ${JSON.stringify(nameOrSid)}; the names are ${names.slice(0, 20).join(', ') || 'none'}`,
      )
    }
    return new LiveAccount(account.sid, this.#current)
  }

  createAccount(options: NewAccount = {}): AccountHandle {
    return createAccount(this.#current, options)
  }

  snapshot(): WorldSnapshot {
    return writeSnapshot(this.#site.world, COLLECTIONS)
  }

  restore(snapshot: unknown): void {
    const { random, clock } = this.#site.world
    this.#site.world = readSnapshot(snapshot, COLLECTIONS, random, clock)
  }

  reset(): void {
    this.restore(this.#first)
    this.requests.clear()
  }

  verifyAccessToken(jwt: string): AccessTokenVerdict {
    return verifyAccessToken(jwt, this.#site.world, this.#site.settings)
  }

  environmentVariables(): Record<string, string> {
    return environmentVariables(this.#site.world)
  }
}

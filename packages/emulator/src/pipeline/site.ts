import type { AddressBook } from '../gate/address.ts'
import type { JournalStore } from '../journal/journal-store.ts'
import type { RouteTable } from '../operations/route-table.ts'
import type { Settings } from '../settings/settings.ts'
import type { World } from '../world/world.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** What the pipeline works with. One for each emulator: several in one process share nothing but the route table. */
export interface Site {
  /** Another one after `restore` and `reset`. */
  readonly world: World
  readonly settings: Settings
  readonly addresses: AddressBook
  readonly routes: RouteTable
  readonly journal: JournalStore
  readonly limiter: RateLimiter
  /** `RQ` and 32 hexadecimal digits. */
  newRequestId(): string
}

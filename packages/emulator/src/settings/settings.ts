import type { LegacyHosts } from '@regionguard/core/knowledge'
import type { Edges } from '../emulator.ts'
import type { Switches } from './switches.ts'

/** What stays the same for the life of an emulator. */
export interface Settings {
  readonly legacyHosts: LegacyHosts
  readonly edges: Edges
  readonly switches: Switches
  /** Requests of one account in one Region within a second of the clock. */
  readonly rateLimit: number | undefined
}

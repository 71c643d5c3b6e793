import type { LegacyHosts, RegionId } from '@regionguard/core/knowledge'
import type { Edges } from '../emulator.ts'
import type { Switches } from '../settings/switches.ts'
import type { AccountStatus } from '../world/account.ts'

/** What a world begins with; what it leaves out is generated. */
export interface Seed {
  readonly legacyHosts?: LegacyHosts
  readonly edges?: Edges
  readonly switches?: Partial<Switches>
  readonly accounts: readonly SeedAccount[]
}

export interface SeedAccount {
  readonly name?: string
  readonly sid?: string
  readonly friendlyName?: string
  readonly status?: AccountStatus
  readonly type?: 'Full' | 'Trial'
  readonly testCredentials?: { readonly sid?: string; readonly authToken?: string }
  readonly regions?: Partial<Record<RegionId, SeedRegion>>
  readonly oauthApps?: readonly SeedOAuthApp[]
  readonly subaccounts?: readonly SeedAccount[]
}

export interface SeedRegion {
  readonly authToken?: string
  readonly secondaryAuthToken?: string
  /** Left out: one Standard and one Main. Empty: none. */
  readonly keys?: readonly SeedKey[]
}

export interface SeedKey {
  readonly sid?: string
  readonly secret?: string
  readonly type?: 'main' | 'standard' | 'restricted'
  readonly friendlyName?: string
  readonly allow?: readonly string[]
}

export interface SeedOAuthApp {
  readonly clientId?: string
  readonly clientSecret?: string
  readonly friendlyName?: string
  readonly allow?: readonly string[]
}

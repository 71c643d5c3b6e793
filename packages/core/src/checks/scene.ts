import type { CheckId } from '../catalogue/rule-id.ts'
import type { ClientFact, Fact, FactOf, RequestFact, SettingsGroupFact } from '../facts/fact.ts'
import type { AccessTokenFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import type { Value } from '../facts/value.ts'
import type { LegacyHosts } from '../knowledge/host-meaning.ts'
import type { RegionId } from '../knowledge/region.ts'
import type { Half } from '../resolution/credential.ts'
import type { CredentialUse } from '../resolution/credential-use.ts'
import type { Environment } from '../resolution/environment.ts'
import type { Resolution } from '../resolution/resolution.ts'

/** All that a check may look at. No I/O behind it; every answer is computed once and kept. */
export interface Scene {
  /** Facts of one kind in the files that findings are wanted for. */
  facts<K extends Fact['kind']>(kind: K): readonly FactOf<K>[]
  /** Facts of one kind in all files that were read, those that only give context too. */
  everywhere<K extends Fact['kind']>(kind: K): readonly FactOf<K>[]
  fact(id: string): Fact | undefined
  /** Findings are wanted for this file. */
  isReported(file: string): boolean

  /** The folder of the nearest manifest. */
  projectOf(file: string): string
  /** One project lies inside the other, or they are the same. */
  areRelated(project: string, other: string): boolean
  /** Git would publish the file. */
  isPublished(file: string): boolean

  environmentOf(file: string): Environment
  resolutionOf(fact: ClientFact | RequestFact | SettingsGroupFact): Resolution
  /** The Region of the client or request of this id, where there is no doubt. */
  regionOfFact(id: string): RegionId | undefined
  credentialOf(fact: ClientFact | RequestFact | AccessTokenFact): CredentialUse
  /** What is known of a value that may be half of a credential, in the environment of a file. */
  half(value: Value, file: string): Half

  /** The Regions that the policy allows in a file, with the places that say so; undefined where it says nothing. */
  allowedRegions(
    file: string,
  ): { readonly regions: readonly RegionId[]; readonly from: readonly Span[] } | undefined
  readonly legacyHosts: LegacyHosts
  readonly productRegions: Readonly<Record<string, readonly RegionId[]>>
  options(rule: CheckId): Readonly<Record<string, unknown>>
}

import type { RuleId } from '../catalogue/rule-id.ts'
import type { Span } from '../facts/span.ts'
import type { Severity } from '../findings/problem.ts'
import type { LegacyHosts } from '../knowledge/host-meaning.ts'
import type { RegionId } from '../knowledge/region.ts'

/**
 * What a team wrote down in `regionguard.yaml`, parsed and complete: what the file leaves out has its default.
 *
 * Spans point into the policy file, so that a finding can give the policy as evidence.
 */
export interface Policy {
  /** The policy file, as it was given to the parser, with `/`. Empty for {@link EMPTY_POLICY}. */
  readonly file: string
  /** The folder that its globs are relative to: relative to the working directory, or absolute, as `file` is. */
  readonly directory: string
  /** The working directory, absolute, if the parser was told. Without it the policy must stand in it or below. */
  readonly workingDirectory?: string
  readonly version: 1
  /** `regions.allowed`. Left out: every live Region. */
  readonly allowedRegions?: readonly RegionId[]
  readonly credentials: readonly CredentialEntry[]
  readonly areas: readonly Area[]
  /** What the deployment sets. Has no prototype, as every record here: any name may be looked up in it. */
  readonly environment: Readonly<Record<string, string>>
  readonly rules: Readonly<Partial<Record<RuleId, RuleSetting>>>
  readonly ignore: readonly PathGlob[]
  readonly exceptions: readonly PolicyException[]
  readonly nameHints: boolean
  readonly facts: {
    /** Where each product is available, by the first label of its host name. */
    readonly products: Readonly<Record<string, readonly RegionId[]>>
    readonly legacyHosts: LegacyHosts
  }
  /** Where in the file the parts stand that have no span of their own. */
  readonly places: {
    /** The list under `regions.allowed`. */
    readonly allowedRegions?: Span
    /** Each entry of `environment`, from its name to the end of its value. */
    readonly environment: Readonly<Record<string, Span>>
  }
}

/** The Region in which the credentials of these names and SIDs were created. */
export interface CredentialEntry {
  /** Case-sensitive, with `*` for any characters and `?` for one. */
  readonly names: readonly string[]
  readonly sids: readonly string[]
  readonly region: RegionId
  readonly type?: 'main' | 'standard' | 'restricted'
  readonly span: Span
}

/** What holds for a part of the files. */
export interface Area {
  readonly files: readonly PathGlob[]
  readonly regions?: readonly RegionId[]
  /** What the deployment of these files sets; empty if the area says nothing about it. */
  readonly environment: Readonly<Record<string, string>>
  readonly places: {
    readonly regions?: Span
    readonly environment: Readonly<Record<string, Span>>
  }
  readonly span: Span
}

export interface RuleSetting {
  readonly severity: Severity | 'off'
  readonly options?: Readonly<Record<string, unknown>>
}

/** Findings of a rule that are accepted in these files until a date. */
export interface PolicyException {
  readonly rule: RuleId
  readonly files: readonly PathGlob[]
  readonly reason: string
  readonly owner: string
  /** `YYYY-MM-DD`, UTC: the first day on which the findings are back. */
  readonly expires: string
  readonly span: Span
}

/** A glob over paths relative to the policy's folder, compiled when the policy was parsed. */
export interface PathGlob {
  /** As written. */
  readonly text: string
  /** Matches whole paths. */
  readonly pattern: RegExp
  /** Written with a leading `!`: takes files out that the others of its list take in. */
  readonly negated?: boolean
  /** If it matches a folder, it matches everything below. */
  readonly takesAllBelow?: boolean
}

/** The policy of a run without one. */
export const EMPTY_POLICY: Policy = Object.freeze<Policy>({
  file: '',
  directory: '.',
  version: 1,
  credentials: [],
  areas: [],
  environment: record([]),
  rules: record([]),
  ignore: [],
  exceptions: [],
  nameHints: false,
  facts: { products: record([]), legacyHosts: 'retired' },
  places: { environment: record([]) },
})

/**
 * A record without prototype, in which `constructor` and `__proto__` are names like any other.
 *
 * @param entries of equal names the last counts
 */
export function record<V>(entries: Iterable<readonly [name: string, value: V]>): Readonly<Record<string, V>> {
  const result = Object.create(null) as Record<string, V>
  for (const [name, value] of entries) result[name] = value
  return Object.freeze(result)
}

import { posix } from 'node:path'
import type { RuleId } from '../catalogue/rule-id.ts'
import type { Span } from '../facts/span.ts'
import type { RegionId } from '../knowledge/region.ts'
import { exceptionState } from './exception.ts'
import type { ExceptionState } from './exception.ts'
import { certainText, matchesName } from './name-pattern.ts'
import type { Area, CredentialEntry, PathGlob, Policy, PolicyException, RuleSetting } from './policy.ts'

/** What the policy allows, and the places in it that say so. */
export interface AllowedRegions {
  /** In the order of `regions.allowed`. Empty where areas contradict each other: then no Region is allowed. */
  readonly regions: readonly RegionId[]
  readonly from: readonly Span[]
}

/** What an environment variable is set to, and the place in the policy that says so. */
export interface PolicySetting {
  readonly value: string
  readonly span: Span
}

/** What to look for in a file before parsing it. */
export interface MentionedNames {
  /** The names of credentials as the policy writes them, with wildcards. */
  readonly names: readonly string[]
  readonly sids: readonly string[]
  /**
   * A file that mentions a credential of the policy contains one of these texts, however it spells the path to a
   * name. A pattern without a word of three characters adds none.
   */
  readonly texts: readonly string[]
}

/**
 * Answers what the policy says of a file, name or rule. Files are paths relative to the working directory, with `/`
 * (or absolute); globs know them relative to the policy's folder. A file outside of it matches none. Answers are kept,
 * and loading this needs neither a YAML parser nor a glob compiler.
 */
export interface PolicyMatcher {
  readonly policy: Policy
  /** In the order of the policy. */
  areasOf(file: string): readonly Area[]
  /** `regions.allowed` and the `regions` of all areas of the file, intersected. Undefined: every live Region. */
  allowedRegions(file: string): AllowedRegions | undefined
  /** What the deployment of the file sets: of several areas the first that sets a name, then `environment`. */
  environment(file: string): ReadonlyMap<string, PolicySetting>
  /** The first entry that names it. */
  credentialByName(name: string): CredentialEntry | undefined
  /** The first entry that lists it. The case of the hexadecimal digits does not count. */
  credentialBySid(sid: string): CredentialEntry | undefined
  /** The first entry that matches a credential which goes by several names, and has this SID if it is known. */
  credentialOf(names: readonly string[], sid?: string): CredentialEntry | undefined
  isIgnored(file: string): boolean
  /** Everything below the folder, whatever it is called, is ignored: it need not be entered. */
  ignoresFolder(folder: string): boolean
  /** Whether the exception's globs match the file, whatever the date. */
  covers(exception: PolicyException, file: string): boolean
  /**
   * The exception for a finding: the first that still holds, else the first that has expired.
   *
   * @param today the date in UTC, `YYYY-MM-DD`
   */
  exceptionFor(
    rule: RuleId,
    file: string,
    today: string,
  ): { readonly exception: PolicyException; readonly state: ExceptionState } | undefined
  /** What the policy says of a rule; undefined where it says nothing and the rule's own default applies. */
  ruleSetting(rule: RuleId): RuleSetting | undefined
  mentionedNames(): MentionedNames
}

/**
 * @param policy a parsed policy, or `EMPTY_POLICY`
 * @throws Error if the policy's folder is absolute or stands above the working directory, and the policy does not know
 *   the working directory (the third parameter of `parsePolicy`): its globs could not be told apart
 */
export function createPolicyMatcher(policy: Policy): PolicyMatcher {
  return new CachedPolicyMatcher(policy)
}

class CachedPolicyMatcher implements PolicyMatcher {
  readonly policy: Policy
  readonly #workingDirectory: string
  readonly #directory: string
  readonly #paths = new Map<string, string | undefined>()
  readonly #areas = new Map<string, readonly Area[]>()
  readonly #environments = new Map<string, ReadonlyMap<string, PolicySetting>>()
  readonly #exceptions: ReadonlyMap<RuleId, readonly PolicyException[]>
  readonly #byName = new Map<string, CredentialEntry | undefined>()
  readonly #bySid: ReadonlyMap<string, CredentialEntry>

  constructor(policy: Policy) {
    this.policy = policy
    const isBelow = !LEADS_OUT.test(posix.normalize(policy.directory))
    if (policy.workingDirectory === undefined && !isBelow) {
      throw new Error(
        `the policy ${policy.file} does not stand below the working directory: parsePolicy needs to be told which that is`,
      )
    }
    // Any folder will do to resolve paths that all lie below it.
    this.#workingDirectory = policy.workingDirectory ?? '/'
    this.#directory = posix.resolve(this.#workingDirectory, policy.directory)
    this.#exceptions = groupBy(policy.exceptions, ({ rule }) => rule)
    const bySid = new Map<string, CredentialEntry>()
    for (const entry of policy.credentials) {
      for (const sid of entry.sids) if (!bySid.has(sidKey(sid))) bySid.set(sidKey(sid), entry)
    }
    this.#bySid = bySid
  }

  areasOf(file: string): readonly Area[] {
    if (this.policy.areas.length === 0) return this.policy.areas
    let areas = this.#areas.get(file)
    if (areas === undefined) {
      areas = this.policy.areas.filter(({ files }) => this.#matches(files, file))
      this.#areas.set(file, areas)
    }
    return areas
  }

  allowedRegions(file: string): AllowedRegions | undefined {
    let regions = this.policy.allowedRegions
    const from = regions === undefined ? [] : [this.policy.places.allowedRegions ?? this.#span()]
    for (const area of this.areasOf(file)) {
      const ofArea = area.regions
      if (ofArea === undefined) continue
      regions = regions?.filter((region) => ofArea.includes(region)) ?? ofArea
      from.push(area.places.regions ?? area.span)
    }
    return regions === undefined ? undefined : { regions, from }
  }

  environment(file: string): ReadonlyMap<string, PolicySetting> {
    const areas = this.areasOf(file)
    const key = areas.map((area) => this.policy.areas.indexOf(area)).join()
    let environment = this.#environments.get(key)
    if (environment === undefined) {
      const merged = new Map<string, PolicySetting>()
      for (const { environment: values, places } of [...areas, this.policy]) {
        for (const [name, value] of Object.entries(values)) {
          const span = places.environment[name] ?? this.#span()
          if (!merged.has(name)) merged.set(name, { value, span })
        }
      }
      environment = merged
      this.#environments.set(key, environment)
    }
    return environment
  }

  credentialByName(name: string): CredentialEntry | undefined {
    if (!this.#byName.has(name)) {
      this.#byName.set(
        name,
        this.policy.credentials.find(({ names }) => names.some((pattern) => matchesName(pattern, name))),
      )
    }
    return this.#byName.get(name)
  }

  credentialBySid(sid: string): CredentialEntry | undefined {
    return this.#bySid.get(sidKey(sid))
  }

  credentialOf(names: readonly string[], sid?: string): CredentialEntry | undefined {
    const found = new Set(names.map((name) => this.credentialByName(name)))
    if (sid !== undefined) found.add(this.credentialBySid(sid))
    return this.policy.credentials.find((entry) => found.has(entry))
  }

  isIgnored(file: string): boolean {
    return this.policy.ignore.length > 0 && this.#matches(this.policy.ignore, file)
  }

  ignoresFolder(folder: string): boolean {
    const path = this.#pathOf(folder)
    if (path === undefined || this.policy.ignore.some(({ negated }) => negated)) return false
    return this.policy.ignore.some((glob) => glob.takesAllBelow === true && glob.pattern.test(path))
  }

  covers(exception: PolicyException, file: string): boolean {
    return this.#matches(exception.files, file)
  }

  exceptionFor(
    rule: RuleId,
    file: string,
    today: string,
  ): { readonly exception: PolicyException; readonly state: ExceptionState } | undefined {
    const matching = (this.#exceptions.get(rule) ?? [])
      .filter((exception) => this.covers(exception, file))
      .map((exception) => ({ exception, state: exceptionState(exception, today) }))
    return matching.find(({ state }) => state === 'active') ?? matching[0]
  }

  ruleSetting(rule: RuleId): RuleSetting | undefined {
    return this.policy.rules[rule]
  }

  mentionedNames(): MentionedNames {
    const names = [...new Set(this.policy.credentials.flatMap((entry) => entry.names))]
    const sids = [...new Set(this.policy.credentials.flatMap((entry) => entry.sids))]
    const texts = [...new Set([...names.flatMap((name) => certainText(name) ?? []), ...sids])]
    return { names, sids, texts }
  }

  #matches(globs: readonly PathGlob[], file: string): boolean {
    const path = this.#pathOf(file)
    return path !== undefined && matchesPath(globs, path)
  }

  /** A path relative to the policy's folder; undefined for one that leads out of it. */
  #pathOf(file: string): string | undefined {
    if (this.#paths.has(file)) return this.#paths.get(file)
    const absolute = posix.resolve(this.#workingDirectory, file)
    const base = this.#directory === '/' ? '/' : `${this.#directory}/`
    const path =
      absolute === this.#directory ? '' : absolute.startsWith(base) ? absolute.slice(base.length) : undefined
    // With no working directory `../x` would resolve to a file below it.
    const leads = this.policy.workingDirectory === undefined && LEADS_OUT.test(posix.normalize(file))
    this.#paths.set(file, leads ? undefined : path)
    return leads ? undefined : path
  }

  /** For what a policy made by hand gives no place. */
  #span(): Span {
    return { file: this.policy.file, start: 0, end: 0 }
  }
}

const LEADS_OUT = /^(?:\/|\.\.(?:\/|$))/

/** Some glob takes the path in, and none takes it out. */
function matchesPath(globs: readonly PathGlob[], path: string): boolean {
  const matching = globs.filter(({ pattern }) => pattern.test(path))
  return matching.length > 0 && !matching.some(({ negated }) => negated)
}

/** The hexadecimal digits of account and key SIDs may have either case; those of OAuth apps are letters of both. */
function sidKey(sid: string): string {
  return sid.startsWith('OQ') ? sid : sid.slice(0, 2) + sid.slice(2).toLowerCase()
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}

import type { Span } from '../facts/span.ts'
import { identityOf, textOf } from '../facts/value.ts'
import type { NameValue, Value } from '../facts/value.ts'
import { credentialRoleOfName, regionOfName } from '../knowledge/credential-name.ts'
import type { CredentialRole } from '../knowledge/credential-name.ts'
import { credentialRoleOfText } from '../knowledge/credential-text.ts'
import type { RegionId } from '../knowledge/region.ts'
import type { Environment } from './environment.ts'

/** What the policy says of a credential. */
export interface DeclaredCredential {
  readonly region: RegionId
  readonly type?: 'main' | 'standard' | 'restricted'
  readonly span: Span
}

/** The part of a policy that speaks of credentials. */
export interface CredentialDeclarations {
  byName(name: string): DeclaredCredential | undefined
  bySid(sid: string): DeclaredCredential | undefined
  readonly nameHints: boolean
}

/** Why a credential is known to belong to a Region. */
export interface KnownRegion {
  readonly region: RegionId
  /** In words: "its name `TWILIO_IE1_API_KEY` says so". */
  readonly why: string
  readonly span: Span | undefined
}

/** One half of a credential: Account SID, API key SID, Auth Token or key secret, as far as the source tells. */
export interface Half {
  readonly value: Value
  readonly role: CredentialRole | undefined
  /** The names that the value goes by, the one at the place of use first, the ultimate one last. */
  readonly names: readonly NameValue[]
  /** Its text, where it is known. Never for output. */
  readonly text: string | undefined
  readonly region: KnownRegion | undefined
  readonly declared: DeclaredCredential | undefined
  /** Equal for two halves that are surely the same value; undefined where that cannot be told. */
  readonly identity: string | undefined
  /** The value is the caller's choice. */
  readonly fromCaller: boolean
}

/** What surrounds a value: the environment of its file, the project that it belongs to, the policy. */
export interface CredentialContext {
  readonly environment: Environment
  readonly project: string
  readonly declarations: CredentialDeclarations
  /** What the ConfigMap or Secret holds that a name refers to, where it was read and there is but one. */
  held?(name: NameValue): Value | undefined
  /** The Region of a credential that another fact gave (an API key created by a client of a known Region). */
  regionOfDerived(fact: string): KnownRegion | undefined
}

const LONGEST_ALIAS = 8

/**
 * What is known of one half of a credential. Its Region: first the policy, then a whole word `us1`, `ie1` or `au1` in
 * a name that it goes by; two different ones are unknown. Nothing in a SID or secret encodes a Region.
 */
export function halfOf(value: Value, context: CredentialContext): Half {
  const { names, end } = followNames(value, context)
  const text = end.kind === 'literal' ? textOf(end) : undefined
  const declared = declaredOf(names, text, context.declarations)
  return {
    value,
    role: roleOf(names, text, end),
    names,
    text,
    declared: declared?.credential,
    region:
      declaredRegion(declared) ?? derivedRegion(end, context) ?? namedRegion(names, context.declarations),
    identity: identity(names, end, context.project),
    fromCaller: isFromCaller(value),
  }
}

/** From the name at the place of use through the settings that give it, as far as they can be read. */
function followNames(value: Value, context: CredentialContext): { names: readonly NameValue[]; end: Value } {
  const names: NameValue[] = []
  let end = value
  while (end.kind === 'name' && names.length < LONGEST_ALIAS) {
    names.push(end)
    const next: Value | undefined =
      end.space === 'env' ? context.environment.lookup(end.path) : context.held?.(end)
    if (next?.kind !== 'literal' && next?.kind !== 'name') break
    if (next.kind === 'literal' && textOf(next) === '') break
    const seen = names.some(
      (name) => next.kind === 'name' && name.space === next.space && name.path === next.path,
    )
    if (seen) break
    end = next
  }
  return { names, end }
}

function roleOf(
  names: readonly NameValue[],
  text: string | undefined,
  end: Value,
): CredentialRole | undefined {
  const byText = text === undefined ? undefined : credentialRoleOfText(text)
  if (byText === 'account-sid' || byText === 'api-key-sid') return byText
  if (end.kind === 'derived') return DERIVED_ROLES[end.member]
  for (const name of names.toReversed()) {
    const role = credentialRoleOfName(name.path)
    if (role !== undefined) return role
  }
  return undefined
}

/** The SID of a fetched account and of a created key are told apart by the fact, not here. */
const DERIVED_ROLES = { sid: undefined, authToken: 'auth-token', secret: 'api-key-secret' } as const

interface Declared {
  readonly credential: DeclaredCredential
  /** The one of its names that the policy knows it by; undefined where that is its SID. */
  readonly name: string | undefined
}

function declaredOf(
  names: readonly NameValue[],
  text: string | undefined,
  declarations: CredentialDeclarations,
): Declared | undefined {
  for (const { path } of names) {
    const credential = declarations.byName(path)
    if (credential !== undefined) return { credential, name: path }
  }
  const credential = text === undefined ? undefined : declarations.bySid(text)
  return credential === undefined ? undefined : { credential, name: undefined }
}

function declaredRegion(declared: Declared | undefined): KnownRegion | undefined {
  if (declared === undefined) return undefined
  const { credential, name } = declared
  return {
    region: credential.region,
    why: `the policy says that ${name === undefined ? 'it' : `\`${name}\``} was created in ${credential.region.toUpperCase()}`,
    span: credential.span,
  }
}

function derivedRegion(end: Value, context: CredentialContext): KnownRegion | undefined {
  return end.kind === 'derived' && end.member !== 'authToken' ? context.regionOfDerived(end.fact) : undefined
}

function namedRegion(
  names: readonly NameValue[],
  declarations: CredentialDeclarations,
): KnownRegion | undefined {
  let found: KnownRegion | undefined
  for (const name of names) {
    const region = regionOfName(name.path, { hints: declarations.nameHints })
    if (region === undefined) continue
    if (region === 'ambiguous' || (found !== undefined && found.region !== region)) return undefined
    found = {
      region,
      why: `the name \`${name.path}\` says ${region.toUpperCase()}`,
      span: name.via.at(-1),
    }
  }
  return found
}

function identity(names: readonly NameValue[], end: Value, project: string): string | undefined {
  if (end.kind === 'unknown' || end.kind === 'oneOf' || end.kind === 'absent') return undefined
  if (end.kind !== 'name') return identityOf(end)
  const last = names.at(-1) ?? end
  return last.scope === 'project' ? `${project}\0${identityOf(last)}` : identityOf(last)
}

function isFromCaller(value: Value): boolean {
  if (value.kind === 'unknown' || value.kind === 'name') return value.fromCaller === true
  if (value.kind === 'oneOf') return value.values.some(isFromCaller)
  return false
}

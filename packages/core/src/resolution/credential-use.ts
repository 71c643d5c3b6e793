import type { AccessTokenFact, ClientFact, RequestFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import type { NameValue, Value } from '../facts/value.ts'
import { isLooseCredentialName } from '../knowledge/credential-name.ts'
import { sdkEnvironment } from '../knowledge/sdk-environment.ts'
import { halfOf } from './credential.ts'
import type { CredentialContext, Half, KnownRegion } from './credential.ts'

/** The credential that a client, request or access token uses. */
export interface CredentialUse {
  readonly username: Half
  readonly password: Half
  /**
   * `mixed`: the halves do not belong together. `ambiguous`: so by their names, but the first may well be an Account
   * SID. `unknown` also where no credential is seen.
   */
  readonly kind: 'auth-token' | 'api-key' | 'mixed' | 'ambiguous' | 'unknown'
  /** Every Region that the halves are known to belong to: two if they contradict each other. */
  readonly regions: readonly KnownRegion[]
  /** What two uses of one credential share; an Account SID never is one. */
  readonly identities: readonly string[]
  readonly type: 'main' | 'standard' | 'restricted' | undefined
  /** The credential argument, for the first evidence: the half that names the Region, else the secret one. */
  readonly place: Span | undefined
}

/** The credential of a client; what the source does not give, its SDK reads from the environment. */
export function credentialOfClient(client: ClientFact, context: CredentialContext): CredentialUse {
  const variables =
    client.construction === 'functions-context'
      ? { username: ['ACCOUNT_SID'], password: ['AUTH_TOKEN'] }
      : sdkEnvironment(client.sdk)
  const username = halfOf(orVariable(client.username, variables.username, client.span), context)
  const password = halfOf(orVariable(client.password, variables.password, client.span), context)
  const mayBeAccount = client.accountSid.kind === 'absent' && isLoosePair(username, password)
  return mayBeAccount
    ? ambiguous(username, password, client.places)
    : combine(username, password, client.places)
}

/** The credential of a raw request: what Basic authentication it carries. */
export function credentialOfRequest(request: RequestFact, context: CredentialContext): CredentialUse {
  const username = halfOf(request.username, context)
  const password = halfOf(request.password, context)
  const mayBeAccount = isAccountOf(request, username, context) && isLoosePair(username, password)
  return mayBeAccount
    ? ambiguous(username, password, request.places)
    : combine(username, password, request.places)
}

/** The path names no account, or the very one that the user name is. */
function isAccountOf(request: RequestFact, username: Half, context: CredentialContext): boolean {
  if (request.account.kind === 'absent') return true
  const { identity } = halfOf(request.account, context)
  return identity !== undefined && identity === username.identity
}

/**
 * `twilio(TWILIO_API_KEY, TWILIO_AUTH_TOKEN)`: where it works, the first is the Account SID under a loose name. Only an
 * account given beside it shows that it is a key.
 */
function isLoosePair(username: Half, password: Half): boolean {
  return (
    password.role === 'auth-token' &&
    username.role === 'api-key-sid' &&
    username.text === undefined &&
    username.names.every(({ path }) => isLooseCredentialName(path))
  )
}

function ambiguous(username: Half, password: Half, places: Parameters<typeof combine>[2]): CredentialUse {
  return { ...combine({ ...username, role: undefined }, password, places), kind: 'ambiguous' }
}

/** The API key that signs an access token. */
export function credentialOfAccessToken(token: AccessTokenFact, context: CredentialContext): CredentialUse {
  const { keySid, secret } = token.places
  return combine(halfOf(token.keySid, context), halfOf(token.secret, context), {
    ...(keySid === undefined ? {} : { username: keySid }),
    ...(secret === undefined ? {} : { password: secret }),
  })
}

function orVariable(value: Value, variables: readonly string[], at: Span): Value {
  const [variable] = variables
  if (value.kind !== 'absent' || variable === undefined) return value
  const name: NameValue = { kind: 'name', space: 'env', path: variable, scope: 'project', via: [at] }
  return name
}

function combine(
  username: Half,
  password: Half,
  places: { readonly username?: Span; readonly password?: Span },
): CredentialUse {
  // A name that the policy lists is a credential's, even where it does not say which half.
  const usernameIsKey =
    username.role === 'api-key-sid' || (username.role === undefined && username.declared !== undefined)
  const regions = [usernameIsKey ? username.region : undefined, password.region].filter(
    (region) => region !== undefined,
  )
  const distinct = regions.filter(
    (one, index) => regions.findIndex((other) => other.region === one.region) === index,
  )
  const declared = password.declared ?? (usernameIsKey ? username.declared : undefined)
  return {
    username,
    password,
    kind: kindOf(username, password),
    regions: distinct,
    identities: [
      ...(usernameIsKey && username.identity !== undefined ? [username.identity] : []),
      ...(password.identity === undefined ? [] : [secretIdentity(username, password)]),
    ],
    type: declared?.type,
    place:
      (usernameIsKey && username.region !== undefined ? places.username : undefined) ??
      (password.region === undefined ? undefined : places.password) ??
      places.password ??
      places.username,
  }
}

/** An Auth Token is one credential per account; a key secret by itself. */
function secretIdentity(username: Half, password: Half): string {
  const identity = password.identity ?? ''
  return password.text !== undefined && username.role === 'account-sid'
    ? `${username.identity ?? ''}\0${identity}`
    : identity
}

function kindOf(username: Half, password: Half): CredentialUse['kind'] {
  const byUsername = { 'account-sid': 'auth-token', 'api-key-sid': 'api-key' } as const
  const byPassword = { 'auth-token': 'auth-token', 'api-key-secret': 'api-key' } as const
  const first =
    username.role === 'account-sid' || username.role === 'api-key-sid' ? byUsername[username.role] : undefined
  const second =
    password.role === 'auth-token' || password.role === 'api-key-secret'
      ? byPassword[password.role]
      : undefined
  if (first !== undefined && second !== undefined && first !== second) return 'mixed'
  return first ?? second ?? 'unknown'
}

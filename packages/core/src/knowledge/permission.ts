import type { Endpoint } from '../facts/operation.ts'
import { endpointClass, type EndpointClass } from './endpoint-class.ts'
import { compilePath, matchPath, segmentsOf } from './endpoint-path.ts'
import { REFUSALS, type RefusalReason } from './refusal.ts'
import type { RegionId } from './region.ts'
import type { Source, Sourced } from './source.ts'

export type CredentialKind =
  'auth-token' | 'main-key' | 'standard-key' | 'restricted-key' | 'test-credentials' | 'oauth-token'

/** What a kind of credential is, beyond single endpoints. */
export interface CredentialKindRow extends Sourced {
  readonly kind: CredentialKind
  /** As Twilio calls it. */
  readonly name: string
  /** Where such credentials exist. */
  readonly regions: readonly RegionId[]
  /** Whether the REST API can create one. */
  readonly createdByApi: boolean
  /** Whether it signs access tokens for Twilio's client SDKs. */
  readonly signsAccessTokens: boolean
  /** Whether it is the key of `X-Twilio-Signature`, and of legacy capability tokens. */
  readonly signsWebhooks: boolean
  /** What it reaches of a subaccount: `core` the 2010 API, `none` nothing, from the parent's credential. */
  readonly subaccounts: 'core' | 'none'
  readonly note?: string
}

const page = (path: string, date: string): Source => ({
  evidence: 'documentation',
  ref: `https://www.twilio.com/docs/${path}`,
  date,
})

const KEYS_PAGE = page('iam/api-keys/keys-in-console', '2026')
const CREDENTIALS_PAGE = page('global-infrastructure/manage-regional-api-credentials', '2026')
const TEST_PAGE = page('iam/test-credentials', '2026')
const ORGANIZATIONS_PAGE = page('iam/oauth-apps/org-oauth-apps', '2026')
const OAUTH_APPS_PAGE = page('iam/oauth-apps/account-oauth-apps-resource', '2026-11-11')
const OAUTH_TOKEN_PAGE = page('iam/oauth-apps/oauth-access-token', '2026')
const RESTRICTED_PAGE = page('iam/api-keys/restricted-api-keys', '2026')

const EVERYWHERE: readonly RegionId[] = ['us1', 'ie1', 'au1']

export const CREDENTIAL_KINDS: Readonly<Record<CredentialKind, CredentialKindRow>> = {
  'auth-token': {
    kind: 'auth-token',
    name: 'Auth Token',
    regions: EVERYWHERE,
    createdByApi: true,
    signsAccessTokens: false,
    signsWebhooks: true,
    subaccounts: 'core',
    note: 'One per account and Region. The API creates a secondary one, for rotation, and lists those of no other Region.',
    source: CREDENTIALS_PAGE,
  },
  'main-key': {
    kind: 'main-key',
    name: 'Main API key',
    regions: EVERYWHERE,
    createdByApi: false,
    signsAccessTokens: true,
    signsWebhooks: false,
    subaccounts: 'none',
    note: 'An account that it fetches comes with an empty auth_token (RJPearson94/terraform-provider-twilio#52).',
    source: KEYS_PAGE,
    disputed:
      'The CLI’s page on subaccounts has a Main key of the parent reach them; the page on subaccounts and two issues deny it.',
  },
  'standard-key': {
    kind: 'standard-key',
    name: 'Standard API key',
    regions: EVERYWHERE,
    createdByApi: true,
    signsAccessTokens: true,
    signsWebhooks: false,
    subaccounts: 'none',
    source: KEYS_PAGE,
  },
  'restricted-key': {
    kind: 'restricted-key',
    name: 'Restricted API key',
    regions: ['us1'],
    createdByApi: true,
    signsAccessTokens: false,
    signsWebhooks: false,
    subaccounts: 'none',
    note: 'At most 100 permissions; created by the IAM API (v1) only.',
    source: {
      evidence: 'changelog',
      ref: 'https://www.twilio.com/en-us/changelog/restricted-api-keys-ga',
      date: '2025-12-10',
    },
  },
  'test-credentials': {
    kind: 'test-credentials',
    name: 'Test credentials',
    regions: ['us1'],
    createdByApi: false,
    signsAccessTokens: false,
    signsWebhooks: false,
    subaccounts: 'none',
    note: 'An Account SID and Auth Token of their own.',
    source: TEST_PAGE,
    disputed: 'No source says whether they exist in IE1 and AU1.',
  },
  'oauth-token': {
    kind: 'oauth-token',
    name: 'OAuth access token',
    regions: ['us1'],
    createdByApi: true,
    signsAccessTokens: false,
    signsWebhooks: false,
    subaccounts: 'none',
    note: 'From an OAuth app of the account; lives between one minute and 30 days.',
    source: page('iam/oauth-apps/faqs', '2026'),
  },
}

/** What a kind of credential may do with a class of endpoints. */
interface Right extends Sourced {
  /** `listed`: what its permissions or scopes list, and nothing else. */
  readonly allowed: 'yes' | 'no' | 'listed'
  readonly refusal?: RefusalReason
}

const yes = (source: Source): Right => ({ allowed: 'yes', source })

function no(refusal: RefusalReason): Right {
  const { source, disputed } = REFUSALS[refusal]
  return { allowed: 'no', refusal, source, ...(disputed === undefined ? {} : { disputed }) }
}

const listed = (refusal: RefusalReason, source: Source): Right => ({ allowed: 'listed', refusal, source })

const KEY = yes(KEYS_PAGE)
const PERMITTED = listed('missing-permission', RESTRICTED_PAGE)
const SCOPED = listed('missing-scope', OAUTH_TOKEN_PAGE)
/** No credential is read there: the form has the client's id and secret. */
const OPEN = yes(OAUTH_TOKEN_PAGE)
const TEST = no('test-credentials')

const RIGHTS: Readonly<Record<CredentialKind, Readonly<Record<EndpointClass, Right>>>> = {
  'auth-token': {
    accounts: KEY,
    keys: KEY,
    'auth-tokens': yes(page('iam/api/authtoken', '2026')),
    'oauth-apps': yes(OAUTH_APPS_PAGE),
    'oauth-token': OPEN,
    organizations: no('not-oauth'),
    core: KEY,
    product: KEY,
  },
  'main-key': {
    accounts: KEY,
    keys: KEY,
    'auth-tokens': no('key-on-auth-tokens'),
    'oauth-apps': yes(OAUTH_APPS_PAGE),
    'oauth-token': OPEN,
    organizations: no('not-oauth'),
    core: KEY,
    product: KEY,
  },
  'standard-key': {
    accounts: no('standard-key-on-accounts'),
    keys: no('standard-key-on-keys'),
    'auth-tokens': no('key-on-auth-tokens'),
    'oauth-apps': yes(OAUTH_APPS_PAGE),
    'oauth-token': OPEN,
    organizations: no('not-oauth'),
    core: KEY,
    product: KEY,
  },
  'restricted-key': {
    accounts: PERMITTED,
    keys: PERMITTED,
    'auth-tokens': no('key-on-auth-tokens'),
    'oauth-apps': PERMITTED,
    'oauth-token': OPEN,
    organizations: no('not-oauth'),
    core: PERMITTED,
    product: PERMITTED,
  },
  'test-credentials': {
    accounts: TEST,
    keys: TEST,
    'auth-tokens': TEST,
    'oauth-apps': TEST,
    'oauth-token': OPEN,
    organizations: TEST,
    core: TEST,
    product: TEST,
  },
  'oauth-token': {
    accounts: SCOPED,
    keys: SCOPED,
    'auth-tokens': SCOPED,
    'oauth-apps': { ...SCOPED, source: OAUTH_APPS_PAGE },
    'oauth-token': OPEN,
    organizations: { ...SCOPED, source: ORGANIZATIONS_PAGE },
    core: SCOPED,
    product: SCOPED,
  },
}

/** The endpoints that accept test credentials, all with POST. */
export const TEST_CREDENTIAL_PATHS: readonly string[] = [
  '/2010-04-01/Accounts/{}/Messages',
  '/2010-04-01/Accounts/{}/Calls',
  '/2010-04-01/Accounts/{}/IncomingPhoneNumbers',
]

/** Whether a credential of some kind may do a request, in its own account and Region. */
export interface Permission extends Sourced {
  readonly allowed: boolean
  /** Of an allowed request: only if the key lists the permission, or the OAuth app the scope. */
  readonly needs?: 'permission' | 'scope'
  /** Of a refused request, and of one that `needs` something: what the caller gets without it. */
  readonly refusal?: RefusalReason
  readonly status?: number
  readonly code?: number
  readonly message?: string
}

/**
 * Whether a kind of credential may do a request, the account being its own and the Region right.
 *
 * @returns undefined where the source does not say enough of the endpoint to tell
 */
export function permits(kind: CredentialKind, endpoint: Endpoint): Permission | undefined {
  const endpoints = endpointClass(endpoint)
  if (endpoints === undefined) return undefined
  if (kind === 'test-credentials' && endpoints === 'core') return permitsTest(endpoint)
  return permissionOf(RIGHTS[kind][endpoints])
}

function permitsTest(endpoint: Endpoint): Permission | undefined {
  const segments = segmentsOf(endpoint.path ?? '')
  const matches = TEST_CREDENTIAL_PATHS.map((path) => matchPath(compilePath(path), segments))
  if (matches.every((match) => match === 'no')) return permissionOf(TEST)
  if (endpoint.method !== undefined && endpoint.method !== 'POST') return permissionOf(TEST)
  if (endpoint.method === undefined || !matches.includes('yes')) return undefined
  return permissionOf(yes(TEST_PAGE))
}

function permissionOf(right: Right): Permission {
  const { source, disputed, refusal } = right
  return {
    allowed: right.allowed !== 'no',
    ...(right.allowed === 'listed'
      ? { needs: refusal === 'missing-scope' ? ('scope' as const) : ('permission' as const) }
      : {}),
    ...(refusal === undefined ? {} : answerOf(refusal)),
    source,
    ...(disputed === undefined ? {} : { disputed }),
  }
}

function answerOf(refusal: RefusalReason): Pick<Permission, 'refusal' | 'status' | 'code' | 'message'> {
  const { status, code, message } = REFUSALS[refusal]
  return { refusal, status, code, message }
}

/**
 * The least API key that can do a request: `standard`, `main`, or `none`, for which the Auth Token or OAuth is needed.
 * `unknown` where the source does not say enough, and where no credential of the account is asked for at all.
 *
 * The parent acting on a subaccount, and reading `auth_token` out of an account, need the Auth Token whatever this says.
 */
export function apiKeyCanDo(endpoint: Endpoint): 'standard' | 'main' | 'none' | 'unknown' {
  const endpoints = endpointClass(endpoint)
  if (endpoints === undefined || endpoints === 'oauth-token') return 'unknown'
  if (RIGHTS['standard-key'][endpoints].allowed === 'yes') return 'standard'
  return RIGHTS['main-key'][endpoints].allowed === 'yes' ? 'main' : 'none'
}

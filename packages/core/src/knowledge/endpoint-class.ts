import type { Endpoint } from '../facts/operation.ts'
import { compilePath, matchPath, segmentsOf, type PathPattern } from './endpoint-path.ts'
import { findProduct } from './product.ts'
import type { Source, Sourced } from './source.ts'

/**
 * Endpoints that ask the same of a credential.
 *
 * `accounts` the account itself and its list, `keys` API keys and signing keys, `auth-tokens` rotation of the Auth
 * Token, `oauth-apps` management of OAuth apps, `oauth-token` where a client id becomes an access token (no credential
 * in the header), `organizations` above accounts, `core` the rest of the 2010 API, `product` every other product.
 */
export type EndpointClass =
  'accounts' | 'keys' | 'auth-tokens' | 'oauth-apps' | 'oauth-token' | 'organizations' | 'core' | 'product'

export interface EndpointClassRow extends Sourced {
  /** The first label of the host name. */
  readonly product: string
  /** `{}` for any one segment, a final `/**` for the path and all below it. */
  readonly path: string
  readonly class: EndpointClass
}

const KEYS_PAGE: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/iam/api-keys/keys-in-console',
  date: '2026',
}

const OAUTH_PAGE: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/iam/oauth-apps/account-oauth-apps-resource',
  date: '2026-11-11',
}

const ORGANIZATIONS_PAGE: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/iam/oauth-apps/org-oauth-apps',
  date: '2026',
}

const OPENAPI: Source = {
  evidence: 'sdk-source',
  ref: 'https://github.com/twilio/twilio-oai/tree/main/spec/json',
  date: '2026-04-14',
}

/** The hosts whose endpoints are not all of one class. The first row that fits decides. */
export const ENDPOINT_CLASSES: readonly EndpointClassRow[] = [
  { product: 'api', path: '/2010-04-01/Accounts', class: 'accounts', source: KEYS_PAGE },
  { product: 'api', path: '/2010-04-01/Accounts/{}', class: 'accounts', source: KEYS_PAGE },
  { product: 'api', path: '/2010-04-01/Accounts/{}/Keys/**', class: 'keys', source: KEYS_PAGE },
  { product: 'api', path: '/2010-04-01/Accounts/{}/SigningKeys/**', class: 'keys', source: OPENAPI },
  { product: 'api', path: '/2010-04-01/Accounts/{}/{}/**', class: 'core', source: OPENAPI },
  { product: 'iam', path: '/v1/Keys/**', class: 'keys', source: KEYS_PAGE },
  { product: 'iam', path: '/v1/Account/OAuthApps/**', class: 'oauth-apps', source: OAUTH_PAGE },
  { product: 'iam', path: '/v1/Organization/**', class: 'organizations', source: ORGANIZATIONS_PAGE },
  { product: 'iam', path: '/v1/Organizations/**', class: 'organizations', source: ORGANIZATIONS_PAGE },
  { product: 'iam', path: '/scim/v2/**', class: 'organizations', source: ORGANIZATIONS_PAGE },
  { product: 'iam', path: '/v1/token', class: 'oauth-token', source: OPENAPI },
  { product: 'iam', path: '/v1/Roles/**', class: 'product', source: OPENAPI },
  { product: 'accounts', path: '/v1/AuthTokens/**', class: 'auth-tokens', source: OPENAPI },
  { product: 'accounts', path: '/v1/{}/**', class: 'product', source: OPENAPI },
  { product: 'oauth', path: '/v1/token', class: 'oauth-token', source: OPENAPI },
  { product: 'oauth', path: '/v2/token', class: 'oauth-token', source: OPENAPI },
  { product: 'preview-iam', path: '/Organizations/**', class: 'organizations', source: ORGANIZATIONS_PAGE },
  { product: 'preview-iam', path: '/v1/token', class: 'oauth-token', source: OPENAPI },
]

interface CompiledRow {
  readonly pattern: PathPattern
  readonly class: EndpointClass
}

let compiled: ReadonlyMap<string, readonly CompiledRow[]> | undefined

/** Made when it is asked for: most runs see no request. */
function compile(): ReadonlyMap<string, readonly CompiledRow[]> {
  const rows = new Map<string, CompiledRow[]>()
  for (const row of ENDPOINT_CLASSES) {
    const list = rows.get(row.product) ?? []
    list.push({ pattern: compilePath(row.path), class: row.class })
    rows.set(row.product, list)
  }
  return rows
}

/**
 * The class of an endpoint. Undefined where the source does not say enough to tell (`/2010-04-01/Accounts/{}/{}` may
 * be Keys or Messages), and where nothing is known of the path or the product.
 */
export function endpointClass(endpoint: Endpoint): EndpointClass | undefined {
  const rows = (compiled ??= compile()).get(endpoint.product)
  if (rows === undefined) return findProduct(endpoint.product) === undefined ? undefined : 'product'
  if (endpoint.path === undefined) return undefined
  const segments = segmentsOf(endpoint.path)
  const possible = new Set<EndpointClass>()
  for (const row of rows) {
    const match = matchPath(row.pattern, segments)
    if (match === 'no') continue
    possible.add(row.class)
    if (match === 'yes') return possible.size === 1 ? row.class : undefined
  }
  return undefined
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../facts/operation.ts'
import { endpointClass } from './endpoint-class.ts'
import { apiKeyCanDo, CREDENTIAL_KINDS, permits, type CredentialKind } from './permission.ts'
import { PRODUCTS } from './product.ts'

const SID = `AC${'0a'.repeat(16)}`

const at = (product: string, path?: string, method?: Endpoint['method']): Endpoint => ({
  product,
  ...(path === undefined ? {} : { path }),
  ...(method === undefined ? {} : { method }),
})

describe('endpointClass', () => {
  it.each([
    ['api', '/2010-04-01/Accounts', 'accounts'],
    ['api', '/2010-04-01/Accounts.json', 'accounts'],
    ['api', '/2010-04-01/Accounts/{}', 'accounts'],
    ['api', `/2010-04-01/Accounts/${SID}.json`, 'accounts'],
    ['api', '/2010-04-01/Accounts/{}/Keys', 'keys'],
    ['api', `/2010-04-01/Accounts/${SID}/Keys/SK1.json`, 'keys'],
    ['api', '/2010-04-01/Accounts/{}/SigningKeys/{}', 'keys'],
    ['api', '/2010-04-01/Accounts/{}/Messages', 'core'],
    ['api', '/2010-04-01/Accounts/{}/Calls/{}/Recordings', 'core'],
    ['api', '/2010-04-01/Accounts/{}/Balance.json', 'core'],
    ['api', '/2010-04-01/Accounts/{}/{}', undefined],
    ['api', '/2010-04-01/{}', undefined],
    ['api', '/2010-04-01', undefined],
    ['api', undefined, undefined],
    ['iam', '/v1/Keys', 'keys'],
    ['iam', '/v1/Keys/{}', 'keys'],
    ['iam', '/v1/Account/OAuthApps/{}/secret', 'oauth-apps'],
    ['iam', '/v1/token', 'oauth-token'],
    ['iam', '/v1/Organizations/Info', 'organizations'],
    ['iam', '/scim/v2/Users', 'organizations'],
    ['iam', '/v1/Roles/{}/Permissions', 'product'],
    ['iam', '/v1/{}', undefined],
    ['iam', undefined, undefined],
    ['accounts', '/v1/AuthTokens/Promote', 'auth-tokens'],
    ['accounts', '/v1/AuthTokens/Secondary', 'auth-tokens'],
    ['accounts', '/v1/Credentials/PublicKeys', 'product'],
    ['accounts', '/v1/{}/Promote', undefined],
    ['oauth', '/v2/token', 'oauth-token'],
    ['oauth', '/v2/authorize', undefined],
    ['preview-iam', '/Organizations/{}/Accounts', 'organizations'],
    ['verify', '/v2/Services', 'product'],
    ['verify', undefined, 'product'],
    ['nosuch', '/v1/Keys', undefined],
  ])('%s %s is %s', (product, path, expected) => {
    expect(endpointClass(at(product, path))).toBe(expected)
  })
})

const MESSAGES = '/2010-04-01/Accounts/{}/Messages'
const ACCOUNT = '/2010-04-01/Accounts/{}'
const KEYS = '/2010-04-01/Accounts/{}/Keys'

describe('permits', () => {
  it.each<[CredentialKind, Endpoint]>([
    ['auth-token', at('api', '/2010-04-01/Accounts', 'POST')],
    ['auth-token', at('api', KEYS, 'POST')],
    ['auth-token', at('accounts', '/v1/AuthTokens/Promote', 'POST')],
    ['auth-token', at('iam', '/v1/Account/OAuthApps')],
    ['auth-token', at('verify')],
    ['main-key', at('api', '/2010-04-01/Accounts', 'GET')],
    ['main-key', at('api', KEYS, 'POST')],
    ['main-key', at('iam', '/v1/Keys', 'POST')],
    ['main-key', at('api', MESSAGES, 'POST')],
    ['standard-key', at('api', MESSAGES, 'POST')],
    ['standard-key', at('iam', '/v1/Account/OAuthApps', 'GET')],
    ['standard-key', at('video', '/v1/Rooms')],
    ['test-credentials', at('api', MESSAGES, 'POST')],
    ['test-credentials', at('api', `/2010-04-01/Accounts/${SID}/Calls.json`, 'POST')],
    ['test-credentials', at('api', '/2010-04-01/Accounts/{}/IncomingPhoneNumbers', 'POST')],
    ['test-credentials', at('oauth', '/v2/token', 'POST')],
  ])('%s: %o', (kind, endpoint) => {
    const permission = permits(kind, endpoint)
    expect(permission?.allowed).toBe(true)
    expect(permission?.needs).toBeUndefined()
  })

  it.each<[CredentialKind, Endpoint, number, number, string]>([
    ['standard-key', at('api', '/2010-04-01/Accounts', 'GET'), 401, 20003, 'Authenticate'],
    ['standard-key', at('api', ACCOUNT, 'GET'), 401, 20003, 'Authenticate'],
    ['standard-key', at('api', KEYS, 'GET'), 401, 20003, 'Authenticate'],
    ['standard-key', at('iam', '/v1/Keys', 'POST'), 401, 20003, 'Authenticate'],
    ['standard-key', at('accounts', '/v1/AuthTokens/Secondary', 'POST'), 401, 20003, 'Authenticate'],
    ['main-key', at('accounts', '/v1/AuthTokens/Secondary', 'POST'), 401, 20003, 'Authenticate'],
    ['restricted-key', at('accounts', '/v1/AuthTokens/Promote', 'POST'), 401, 20003, 'Authenticate'],
    ['auth-token', at('preview-iam', '/Organizations/{}/Accounts', 'GET'), 401, 20003, 'Authenticate'],
    ['main-key', at('preview-iam', '/Organizations/{}/Accounts', 'GET'), 401, 20003, 'Authenticate'],
    ...(
      [
        at('api', MESSAGES, 'GET'),
        at('api', '/2010-04-01/Accounts/{}/Messages/{}', 'POST'),
        at('api', '/2010-04-01/Accounts/{}/IncomingPhoneNumbers/Local', 'POST'),
        at('api', '/2010-04-01/Accounts/{}/Recordings'),
        at('api', ACCOUNT, 'GET'),
        at('verify', '/v2/Services', 'POST'),
      ] as const
    ).map(
      (endpoint) =>
        [
          'test-credentials',
          endpoint,
          403,
          20008,
          'Resource not accessible with Test Account Credentials',
        ] as [CredentialKind, Endpoint, number, number, string],
    ),
  ])('%s may not: %o', (kind, endpoint, status, code, message) => {
    expect(permits(kind, endpoint)).toMatchObject({ allowed: false, status, code, message })
  })

  it.each<[CredentialKind, Endpoint, 'permission' | 'scope']>([
    ['restricted-key', at('api', MESSAGES, 'POST'), 'permission'],
    ['restricted-key', at('verify'), 'permission'],
    ['oauth-token', at('api', MESSAGES, 'POST'), 'scope'],
    ['oauth-token', at('preview-iam', '/Organizations/{}/Accounts'), 'scope'],
  ])('%s may if it lists it: %o', (kind, endpoint, needs) => {
    expect(permits(kind, endpoint)).toMatchObject({ allowed: true, needs, status: 401, code: 70051 })
  })

  it.each<[CredentialKind, Endpoint]>([
    ['standard-key', at('api')],
    ['standard-key', at('api', '/2010-04-01/Accounts/{}/{}', 'GET')],
    ['auth-token', at('nosuch', '/v1/X')],
    ['test-credentials', at('api', MESSAGES)],
    ['test-credentials', at('api', '/2010-04-01/Accounts/{}/Mess{}', 'POST')],
  ])('cannot tell of %s: %o', (kind, endpoint) => {
    expect(permits(kind, endpoint)).toBeUndefined()
  })

  it('marks what sources dispute', () => {
    expect(permits('main-key', at('accounts', '/v1/AuthTokens/Promote', 'POST'))?.disputed).toBeDefined()
    expect(permits('standard-key', at('api', KEYS))?.disputed).toBeUndefined()
  })
})

describe('apiKeyCanDo', () => {
  it.each([
    ['standard', at('api', MESSAGES, 'POST')],
    ['standard', at('verify')],
    ['standard', at('iam', '/v1/Account/OAuthApps')],
    ['main', at('api', ACCOUNT, 'GET')],
    ['main', at('api', '/2010-04-01/Accounts')],
    ['main', at('api', KEYS)],
    ['main', at('iam', '/v1/Keys')],
    ['none', at('accounts', '/v1/AuthTokens/Promote', 'POST')],
    ['none', at('preview-iam', '/Organizations/{}')],
    ['unknown', at('oauth', '/v2/token')],
    ['unknown', at('api')],
    ['unknown', at('api', '/2010-04-01/Accounts/{}/{}')],
    ['unknown', at('nosuch')],
  ])('%s: %o', (expected, endpoint) => {
    expect(apiKeyCanDo(endpoint)).toBe(expected)
  })
})

describe('kinds of credentials', () => {
  const kindsThat = (holds: (row: (typeof CREDENTIAL_KINDS)[CredentialKind]) => boolean): string =>
    Object.values(CREDENTIAL_KINDS)
      .filter(holds)
      .map((row) => row.kind)
      .join(' ')

  it('are told apart by what they do', () => {
    expect(kindsThat((row) => row.signsAccessTokens)).toBe('main-key standard-key')
    expect(kindsThat((row) => row.signsWebhooks)).toBe('auth-token')
    expect(kindsThat((row) => row.subaccounts === 'core')).toBe('auth-token')
    expect(kindsThat((row) => row.createdByApi)).toBe('auth-token standard-key restricted-key oauth-token')
    expect(kindsThat((row) => row.regions.length === 1)).toBe('restricted-key test-credentials oauth-token')
  })
})

it('answers for any endpoint and kind, and never lets a Standard key do what a Main key may not', () => {
  const any = fc.record(
    {
      product: fc.oneof(fc.string(), fc.constantFrom(...PRODUCTS.map((product) => product.host))),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      path: fc.oneof(
        fc.string(),
        fc
          .array(fc.constantFrom('2010-04-01', 'Accounts', '{}', SID, 'Keys', 'v1', 'Messages'))
          .map((parts) => `/${parts.join('/')}`),
      ),
    },
    { requiredKeys: ['product'] },
  )
  fc.assert(
    fc.property(any, (called) => {
      const endpoint = called as Endpoint
      for (const kind of Object.keys(CREDENTIAL_KINDS) as CredentialKind[]) {
        const permission = permits(kind, endpoint)
        if (permission?.allowed === false) expect(permission.status).toBeTypeOf('number')
      }
      if (permits('standard-key', endpoint)?.allowed === true) {
        expect(permits('main-key', endpoint)?.allowed).toBe(true)
      }
      expect(['standard', 'main', 'none', 'unknown']).toContain(apiKeyCanDo(endpoint))
    }),
  )
})

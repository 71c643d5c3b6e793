import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { endpointOf, fullSteps, operationName, type Step } from './resource-path.ts'

/** Accessors, host, path, and operations with their methods, as twilio-node itself answers (scripts/derive-resource-paths.mjs). */
type Row = readonly [accessors: string, host: string, path: string, ...operations: string[]]

const rows = JSON.parse(
  readFileSync(new URL('resource-paths.rows.generated.json', import.meta.url), 'utf8'),
) as readonly Row[]

function steps(accessors: string): Step[] {
  return accessors.split('.').map((part) => ({ name: part.replace('()', ''), called: part.endsWith('()') }))
}

describe('endpointOf', () => {
  it('gives what the SDK itself asks, for every resource of the SDK', () => {
    const wrong = rows.flatMap(([accessors, product, path, ...operations]) =>
      operations
        .map((text) => text.split(' ') as [string, string])
        .map(([operation, method]) => ({
          text: `${accessors}.${operation}`,
          expected: { product, method, path },
          given: endpointOf(steps(accessors), operation),
        }))
        .filter(({ expected, given }) => JSON.stringify(given) !== JSON.stringify(expected)),
    )
    expect(wrong).toEqual([])
    expect(rows.length).toBeGreaterThan(1000)
  })

  it.each([
    ['messages', 'create', 'api', 'POST', '/2010-04-01/Accounts/{}/Messages'],
    ['messages()', 'fetch', 'api', 'GET', '/2010-04-01/Accounts/{}/Messages/{}'],
    ['api.v2010.account.messages', 'list', 'api', 'GET', '/2010-04-01/Accounts/{}/Messages'],
    ['api.account', 'fetch', 'api', 'GET', '/2010-04-01/Accounts/{}'],
    ['api.accounts', 'create', 'api', 'POST', '/2010-04-01/Accounts'],
    ['api.accounts()', 'update', 'api', 'POST', '/2010-04-01/Accounts/{}'],
    ['api.v2010.accounts().keys', 'create', 'api', 'POST', '/2010-04-01/Accounts/{}/Keys'],
    ['newKeys', 'create', 'api', 'POST', '/2010-04-01/Accounts/{}/Keys'],
    ['newSigningKeys', 'create', 'api', 'POST', '/2010-04-01/Accounts/{}/SigningKeys'],
    ['iam.v1.newApiKey', 'create', 'iam', 'POST', '/v1/Keys'],
    ['iam.v1.getApiKeys', 'list', 'iam', 'GET', '/v1/Keys'],
    ['iam.v1.apiKey()', 'remove', 'iam', 'DELETE', '/v1/Keys/{}'],
    ['accounts.v1.secondaryAuthToken()', 'create', 'accounts', 'POST', '/v1/AuthTokens/Secondary'],
    ['accounts.v1.authTokenPromotion()', 'update', 'accounts', 'POST', '/v1/AuthTokens/Promote'],
    ['verify.services()', 'fetch', 'verify', 'GET', '/v2/Services/{}'],
    ['lookups.v2.phoneNumbers()', 'fetch', 'lookups', 'GET', '/v2/PhoneNumbers/{}'],
    ['accounts()', 'fetch', 'api', 'GET', '/2010-04-01/Accounts/{}'],
    ['accounts', 'create', 'api', 'POST', '/2010-04-01/Accounts'],
    ['accounts().keys', 'create', 'api', 'POST', '/2010-04-01/Accounts/{}/Keys'],
    // Products that current releases no longer have.
    ['fax.v1.faxes', 'create', 'fax', 'POST', '/v1/Faxes'],
    ['autopilot.assistants', 'list', 'autopilot', 'GET', undefined],
  ])('%s.%s', (accessors, operation, product, method, path) => {
    expect(endpointOf(steps(accessors), operation)).toEqual({ product, method, ...(path && { path }) })
  })

  it('leaves the path out where the accessors give none', () => {
    expect(endpointOf(steps('verify'), 'list')).toEqual({ product: 'verify', method: 'GET' })
    expect(fullSteps([])).toEqual([])
  })
})

describe('operationName', () => {
  it.each([
    ['create', 'create'],
    ['createWithHttpInfo', 'create'],
    ['getPage', 'getPage'],
    ['services', undefined],
    ['toString', undefined],
    ['constructor', undefined],
  ])('%s is %s', (method, name) => {
    expect(operationName(method)).toBe(name)
  })
})

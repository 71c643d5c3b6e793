import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../facts/operation.ts'
import { availability } from './availability.ts'
import { ENDPOINT_AVAILABILITY } from './endpoint-availability.ts'
import { findProduct, PRODUCTS } from './product.ts'
import type { RegionId } from './region.ts'

const SID = `AC${'0a'.repeat(16)}`

/** `GET api /2010-04-01/...`: method and path may be missing. */
function endpoint(text: string): Endpoint {
  const [first = '', ...rest] = text.split(' ')
  const method = /^[A-Z]+$/.test(first) ? (first as NonNullable<Endpoint['method']>) : undefined
  const [product = '', path] = method === undefined ? [first, ...rest] : rest
  return { product, ...(method === undefined ? {} : { method }), ...(path === undefined ? {} : { path }) }
}

describe('products', () => {
  it('are these', () => {
    expect(PRODUCTS.map((product) => product.host).join(' ')).toBe(
      'accounts api assistants autopilot bulkexports chat content conversations events fax flex-api frontline-api iam ' +
        'insights intelligence ip-messaging knowledge lookups marketplace media memory messaging microvisor monitor ' +
        'notify numbers oauth preview preview-iam pricing proxy routes serverless studio supersim sync taskrouter ' +
        'trunking trusthub verify video voice wireless',
    )
  })

  it.each([
    ['yes', 'ie1', 'serverless studio taskrouter trunking voice'],
    ['yes', 'au1', 'trunking voice'],
    ['partial', 'ie1', 'api conversations lookups messaging routes'],
    ['partial', 'au1', 'api'],
    ['disputed', 'ie1', 'insights verify'],
    ['disputed', 'au1', 'insights notify'],
    ['unknown', 'ie1', 'accounts iam'],
    ['unknown', 'au1', 'accounts iam routes'],
    ['unknown', 'us1', 'assistants autopilot fax media microvisor'],
    ['no', 'us1', ''],
  ] as const)('%s in %s: %s', (status, region, hosts) => {
    const found = PRODUCTS.filter((product) => product.availability[region] === status)
    expect(found.map((product) => product.host).join(' ')).toBe(hosts)
  })

  it('are found by host label, exactly', () => {
    expect(findProduct('flex-api')?.name).toBe('Flex')
    expect(findProduct('Verify')).toBeUndefined()
    expect(findProduct('toString')).toBeUndefined()
  })
})

const AVAILABLE = [
  ['us1', 'POST api /2010-04-01/Accounts/{}/Messages'],
  ['us1', 'POST api /2010-04-01/Accounts'],
  ['us1', 'GET api /2010-04-01/Accounts/{}/Balance'],
  ['us1', 'GET sync /v1/Services'],
  ['us1', 'verify'],
  ['ie1', 'POST api /2010-04-01/Accounts/{}/Messages'],
  ['ie1', `POST api /2010-04-01/Accounts/${SID}/Messages.json`],
  ['ie1', 'api /2010-04-01/Accounts/{}/Messages/{}'],
  ['ie1', 'GET api /2010-04-01/Accounts/{}'],
  ['ie1', 'POST api /2010-04-01/Accounts/{}/Keys'],
  ['ie1', 'POST api /2010-04-01/Accounts/{}/Calls'],
  ['ie1', 'GET api /2010-04-01/Accounts/{}/IncomingPhoneNumbers/Local'],
  ['ie1', 'GET lookups /v2/PhoneNumbers/+15005550006'],
  ['ie1', 'POST messaging /v1/Services/{}/PhoneNumbers'],
  ['ie1', 'GET routes /v2/PhoneNumbers/{}'],
  ['ie1', 'GET serverless /v1/Services'],
  ['ie1', 'taskrouter'],
  ['ie1', 'POST trunking /v1/Trunks'],
  ['au1', 'POST api /2010-04-01/Accounts/{}/Calls'],
  ['au1', 'GET api /2010-04-01/Accounts/{}'],
  ['au1', 'GET api /2010-04-01/Accounts/{}/Conferences/{}/Participants'],
  ['au1', 'GET api /2010-04-01/Accounts/{}/Keys'],
  ['au1', 'POST api /2010-04-01/Accounts/{}/IncomingPhoneNumbers'],
  ['au1', 'voice /v1/ByocTrunks'],
] as const

const UNAVAILABLE = [
  ['ie1', 'POST api /2010-04-01/Accounts', 'observed'],
  ['ie1', 'POST api /2010-04-01/Accounts.json', 'observed'],
  ['ie1', 'GET api /2010-04-01/Accounts/{}/Balance', 'observed'],
  ['ie1', 'api /2010-04-01/Accounts/{}/Usage/Records/Daily', 'observed'],
  ['ie1', `POST api /2010-04-01/Accounts/${SID}/Tokens.json`, 'observed'],
  ['ie1', 'GET sync /v1/Services', 'observed'],
  ['ie1', 'sync', 'observed'],
  ['ie1', 'api /2010-04-01/Accounts/{}/OutgoingCallerIds', 'documented'],
  ['ie1', 'GET lookups /v1/PhoneNumbers/{}', 'documented'],
  ['ie1', 'bulkexports /v1/Exports/Calls', 'documented'],
  ['ie1', 'intelligence /v2/Transcripts', 'documented'],
  ['ie1', 'GET routes /v3/PhoneNumbers/{}', 'documented'],
  ['ie1', 'POST trunking /v1/Trunks/{}/PhoneNumbers', 'documented'],
  ['ie1', 'POST oauth /v2/token', 'documented'],
  ['ie1', 'POST iam /v1/Account/OAuthApps', 'documented'],
  ['ie1', 'video /v1/Rooms', 'inferred'],
  ['ie1', 'chat', 'inferred'],
  ['ie1', 'flex-api /v1/Configuration', 'inferred'],
  ['ie1', 'GET monitor /v1/Alerts', 'inferred'],
  ['ie1', 'notify /v1/Services', 'inferred'],
  ['au1', 'POST api /2010-04-01/Accounts/{}/Messages', 'observed'],
  ['au1', 'GET monitor /v1/Alerts', 'observed'],
  ['au1', 'GET api /2010-04-01/Accounts/{}/Messages/{}', 'inferred'],
  ['au1', 'GET api /2010-04-01/Accounts/{}/SMS/ShortCodes', 'inferred'],
  ['au1', 'POST api /2010-04-01/Accounts', 'inferred'],
  ['au1', 'api /2010-04-01/Accounts/{}/Balance', 'inferred'],
  ['au1', 'api /2010-04-01/Accounts/{}/OutgoingCallerIds/{}', 'documented'],
  ['au1', 'POST api /2010-04-01/Accounts/{}/Calls/{}/UserDefinedMessages', 'documented'],
  ['au1', 'POST insights /v1/Voice/{}/Annotation', 'documented'],
  ['au1', 'lookups /v2/PhoneNumbers/{}', 'inferred'],
  ['au1', 'messaging /v1/Services', 'inferred'],
  ['au1', 'conversations /v1/Conversations', 'inferred'],
  ['au1', 'studio', 'inferred'],
  ['au1', 'taskrouter', 'inferred'],
  ['au1', 'serverless', 'inferred'],
  ['au1', 'verify /v2/Services', 'inferred'],
  ['au1', 'sync', 'inferred'],
  ['au1', 'video', 'inferred'],
] as const

const SILENT = [
  ['ie1', 'verify /v2/Services/{}/Verifications', 'disputed'],
  ['ie1', 'insights /v1/Voice/{}/Summary', 'disputed'],
  ['ie1', 'insights /v1/Voice/{}/Annotation', 'disputed'],
  ['au1', 'insights /v1/Conferences', 'disputed'],
  ['au1', 'notify /v1/Credentials', 'disputed'],
  ['ie1', 'api', 'unknown'],
  ['ie1', 'api /2010-04-01/Accounts', 'unknown'],
  ['ie1', 'GET api /2010-04-01/Accounts', 'unknown'],
  ['ie1', 'POST api /2010-04-01/Accounts/{}', 'unknown'],
  ['ie1', 'api /2010-04-01/Accounts/{}/{}', 'unknown'],
  ['ie1', 'api /2010-04-01/Accounts/{}/AvailablePhoneNumbers', 'unknown'],
  ['au1', 'POST api /2010-04-01/Accounts/{}/{}', 'unknown'],
  ['au1', 'POST api /2010-04-01/Accounts/{}/Calls/{}/{}', 'unknown'],
  ['ie1', 'lookups', 'unknown'],
  ['ie1', 'lookups /{}/PhoneNumbers/{}', 'unknown'],
  ['ie1', 'conversations /v1/Conversations', 'unknown'],
  ['ie1', 'messaging /v1/Deactivations', 'unknown'],
  ['ie1', 'iam /v1/Keys', 'unknown'],
  ['au1', 'accounts /v1/AuthTokens/Promote', 'unknown'],
  ['au1', 'routes /v2/PhoneNumbers/{}', 'unknown'],
  ['ie1', 'nosuch /v1/Things', 'unknown'],
  ['us1', 'fax /v1/Faxes', 'unknown'],
] as const

describe('availability', () => {
  it.each(AVAILABLE)('in %s: %s', (region, text) => {
    expect(availability(endpoint(text), region).status).toBe('available')
  })

  it.each(UNAVAILABLE)('not in %s: %s (%s)', (region, text, confidence) => {
    expect(availability(endpoint(text), region)).toMatchObject({ status: 'unavailable', confidence })
  })

  it.each(SILENT)('in %s: %s is %s', (region, text, status) => {
    expect(availability(endpoint(text), region).status).toBe(status)
  })

  it('tells what a caller gets who asks all the same', () => {
    expect(availability(endpoint('sync'), 'ie1').answer).toBe('unknown-host')
    expect(availability(endpoint('monitor'), 'au1').answer).toBe('realm-error')
    expect(availability(endpoint('GET api /2010-04-01/Accounts/{}/Balance'), 'ie1').answer).toBe(
      'realm-error',
    )
    expect(availability(endpoint('GET api /2010-04-01/Accounts/{}/Calls'), 'ie1').answer).toBeUndefined()
  })

  it('believes the policy before its own tables', () => {
    const products = { verify: ['us1', 'ie1'], video: ['ie1'], api: ['us1', 'au1'] } as const
    const status = (text: string, region: RegionId): unknown => availability(endpoint(text), region, products)
    expect(status('verify /v2/Services', 'ie1')).toMatchObject({ status: 'available' })
    expect(status('verify /v2/Services', 'au1')).toMatchObject({
      status: 'unavailable',
      confidence: 'documented',
    })
    expect(status('video', 'us1')).toMatchObject({ status: 'unavailable' })
    expect(status('video', 'ie1')).toMatchObject({ status: 'available' })
    expect(status('POST api /2010-04-01/Accounts/{}/Messages', 'au1')).toMatchObject({ status: 'available' })
    expect(status('sync', 'ie1')).toMatchObject({ status: 'unavailable', confidence: 'observed' })
    expect(availability({ product: 'constructor' }, 'ie1', {}).status).toBe('unknown')
  })

  it('answers for any endpoint, with a reason and a source', () => {
    const any = fc.record(
      {
        product: fc.oneof(fc.string(), fc.constantFrom(...PRODUCTS.map((product) => product.host))),
        method: fc.constantFrom(
          'GET' as const,
          'POST' as const,
          'PUT' as const,
          'PATCH' as const,
          'DELETE' as const,
        ),
        path: fc.oneof(fc.string(), fc.constantFrom(...ENDPOINT_AVAILABILITY.map((row) => row.path))),
      },
      { requiredKeys: ['product'] },
    )
    fc.assert(
      fc.property(any, fc.constantFrom<RegionId>('us1', 'ie1', 'au1'), (called, region) => {
        const found = availability(called, region)
        expect(found.reason).toMatch(/\.$/)
        expect(found.source.ref).not.toBe('')
        expect(found.answer !== undefined).toBe(found.status === 'unavailable')
      }),
    )
  })
})

describe('the rows of the endpoint table', () => {
  it('are all reached: none stands behind another that covers it', () => {
    const unreached = ENDPOINT_AVAILABILITY.filter((row) =>
      row.regions.some((region) => {
        const path = row.path.replace(/\/\*\*$/, '/x').replaceAll('{}', SID)
        const found = availability(
          { product: row.product, path, method: row.methods?.[0] ?? 'PATCH' },
          region,
        )
        return found.reason !== row.reason
      }),
    )
    expect(unreached.map((row) => `${row.regions.join()} ${row.path}`)).toEqual([])
  })
})

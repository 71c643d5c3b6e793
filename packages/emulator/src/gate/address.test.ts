import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SWITCHES } from '../settings/switches.ts'
import type { Settings } from '../settings/settings.ts'
import { AddressBook } from './address.ts'

const settings = (changes: Partial<Settings> = {}): Settings => ({
  legacyHosts: 'retired',
  edges: 'any',
  switches: DEFAULT_SWITCHES,
  rateLimit: undefined,
  ...changes,
})

const regionOf = (host: string, changes: Partial<Settings> = {}): string => {
  const address = new AddressBook(settings(changes)).find(host)
  return address.kind === 'known' ? address.region : 'unknown'
}

describe('addresses', () => {
  it.each([
    ['api.twilio.com', 'us1'],
    ['api.us1.twilio.com', 'us1'],
    ['api.ashburn.us1.twilio.com', 'us1'],
    ['api.frankfurt.us1.twilio.com', 'us1'],
    ['api.dublin.us1.twilio.com', 'us1'],
    ['api.dublin.ie1.twilio.com', 'ie1'],
    ['api.sydney.au1.twilio.com', 'au1'],
    ['api.sydney.ie1.twilio.com', 'ie1'],
    ['api.ashburn-ix.us1.twilio.com', 'us1'],
    ['iam.dublin.ie1.twilio.com', 'ie1'],
    ['routes.dublin.ie1.twilio.com', 'ie1'],
    ['verify.dublin.ie1.twilio.com', 'ie1'],
    ['monitor.sydney.au1.twilio.com', 'au1'],
    ['api.ie1.twilio.com', 'unknown'],
    ['api.de1.twilio.com', 'unknown'],
    ['api.dublin.twilio.com', 'unknown'],
    ['api.roaming.ie1.twilio.com', 'unknown'],
    ['api.nowhere.ie1.twilio.com', 'unknown'],
    ['api.frankfurt.de1.twilio.com', 'unknown'],
    ['conversations.roaming.gll.twilio.com', 'unknown'],
    ['sync.dublin.ie1.twilio.com', 'unknown'],
    ['oauth.dublin.ie1.twilio.com', 'unknown'],
    ['video.sydney.au1.twilio.com', 'unknown'],
    ['nothing.twilio.com', 'unknown'],
    ['voice-js.twilio.com', 'unknown'],
    ['twilio.com', 'unknown'],
    ['www.twilio.com', 'unknown'],
    ['example.com', 'unknown'],
    ['127.0.0.1', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s', (host, region) => {
    expect(regionOf(host)).toBe(region)
  })

  it.each([
    ['us1', 'api.ie1.twilio.com', 'us1'],
    ['us1', 'api.de1.twilio.com', 'us1'],
    ['us1', 'api.jp2.twilio.com', 'unknown'],
    ['regional', 'api.ie1.twilio.com', 'ie1'],
    ['regional', 'api.au1.twilio.com', 'au1'],
    ['regional', 'api.de1.twilio.com', 'unknown'],
    ['retired', 'api.us1.twilio.com', 'us1'],
  ] as const)('legacyHosts %s: %s is %s', (legacyHosts, host, region) => {
    expect(regionOf(host, { legacyHosts })).toBe(region)
  })

  it.each([
    ['api.dublin.ie1.twilio.com', 'ie1'],
    ['api.twilio.com', 'us1'],
    ['api.ashburn.us1.twilio.com', 'us1'],
    ['api.us1.twilio.com', 'us1'],
    ['api.sydney.ie1.twilio.com', 'unknown'],
    ['api.frankfurt.us1.twilio.com', 'unknown'],
  ])('edges documented: %s is %s', (host, region) => {
    expect(regionOf(host, { edges: 'documented' })).toBe(region)
  })

  it.each([
    ['iam.dublin.ie1.twilio.com', 'unknown'],
    ['accounts.sydney.au1.twilio.com', 'unknown'],
    ['routes.sydney.au1.twilio.com', 'unknown'],
    ['routes.dublin.ie1.twilio.com', 'ie1'],
    ['iam.twilio.com', 'us1'],
  ])('undocumentedHosts unknown-host: %s is %s', (host, region) => {
    const switches = { ...DEFAULT_SWITCHES, undocumentedHosts: 'unknown-host' } as const
    expect(regionOf(host, { switches })).toBe(region)
  })

  it.each([
    ['api.twilio.com', 'retired', 'because the host names no region'],
    ['api.us1.twilio.com', 'retired', 'because the host names us1'],
    ['api.dublin.ie1.twilio.com', 'retired', 'because the host names ie1'],
    ['api.ie1.twilio.com', 'us1', 'because the host names a region but no edge (legacyHosts is "us1")'],
    ['api.ie1.twilio.com', 'regional', 'because the host names ie1 (legacyHosts is "regional")'],
  ] as const)('%s, %s: %s', (host, legacyHosts, because) => {
    expect(new AddressBook(settings({ legacyHosts })).find(host)).toMatchObject({ because })
  })

  it('names the host to use instead', () => {
    expect(new AddressBook(settings()).find('api.ie1.twilio.com')).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('Use api.dublin.ie1.twilio.com.') as unknown,
    })
  })

  it('is total, and always has a reason in ASCII', () => {
    const book = new AddressBook(settings())
    const label = fc.constantFrom(
      'api',
      'iam',
      'x',
      'ie1',
      'us1',
      'dublin',
      'roaming',
      'twilio',
      'com',
      '',
      'ß',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(label).map((labels) => labels.join('.')),
        ),
        (host) => {
          const address = book.find(host)
          expect(address).toBe(book.find(host))
          if (address.kind === 'unknown') expect(address.reason).toMatch(/^[\x20-\x7e]+$/)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOST_KINDS } from './host-kind.ts'
import { hostMeaning } from './host-meaning.ts'
import type { HostMeaning, HostMeaningOptions } from './host-meaning.ts'
import { formatTwilioHost, parseTwilioHost } from './host-name.ts'

function meaningOf(name: string, options?: HostMeaningOptions): HostMeaning {
  const host = parseTwilioHost(name)
  if (host === undefined) throw new Error(`${name} is no host of Twilio`)
  return hostMeaning(host, options)
}

describe('hosts that work', () => {
  it.each([
    ['api.twilio.com', 'us1'],
    ['verify.twilio.com', 'us1'],
    ['flex-api.twilio.com', 'us1'],
    ['api.us1.twilio.com', 'us1'],
    ['api.ashburn.us1.twilio.com', 'us1'],
    ['voice.ashburn.us1.twilio.com', 'us1'],
    // The edge is ignored: twilio-java#936.
    ['api.frankfurt.us1.twilio.com', 'us1'],
    ['api.dublin.us1.twilio.com', 'us1'],
    ['api.sydney.us1.twilio.com', 'us1'],
    ['api.dublin.ie1.twilio.com', 'ie1'],
    ['conversations.dublin.ie1.twilio.com', 'ie1'],
    ['api.sydney.au1.twilio.com', 'au1'],
    ['API.Sydney.AU1.twilio.com.:443', 'au1'],
  ] as const)('%s is processed in %s', (host, region) => {
    const meaning = meaningOf(host)
    expect(meaning).toMatchObject({
      kind: 'rest',
      processedIn: region,
      intended: region,
      exists: 'yes',
      retired: false,
    })
    expect(meaning).not.toHaveProperty('replacement')
    expect(meaning).not.toHaveProperty('disputed')
  })
})

describe('hosts with a region and no edge', () => {
  it.each([
    ['api.ie1.twilio.com', 'ie1', 'api.dublin.ie1.twilio.com'],
    ['api.au1.twilio.com', 'au1', 'api.sydney.au1.twilio.com'],
    ['api.br1.twilio.com', undefined, 'api.twilio.com'],
    ['api.de1.twilio.com', undefined, 'api.twilio.com'],
    ['api.jp1.twilio.com', undefined, 'api.twilio.com'],
    ['api.sg1.twilio.com', undefined, 'api.twilio.com'],
    ['api.us2.twilio.com', undefined, 'api.twilio.com'],
    ['conversations.ie1.twilio.com', 'ie1', 'conversations.dublin.ie1.twilio.com'],
    ['lookups.ie1.twilio.com', 'ie1', 'lookups.dublin.ie1.twilio.com'],
    ['numbers.ie1.twilio.com', 'ie1', 'numbers.dublin.ie1.twilio.com'],
    ['video.de1.twilio.com', undefined, 'video.twilio.com'],
    ['flex-api.au1.twilio.com', 'au1', 'flex-api.sydney.au1.twilio.com'],
  ])('%s is retired', (host, intended, replacement) => {
    const retired = {
      kind: 'rest',
      processedIn: undefined,
      intended,
      exists: 'no',
      retired: true,
      replacement,
    }
    expect(meaningOf(host)).toMatchObject(retired)
    expect(meaningOf(host, { today: '2026-04-28' })).toMatchObject(retired)
    expect(meaningOf(host, { today: '2030-01-01', legacyHosts: 'retired' })).toMatchObject(retired)
  })

  it.each(['api.ie1.twilio.com', 'api.au1.twilio.com', 'api.br1.twilio.com', 'conversations.ie1.twilio.com'])(
    '%s was processed in US1 until the day before, and is where the policy says so',
    (host) => {
      const inUs1 = { processedIn: 'us1', exists: 'yes', retired: false }
      expect(meaningOf(host, { today: '2026-04-27' })).toMatchObject(inUs1)
      expect(meaningOf(host, { legacyHosts: 'us1' })).toMatchObject(inUs1)
      expect(meaningOf(host, { legacyHosts: 'us1', today: '2027-01-01' })).toMatchObject(inUs1)
    },
  )

  it('of live Regions may become regional; the others have nowhere to go', () => {
    const options = { legacyHosts: 'regional' } as const
    expect(meaningOf('api.ie1.twilio.com', options)).toMatchObject({
      processedIn: 'ie1',
      exists: 'yes',
      retired: false,
    })
    expect(meaningOf('api.au1.twilio.com', options)).toMatchObject({
      processedIn: 'au1',
      exists: 'yes',
      retired: false,
    })
    expect(meaningOf('api.ie1.twilio.com', options).disputed).toBeDefined()
    expect(meaningOf('api.de1.twilio.com', options)).toMatchObject({
      processedIn: undefined,
      exists: 'no',
      retired: true,
    })
  })

  it.each(['api.jp2.twilio.com', 'api.gll.twilio.com'])('%s never was one', (host) => {
    for (const legacyHosts of ['retired', 'us1', 'regional'] as const) {
      expect(meaningOf(host, { legacyHosts })).toMatchObject({
        processedIn: undefined,
        exists: 'no',
        retired: true,
      })
    }
  })

  it.each(['api', 'verify', 'video', 'messaging'])('%s.us1 is never retired', (product) => {
    for (const legacyHosts of ['retired', 'us1', 'regional'] as const) {
      expect(meaningOf(`${product}.us1.twilio.com`, { legacyHosts })).toMatchObject({
        processedIn: 'us1',
        intended: 'us1',
        retired: false,
      })
    }
  })

  it('says that sources conflict about verify.us1', () => {
    expect(meaningOf('verify.us1.twilio.com')).toMatchObject({
      exists: 'unknown',
      replacement: 'verify.twilio.com',
      disputed: expect.stringContaining('twilio-node#1115') as string,
    })
  })

  it('does not weaken a finding for the doubt about the day, yet tells of it', () => {
    expect(meaningOf('api.ie1.twilio.com')).not.toHaveProperty('disputed')
    expect(meaningOf('api.ie1.twilio.com').note).toContain('No page of Twilio confirms')
  })

  it('leaves the old ids of Interconnect edges alone', () => {
    expect(meaningOf('api.ie1-ix.twilio.com')).toMatchObject({
      kind: 'rest',
      exists: 'unknown',
      retired: false,
    })
  })
})

describe('hosts with an edge and no region', () => {
  it.each([
    ['api.frankfurt.twilio.com', 'us1', 'api.twilio.com'],
    ['api.ashburn.twilio.com', 'us1', 'api.twilio.com'],
    ['api.umatilla.twilio.com', 'us1', 'api.twilio.com'],
    // The writer may have meant IE1 or AU1.
    ['api.dublin.twilio.com', undefined, 'api.twilio.com'],
    ['serverless.sydney.twilio.com', undefined, 'serverless.twilio.com'],
    ['messaging.roaming.twilio.com', 'us1', 'messaging.twilio.com'],
  ])('%s fails', (host, intended, replacement) => {
    expect(meaningOf(host)).toMatchObject({
      kind: 'rest',
      processedIn: undefined,
      intended,
      exists: 'no',
      retired: true,
      replacement,
    })
  })

  it('names the regional host where it may be meant', () => {
    expect(meaningOf('api.dublin.twilio.com').reason).toContain('api.dublin.ie1.twilio.com')
    expect(meaningOf('api.sydney.twilio.com').reason).toContain('api.sydney.au1.twilio.com')
    expect(meaningOf('api.ashburn.twilio.com').reason).not.toContain('api.ashburn.us1')
  })
})

describe('hosts with an edge and a region', () => {
  it.each([
    ['api.frankfurt.ie1.twilio.com', 'ie1', 'api.dublin.ie1.twilio.com'],
    ['api.ashburn.ie1.twilio.com', 'ie1', 'api.dublin.ie1.twilio.com'],
    ['api.dublin.au1.twilio.com', 'au1', 'api.sydney.au1.twilio.com'],
  ] as const)('%s: sources conflict', (host, region, replacement) => {
    expect(meaningOf(host)).toMatchObject({
      processedIn: region,
      intended: region,
      exists: 'unknown',
      retired: false,
      replacement,
      disputed: expect.any(String) as string,
    })
  })

  it.each([
    ['api.roaming.ie1.twilio.com', 'ie1', 'api.dublin.ie1.twilio.com'],
    ['api.roaming.au1.twilio.com', 'au1', 'api.sydney.au1.twilio.com'],
    ['api.roaming.us1.twilio.com', 'us1', 'api.twilio.com'],
    ['conversations.roaming.gll.twilio.com', undefined, 'conversations.twilio.com'],
  ] as const)('%s fails', (host, intended, replacement) => {
    expect(meaningOf(host)).toMatchObject({
      processedIn: undefined,
      intended,
      exists: 'no',
      retired: false,
      replacement,
    })
  })

  it.each([
    ['api.frankfurt.de1.twilio.com', undefined],
    ['api.tokyo.jp1.twilio.com', undefined],
    ['api.osaka.jp2.twilio.com', undefined],
    ['api.paris.ie1.twilio.com', 'ie1'],
    ['api.osaka.us1.twilio.com', 'us1'],
    ['api.london-ix.ie1.twilio.com', 'ie1'],
    ['api.london-ix.ie1-ix.twilio.com', undefined],
  ] as const)('%s: nobody says', (host, intended) => {
    expect(meaningOf(host)).toMatchObject({
      processedIn: undefined,
      intended,
      exists: 'unknown',
      retired: false,
    })
  })

  it('reaches US1 over Interconnect, which another page contradicts', () => {
    expect(meaningOf('api.ashburn-ix.us1.twilio.com')).toMatchObject({
      processedIn: 'us1',
      exists: 'yes',
      disputed: expect.any(String) as string,
    })
  })
})

describe('hosts that are no part of the REST API', () => {
  it.each([
    ['voice-js.ie1.twilio.com', 'realtime'],
    ['voice-js.dublin.twilio.com', 'realtime'],
    ['chunderw-vpc-gll-ie1.twilio.com', 'realtime'],
    ['chunderw-gll.ie1.twilio.com', 'realtime'],
    ['tsock.us1.twilio.com', 'realtime'],
    ['tsock.ie1.twilio.com', 'realtime'],
    ['eventgw.ie1.twilio.com', 'realtime'],
    ['sdkgw.au1.twilio.com', 'realtime'],
    ['ers.twilio.com', 'realtime'],
    ['matrix.twilio.com', 'realtime'],
    ['ie1.vss.twilio.com', 'realtime'],
    ['global.turn.twilio.com', 'realtime'],
    ['mcs.us1.twilio.com', 'media'],
    ['mcs.ie1.twilio.com', 'media'],
    ['media.ie1.twilio.com', 'media'],
    ['acme.sip.twilio.com', 'sip'],
    ['acme.sip.ie1.twilio.com', 'sip'],
    ['acme.sip.dublin.twilio.com', 'sip'],
    ['acme.pstn.ie1.twilio.com', 'pstn'],
    ['acme.pstn.ashburn.twilio.com', 'pstn'],
    ['twilio.com', 'web'],
    ['www.twilio.com', 'web'],
    ['console.ie1.twilio.com', 'web'],
    ['login.twilio.com', 'web'],
    ['static0.twilio.com', 'web'],
    ['static.ie1.twilio.com', 'web'],
    ['docs.twilio.com', 'web'],
    ['status.twilio.com', 'web'],
    ['support.twilio.com', 'web'],
    ['demo.twilio.com', 'web'],
    ['frobnicate.twilio.com', 'unknown'],
    ['frobnicate.ie1.twilio.com', 'unknown'],
    ['frobnicate.dublin.ie1.twilio.com', 'unknown'],
    ['ie1.twilio.com', 'unknown'],
    ['api.ie2.twilio.com', 'unknown'],
    ['api.a.b.ie1.twilio.com', 'unknown'],
  ] as const)('%s is %s and never retired', (host, kind) => {
    for (const legacyHosts of ['retired', 'us1', 'regional'] as const) {
      const meaning = meaningOf(host, { legacyHosts })
      expect(meaning).toMatchObject({ kind, processedIn: undefined, intended: undefined, retired: false })
      expect(meaning).not.toHaveProperty('replacement')
    }
  })
})

describe('every host', () => {
  const label = fc.oneof(
    fc.constantFrom('api', 'verify', 'video', 'www', 'sip', 'mcs', 'dublin', 'roaming', 'london-ix', 'osaka'),
    fc.constantFrom('us1', 'ie1', 'au1', 'br1', 'jp1', 'jp2', 'gll', 'ie1-ix'),
    fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/),
  )
  const host = fc.array(label, { maxLength: 4 }).map((labels) => [...labels, 'twilio.com'].join('.'))
  const options = fc.record({
    legacyHosts: fc.constantFrom('retired', 'us1', 'regional'),
    today: fc.constantFrom('2026-04-27', '2026-04-28', '2026-11-22'),
  })

  it('has a meaning that holds together', () => {
    fc.assert(
      fc.property(host, options, (name, options) => {
        const meaning = meaningOf(name, options)
        expect(meaning.reason).toMatch(/\.$/)
        expect(meaning.source.date).toMatch(/^\d{4}/)
        if (meaning.exists === 'no') expect(meaning.processedIn).toBeUndefined()
        if (meaning.retired) expect(meaning).toMatchObject({ kind: 'rest', exists: 'no' })
        if (meaning.retired) expect(meaning.replacement).toBeDefined()
        // What we tell people to use works, and goes where they meant to go.
        if (meaning.replacement !== undefined) {
          const instead = meaningOf(meaning.replacement)
          expect(instead).toMatchObject({ exists: 'yes', retired: false })
          if (meaning.intended !== undefined) expect(instead.processedIn).toBe(meaning.intended)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('of another service is taken from one table, which names each label once', () => {
    const labels = HOST_KINDS.map((row) => row.label)
    expect(new Set(labels).size).toBe(labels.length)
    expect(formatTwilioHost({ product: 'api', edge: 'dublin', region: 'ie1' })).toBe(
      'api.dublin.ie1.twilio.com',
    )
  })
})

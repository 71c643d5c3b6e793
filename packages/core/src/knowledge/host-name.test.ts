import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTwilioHost, parseTwilioHost } from './host-name.ts'
import type { TwilioHost } from './host-name.ts'

describe('parseTwilioHost', () => {
  it.each<[string, Omit<TwilioHost, 'host'>]>([
    ['twilio.com', { product: '', shape: 'apex' }],
    ['api.twilio.com', { product: 'api', shape: 'product' }],
    ['flex-api.twilio.com', { product: 'flex-api', shape: 'product' }],
    ['www.twilio.com', { product: 'www', shape: 'product' }],
    ['api.us1.twilio.com', { product: 'api', region: 'us1', shape: 'product.region' }],
    ['api.ie1.twilio.com', { product: 'api', region: 'ie1', shape: 'product.region' }],
    ['api.br1.twilio.com', { product: 'api', region: 'br1', shape: 'product.region' }],
    ['api.ie1-ix.twilio.com', { product: 'api', region: 'ie1-ix', shape: 'product.region' }],
    ['api.frankfurt.twilio.com', { product: 'api', edge: 'frankfurt', shape: 'product.edge' }],
    ['voice-js.roaming.twilio.com', { product: 'voice-js', edge: 'roaming', shape: 'product.edge' }],
    [
      'api.dublin.ie1.twilio.com',
      { product: 'api', edge: 'dublin', region: 'ie1', shape: 'product.edge.region' },
    ],
    [
      'api.sydney.au1.twilio.com',
      { product: 'api', edge: 'sydney', region: 'au1', shape: 'product.edge.region' },
    ],
    [
      'api.frankfurt.us1.twilio.com',
      { product: 'api', edge: 'frankfurt', region: 'us1', shape: 'product.edge.region' },
    ],
    [
      'api.paris.ie1.twilio.com',
      { product: 'api', edge: 'paris', region: 'ie1', shape: 'product.edge.region' },
    ],
    [
      'conversations.roaming.gll.twilio.com',
      { product: 'conversations', edge: 'roaming', region: 'gll', shape: 'product.edge.region' },
    ],
    ['acme.sip.twilio.com', { product: 'sip', shape: 'other' }],
    ['acme.sip.dublin.twilio.com', { product: 'sip', edge: 'dublin', shape: 'other' }],
    ['acme.sip.ie1.twilio.com', { product: 'sip', region: 'ie1', shape: 'other' }],
    ['acme.pstn.ashburn.twilio.com', { product: 'pstn', edge: 'ashburn', shape: 'other' }],
    ['ie1.vss.twilio.com', { product: 'vss', shape: 'other' }],
    ['global.turn.twilio.com', { product: 'turn', shape: 'other' }],
    ['api.ie2.twilio.com', { product: 'api', shape: 'other' }],
    ['api.ie1.dublin.twilio.com', { product: 'api', shape: 'other' }],
    ['a.b.c.d.twilio.com', { product: 'a', shape: 'other' }],
  ])('%s', (host, expected) => {
    expect(parseTwilioHost(host)).toEqual({ host, ...expected })
  })

  it.each([
    '',
    '.',
    'com',
    'example.com',
    'eviltwilio.com',
    'api.eviltwilio.com',
    'twilio.com.evil.com',
    'api.twilio.com.evil.com',
    'twilio.co',
    'api.twilio.com..',
    'api..twilio.com',
    '.twilio.com',
    'acme.twil.io',
    'https://api.twilio.com',
    'api.twilio.com/2010-04-01',
    'user@api.twilio.com',
    'api.twilio.com:port',
    '{product}.twilio.com',
    '${product}.twilio.com',
    '-api.twilio.com',
    // The Kelvin sign becomes a plain k in lower case.
    'api.to\u212ayo.jp1.twilio.com',
    'api.dublin.ie1.twilio.localhost',
    `${'a'.repeat(64)}.twilio.com`,
    `${'abc.'.repeat(63)}twilio.com`,
  ])('%j is no host of Twilio', (host) => {
    expect(parseTwilioHost(host)).toBeUndefined()
  })

  it.each([
    'api.dublin.ie1.twilio.com:443',
    'API.Dublin.IE1.Twilio.COM',
    'api.dublin.ie1.twilio.com.',
    'api.dublin.ie1.twilio.com.:8443',
  ])('%s is api.dublin.ie1.twilio.com', (host) => {
    expect(parseTwilioHost(host)?.host).toBe('api.dublin.ie1.twilio.com')
  })

  it('takes the emulator’s names where asked to', () => {
    expect(parseTwilioHost('api.dublin.ie1.twilio.localhost:4010', { localhost: true })).toEqual({
      host: 'api.dublin.ie1.twilio.com',
      product: 'api',
      edge: 'dublin',
      region: 'ie1',
      shape: 'product.edge.region',
    })
    expect(parseTwilioHost('twilio.localhost', { localhost: true })?.shape).toBe('apex')
    expect(parseTwilioHost('api.twilio.com', { localhost: true })?.product).toBe('api')
    expect(parseTwilioHost('localhost', { localhost: true })).toBeUndefined()
  })
})

const product = fc
  .stringMatching(/^[a-z](?:[a-z0-9-]{0,20}[a-z0-9])?$/)
  .filter((label) => !['sip', 'pstn', 'stun', 'turn', 'vss'].includes(label))
const edge = fc.constantFrom(
  'ashburn',
  'dublin',
  'sydney',
  'sao-paulo',
  'umatilla',
  'roaming',
  'london-ix',
  'osaka',
)
const region = fc.constantFrom('us1', 'ie1', 'au1', 'br1', 'de1', 'jp1', 'jp2', 'sg1', 'us2', 'gll')

const shape = fc.oneof(
  product.map((product) => ({ product })),
  fc.record({ product, region }),
  fc.record({ product, edge }),
  fc.record({ product, edge, region }),
)

/** The same host name as others may write it. */
const variant = (host: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.boolean(), { minLength: host.length, maxLength: host.length }),
      fc.boolean(),
      fc.option(fc.nat(65535)),
    )
    .map(([upper, dot, port]) => {
      const cased = Array.from(host)
        .map((letter, index) => (upper[index] === true ? letter.toUpperCase() : letter))
        .join('')
      return `${cased}${dot ? '.' : ''}${port === null ? '' : `:${port}`}`
    })

describe('the grammar', () => {
  it('is total: any text is parsed or refused, and what is parsed stays parsed', () => {
    const labels = fc.array(fc.oneof(product, edge, region, fc.constantFrom('sip', 'twilio', '', 'com')), {
      maxLength: 6,
    })
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      labels.map((some) => `${some.join('.')}.twilio.com`),
    )
    fc.assert(
      fc.property(text, (text) => {
        const parsed = parseTwilioHost(text)
        if (parsed === undefined) return
        expect(parsed.host === 'twilio.com' || parsed.host.endsWith('.twilio.com')).toBe(true)
        expect(parseTwilioHost(parsed.host)).toEqual(parsed)
      }),
      { numRuns: 1000 },
    )
  })

  it('is the reverse of formatting', () => {
    fc.assert(
      fc.property(shape, (parts) => {
        const { host, shape: kind, ...back } = parseTwilioHost(formatTwilioHost(parts)) ?? {}
        expect(back).toEqual(parts)
        expect(host).toBe(formatTwilioHost(parts))
        expect(kind).toBe(['product', ...Object.keys(parts).filter((key) => key !== 'product')].join('.'))
      }),
    )
  })

  it('does not mind case, port and a final dot', () => {
    const pair = shape.map(formatTwilioHost).chain((host) => fc.tuple(fc.constant(host), variant(host)))
    fc.assert(
      fc.property(pair, ([host, written]) => {
        expect(parseTwilioHost(written)).toEqual(parseTwilioHost(host))
      }),
    )
  })

  it('takes no name that only looks like Twilio’s', () => {
    fc.assert(
      fc.property(fc.constantFrom('api.twilio.com', 'api.dublin.ie1.twilio.com'), product, (host, other) => {
        expect(parseTwilioHost(`${host}.${other}.com`)).toBeUndefined()
        expect(parseTwilioHost(`${other}twilio.com`)).toBeUndefined()
        expect(parseTwilioHost(`${host}${other}`)).toBeUndefined()
      }),
    )
  })
})

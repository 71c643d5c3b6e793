import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeHost } from './describe-host.ts'

describe('describeHost', () => {
  it.each([
    [
      'api.ie1.twilio.com',
      'api.ie1.twilio.com: it was processed in US1 until 28 April 2026 and is retired since, for its region word chose an edge, never the Region that processes. Use api.dublin.ie1.twilio.com with credentials of IE1. No page of Twilio confirms that the shutdown took place on 28 April 2026; pages changed on 2026-07-20 still announce it. Source: https://www.twilio.com/en-us/changelog/deprecation-of-region-specific-twilio-api-domain-patterns (2026-02-04).',
    ],
    [
      'API.Dublin.IE1.Twilio.Com:443',
      'api.dublin.ie1.twilio.com: it is the documented host for Ireland (IE1). It takes credentials of IE1. Source: https://www.twilio.com/docs/global-infrastructure/understanding-edge-locations (2026-07-20).',
    ],
    [
      'api.twilio.com',
      'api.twilio.com: it names no Region and is processed in US1, the default. It takes credentials of US1. Source: https://www.twilio.com/docs/global-infrastructure/understanding-edge-locations (2026-07-20).',
    ],
    [
      'twilio.com.evil.com',
      'twilio.com.evil.com is no host name of Twilio: those are twilio.com and what ends in .twilio.com.',
    ],
  ])('%s', (host, text) => {
    expect(describeHost(host)).toBe(text)
  })

  it('says where the Region does not offer the product, and what to use then', () => {
    const text = describeHost('sync.dublin.ie1.twilio.com')
    expect(text).toContain('But Ireland (IE1) does not offer the product:')
    expect(text).toContain('Use sync.twilio.com with credentials of US1.')
    expect(text).not.toContain('credentials of IE1')
  })

  it('believes the policy about products', () => {
    const text = describeHost('sync.dublin.ie1.twilio.com', { products: { sync: ['us1', 'ie1'] } })
    expect(text).toContain('It takes credentials of IE1.')
  })

  it('says that sources conflict', () => {
    expect(describeHost('api.frankfurt.ie1.twilio.com')).toContain('Sources conflict: ')
  })

  it('says what the policy makes of region-only hosts', () => {
    expect(describeHost('api.ie1.twilio.com', { legacyHosts: 'us1' })).toContain('is processed in US1')
    expect(describeHost('api.ie1.twilio.com', { legacyHosts: 'regional' })).toContain(
      'It takes credentials of IE1.',
    )
  })

  it('describes any text in sentences', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.domain().map((name) => `${name}.twilio.com`),
        ),
        (text) => {
          expect(describeHost(text)).toMatch(/\.$/)
        },
      ),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { rewriteUrls } from './rewrite-urls.ts'

const origin = (host: string): string => `http://127.0.0.1:4010/_host/${host}`

describe('rewriteUrls', () => {
  it('rewrites what a client follows, in JSON', () => {
    const body = JSON.stringify({
      meta: {
        next_page_url: 'https://iam.dublin.ie1.twilio.com/v1/Keys?PageToken=x',
        previous_page_url: null,
        url: 'https://iam.twilio.com/v1/Keys',
      },
      url: 'https://routes.twilio.com/v2/PhoneNumbers/+1',
      links: { keys: 'https://iam.twilio.com/v1/Keys', other: 'https://example.com/x' },
      next_page_uri: '/2010-04-01/Accounts.json?Page=1',
    })
    expect(JSON.parse(rewriteUrls(body, 'application/json; charset=utf-8', origin))).toEqual({
      meta: {
        next_page_url: 'http://127.0.0.1:4010/_host/iam.dublin.ie1.twilio.com/v1/Keys?PageToken=x',
        previous_page_url: null,
        url: 'http://127.0.0.1:4010/_host/iam.twilio.com/v1/Keys',
      },
      url: 'http://127.0.0.1:4010/_host/routes.twilio.com/v2/PhoneNumbers/+1',
      links: {
        keys: 'http://127.0.0.1:4010/_host/iam.twilio.com/v1/Keys',
        other: 'https://example.com/x',
      },
      next_page_uri: '/2010-04-01/Accounts.json?Page=1',
    })
  })

  it.each([
    ['documentation', { more_info: 'https://www.twilio.com/docs/errors/20404' }],
    [
      'what an account stored',
      { voice_url: 'https://api.twilio.com/x', sms_url: 'https://handler.twilio.com/y' },
    ],
    [
      'the text of a message',
      { body: 'see "url":"https://api.twilio.com/x" and "next_page_url": "https://api.twilio.com"' },
    ],
    ['other hosts', { url: 'https://example.com/https://api.twilio.com/' }],
    ['hosts that only begin or end like it', { url: 'https://api.twilio.com.example.com/' }],
    ['web pages', { url: 'https://www.twilio.com/console' }],
  ])('keeps %s', (_what, value) => {
    const body = JSON.stringify(value)
    expect(rewriteUrls(body, 'application/json', origin)).toBe(body)
  })

  it('rewrites XML', () => {
    expect(
      rewriteUrls(
        '<TwilioResponse><Keys nextpageurl="https://api.twilio.com/a" nextpageuri="/b"><Url>https://api.twilio.com/c</Url><VoiceUrl>https://api.twilio.com/d</VoiceUrl></Keys></TwilioResponse>',
        'application/xml',
        origin,
      ),
    ).toBe(
      '<TwilioResponse><Keys nextpageurl="http://127.0.0.1:4010/_host/api.twilio.com/a" nextpageuri="/b"><Url>http://127.0.0.1:4010/_host/api.twilio.com/c</Url><VoiceUrl>https://api.twilio.com/d</VoiceUrl></Keys></TwilioResponse>',
    )
  })

  it('keeps what is neither', () => {
    expect(rewriteUrls('"url":"https://api.twilio.com/"', 'text/plain', origin)).toBe(
      '"url":"https://api.twilio.com/"',
    )
  })
})

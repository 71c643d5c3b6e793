import { createEmulator } from '@regionguard/emulator'
import { describe, expect, it } from 'vitest'
import { MOST_GROUPS, recordRun } from './run-record.ts'
import { summary } from './summary.ts'

const emulator = createEmulator({ random: 'summary' })

/** What is told of requests by the User-Agent that made them, to hosts. */
function told(...requests: readonly (readonly [userAgent: string, host: string])[]): string {
  const { listen, record } = recordRun()
  const end = emulator.requests.subscribe(listen)
  for (const [userAgent, host] of requests) {
    emulator.handle({
      method: 'GET',
      host,
      path: '/2010-04-01/Accounts.json',
      query: '',
      headers: {
        ...(userAgent === '' ? {} : { 'user-agent': userAgent }),
        authorization: `Basic ${btoa(`${emulator.account('main').sid}:${emulator.account('main').region('ie1').authToken}`)}`,
      },
      body: new Uint8Array(0),
      via: 'proxy',
    })
  }
  end()
  return summary(record())
}

describe('the summary of a run', () => {
  it('says that nothing came', () => {
    expect(told()).toBe('regionguard: no request to Twilio reached the emulator\n')
  })

  it('counts by Region, and names the releases that were used', () => {
    const python = 'twilio-python/9.10.4 (Linux x86_64) Python/3.13'
    expect(told([python, 'api.dublin.ie1.twilio.com'], [python, 'api.dublin.ie1.twilio.com'])).toBe(
      'regionguard: 2 requests: ie1 2, refused 0\nregionguard: seen: twilio-python 9.10.4\n',
    )
  })

  it('says what a host without an edge is, and who called it', () => {
    expect(told(['twilio-python/9.10.4', 'api.ie1.twilio.com'])).toContain(
      'regionguard: twilio-python 9.10.4 called api.ie1.twilio.com: region without edge\n',
    )
    expect(told(['twilio-java/11.3.3', 'api.twilio.com'], ['', 'api.ie1.twilio.com'])).toContain(
      'regionguard: a client (probably twilio-java 11.3.3) called api.ie1.twilio.com: region without edge\n',
    )
    expect(
      told(
        ['twilio-java/11.3.3', 'api.twilio.com'],
        ['twilio-node/6.2.0', 'api.twilio.com'],
        ['', 'api.ie1.twilio.com'],
      ),
    ).toContain('regionguard: a client called api.ie1.twilio.com: region without edge\n')
  })

  it('warns of a release that hides what is missing', () => {
    expect(told(['twilio-node/5.12.0 (linux x64) node/v20', 'api.dublin.ie1.twilio.com'])).toContain(
      'seen: twilio-node 5.12.0, which fills in the edge of a region by itself; 5.12.1 does not: set the edge\n',
    )
    expect(told(['@twilio/cli-core/8.3.2', 'api.dublin.ie1.twilio.com'])).toContain(
      'seen: @twilio/cli-core 8.3.2\n',
    )
  })

  it('tells a refusal once, with its reason', () => {
    const lines = told(['', 'api.twilio.com'], ['', 'api.twilio.com']).split('\n')
    expect(lines[0]).toBe('regionguard: 2 requests: us1 2, refused 2')
    expect(lines[1]).toMatch(
      /^regionguard: refused GET api\.twilio\.com\/2010-04-01\/Accounts\.json: 401\/20003, this Auth Token .* ie1; .* \(2 times\)$/,
    )
    expect(lines).toHaveLength(3)
  })

  it('tells in a sentence of its own why there was no answer', () => {
    expect(told(['', 'bogus.twilio.com'])).toContain(': no answer. "bogus" is no product')
  })

  it('stays short, and in bounds, whatever comes', () => {
    const { listen, record } = recordRun()
    const end = emulator.requests.subscribe(listen)
    for (let n = 0; n < MOST_GROUPS + 50; n += 1) {
      emulator.handle({
        method: 'GET',
        host: `api.\u001b[2Jé${String(n)}.twilio.com`,
        path: '/',
        query: '',
        headers: {},
        body: new Uint8Array(0),
        via: 'proxy',
      })
    }
    end()
    expect(record()).toMatchObject({ requests: MOST_GROUPS + 50, refused: MOST_GROUPS + 50 })
    expect(record().refusals).toHaveLength(MOST_GROUPS)
    expect(record().sdks).toHaveLength(MOST_GROUPS)
    const text = summary(record())
    expect(text.split('\n').length).toBeLessThan(30)
    expect(text).toContain('more; --report FILE has all\n')
    expect(text).toMatch(/^[\x20-\x7e\n]*$/)
  })
})

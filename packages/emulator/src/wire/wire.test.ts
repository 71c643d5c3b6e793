import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { send } from '../client.test.fixture.ts'
import type { Sent } from '../client.test.fixture.ts'
import { createEmulator } from '../create-emulator.ts'
import { NO_PARAMETERS, parseForm, parseJsonBody } from './parameters.ts'
import { xmlElement } from './xml.ts'

function scene(keys = 0) {
  const emulator = createEmulator({
    random: 'wire',
    now: '2026-11-22T15:04:05Z',
    seed: { version: 1, accounts: [{ name: 'main', regions: { us1: { keys: [] } } }] },
  })
  const main = emulator.account('main')
  const us1 = main.region('us1')
  for (let index = 0; index < keys; index++) us1.createApiKey({ friendlyName: `key ${index}` })
  const as = [main.sid, us1.authToken] as const
  const base = `/2010-04-01/Accounts/${main.sid}`
  return { emulator, main, us1, as, base, ask: (sent: Sent) => send(emulator, { as, ...sent }) }
}

describe('headers', () => {
  it('are those of Twilio', () => {
    const { ask, base } = scene()
    const { headers } = ask({ path: `${base}.json` })
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-home-region': 'us1',
      'x-api-domain': 'api.twilio.com',
      'twilio-concurrent-requests': '1',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag',
    })
    expect(headers['twilio-request-id']).toMatch(/^RQ[0-9a-f]{32}$/)
    expect(headers['twilio-request-duration']).toMatch(/^0\.\d{3}$/)
    expect(headers['x-regionguard-reason']).toBeUndefined()
  })

  it('have another request id each time, and the journal has the same', () => {
    const { ask, base, emulator } = scene()
    const ids = Array.from({ length: 300 }, () => ask({ path: `${base}.json` }).headers['twilio-request-id'])
    expect(new Set(ids).size).toBe(300)
    expect(emulator.requests.entries().map(({ id }) => id)).toEqual(ids)
  })
})

describe('methods', () => {
  it('answers OPTIONS to whoever asks', () => {
    const { emulator, base } = scene()
    const answer = send(emulator, { method: 'OPTIONS', path: `${base}/Keys.json` })
    expect([answer.status, answer.text, answer.headers['allow']]).toEqual([
      200,
      '',
      'GET, POST, HEAD, OPTIONS',
    ])
    expect(answer.headers['access-control-allow-methods']).toBe('GET, POST, DELETE, OPTIONS')
    expect(emulator.requests.at(-1)).toMatchObject({ decision: 'open', credential: null })
  })

  it('answers HEAD as GET, without a body', () => {
    const { ask, base, emulator } = scene()
    const get = ask({ path: `${base}/Keys.json` })
    const head = ask({ method: 'HEAD', path: `${base}/Keys.json` })
    expect([head.status, head.text, head.headers['content-type']]).toEqual([
      200,
      '',
      get.headers['content-type'],
    ])
    expect(send(emulator, { method: 'HEAD', path: `${base}/Keys.json` }).status).toBe(401)
  })

  it('names the methods that there are', () => {
    const { ask, base } = scene()
    const answer = ask({ method: 'PUT', path: `${base}/Keys.json` })
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, POST, HEAD, OPTIONS'])
  })
})

describe('errors', () => {
  it('are XML where the path does not end in .json', () => {
    const { emulator } = scene()
    const answer = send(emulator, { path: '/2010-04-01/Accounts', as: ['AC1', 'x'] })
    expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8')
    expect(answer.text).toBe(
      "<?xml version='1.0' encoding='UTF-8'?>\n<TwilioResponse><RestException><Code>20003</Code><Detail>Your AccountSid or AuthToken was incorrect.</Detail><Message>Authentication Error - invalid username</Message><MoreInfo>https://www.twilio.com/docs/errors/20003</MoreInfo><Status>401</Status></RestException></TwilioResponse>",
    )
  })

  it('are JSON on the other products, whatever the path', () => {
    const { emulator } = scene()
    expect(send(emulator, { host: 'iam.twilio.com', path: '/v1/Keys' }).json).toMatchObject({ code: 20003 })
  })

  it('name what was not found', () => {
    const { ask, base } = scene()
    const path = `${base}/Keys/SK${'0'.repeat(32)}.json`
    expect(ask({ path }).message).toBe(`The requested resource ${path} was not found`)
  })
})

describe('bodies', () => {
  it('are forms for the 2010 API', () => {
    const { ask, base } = scene()
    const json = {
      method: 'POST',
      path: `${base}/Keys.json`,
      body: '{"FriendlyName":"x"}',
      headers: { 'content-type': 'application/json' },
    }
    expect(ask(json).status).toBe(415)
    expect(ask({ ...json, headers: { 'content-type': 'multipart/form-data' } }).code).toBe(19056)
    expect(ask({ ...json, body: 'FriendlyName=a+b%20c', headers: {} }).json).toMatchObject({
      friendly_name: 'a b c',
    })
  })

  it('are JSON as well for the other products, and for all by a switch', () => {
    const { ask, main, base } = scene()
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const body = JSON.stringify({
      AccountSid: main.sid,
      KeyType: 'restricted',
      Policy: { allow: ['/twilio/voice/calls/*'] },
    })
    const answer = ask({ method: 'POST', host: 'iam.twilio.com', path: '/v1/Keys', body, headers })
    expect(answer.json).toMatchObject({ policy: { allow: ['/twilio/voice/calls/*'] } })
    expect(ask({ method: 'POST', host: 'iam.twilio.com', path: '/v1/Keys', body: '{', headers }).code).toBe(
      70002,
    )
    const lenient = createEmulator({ switches: { jsonBodies: 'everywhere' } })
    const { sid, ...account } = lenient.account('main')
    expect(account).toBeDefined()
    const as = [sid, lenient.account('main').region('us1').authToken] as const
    const path = base.replace(main.sid, sid)
    expect(
      send(lenient, { method: 'POST', path: `${path}/Keys.json`, body: '{"FriendlyName":"x"}', headers, as })
        .status,
    ).toBe(201)
  })
})

describe('the rate limit', () => {
  it('is for one account in one Region, within a second of the clock', () => {
    let time = Date.parse('2026-11-22T00:00:00Z')
    const emulator = createEmulator({ rateLimit: 2, now: () => new Date(time) })
    const main = emulator.account('main')
    const other = emulator.createAccount()
    const get = (account: typeof main) =>
      send(emulator, {
        path: `/2010-04-01/Accounts/${account.sid}.json`,
        as: [account.sid, account.region('us1').authToken],
      })
    expect([get(main), get(main)].map(({ status }) => status)).toEqual([200, 200])
    const refused = get(main)
    expect([refused.status, refused.code, refused.headers['retry-after']]).toEqual([429, 20429, '1'])
    expect(get(other).status).toBe(200)
    expect(emulator.requests.entries().map(({ decision }) => decision)).toContain('limited')
    time += 1000
    expect(get(main).status).toBe(200)
  })
})

describe('pages', () => {
  const names = (answer: ReturnType<typeof send>) =>
    (answer.json?.['keys'] as { friendly_name: string }[]).map(({ friendly_name }) => friendly_name)
  const follow = (uri: unknown): Sent => {
    const [path = '', query = ''] = String(uri).split('?')
    return { path, query }
  }

  it('go forward and back, newest first', () => {
    const { ask, base } = scene(5)
    const first = ask({ path: `${base}/Keys.json`, query: 'PageSize=2' })
    expect(names(first)).toEqual(['key 4', 'key 3'])
    expect(first.json).toMatchObject({
      page: 0,
      page_size: 2,
      start: 0,
      end: 1,
      previous_page_uri: null,
      uri: `${base}/Keys.json?PageSize=2&Page=0`,
      first_page_uri: `${base}/Keys.json?PageSize=2&Page=0`,
    })
    const second = ask(follow(first.json?.['next_page_uri']))
    expect(names(second)).toEqual(['key 2', 'key 1'])
    const third = ask(follow(second.json?.['next_page_uri']))
    expect(names(third)).toEqual(['key 0'])
    expect(third.json).toMatchObject({ page: 2, start: 4, end: 4, next_page_uri: null })
    const back = ask(follow(third.json?.['previous_page_uri']))
    expect(names(back)).toEqual(['key 2', 'key 1'])
    expect(names(ask(follow(back.json?.['previous_page_uri'])))).toEqual(['key 4', 'key 3'])
  })

  it('keep their filters', () => {
    const { ask, main } = scene()
    for (let index = 0; index < 3; index++) main.createSubaccount({ friendlyName: 'a b' })
    main.createSubaccount({ friendlyName: 'other' })
    const first = ask({ path: '/2010-04-01/Accounts.json', query: 'FriendlyName=a%20b&PageSize=2' })
    const next = String(first.json?.['next_page_uri'])
    expect(next).toMatch(
      /^\/2010-04-01\/Accounts\.json\?FriendlyName=a%20b&PageSize=2&Page=1&PageToken=PAAC[0-9a-f]{32}$/,
    )
    const second = ask(follow(next))
    expect((second.json?.['accounts'] as unknown[]).length).toBe(1)
    expect(second.json?.['next_page_uri']).toBeNull()
  })

  it('are absolute outside of the 2010 API', () => {
    const { ask, main } = scene(3)
    const answer = ask({
      host: 'iam.twilio.com',
      path: '/v1/Keys',
      query: `AccountSid=${main.sid}&PageSize=2`,
    })
    expect(answer.json?.['meta']).toEqual({
      page: 0,
      page_size: 2,
      first_page_url: `https://iam.twilio.com/v1/Keys?AccountSid=${main.sid}&PageSize=2&Page=0`,
      previous_page_url: null,
      url: `https://iam.twilio.com/v1/Keys?AccountSid=${main.sid}&PageSize=2&Page=0`,
      next_page_url: `https://iam.twilio.com/v1/Keys?AccountSid=${main.sid}&PageSize=2&Page=1&PageToken=PASK${'2'.padStart(32, '0')}`,
      key: 'keys',
    })
  })

  it.each([
    ['PageSize=1001', 20007],
    ['PageSize=0', 20422],
    ['PageSize=x', 20422],
    ['Page=-1', 20422],
    ['PageToken=x', 20422],
  ])('%s: %d', (query, code) => {
    const { ask, base } = scene(1)
    const answer = ask({ path: `${base}/Keys.json`, query })
    expect([answer.status, answer.code]).toEqual([400, code])
  })

  it('may be counted without a token', () => {
    const { ask, base } = scene(5)
    expect(names(ask({ path: `${base}/Keys.json`, query: 'PageSize=2&Page=1' }))).toEqual(['key 2', 'key 1'])
    expect(names(ask({ path: `${base}/Keys.json`, query: 'PageSize=2&Page=9' }))).toEqual([])
  })

  it('show every row once that is there from the first page to the last, whatever comes and goes in between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.oneof(fc.constant('add'), fc.nat({ max: 29 })), { maxLength: 20 }),
        (count, size, events) => {
          const { ask, base, us1 } = scene()
          const sids = Array.from({ length: count }, () => us1.createApiKey().sid)
          const gone = new Set<string>()
          const seen: string[] = []
          const queue = [...events]
          let next: Sent | undefined = { path: `${base}/Keys.json`, query: `PageSize=${size}` }
          while (next !== undefined) {
            const answer = ask(next)
            seen.push(...(answer.json?.['keys'] as { sid: string }[]).map(({ sid }) => sid))
            const event = queue.shift()
            if (event === 'add') us1.createApiKey()
            else if (event !== undefined && sids[event] !== undefined) {
              gone.add(sids[event])
              ask({ method: 'DELETE', path: `${base}/Keys/${sids[event]}.json` })
            }
            const uri = answer.json?.['next_page_uri']
            next = uri === null ? undefined : follow(uri)
          }
          expect(new Set(seen).size).toBe(seen.length)
          const stayed = sids.filter((sid) => !gone.has(sid)).toReversed()
          expect(seen.filter((sid) => !gone.has(sid))).toEqual(stayed)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('parseForm', () => {
  it.each([
    ['a=1&b=2', { a: ['1'], b: ['2'] }],
    ['a=1&a=2', { a: ['1', '2'] }],
    ['a', { a: [''] }],
    ['a=b=c', { a: ['b=c'] }],
    ['&&a=+%2B%20', { a: [' + '] }],
    ['DateSent%3E=2026', { 'DateSent>': ['2026'] }],
    ['a=%', { a: ['%'] }],
    ['a=%ff', { a: ['%ff'] }],
    ['__proto__=x', { ['__proto__']: ['x'] }],
  ])('%s', (text, expected) => {
    expect([...parseForm(text).entries()]).toEqual(Object.entries(expected))
  })

  it('agrees with URLSearchParams, but for what is not UTF-8', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))),
        (pairs) => {
          const text = new URLSearchParams(pairs).toString()
          const parsed = parseForm(text)
          for (const [name] of pairs) expect(parsed.all(name)).toEqual(new URLSearchParams(text).getAll(name))
        },
      ),
    )
  })

  it('is total', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseForm(text)).toBeDefined()
      }),
    )
    expect(parseForm('')).toBe(NO_PARAMETERS)
  })
})

describe('parseJsonBody', () => {
  it('makes texts of everything', () => {
    const parsed = parseJsonBody('{"a":"x","b":1,"c":true,"d":["1",2],"e":{"f":[1]},"g":null}')
    expect([...parsed.entries()]).toEqual([
      ['a', ['x']],
      ['b', ['1']],
      ['c', ['true']],
      ['d', ['1', '2']],
      ['e', ['{"f":[1]}']],
    ])
  })

  it.each(['', '{', '[]', 'null', '"x"', '1'])('refuses %s', (text) => {
    expect(() => parseJsonBody(text)).toThrow(/not (?:valid JSON|a JSON object)/)
  })
})

describe('XML', () => {
  it('escapes what would be markup, and has no character that XML has not', () => {
    expect(xmlElement('A', { b_c: '<&>"\u0000\ud800x', d: null, e: 1, f: false, g: { h: '' } })).toBe(
      '<A><BC>&lt;&amp;&gt;&quot;\ufffd\ufffdx</BC><D/><E>1</E><F>false</F><G><H/></G></A>',
    )
  })

  it('has URIs without .json', () => {
    expect(xmlElement('A', { uri: '/2010-04-01/Accounts/AC1.json?Page=0' })).toBe(
      '<A><Uri>/2010-04-01/Accounts/AC1?Page=0</Uri></A>',
    )
  })
})

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basic, requestOf, send } from '../client.test.fixture.ts'
import { createEmulator } from '../create-emulator.ts'
import type { JournalEntry } from './journal-entry.ts'
import { redactPath, redactText } from './redact.ts'

/** Live-looking, and in no file. */
const foreign = (name: string): string => createHash('md5').update(`foreign ${name}`).digest('hex')

describe('the journal', () => {
  it('keeps what the design lists, and nothing else', () => {
    const emulator = createEmulator({ random: 1, now: '2026-11-22T00:00:00Z' })
    const main = emulator.account('main')
    const key = main.region('ie1').createApiKey()
    const answer = send(emulator, {
      host: 'api.dublin.ie1.twilio.com',
      path: `/2010-04-01/Accounts/${main.sid}/Messages.json`,
      query: 'a=1&a=2',
      form: { To: '+353851234567', From: '+353861234567', Body: 'your code is 123456' },
      as: [key.sid, key.secret],
      headers: { 'user-agent': 'twilio-node/6.2.0 (linux x64) node/v20.19.0' },
    })
    expect(emulator.requests.entries()).toEqual([
      {
        id: answer.headers['twilio-request-id'],
        at: '2026-11-22T00:00:00.000Z',
        via: 'fetch',
        method: 'POST',
        host: 'api.dublin.ie1.twilio.com',
        region: 'ie1',
        product: 'api',
        operation: 'CreateMessage',
        path: `/2010-04-01/Accounts/${main.sid}/Messages.json`,
        query: { a: ['1', '2'] },
        form: { To: '+353851234567', From: '+353861234567', Body: 'your code is 123456' },
        credential: { kind: 'standard-key', sid: key.sid, region: 'ie1' },
        account: main.sid,
        decision: 'served',
        status: 201,
        code: null,
        reason: null,
        sdk: 'twilio-node/6.2.0',
      },
    ])
  })

  it.each([
    [
      'an unknown host',
      { host: 'api.ie1.twilio.com', path: '/' },
      { decision: 'failed', status: null, region: null, credential: null },
    ],
    [
      'no credential',
      { path: '/2010-04-01/Accounts.json' },
      { decision: 'refused', status: 401, code: 20003, credential: null, account: null },
    ],
    [
      'an unknown credential',
      { path: '/2010-04-01/Accounts.json', as: [`AC${foreign('a')}`, foreign('b')] as const },
      { decision: 'refused', credential: { kind: 'unknown', sid: null, region: null } },
    ],
    [
      'an edge that is not documented',
      { host: 'api.frankfurt.ie1.twilio.com', path: '/' },
      { decision: 'refused', region: 'ie1' },
    ],
  ])('tells %s', (_title, sent, expected) => {
    const emulator = createEmulator()
    send(emulator, sent)
    const entry = emulator.requests.at(0)
    expect(entry).toMatchObject(expected)
    expect(entry?.reason).toMatch(/^[\x20-\x7e]+$/)
  })

  it('notes an edge that the documentation does not pair, where the request is served', () => {
    const emulator = createEmulator()
    const main = emulator.account('main')
    const sent = {
      host: 'api.frankfurt.ie1.twilio.com',
      path: `/2010-04-01/Accounts/${main.sid}.json`,
      as: [main.sid, main.region('ie1').authToken] as const,
    }
    expect(send(emulator, sent).status).toBe(200)
    expect(emulator.requests.at(-1)?.reason).toBe(
      'the edge frankfurt is not the one that the documentation pairs with ie1',
    )
    const strict = createEmulator({ edges: 'documented' })
    expect(strict.handle(requestOf(sent))).toMatchObject({ kind: 'failure', as: 'unknown-host' })
  })

  it('is bounded, and counts what had to go', () => {
    const emulator = createEmulator({ journalSize: 3 })
    for (let index = 0; index < 5; index++) send(emulator, { path: `/${index}` })
    const { requests } = emulator
    expect([requests.length, requests.dropped]).toEqual([3, 2])
    expect([...requests].map(({ path }) => path)).toEqual(['/2', '/3', '/4'])
    expect([requests.at(0)?.path, requests.at(-1)?.path, requests.at(3)]).toEqual(['/2', '/4', undefined])
    requests.clear()
    expect([requests.length, requests.dropped, requests.entries()]).toEqual([0, 0, []])
    send(emulator, { path: '/again' })
    expect(requests.at(0)?.path).toBe('/again')
  })

  it('has room for 10,000 by itself', () => {
    const emulator = createEmulator()
    for (let index = 0; index < 10_001; index++) send(emulator, { path: '/' })
    expect([emulator.requests.length, emulator.requests.dropped]).toEqual([10_000, 1])
  })

  it.each([0, -1, 1.5, Number.NaN])('takes no size of %d', (journalSize) => {
    expect(() => createEmulator({ journalSize })).toThrow('"journalSize" is a whole number from 1')
  })

  it('tells whoever listens', () => {
    const emulator = createEmulator()
    const heard: JournalEntry[] = []
    const end = emulator.requests.subscribe((entry) => heard.push(entry))
    send(emulator, { path: '/a' })
    end()
    send(emulator, { path: '/b' })
    expect(heard.map(({ path }) => path)).toEqual(['/a'])
    expect(emulator.requests.at(0)).toEqual(heard[0])
  })
})

describe('secrets', () => {
  it('of the world, and foreign ones, are in no entry and no reason', () => {
    const emulator = createEmulator({ random: 'leaks' })
    const main = emulator.account('main')
    const us1 = main.region('us1')
    const app = main.createOAuthApp()
    const alien = foreign('token')
    const mixed = Buffer.from(foreign('key')).toString('base64url').slice(0, 32)
    const path = `/2010-04-01/Accounts/${main.sid}`
    const escaped = Array.from(alien, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')
    const seen: string[] = []
    emulator.requests.subscribe((entry) => seen.push(JSON.stringify(entry)))
    const made = send(emulator, { path: `${path}/Keys.json`, form: {}, as: [main.sid, us1.authToken] })
    for (const secret of [alien, mixed, us1.authToken, String(made.json?.['secret'])]) {
      for (const sent of [
        { path: `${path}.json`, as: [main.sid, secret] as const },
        { path: `${path}.json`, as: [secret, secret] as const },
        { path: `${path}.json`, as: [`SK${secret}`, secret] as const },
        { path: `${path}.json`, bearer: secret },
        { path: `${path}.json`, headers: { authorization: secret } },
        { path: `${path}.json`, headers: { authorization: `Basic ${secret}` } },
        { path: `${path}.json`, headers: { 'user-agent': secret } },
        { path: `/${secret}` },
        { path: `/${escaped}` },
        {
          path: `/x/${main.sid}:${secret}/y`,
          query: `a=${secret}&${secret}=b&u=https://user:${secret}@example.com/`,
        },
        {
          path: `${path}/Messages.json`,
          form: {
            To: '+353851234567',
            From: '+353861234567',
            Body: secret,
            StatusCallback: `https://a:${secret}@example.com`,
          },
          as: [main.sid, us1.authToken] as const,
        },
        { host: `${secret}.twilio.com`, path: '/' },
        { host: `api.${secret}.twilio.com`, path: '/' },
        { method: secret, path: '/' },
        {
          host: 'oauth.twilio.com',
          path: '/v2/token',
          form: { grant_type: 'client_credentials', client_id: secret, client_secret: secret },
        },
      ]) {
        send(emulator, sent)
      }
    }
    send(emulator, {
      host: 'oauth.twilio.com',
      path: '/v2/token',
      form: { grant_type: 'client_credentials', client_id: app.clientId, client_secret: app.clientSecret },
    })
    const text = [JSON.stringify(emulator.requests.entries()), ...seen].join('\n').toLowerCase()
    const secrets =
      JSON.stringify(emulator.snapshot()).match(/"(?:secret|authToken|secondaryAuthToken)":"(\w+)"/g) ?? []
    expect(secrets.length).toBeGreaterThan(20)
    for (const found of [...secrets.map((match) => match.replace(/^.*:"|"$/g, '')), alien, mixed, escaped]) {
      expect(text).not.toContain(found.toLowerCase())
      expect(text).not.toContain(found.toLowerCase().slice(0, 12))
    }
  })

  it('are told by the names of parameters, too', () => {
    const emulator = createEmulator()
    const main = emulator.account('main')
    const form = {
      SipAuthPassword: 'hunter2',
      client_secret: 'short',
      CallToken: 'x',
      Body: 'plain',
      PageToken: 'PA',
    }
    const as = [main.sid, main.region('us1').authToken] as const
    const path = `/2010-04-01/Accounts/${main.sid}/Calls.json`
    send(emulator, { path, form, query: 'PageToken=PA&access_token=y', as })
    expect(emulator.requests.at(-1)).toMatchObject({
      form: {
        SipAuthPassword: '[redacted]',
        client_secret: '[redacted]',
        CallToken: '[redacted]',
        Body: 'plain',
        PageToken: 'PA',
      },
      query: { PageToken: 'PA', access_token: '[redacted]' },
    })
  })

  it('are not in the reasons of failures', () => {
    const emulator = createEmulator()
    const secret = foreign('host')
    const answer = emulator.handle(
      requestOf({ host: `${secret}.twilio.com`, path: '/', headers: { authorization: basic('a', secret) } }),
    )
    expect(JSON.stringify(answer)).not.toContain(secret)
  })
})

describe('redactText', () => {
  it.each([
    ['+353851234567', '+353851234567'],
    [`AC${'0'.repeat(32)}`, `AC${'0'.repeat(32)}`],
    ['a'.repeat(31), 'a'.repeat(31)],
    ['a'.repeat(32), '[redacted]'],
    [`x ${'0'.repeat(32)} y`, 'x [redacted] y'],
    ['https://user:password@example.com/', 'https://[redacted]@example.com/'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln', '[redacted]'],
    ['0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5b-d9cb-469f-a165-70867728950e'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected)
  })

  it('never lets 32 letters and digits through that are no SID', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.stringMatching(/^[0-9a-zA-Z]{32}$/),
        fc.string(),
        (before, secret, after) => {
          expect(redactText(before + secret + after)).not.toContain(secret)
          expect(redactPath(encodeURIComponent(before) + secret)).not.toContain(secret)
        },
      ),
    )
  })
})

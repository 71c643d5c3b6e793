import { describe, expect, it } from 'vitest'
import { hostOf, send } from '../client.test.fixture.ts'
import type { Answered, Sent } from '../client.test.fixture.ts'
import { createEmulator } from '../create-emulator.ts'
import type { Emulator } from '../emulator.ts'

type Region = 'us1' | 'ie1' | 'au1'

/** An account, and requests with its Auth Token of a Region. */
function scene(options: Parameters<typeof createEmulator>[0] = {}) {
  const emulator = createEmulator({ random: 'resources', now: '2026-11-22T15:04:05Z', ...options })
  const main = emulator.account('main')
  const ask = (path: string, sent: Omit<Sent, 'path'> & { readonly region?: Region } = {}): Answered => {
    const { region = 'us1', ...rest } = sent
    const [bare = '', query = ''] = path.split('?')
    return send(emulator, {
      host: hostOf('api', region),
      path: bare.startsWith('/') ? bare : `/2010-04-01/Accounts/${main.sid}/${bare}.json`,
      query,
      as: [main.sid, main.region(region).authToken],
      ...rest,
    })
  }
  return { emulator, main, ask }
}

const ACCOUNTS = '/2010-04-01/Accounts.json'
const accountPath = (sid: string): string => `/2010-04-01/Accounts/${sid}.json`
const MESSAGE = { To: '+353851234567', From: '+353861234567', Body: 'hi' }
const CALL = { To: '+14155550100', From: '+14155550101', Url: 'https://example.com/' }

describe('accounts', () => {
  it('gives a subaccount with its Auth Token of the Region, to the parent’s token of that Region', () => {
    const { emulator, ask } = scene()
    const sub = emulator.account('subaccount')
    for (const region of ['us1', 'ie1', 'au1'] as const) {
      const answer = ask(accountPath(sub.sid), { region })
      expect(answer.json?.['auth_token']).toBe(sub.region(region).authToken)
      for (const other of ['us1', 'ie1', 'au1'] as const) {
        if (other !== region) expect(answer.text).not.toContain(sub.region(other).authToken)
      }
    }
  })

  it.each([
    ['empty', ''],
    ['null', null],
    ['missing', undefined],
  ] as const)('gives API keys no auth_token: %s', (apiKeyAuthToken, expected) => {
    const { main, ask } = scene({ switches: { apiKeyAuthToken } })
    const key = main.region('us1').createApiKey({ type: 'main' })
    const as = [key.sid, key.secret] as const
    expect(ask(accountPath(main.sid), { as }).json?.['auth_token']).toBe(expected)
    const created = ask(ACCOUNTS, { as, form: {} })
    expect([created.status, created.json?.['auth_token']]).toEqual([201, expected])
    for (const account of ask(ACCOUNTS, { as }).json?.['accounts'] as Record<string, unknown>[]) {
      expect(account['auth_token']).toBe(expected)
    }
  })

  it('makes subaccounts with a name of their own and tokens in every Region', () => {
    const { emulator, main, ask } = scene()
    const { json } = ask(ACCOUNTS, { form: {} })
    expect(json).toMatchObject({
      friendly_name: 'SubAccount Created at 2026-11-22 03:04 PM',
      owner_account_sid: main.sid,
      status: 'active',
      type: 'Full',
      date_created: 'Sun, 22 Nov 2026 15:04:05 +0000',
    })
    const sub = emulator.account(String(json?.['sid']))
    expect(json?.['auth_token']).toBe(sub.region('us1').authToken)
    expect(
      ask(accountPath(sub.sid), { region: 'ie1', as: [sub.sid, sub.region('ie1').authToken] }).status,
    ).toBe(200)
  })

  it('lists with filters; a subaccount sees itself only', () => {
    const { emulator, main, ask } = scene()
    const names = (answer: Answered) =>
      (answer.json?.['accounts'] as { friendly_name: string }[]).map((row) => row.friendly_name)
    ask(ACCOUNTS, { form: { FriendlyName: 'b' } })
    expect(names(ask(ACCOUNTS))).toEqual(['b', 'Example subaccount', 'Example'])
    expect(names(ask(`${ACCOUNTS}?FriendlyName=b`))).toEqual(['b'])
    emulator.account('subaccount').setStatus('suspended')
    expect(names(ask(`${ACCOUNTS}?Status=suspended`))).toEqual(['Example subaccount'])
    expect(names(ask(`${ACCOUNTS}?Status=active&FriendlyName=Example`))).toEqual(['Example'])
    expect(ask(`${ACCOUNTS}?Status=open`).code).toBe(20422)
    emulator.account('subaccount').setStatus('active')
    const sub = emulator.account('subaccount')
    expect(names(ask(ACCOUNTS, { as: [sub.sid, sub.region('us1').authToken] }))).toEqual([
      'Example subaccount',
    ])
    expect(main.subaccounts.map(({ friendlyName }) => friendlyName)).toEqual(['Example subaccount', 'b'])
  })

  it('renames, suspends and reactivates', () => {
    const { emulator, ask } = scene()
    const sub = emulator.account('subaccount')
    const as = [sub.sid, sub.region('ie1').authToken] as const
    const messages = `/2010-04-01/Accounts/${sub.sid}/Messages.json`
    expect(
      ask(accountPath(sub.sid), { form: { FriendlyName: 'x', Status: 'suspended' } }).json,
    ).toMatchObject({ friendly_name: 'x', status: 'suspended' })
    expect(ask(messages, { region: 'ie1', as }).code).toBe(20005)
    ask(accountPath(sub.sid), { form: { Status: 'active' } })
    expect(ask(messages, { region: 'ie1', as }).status).toBe(200)
  })

  it('refuses what Twilio would not do', () => {
    const { emulator, ask } = scene()
    const sub = emulator.account('subaccount')
    const as = [sub.sid, sub.region('us1').authToken] as const
    expect(ask(accountPath(sub.sid), { as, form: { Status: 'suspended' } }).code).toBe(20006)
    expect(ask(accountPath(sub.sid), { as, form: { FriendlyName: 'mine' } }).status).toBe(200)
    expect(ask(accountPath(sub.sid), { form: { Status: 'open' } }).code).toBe(20422)
    expect(ask(accountPath(sub.sid), { form: { FriendlyName: 'x'.repeat(65) } }).code).toBe(20002)
    expect(ask(ACCOUNTS, { form: { FriendlyName: '' } }).code).toBe(20002)
    ask(accountPath(sub.sid), { form: { Status: 'closed' } })
    expect(ask(accountPath(sub.sid), { form: { Status: 'active' } }).code).toBe(21100)
    expect(ask(accountPath(sub.sid)).json?.['status']).toBe('closed')
  })

  it('closes with everything below it', () => {
    const { emulator, main, ask } = scene()
    const sub = emulator.account('subaccount')
    const key = sub.region('ie1').createApiKey()
    const tokens = [main, sub].map((account) => [account.sid, account.region('ie1').authToken] as const)
    expect(ask(accountPath(main.sid), { form: { Status: 'closed' } }).json?.['status']).toBe('closed')
    for (const as of [...tokens, [key.sid, key.secret] as const]) {
      expect(ask(`/2010-04-01/Accounts/${sub.sid}/Calls.json`, { region: 'ie1', as }).status).toBe(401)
    }
    expect([main.status, sub.status, main.subaccounts]).toEqual(['closed', 'closed', []])
  })

  it('has at most 1,000 subaccounts', () => {
    const { main, ask } = scene()
    for (let index = 1; index < 1000; index++) main.createSubaccount()
    expect(ask(ACCOUNTS, { form: {} }).code).toBe(21100)
    main.subaccounts[0]?.setStatus('closed')
    expect(ask(ACCOUNTS, { form: {} }).status).toBe(201)
  })
})

describe('keys', () => {
  it('are of one Region, and shown with their secret once', () => {
    const { ask } = scene()
    const made = ask('Keys', { region: 'ie1', form: { FriendlyName: 'worker' } })
    const { sid, secret, friendly_name: name } = made.json as Record<string, string>
    expect([made.status, name]).toEqual([201, 'worker'])
    expect(secret).toMatch(/^[0-9A-Za-z]{32}$/)
    expect(ask(`Keys/${sid ?? ''}`, { region: 'ie1' }).text).not.toContain(secret)
    const elsewhere = ask(`Keys/${sid ?? ''}`)
    expect([elsewhere.status, elsewhere.reason]).toEqual([
      404,
      'this API key was created in ie1; the request went to us1',
    ])
    expect(
      ask(`Keys/${sid ?? ''}`, { region: 'ie1', form: { FriendlyName: 'renamed' } }).json?.['friendly_name'],
    ).toBe('renamed')
    expect(ask(`Keys/${sid ?? ''}`, { region: 'ie1', form: {} }).json?.['friendly_name']).toBe('renamed')
    expect(ask(`Keys/${sid ?? ''}`, { region: 'ie1', method: 'DELETE' }).status).toBe(204)
    expect(ask(`Keys/${sid ?? ''}`, { region: 'ie1', method: 'DELETE' }).status).toBe(404)
  })

  it('refuse what was seen to be refused', () => {
    const { main, ask } = scene()
    expect(ask('Keys', { form: {} }).json?.['friendly_name']).toBeNull()
    expect(ask('Keys', { form: { FriendlyName: 'x'.repeat(64) } }).status).toBe(201)
    expect(ask('Keys', { form: { FriendlyName: 'x'.repeat(65) } })).toMatchObject({
      status: 400,
      code: 70001,
      message: 'The request has constraint violations',
    })
    expect(ask(`Keys/${main.sid}`)).toMatchObject({
      status: 400,
      code: 70002,
      message: 'Invalid Sid provided in the request',
    })
  })

  it('are the same as signing keys', () => {
    const { ask } = scene()
    const sid = String(ask('SigningKeys', { form: { FriendlyName: 's' } }).json?.['sid'])
    expect(ask(`Keys/${sid}`).json?.['friendly_name']).toBe('s')
    expect((ask('SigningKeys').json?.['signing_keys'] as unknown[]).length).toBe(
      (ask('Keys').json?.['keys'] as unknown[]).length,
    )
  })

  it('are Standard in the 2010 API, whatever is asked for', () => {
    const { ask, main } = scene()
    const form = { KeyType: 'restricted', Policy: '{"allow":[]}' }
    const sid = String(ask('Keys', { form }).json?.['sid'])
    expect(ask(`/v1/Keys/${sid}`, { host: 'iam.twilio.com' }).json?.['policy']).toBeNull()
    expect(main.sid).toMatch(/^AC/)
  })
})

describe('IAM keys', () => {
  const iam = { host: 'iam.twilio.com' }

  it('may be restricted, in US1', () => {
    const { main, ask } = scene()
    const form = {
      AccountSid: main.sid,
      KeyType: 'restricted',
      Policy: '{"allow":["/twilio/messaging/messages/list"]}',
    }
    const { sid, secret } = ask('/v1/Keys', { ...iam, form }).json as Record<string, string>
    const as = [sid ?? '', secret ?? ''] as const
    expect(ask('Messages', { as }).status).toBe(200)
    expect(ask('Calls', { as }).message).toBe(
      'Authorization Error: required permission twilio/voice/calls/list is missing',
    )
    const update = { Policy: '{"allow":["/twilio/voice/calls/*"]}' }
    expect(ask(`/v1/Keys/${sid ?? ''}`, { ...iam, form: update }).json?.['policy']).toEqual({
      allow: ['/twilio/voice/calls/*'],
    })
    expect([ask('Messages', { as }).status, ask('Calls', { as }).status]).toEqual([401, 200])
    const there = ask('/v1/Keys', { host: 'iam.dublin.ie1.twilio.com', region: 'ie1', form })
    expect([there.status, there.code, there.reason]).toEqual([
      400,
      70001,
      'Restricted keys exist in us1 only',
    ])
  })

  it('tell their flags in lists', () => {
    const { main, ask } = scene()
    main.region('us1').createApiKey({ type: 'restricted' })
    const rows = ask(`/v1/Keys?AccountSid=${main.sid}`, iam).json?.['keys'] as { flags: string[] }[]
    expect(rows.map(({ flags }) => flags)).toEqual([
      ['rest_api'],
      ['rest_api', 'signing'],
      ['rest_api', 'signing'],
    ])
  })

  it.each<readonly [string, Readonly<Record<string, string>>, number, string]>([
    ['no account', {}, 20001, 'Missing required parameter AccountSid'],
    ['another type', { KeyType: 'main' }, 70001, 'constraint violations'],
    ['no policy', { KeyType: 'restricted' }, 70001, 'constraint violations'],
    ['a policy that is no JSON', { KeyType: 'restricted', Policy: '{' }, 70002, 'Policy is invalid'],
    ['a policy without allow', { KeyType: 'restricted', Policy: '{}' }, 70002, 'Policy is invalid'],
    [
      'a permission that does not exist',
      { KeyType: 'restricted', Policy: '{"allow":["/twilio/fakepermission/doesnotexist"]}' },
      70002,
      "assertion '/twilio/fakepermission/doesnotexist' is invalid",
    ],
    [
      '101 permissions',
      {
        KeyType: 'restricted',
        Policy: JSON.stringify({
          allow: Array.from({ length: 101 }, (_, index) => `/twilio/voice/calls${index}/read`),
        }),
      },
      70001,
      'constraint violations',
    ],
    ['a long name', { FriendlyName: 'x'.repeat(65) }, 70001, 'constraint violations'],
  ])('refuse %s', (title, form, code, message) => {
    const { main, ask } = scene()
    const answer = ask('/v1/Keys', {
      ...iam,
      form: title === 'no account' ? { x: 'y' } : { AccountSid: main.sid, ...form },
    })
    expect([answer.status, answer.code]).toEqual([400, code])
    expect(answer.message).toContain(message)
  })

  it('have no policy to change if they are Standard', () => {
    const { ask } = scene()
    const sid = String(ask('Keys', { form: {} }).json?.['sid'])
    expect(ask(`/v1/Keys/${sid}`, { ...iam, form: { Policy: '{"allow":[]}' } }).code).toBe(70001)
  })
})

describe('Auth Tokens', () => {
  const host = (region: Region): string => hostOf('accounts', region)

  it('are rotated in one Region, and both are valid until then', () => {
    const { main, ask } = scene()
    const region = 'ie1'
    const path = '/v1/AuthTokens/Secondary'
    const old = main.region(region).authToken
    const foreign = main.region('us1').authToken
    const made = ask(path, { region, host: host(region), method: 'POST' })
    const second = String(made.json?.['secondary_auth_token'])
    expect([made.status, made.json?.['url']]).toEqual([201, `https://accounts.dublin.ie1.twilio.com${path}`])
    expect(ask(path, { region, host: host(region), method: 'POST' }).code).toBe(20409)
    for (const token of [old, second]) {
      expect(ask(accountPath(main.sid), { region, as: [main.sid, token] }).json?.['auth_token']).toBe(old)
    }
    const promoted = ask('/v1/AuthTokens/Promote', { region, host: host(region), method: 'POST' })
    expect([promoted.status, promoted.json?.['auth_token']]).toEqual([200, second])
    expect(ask(accountPath(main.sid), { region, as: [main.sid, old] }).status).toBe(401)
    expect(ask(accountPath(main.sid), { region, as: [main.sid, second] }).json?.['auth_token']).toBe(second)
    expect(main.region('us1').authToken).toBe(foreign)
  })

  it('are 404 where there is no second one', () => {
    const { ask } = scene()
    expect(ask('/v1/AuthTokens/Promote', { host: host('us1'), method: 'POST' })).toMatchObject({
      status: 404,
      message: 'The requested resource /v1/AuthTokens/Promote was not found',
    })
    expect(ask('/v1/AuthTokens/Secondary', { host: host('us1'), method: 'DELETE' }).status).toBe(404)
    ask('/v1/AuthTokens/Secondary', { host: host('us1'), method: 'POST' })
    expect(ask('/v1/AuthTokens/Secondary', { host: host('us1'), method: 'DELETE' }).status).toBe(204)
  })
})

describe('OAuth', () => {
  const open = (
    emulator: Emulator,
    form: Record<string, string>,
    host = 'oauth.twilio.com',
    path = '/v2/token',
  ) => send(emulator, { host, path, form })

  it('gives tokens that live an hour', () => {
    let time = Date.parse('2026-11-22T00:00:00Z')
    const emulator = createEmulator({ now: () => new Date(time) })
    const main = emulator.account('main')
    const { clientId, clientSecret } = main.createOAuthApp({ allow: ['/twilio/voice/calls/list'] })
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    const made = open(emulator, form)
    expect(made.json).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: null,
      refresh_token: null,
    })
    const bearer = String(made.json?.['access_token'])
    const calls = { path: `/2010-04-01/Accounts/${main.sid}/Calls.json`, bearer }
    expect(send(emulator, calls).status).toBe(200)
    expect(emulator.requests.at(-1)?.credential).toEqual({
      kind: 'oauth-token',
      sid: clientId,
      region: 'us1',
    })
    expect(JSON.stringify(emulator.snapshot())).not.toContain(bearer)
    time += 3600_000
    expect(send(emulator, calls)).toMatchObject({ status: 401, message: 'Authenticate' })
    open(emulator, form)
    expect(JSON.stringify(emulator.snapshot()).match(/"expires"/g)).toHaveLength(1)
  })

  it('refuses wrong clients, other grants and other Regions', () => {
    const { emulator, main } = scene()
    const { clientId, clientSecret } = main.createOAuthApp()
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    expect(open(emulator, { ...form, client_secret: 'x' })).toMatchObject({ status: 401, code: 20003 })
    expect(open(emulator, { ...form, client_id: `OQ${'0'.repeat(32)}` }).status).toBe(401)
    expect(open(emulator, { ...form, grant_type: 'password' }).status).toBe(400)
    expect(open(emulator, { grant_type: 'client_credentials' }).message).toBe(
      'Missing required parameter client_id',
    )
    expect(open(emulator, form, 'oauth.dublin.ie1.twilio.com').status).toBe(0)
    expect(open(emulator, form, 'iam.twilio.com', '/v1/token').status).toBe(201)
    expect(open(emulator, form, 'iam.dublin.ie1.twilio.com', '/v1/token').status).toBe(401)
    main.setStatus('suspended')
    expect(open(emulator, form)).toMatchObject({
      status: 401,
      reason: 'the account of this OAuth app is not active',
    })
  })
})

describe('messages', () => {
  it('are to be seen in their Region only', () => {
    const { ask } = scene()
    const sent = ask('Messages', { region: 'ie1', form: MESSAGE })
    expect(sent.json).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      num_segments: '1',
      num_media: '0',
      date_sent: null,
    })
    const sid = String(sent.json?.['sid'])
    expect(ask(`Messages/${sid}`, { region: 'ie1' }).json).toMatchObject({ status: 'delivered', body: 'hi' })
    expect(ask(`Messages/${sid}`).status).toBe(404)
    expect(ask('Messages').json?.['messages']).toEqual([])
    expect(ask('Messages', { region: 'ie1' }).json?.['messages']).toHaveLength(1)
  })

  it.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['no To', { To: '' }, 21604],
    ['no From', { From: '' }, 21603],
    ['no Body', { Body: '' }, 21602],
    ['a long Body', { Body: 'x'.repeat(1601) }, 21617],
    ['a To that is none', { To: '12345' }, 21211],
    ['a From that is none', { From: '!' }, 21212],
    ['a Messaging Service that is none', { MessagingServiceSid: 'x' }, 20422],
    ['a schedule without a service', { ScheduleType: 'fixed', SendAt: '2026-11-23T00:00:00Z' }, 20422],
  ])('refuse %s', (_title, form, code) => {
    const { ask } = scene()
    const answer = ask('Messages', { form: { ...MESSAGE, ...form } })
    expect([answer.status, answer.code]).toEqual([400, code])
  })

  it('have no media and no templates in IE1', () => {
    const { ask } = scene()
    const media = { ...MESSAGE, MediaUrl: ['https://example.com/a.png', 'https://example.com/b.png'] }
    expect(ask('Messages', { region: 'ie1', form: media }).code).toBe(21670)
    expect(ask('Messages', { region: 'ie1', form: { ...MESSAGE, ContentSid: 'HX' } }).code).toBe(21671)
    expect(ask('Messages', { form: media }).json).toMatchObject({ num_media: '2' })
    const american = { ...MESSAGE, From: '+14155550100' }
    expect(ask('Messages', { region: 'ie1', form: american }).status).toBe(201)
    expect(
      scene({ switches: { ie1Senders: 'documented' } }).ask('Messages', { region: 'ie1', form: american })
        .code,
    ).toBe(21663)
  })

  it.each([
    ['x'.repeat(160), '1'],
    ['x'.repeat(161), '2'],
    ['€'.repeat(80), '1'],
    ['€'.repeat(81), '2'],
    ['ж'.repeat(70), '1'],
    ['ж'.repeat(71), '2'],
  ])('are counted in segments', (Body, segments) => {
    expect(scene().ask('Messages', { form: { ...MESSAGE, Body } }).json?.['num_segments']).toBe(segments)
  })

  it('are filtered by number and date', () => {
    const { ask } = scene()
    ask('Messages', { form: MESSAGE })
    ask('Messages', { form: { ...MESSAGE, To: '+353850000000' } })
    const count = (query: string): number => (ask(`Messages?${query}`).json?.['messages'] as unknown[]).length
    expect(count('To=%2B353850000000')).toBe(1)
    expect(count('From=%2B353861234567')).toBe(2)
    expect([count('DateSent=2026-11-22'), count('DateSent=2026-11-21')]).toEqual([2, 0])
    expect([count('DateSent%3E=2026-11-22'), count('DateSent%3E=2026-11-23')]).toEqual([2, 0])
    expect([count('DateSent%3C=2026-11-22'), count('DateSent%3C=2026-11-21')]).toEqual([2, 0])
    expect(ask('Messages?DateSent=x').code).toBe(20422)
  })

  it('are scheduled, canceled, emptied and deleted', () => {
    const { ask } = scene()
    const service = `MG${'0'.repeat(32)}`
    const scheduled = ask('Messages', {
      form: {
        To: MESSAGE.To,
        Body: 'later',
        MessagingServiceSid: service,
        ScheduleType: 'fixed',
        SendAt: '2026-11-23T00:00:00Z',
      },
    })
    expect(scheduled.json).toMatchObject({ status: 'scheduled', from: null, messaging_service_sid: service })
    const later = `Messages/${String(scheduled.json?.['sid'])}`
    expect(ask(later, { form: { Status: 'canceled' } }).json?.['status']).toBe('canceled')
    const sent = `Messages/${String(ask('Messages', { form: MESSAGE }).json?.['sid'])}`
    expect(ask(sent, { form: { Status: 'canceled' } }).code).toBe(20422)
    expect(ask(sent, { form: { Body: 'other' } }).code).toBe(20422)
    expect(ask(sent, { form: { Body: '' } }).json?.['body']).toBe('')
    expect([ask(sent, { method: 'DELETE' }).status, ask(sent).status]).toEqual([204, 404])
  })
})

describe('calls', () => {
  it('are made, ended and deleted in their Region', () => {
    const { ask } = scene()
    const made = ask('Calls', { region: 'au1', form: CALL })
    expect(made.json).toMatchObject({ status: 'queued', to_formatted: '(415) 555-0100', start_time: null })
    const call = `Calls/${String(made.json?.['sid'])}`
    expect(ask(call).status).toBe(404)
    expect(ask(call, { region: 'au1', form: { Status: 'x' } }).code).toBe(20422)
    expect(ask(call, { region: 'au1', form: { Status: 'completed' } }).json).toMatchObject({
      status: 'completed',
      duration: '0',
    })
    expect(ask(call, { region: 'au1', form: { Status: 'completed' } }).code).toBe(21220)
    const count = (query: string): number =>
      (ask(`Calls?${query}`, { region: 'au1' }).json?.['calls'] as unknown[]).length
    expect([
      count('Status=completed'),
      count('Status=queued'),
      count('To=x'),
      count('From=x'),
      count('ParentCallSid=x'),
    ]).toEqual([1, 0, 0, 0, 0])
    expect([count('StartTime=2026-11-22'), count('EndTime%3E=2026-11-23')]).toEqual([1, 0])
    expect(ask(call, { region: 'au1', method: 'DELETE' }).status).toBe(204)
  })

  it.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['no To', { To: '' }, 21201],
    ['no From', { From: '' }, 21213],
    ['a To that is none', { To: 'x' }, 21217],
    ['a From that is none', { From: 'x' }, 21212],
    ['a Url that is none', { Url: 'ftp://x' }, 21205],
  ])('refuse %s', (_title, form, code) => {
    expect(scene().ask('Calls', { form: { ...CALL, ...form } }).code).toBe(code)
  })

  it('need instructions', () => {
    expect(scene().ask('Calls', { form: { To: CALL.To, From: CALL.From } }).code).toBe(21205)
    expect(
      scene().ask('Calls', { form: { To: 'sip:a@example.com', From: 'client:b', Twiml: '<Response/>' } })
        .status,
    ).toBe(201)
  })
})

describe('phone numbers', () => {
  it('belong to the account in every Region; their configuration to one', () => {
    const { ask } = scene()
    const bought = ask('IncomingPhoneNumbers', {
      form: { PhoneNumber: '+14155550100', VoiceUrl: 'https://us.example.com/' },
    })
    const number = `IncomingPhoneNumbers/${String(bought.json?.['sid'])}`
    expect(ask(number).json).toMatchObject({
      voice_url: 'https://us.example.com/',
      friendly_name: '+14155550100',
    })
    expect(ask(number, { region: 'ie1' }).json).toMatchObject({ voice_url: '', phone_number: '+14155550100' })
    ask(number, {
      region: 'ie1',
      form: {
        VoiceUrl: 'https://ie.example.com/',
        FriendlyName: 'ie',
        VoiceMethod: 'get',
        VoiceCallerIdLookup: 'true',
      },
    })
    expect(ask(number, { region: 'ie1' }).json).toMatchObject({
      voice_url: 'https://ie.example.com/',
      friendly_name: 'ie',
      voice_method: 'GET',
      voice_caller_id_lookup: true,
    })
    expect(ask(number).json).toMatchObject({
      voice_url: 'https://us.example.com/',
      friendly_name: '+14155550100',
    })
    expect(ask(number, { region: 'ie1', method: 'DELETE' }).code).toBe(22402)
    expect([ask(number, { method: 'DELETE' }).status, ask(number, { region: 'ie1' }).status]).toEqual([
      204, 404,
    ])
  })

  it('are filtered', () => {
    const { ask } = scene()
    ask('IncomingPhoneNumbers', { form: { AreaCode: '415', FriendlyName: 'a' } })
    const count = (query: string): number =>
      (ask(`IncomingPhoneNumbers?${query}`).json?.['incoming_phone_numbers'] as unknown[]).length
    expect([count('PhoneNumber=%2B1415*'), count('PhoneNumber=999999999')]).toEqual([1, 0])
    expect([
      count('FriendlyName=a'),
      count('FriendlyName=b'),
      count('Beta=true'),
      count('Beta=false'),
      count('Origin=hosted'),
    ]).toEqual([1, 0, 0, 1, 0])
  })

  it.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['nothing', { x: 'y' }, 21421],
    ['a number that is none', { PhoneNumber: 'x' }, 21421],
    ['an area code that is none', { AreaCode: '1' }, 21451],
    ['a URL that is none', { AreaCode: '415', SmsUrl: 'x' }, 21205],
    ['a method that is none', { AreaCode: '415', SmsMethod: 'PUT' }, 20422],
    ['a long name', { AreaCode: '415', FriendlyName: 'x'.repeat(65) }, 20002],
  ])('refuse %s', (_title, form, code) => {
    expect(scene().ask('IncomingPhoneNumbers', { form }).code).toBe(code)
  })

  it('are bought once in a family, and given to another of it by the parent', () => {
    const { emulator, main, ask } = scene()
    const sub = emulator.account('subaccount')
    const form = { PhoneNumber: '+14155550100' }
    const sid = String(ask('IncomingPhoneNumbers', { form }).json?.['sid'])
    expect(ask('IncomingPhoneNumbers', { form }).code).toBe(21422)
    const number = `IncomingPhoneNumbers/${sid}`
    expect(ask(number, { form: { AccountSid: emulator.createAccount().sid } }).code).toBe(20422)
    expect(ask(number, { region: 'ie1', form: { AccountSid: sub.sid } }).code).toBe(22402)
    const key = main.region('us1').createApiKey()
    expect(ask(number, { as: [key.sid, key.secret], form: { AccountSid: sub.sid } }).code).toBe(20422)
    expect(ask(number, { form: { AccountSid: sub.sid } }).status).toBe(200)
    expect(ask(number).status).toBe(404)
    expect(
      ask(`/2010-04-01/Accounts/${sub.sid}/${number}.json`, { as: [sub.sid, sub.region('us1').authToken] })
        .status,
    ).toBe(200)
  })
})

describe('test credentials', () => {
  const from = '+15005550006'
  it.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['Messages', { ...MESSAGE, From: from }, 201],
    ['Messages', { ...MESSAGE, From: '+15005550001' }, 21212],
    ['Messages', { ...MESSAGE, From: '+15005550007' }, 21606],
    ['Messages', { ...MESSAGE, From: '+15005550008' }, 21611],
    ['Messages', { ...MESSAGE, From: '+14155550100' }, 21606],
    ['Messages', { ...MESSAGE, From: from, To: '+15005550001' }, 21211],
    ['Messages', { ...MESSAGE, From: from, To: '+15005550002' }, 21612],
    ['Messages', { ...MESSAGE, From: from, To: '+15005550003' }, 21408],
    ['Messages', { ...MESSAGE, From: from, To: '+15005550004' }, 21610],
    ['Messages', { ...MESSAGE, From: from, To: '+15005550009' }, 21614],
    ['Calls', { ...CALL, From: from }, 201],
    ['Calls', { ...CALL, From: '+15005550001' }, 21212],
    ['Calls', CALL, 21210],
    ['Calls', { ...CALL, From: from, To: '+15005550001' }, 21217],
    ['Calls', { ...CALL, From: from, To: '+15005550002' }, 21214],
    ['Calls', { ...CALL, From: from, To: '+15005550003' }, 21215],
    ['Calls', { ...CALL, From: from, To: '+15005550004' }, 21216],
    ['IncomingPhoneNumbers', { PhoneNumber: from }, 201],
    ['IncomingPhoneNumbers', { PhoneNumber: '+15005550000' }, 21422],
    ['IncomingPhoneNumbers', { PhoneNumber: '+15005550001' }, 21421],
    ['IncomingPhoneNumbers', { AreaCode: '500' }, 201],
    ['IncomingPhoneNumbers', { AreaCode: '533' }, 21452],
  ])('%s, %j: %d', (resource, form, expected) => {
    const { emulator, main, ask } = scene()
    const before = JSON.stringify(emulator.snapshot().accounts)
    const { sid, authToken } = main.testCredentials
    const answer = ask(`/2010-04-01/Accounts/${sid}/${resource}.json`, { as: [sid, authToken], form })
    if (expected === 201) expect([answer.status, answer.json?.['account_sid']]).toEqual([201, sid])
    else expect([answer.status, answer.code]).toEqual([400, expected])
    expect(JSON.stringify(emulator.snapshot().accounts)).toBe(before)
  })
})

describe('inbound routes', () => {
  it.each(['PhoneNumbers/+14155550100', 'SipDomains/a.sip.twilio.com', 'Trunks/a.pstn.twilio.com'])(
    '%s',
    (thing) => {
      const { main, ask } = scene()
      const path = `/v2/${thing}`
      const host = 'routes.twilio.com'
      const missing = ask(path, { host })
      expect([missing.status, missing.reason]).toEqual([404, 'nothing was set, which means us1'])
      const set = ask(path, { host, form: { VoiceRegion: 'ie1', FriendlyName: 'a' } })
      expect(set.json).toMatchObject({
        voice_region: 'ie1',
        account_sid: main.sid,
        url: `https://${host}${path}`,
        date_created: '2026-11-22T15:04:05Z',
      })
      const key = main.region('ie1').createApiKey()
      const there = ask(path, { host: 'routes.dublin.ie1.twilio.com', as: [key.sid, key.secret] })
      expect(there.json).toMatchObject({ voice_region: 'ie1', sid: set.json?.['sid'] })
      expect(ask(path, { host, form: { VoiceRegion: 'de1' } }).code).toBe(20422)
      expect(ask(path, { host, form: { FriendlyName: 'b' } }).json).toMatchObject({
        voice_region: 'ie1',
        friendly_name: 'b',
      })
      expect(ask(path, { host, form: { FriendlyName: 'x'.repeat(65) } }).code).toBe(20002)
    },
  )
})

import { describe, expect, it } from 'vitest'
import { send } from '../client.test.fixture.ts'
import { createEmulator } from '../create-emulator.ts'
import type { Emulator } from '../emulator.ts'
import { SnapshotError } from './read-snapshot.ts'

/** A world with one of everything. */
function full(): Emulator {
  const emulator = createEmulator({ random: 'snapshot', now: '2026-11-22T00:00:00Z' })
  const main = emulator.account('main')
  const as = [main.sid, main.region('us1').authToken] as const
  const base = `/2010-04-01/Accounts/${main.sid}`
  const message = { To: '+14155550100', From: '+14155550101', Body: 'hi' }
  for (const [path, form] of [
    ['Messages', message],
    ['Calls', { To: '+14155550100', From: '+14155550101', Url: 'https://example.com' }],
    ['IncomingPhoneNumbers', { PhoneNumber: '+14155550100', VoiceUrl: 'https://example.com' }],
  ] as const) {
    expect(send(emulator, { path: `${base}/${path}.json`, form, as }).status).toBe(201)
  }
  send(emulator, { host: 'routes.twilio.com', path: '/v2/Trunks/x', form: { VoiceRegion: 'ie1' }, as })
  send(emulator, { host: 'accounts.twilio.com', path: '/v1/AuthTokens/Secondary', method: 'POST', as })
  main.region('us1').createApiKey({ type: 'restricted', allow: ['/twilio/voice/calls/list'] })
  const app = main.createOAuthApp({ allow: ['/twilio/voice/calls/list'] })
  const form = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: app.clientSecret }
  send(emulator, { host: 'oauth.twilio.com', path: '/v2/token', form })
  emulator.createAccount({ name: 'other' }).createSubaccount({ name: 'sub' }).setStatus('suspended')
  return emulator
}

describe('a snapshot', () => {
  it('is the whole world, as JSON', () => {
    const emulator = full()
    const snapshot = emulator.snapshot()
    const other = createEmulator({ random: 'another', now: '2026-11-22T00:00:00Z' })
    other.restore(JSON.parse(JSON.stringify(snapshot)))
    expect(other.snapshot()).toEqual(snapshot)
    expect(other.environmentVariables()).toEqual(emulator.environmentVariables())
    expect(Object.keys(snapshot.accounts[0]?.global ?? {}).sort()).toEqual([
      'oauthApps',
      'oauthTokens',
      'phoneNumbers',
      'trunkRoutes',
    ])
    expect(Object.keys(snapshot.accounts[0]?.regions.us1.collections ?? {}).sort()).toEqual([
      'calls',
      'keys',
      'messages',
      'phoneNumberConfigurations',
    ])
  })

  it('stays as it is, whatever happens afterwards', () => {
    const emulator = full()
    const snapshot = emulator.snapshot()
    const before = JSON.stringify(snapshot)
    emulator.account('main').region('ie1').createApiKey()
    emulator.account('main').setStatus('closed')
    expect(JSON.stringify(snapshot)).toBe(before)
    emulator.restore(snapshot)
    ;(snapshot.accounts[0] as { friendlyName: string }).friendlyName = 'changed'
    expect(emulator.account('main').friendlyName).toBe('Example')
    expect(JSON.stringify(emulator.snapshot())).toBe(before)
  })

  it('gives credentials back', () => {
    const emulator = createEmulator()
    const main = emulator.account('main')
    const key = main.region('au1').createApiKey()
    const sent = {
      host: 'api.sydney.au1.twilio.com',
      path: `/2010-04-01/Accounts/${main.sid}/Calls.json`,
      as: [key.sid, key.secret] as const,
    }
    const before = emulator.snapshot()
    expect(send(emulator, sent).status).toBe(200)
    emulator.reset()
    expect(send(emulator, sent)).toMatchObject({
      status: 401,
      message: 'Authentication Error - invalid username',
    })
    emulator.restore(before)
    expect(send(emulator, sent).status).toBe(200)
  })

  it('goes on with the same SIDs, where they are not random', () => {
    const emulator = createEmulator({ random: 7 })
    const snapshot = emulator.snapshot()
    const next = () => emulator.account('main').region('us1').createApiKey()
    const first = next()
    emulator.restore(snapshot)
    expect(next()).toEqual(first)
    emulator.reset()
    expect(next()).toEqual(first)
    const same = createEmulator({ random: 7 })
    expect(same.account('main').region('us1').createApiKey()).toEqual(first)
    expect(createEmulator({ random: 8 }).account('main').sid).not.toBe(emulator.account('main').sid)
    expect(createEmulator().account('main').sid).not.toBe(createEmulator().account('main').sid)
  })
})

describe('what is no snapshot', () => {
  type Data = Record<string, unknown>
  const at = (data: unknown, ...path: (string | number)[]): Data =>
    path.reduce<unknown>((value, key) => (value as Data)[key], data) as Data

  it.each<readonly [string, string, (data: Data) => unknown]>([
    ['null', 'the snapshot must be an object', () => null],
    ['a list', 'the snapshot must be an object', () => []],
    ['another version', 'version must be 1', (data) => ({ ...data, version: 2 })],
    ['no accounts', 'accounts must be a list', ({ version }) => ({ version })],
    [
      'a wrong SID',
      'accounts[0].sid does not have the form',
      (data) => ((at(data, 'accounts', 0)['sid'] = 'x'), data),
    ],
    [
      'a SID twice',
      'accounts[1].sid is there twice',
      (data) => ((at(data, 'accounts', 1)['sid'] = at(data, 'accounts', 0)['sid']), data),
    ],
    [
      'a name twice',
      'accounts[1].name is the name of another account',
      (data) => ((at(data, 'accounts', 1)['name'] = 'main'), data),
    ],
    [
      'an owner that is not there',
      'accounts[1].ownerSid is no account that stands before it',
      (data) => ((at(data, 'accounts', 1)['ownerSid'] = `AC${'0'.repeat(32)}`), data),
    ],
    [
      'a wrong status',
      'accounts[0].status must be one of active, suspended, closed',
      (data) => ((at(data, 'accounts', 0)['status'] = 'x'), data),
    ],
    [
      'a wrong token',
      'accounts[0].regions.ie1.authToken does not have the form',
      (data) => ((at(data, 'accounts', 0, 'regions', 'ie1')['authToken'] = 'x'), data),
    ],
    [
      'a Region less',
      'accounts[0].regions.au1 must be an object',
      (data) => (delete at(data, 'accounts', 0, 'regions')['au1'], data),
    ],
    [
      'a wrong date',
      'accounts[0].dateCreated is no date',
      (data) => ((at(data, 'accounts', 0)['dateCreated'] = 'x'), data),
    ],
    [
      'another collection',
      'accounts[0].global.x is no collection',
      (data) => ((at(data, 'accounts', 0, 'global')['x'] = []), data),
    ],
    [
      'a key twice',
      'is there twice',
      (data) => {
        const keys = at(data, 'accounts', 0, 'regions', 'us1', 'collections')['keys'] as unknown[]
        keys.push(keys[0])
        return data
      },
    ],
    [
      'a key in two Regions',
      'accounts[0].regions.ie1.collections.keys[2].sid is there twice',
      (data) => {
        const [key] = at(data, 'accounts', 0, 'regions', 'us1', 'collections')['keys'] as unknown[]
        ;(at(data, 'accounts', 0, 'regions', 'ie1', 'collections')['keys'] as unknown[]).push(key)
        return data
      },
    ],
    [
      'a restricted key in IE1',
      'must not be restricted',
      (data) => {
        Object.assign(at(data, 'accounts', 0, 'regions', 'ie1', 'collections', 'keys', 0), {
          type: 'restricted',
          allow: [],
        })
        return data
      },
    ],
    [
      'a field of another kind',
      'accounts[0].regions.us1.collections.keys[0].friendlyName is missing or of the wrong kind',
      (data) => {
        at(data, 'accounts', 0, 'regions', 'us1', 'collections', 'keys', 0)['friendlyName'] = 1
        return data
      },
    ],
    ['nonsense for a state', 'random is no state', (data) => ({ ...data, random: 'x' })],
  ])('is told: %s', (_title, message, spoil) => {
    const emulator = createEmulator({ random: 1 })
    const before = emulator.snapshot()
    const spoilt = spoil(structuredClone(before) as unknown as Data)
    expect(() => {
      emulator.restore(spoilt)
    }).toThrow(SnapshotError)
    expect(() => {
      emulator.restore(spoilt)
    }).toThrow(message)
    expect(emulator.snapshot()).toEqual(before)
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { send } from './client.test.fixture.ts'
import { createEmulator } from './create-emulator.ts'

describe('createEmulator', () => {
  it('has a main account and a subaccount in every Region', () => {
    const emulator = createEmulator()
    const main = emulator.account('main')
    expect(main.subaccounts.map(({ name }) => name)).toEqual(['subaccount'])
    expect(emulator.account(main.sid).name).toBe('main')
    const tokens = (['us1', 'ie1', 'au1'] as const).map((region) => main.region(region).authToken)
    expect(new Set(tokens).size).toBe(3)
    expect(main.region('ie1').host('api')).toBe('api.dublin.ie1.twilio.com')
    expect(main.region('us1').host('iam')).toBe('iam.twilio.com')
    expect(main.region('us1').secondaryAuthToken).toBeUndefined()
  })

  it('reads a seed from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'regionguard-seed-'))
    try {
      const file = join(folder, 'world.json')
      writeFileSync(file, '{"version": 1, "legacyHosts": "us1", "accounts": [{"name": "shop"}]}')
      const emulator = createEmulator({ seed: file })
      expect(emulator.account('shop').friendlyName).toBe('shop')
      expect(send(emulator, { host: 'api.ie1.twilio.com', path: '/' }).status).toBe(401)
      // Options outrank the seed.
      expect(
        send(createEmulator({ seed: file, legacyHosts: 'retired' }), {
          host: 'api.ie1.twilio.com',
          path: '/',
        }).status,
      ).toBe(0)
      expect(() => createEmulator({ seed: join(folder, 'missing.yaml') })).toThrow('ENOENT')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.each<readonly [string, object]>([
    ['"now" is no date', { now: 'yesterday' }],
    ['"rateLimit" is a whole number', { rateLimit: 0 }],
    ['"edges" is one of any, documented', { edges: 'none' }],
    ['"legacyHosts" is one of retired, us1, regional', { legacyHosts: 'x' }],
    ['there is no option "sead": they are seed, world, ', { sead: 'world.yaml' }],
  ])('says that %s', (message, options) => {
    expect(() => createEmulator(options)).toThrow(message)
  })

  it('says that a word is none, to callers without types', () => {
    const main = createEmulator().account('main')
    const word = 'bogus' as string
    expect(() => main.region('us1').createApiKey({ type: word as 'main' })).toThrow(
      '"bogus" is no type of an API key: use main, standard, restricted',
    )
    expect(() => {
      main.setStatus(word as 'active')
    }).toThrow('"bogus" is no status of an account: use active, suspended, closed')
    expect(main.status).toBe('active')
  })

  it('has no account that is not there', () => {
    const emulator = createEmulator()
    expect(() => emulator.account('nobody')).toThrow(
      'there is no account "nobody"; the names are main, subaccount',
    )
    const tenant = emulator.createAccount({ name: 'tenant', friendlyName: 'Tenant' })
    expect(tenant.friendlyName).toBe('Tenant')
    expect(() => emulator.createAccount({ name: 'tenant' })).toThrow(
      'there is an account named "tenant" already',
    )
    emulator.reset()
    expect(() => tenant.status).toThrow('in this world any more')
    expect(() => emulator.account('tenant')).toThrow('there is no account')
  })

  it('goes back to the world that it was given', () => {
    const before = createEmulator()
    const { sid } = before.account('main')
    before.createAccount({ name: 'tenant' })
    const emulator = createEmulator({ world: JSON.parse(JSON.stringify(before.snapshot())) as unknown })
    emulator.createAccount({ name: 'another' })
    emulator.reset()
    expect(emulator.account('main').sid).toBe(sid)
    expect(emulator.account('tenant').status).toBe('active')
    expect(() => emulator.account('another')).toThrow('there is no account')
    expect(() => createEmulator({ world: { version: 2 } })).toThrow('version must be 1')
  })

  it('makes in the Console what the API does not', () => {
    const main = createEmulator().account('main')
    expect(main.region('au1').createApiKey({ type: 'main' })).toMatchObject({ type: 'main', region: 'au1' })
    expect(() => main.region('ie1').createApiKey({ type: 'restricted' })).toThrow(
      'Restricted keys exist in us1 only',
    )
    expect(() => main.region('us1').createApiKey({ allow: [] })).toThrow(
      'only a Restricted key has permissions',
    )
    expect(() => main.region('us1').createApiKey({ type: 'restricted', allow: ['x'] })).toThrow(
      '"x" is no permission',
    )
    expect(() => main.createOAuthApp({ allow: ['x'] })).toThrow('"x" is no permission')
    expect(() => main.region('de1' as 'us1')).toThrow('de1 is no Region of Twilio')
    const sub = main.createSubaccount({ name: 'new' })
    expect(() => sub.createSubaccount()).toThrow('a subaccount has no subaccounts')
    sub.setStatus('closed')
    expect(() => {
      sub.setStatus('active')
    }).toThrow('a closed account stays closed')
  })

  it('gives the variables that the documentation lists', () => {
    const emulator = createEmulator({ random: 1 })
    const main = emulator.account('main')
    const variables = emulator.environmentVariables()
    expect(Object.keys(variables).sort()).toEqual(
      [
        'TWILIO_ACCOUNT_SID',
        'TWILIO_AUTH_TOKEN',
        'TWILIO_SUBACCOUNT_SID',
        ...['US1', 'IE1', 'AU1'].flatMap((region) => [
          `TWILIO_${region}_AUTH_TOKEN`,
          `TWILIO_${region}_API_KEY`,
          `TWILIO_${region}_API_SECRET`,
          `TWILIO_${region}_MAIN_API_KEY`,
          `TWILIO_${region}_MAIN_API_SECRET`,
          `TWILIO_SUBACCOUNT_${region}_AUTH_TOKEN`,
        ]),
      ].sort(),
    )
    expect(variables['TWILIO_AUTH_TOKEN']).toBe(main.region('us1').authToken)
    expect(variables['TWILIO_IE1_AUTH_TOKEN']).toBe(main.region('ie1').authToken)
    expect(variables['TWILIO_SUBACCOUNT_AU1_AUTH_TOKEN']).toBe(
      emulator.account('subaccount').region('au1').authToken,
    )
    const keys = `/2010-04-01/Accounts/${main.sid}/Keys.json`
    const as = (kind: string): readonly [string, string] => [
      variables[`TWILIO_IE1_${kind}_KEY`] ?? '',
      variables[`TWILIO_IE1_${kind}_SECRET`] ?? '',
    ]
    expect(send(emulator, { host: 'api.dublin.ie1.twilio.com', path: keys, as: as('MAIN_API') }).status).toBe(
      200,
    )
    expect(send(emulator, { host: 'api.dublin.ie1.twilio.com', path: keys, as: as('API') }).status).toBe(401)
  })

  it('answers every request the same, where nothing is random', () => {
    const bodies = [1, 2].map(() => {
      const emulator = createEmulator({ random: 42, now: '2026-11-22T00:00:00Z' })
      const main = emulator.account('main')
      const as = [main.sid, main.region('us1').authToken] as const
      const answers = [
        send(emulator, { path: '/2010-04-01/Accounts.json', as }),
        send(emulator, { path: `/2010-04-01/Accounts/${main.sid}/Keys.json`, form: {}, as }),
        send(emulator, { path: '/2010-04-01/Accounts.json', as: ['x', 'y'] }),
      ]
      return JSON.stringify([answers, emulator.requests.entries(), emulator.snapshot()])
    })
    expect(bodies[0]).toBe(bodies[1])
  })
})

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { send } from '../client.test.fixture.ts'
import { createEmulator } from '../create-emulator.ts'
import { SWITCHES } from '../settings/switches.ts'
import { parseSeed } from './parse-seed.ts'
import { SeedError } from './seed-error.ts'

/** The seed of the documentation. */
const EXAMPLE = `version: 1
legacyHosts: retired           # retired | us1 | regional
edges: any                     # any | documented
accounts:
  - name: main
    sid: AC00000000000000000000000000000001
    friendlyName: Example
    status: active
    regions:
      us1: {authToken: 0123456789abcdef0123456789abcdef, secondaryAuthToken: 00112233445566778899aabbccddeeff}
      ie1:
        authToken: fedcba9876543210fedcba9876543210
        keys:
          - {sid: SK00000000000000000000000000000002, secret: abcdefghijklmnopqrstuvwxyz012345, type: standard, friendlyName: worker}
    subaccounts:
      - {name: tenant, sid: AC00000000000000000000000000000003}
`

function mistakesOf(text: string, file = 'world.yaml'): readonly string[] {
  try {
    parseSeed(text, file)
  } catch (error) {
    if (error instanceof SeedError) return error.message.split('\n')
    throw error
  }
  return []
}

const account = (lines: string): string => `version: 1\naccounts:\n  - name: main\n${lines}`

describe('a seed', () => {
  it('is what the documentation shows', () => {
    const emulator = createEmulator({ seed: parseSeed(EXAMPLE, 'world.yaml') })
    const variables = emulator.environmentVariables()
    expect(variables).toMatchObject({
      TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
      TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
      TWILIO_IE1_AUTH_TOKEN: 'fedcba9876543210fedcba9876543210',
      TWILIO_IE1_API_KEY: 'SK00000000000000000000000000000002',
      TWILIO_SUBACCOUNT_SID: 'AC00000000000000000000000000000003',
    })
    expect(variables).not.toHaveProperty('TWILIO_IE1_MAIN_API_KEY')
    expect(variables['TWILIO_AU1_MAIN_API_KEY']).toMatch(/^SK[0-9a-f]{32}$/)
    expect(emulator.account('tenant').sid).toBe('AC00000000000000000000000000000003')
    expect(emulator.account('main').region('us1').secondaryAuthToken).toBe('00112233445566778899aabbccddeeff')
  })

  it('is what the guide shows', () => {
    const guide = readFileSync(new URL('../../../../docs/emulator.md', import.meta.url), 'utf8')
    const [, example = ''] = /```yaml\n(version: 1\n.*?)```/s.exec(guide) ?? []
    const emulator = createEmulator({ seed: parseSeed(example, 'world.yaml') })
    expect(emulator.account('tenant').sid).toBe('AC00000000000000000000000000000003')
  })

  it('reads every scalar as text', () => {
    const tokens = [
      '1e512233445566778899aabbccddeeff',
      '00000000000000000000000000000000',
      '12345678901234567890123456789012',
    ]
    for (const token of tokens) {
      const yaml = parseSeed(account(`    regions: {us1: {authToken: ${token}}}\n`), 'a.yaml')
      expect(yaml.accounts[0]?.regions?.us1?.authToken).toBe(token)
    }
    const named = parseSeed(
      'version: 1\naccounts: [{name: off}, {name: 2027-01-31}, {name: 0x10}, {name: ~}]',
      'a.yaml',
    )
    expect(named.accounts.map(({ name }) => name)).toEqual(['off', '2027-01-31', '0x10', '~'])
    expect(parseSeed('{"version": 1, "accounts": [{"name": 1e5}]}', 'a.json').accounts[0]?.name).toBe('1e5')
  })

  it('may repeat itself by aliases', () => {
    const seed = parseSeed(
      'version: 1\naccounts:\n  - name: a\n    regions: &r {us1: {keys: []}}\n  - name: b\n    regions: *r\n',
      'a.yaml',
    )
    expect(seed.accounts[1]?.regions).toEqual({ us1: { keys: [] } })
  })

  it('leaves nothing out that it does not say: keys, Regions', () => {
    const emulator = createEmulator({
      seed: { version: 1, accounts: [{ name: 'main', regions: { ie1: { keys: [] } } }] },
    })
    const count = (region: 'us1' | 'ie1'): number =>
      emulator.snapshot().accounts[0]?.regions[region].collections['keys']?.length ?? 0
    expect([count('us1'), count('ie1')]).toEqual([2, 0])
  })

  it('gives restricted keys, OAuth apps and test credentials', () => {
    const emulator = createEmulator({
      seed: {
        version: '1',
        switches: { suspendedAccount: '401' },
        accounts: [
          {
            name: 'main',
            testCredentials: { sid: `AC${'7'.repeat(32)}`, authToken: '0123456789abcdef'.repeat(2) },
            oauthApps: [
              {
                clientId: `OQ${'8'.repeat(32)}`,
                clientSecret: 'k'.repeat(32),
                allow: ['/twilio/voice/calls/list'],
              },
            ],
            regions: {
              us1: {
                keys: [
                  {
                    sid: `SK${'9'.repeat(32)}`,
                    secret: 'k'.repeat(32),
                    type: 'restricted',
                    allow: ['/twilio/voice/calls/list'],
                  },
                ],
              },
            },
          },
        ],
      },
    })
    const main = emulator.account('main')
    expect(main.testCredentials.sid).toBe(`AC${'7'.repeat(32)}`)
    const path = `/2010-04-01/Accounts/${main.sid}/Calls.json`
    expect(send(emulator, { path, as: [`SK${'9'.repeat(32)}`, 'k'.repeat(32)] }).status).toBe(200)
    const form = {
      grant_type: 'client_credentials',
      client_id: `OQ${'8'.repeat(32)}`,
      client_secret: 'k'.repeat(32),
    }
    const token = send(emulator, { host: 'oauth.twilio.com', path: '/v2/token', form })
    expect(send(emulator, { path, bearer: String(token.json?.['access_token']) }).status).toBe(200)
  })
})

describe('what is wrong with a seed', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['nothing', '', 'w.yaml', ['w.yaml:1:1: the seed is empty.']],
    ['a list', '- a\n', 'w.yaml', ['w.yaml:1:1: the seed must be a mapping.']],
    ['no version', 'accounts: [{name: a}]\n', 'w.yaml', ['w.yaml:1:1: "version" is missing.']],
    [
      'another version',
      'version: 2\naccounts: [{name: a}]\n',
      'w.yaml',
      ['w.yaml:1:10: "version" must be "1", not "2".'],
    ],
    ['no accounts', 'version: 1\n', 'w.yaml', ['w.yaml:1:1: "accounts" is missing.']],
    [
      'an empty list of accounts',
      'version: 1\naccounts: []\n',
      'w.yaml',
      ['w.yaml:2:11: "accounts" must have an entry at least.'],
    ],
    [
      'a misspelt key',
      'version: 1\nacounts: []\n',
      'w.yaml',
      ['w.yaml:1:1: "accounts" is missing.', 'w.yaml:2:1: unknown key "acounts" — did you mean "accounts"?'],
    ],
    [
      'a misspelt key deep inside',
      account('    regions:\n      ie1: {autToken: x}\n'),
      'w.yaml',
      ['w.yaml:5:13: unknown key "autToken" — did you mean "authToken"?'],
    ],
    [
      'another Region',
      account('    regions: {de1: {}}\n'),
      'w.yaml',
      ['w.yaml:4:15: unknown key "de1" — did you mean "ie1"?'],
    ],
    [
      'a short token',
      account('    regions: {us1: {authToken: abc}}\n'),
      'w.yaml',
      ['w.yaml:4:32: "accounts[0].regions.us1.authToken" must be 32 hexadecimal digits, lower case.'],
    ],
    [
      'a wrong SID',
      account('    sid: SK00000000000000000000000000000002\n'),
      'w.yaml',
      ['w.yaml:4:10: "accounts[0].sid" must be "AC" and 32 hexadecimal digits, lower case.'],
    ],
    [
      'a wrong type of key',
      account('    regions: {us1: {keys: [{type: mein}]}}\n'),
      'w.yaml',
      [
        'w.yaml:4:35: "accounts[0].regions.us1.keys[0].type" must be "main" or "standard" or "restricted", not "mein" — did you mean "main"?',
      ],
    ],
    [
      'a wrong status',
      account('    status: open\n'),
      'w.yaml',
      ['w.yaml:4:13: "accounts[0].status" must be "active" or "suspended" or "closed", not "open".'],
    ],
    [
      'keys that are no list',
      account('    regions: {us1: {keys: none}}\n'),
      'w.yaml',
      ['w.yaml:4:27: "accounts[0].regions.us1.keys" must be a list.'],
    ],
    [
      'a subaccount of a subaccount',
      account('    subaccounts: [{subaccounts: []}]\n'),
      'w.yaml',
      ['w.yaml:4:20: unknown key "subaccounts".'],
    ],
    [
      'a restricted key in IE1',
      account('    regions: {ie1: {keys: [{type: restricted}]}}\n'),
      'w.yaml',
      ['w.yaml:4:35: "accounts[0].regions.ie1.keys[0].type": Restricted keys exist in us1 only.'],
    ],
    [
      'permissions of a Standard key',
      account('    regions: {us1: {keys: [{allow: [/twilio/voice/calls/list]}]}}\n'),
      'w.yaml',
      [
        'w.yaml:4:36: "accounts[0].regions.us1.keys[0].allow": only a Restricted key has permissions ("type: restricted").',
      ],
    ],
    [
      'a permission of no product',
      account('    oauthApps: [{allow: [/twilio/nothing/calls/list]}]\n'),
      'w.yaml',
      [
        'w.yaml:4:26: "accounts[0].oauthApps[0].allow[0]": it is no permission of Twilio: they look like "/twilio/messaging/messages/read".',
      ],
    ],
    [
      'one name twice',
      'version: 1\naccounts:\n  - name: a\n  - name: a\n',
      'w.yaml',
      ['w.yaml:4:11: "accounts[1].name": another account has this name.'],
    ],
    [
      'one SID twice',
      account(`    sid: AC${'0'.repeat(32)}\n    subaccounts: [{sid: AC${'0'.repeat(32)}}]\n`),
      'w.yaml',
      ['w.yaml:5:25: "accounts[0].subaccounts[0].sid": this SID stands in the seed already.'],
    ],
    [
      'one token twice',
      account(`    regions: {us1: {authToken: &t ${'ab'.repeat(16)}, secondaryAuthToken: *t}}\n`),
      'w.yaml',
      [
        'w.yaml:4:89: "accounts[0].regions.us1.secondaryAuthToken": it is the same as the primary Auth Token.',
      ],
    ],
    [
      'a switch that is none',
      'version: 1\nswitches: {x: y}\naccounts: [{name: a}]\n',
      'w.yaml',
      ['w.yaml:2:12: unknown key "x".'],
    ],
    [
      'a key that stands twice',
      'version: 1\nversion: 1\naccounts: [{name: a}]\n',
      'w.yaml',
      ['w.yaml:2:1: the key "version" stands here twice.'],
    ],
    [
      'two documents',
      'version: 1\naccounts: [{name: a}]\n---\nversion: 1\n',
      'w.yaml',
      ['w.yaml:3:1: a second document begins here: a seed holds one.'],
    ],
    [
      'an alias of nothing',
      'version: 1\naccounts: *a\n',
      'w.yaml',
      ['w.yaml:2:11: the alias "*a" has no anchor "&a" before it.'],
    ],
    ['an open bracket', 'version: [1\n', 'w.yaml', ['w.yaml:2:1: this is not valid YAML: bad indent.']],
    [
      'JSON with a comma too many',
      '{"version": 1,}',
      'w.json',
      ['w.json:1:15: this is not valid JSON: property name expected.'],
    ],
    [
      'a key that stands twice in JSON',
      '{"version": 1, "version": 1}',
      'w.json',
      ['w.json:1:16: the key "version" stands here twice.'],
    ],
    ['nothing in JSON', '', 'w.json', ['w.json:1:1: this is not valid JSON: value expected.']],
    [
      'a wrong place in JSON',
      '{\n  "version": 1,\n  "accounts": [{"sid": "x"}]\n}',
      'w.json',
      ['w.json:3:24: "accounts[0].sid" must be "AC" and 32 hexadecimal digits, lower case.'],
    ],
  ])('%s', (_title, text, file, expected) => {
    expect(mistakesOf(text, file)).toEqual(expected)
  })

  it.each([
    ['name', account('').replace('main', '" "')],
    ['friendlyName', account(`    friendlyName: ${'x'.repeat(65)}\n`)],
    ['sid', account('    sid: x\n')],
    ['keys[0].sid', account('    regions: {us1: {keys: [{sid: x}]}}\n')],
    ['keys[0].secret', account('    regions: {us1: {keys: [{secret: x}]}}\n')],
    ['clientId', account('    oauthApps: [{clientId: x}]\n')],
    ['authToken', account('    testCredentials: {authToken: x}\n')],
    ['allow[0]', account('    oauthApps: [{allow: [x]}]\n')],
  ])('says what %s should look like', (place, text) => {
    const [mistake = '', ...others] = mistakesOf(text)
    expect(others).toEqual([])
    expect(mistake).toContain(`${place}" must be `)
    expect(mistake).not.toContain('of another form')
  })

  it('says where in an object', () => {
    expect(() => createEmulator({ seed: { version: 1, accounts: [{ name: 'a' }, { name: 'a' }] } })).toThrow(
      'seed: "accounts[1].name": another account has this name.',
    )
    expect(() => createEmulator({ seed: { version: 1, accounts: [{ sid: 'x' }] } })).toThrow(
      'seed: "accounts[0].sid" must be',
    )
  })

  it('never quotes a secret', () => {
    const secret = ['Zq3', '9x7Lm'].join('').repeat(4)
    for (const text of [
      account(`    regions: {us1: {authToken: ${secret}}}\n`),
      account(`    regions: {us1: {keys: [{type: ${secret}}]}}\n`),
      account(`    ${secret}: x\n`),
      account(`    regions: {us1: {keys: [{secret: "${secret}\n`),
    ]) {
      const mistakes = mistakesOf(text)
      expect(mistakes.length).toBeGreaterThan(0)
      expect(mistakes.join()).not.toContain(secret)
    }
  })

  it('is told of any text', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: EXAMPLE.length }),
        fc.string(),
        fc.constantFrom('w.yaml', 'w.json'),
        (at, junk, file) => {
          mistakesOf(EXAMPLE.slice(0, at) + junk + EXAMPLE.slice(at), file)
          mistakesOf(junk, file)
        },
      ),
    )
    expect(mistakesOf('['.repeat(100_000)).length).toBe(1)
    expect(mistakesOf('- '.repeat(100_000)).length).toBe(1)
    expect(mistakesOf('['.repeat(100_000), 'w.json').length).toBe(1)
  })
})

describe('the schema of seeds', () => {
  const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

  it('is what validate-seed.generated.ts was compiled from', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        path('../../../core/scripts/compile-schema.mjs'),
        path('../../schema/seed.schema.json'),
        path('./validate-seed.generated.ts'),
        '--check',
      ],
      { encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  it('has every switch with its values', () => {
    const schema = JSON.parse(readFileSync(path('../../schema/seed.schema.json'), 'utf8')) as {
      properties: { switches: { properties: Record<string, { enum: string[] }> } }
    }
    expect(schema.properties.switches.properties).toEqual(
      Object.fromEntries(
        SWITCHES.map(({ name, values }) => [name, { enum: values.map(({ value }) => value) }]),
      ),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { client, findingsOf, request, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'account SID with key secret',
    { files: { 'a.ts': [client({ username: '<TWILIO_ACCOUNT_SID>', password: '<TWILIO_API_SECRET>' })] } },
    ['valid-credential-pair error a.ts client'],
  ],
  [
    'key SID with Auth Token',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_API_KEY>',
            password: '<TWILIO_AUTH_TOKEN>',
            accountSid: '<TWILIO_ACCOUNT_SID>',
          }),
        ],
      },
    },
    ['valid-credential-pair error a.ts client'],
  ],
  [
    'a key by its name, which may hold the Account SID',
    { files: { 'a.ts': [client({ username: '<TWILIO_API_KEY>', password: '<TWILIO_AUTH_TOKEN>' })] } },
    ['valid-credential-pair warning a.ts client'],
  ],
  [
    'a name that says key SID with Auth Token',
    { files: { 'a.ts': [client({ username: '<TWILIO_API_KEY_SID>', password: '<TWILIO_AUTH_TOKEN>' })] } },
    ['valid-credential-pair error a.ts client'],
  ],
  [
    'a request with the user name as account',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.twilio.com',
            username: '<TWILIO_API_KEY>',
            password: '<TWILIO_AUTH_TOKEN>',
            account: '<TWILIO_API_KEY>',
          }),
        ],
      },
    },
    ['valid-credential-pair warning a.ts request'],
  ],
  [
    'API key without account',
    { files: { 'a.ts': [client({ username: '<TWILIO_API_KEY>', password: '<TWILIO_API_SECRET>' })] } },
    ['valid-credential-pair error a.ts client'],
  ],
  [
    'SK in the account place',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_API_KEY>',
            password: '<TWILIO_API_SECRET>',
            accountSid: 'SK00000000000000000000000000000001',
          }),
        ],
      },
    },
    ['valid-credential-pair error a.ts client'],
  ],
  [
    'an account that cannot be read',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_API_KEY>',
            password: '<TWILIO_API_SECRET>',
            accountSid: { kind: 'unknown', why: 'spread', via: [] },
          }),
        ],
      },
    },
    [],
  ],
  [
    'a whole key',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_API_KEY>',
            password: '<TWILIO_API_SECRET>',
            accountSid: '<TWILIO_ACCOUNT_SID>',
          }),
        ],
      },
    },
    [],
  ],
  ['names that say nothing', { files: { 'a.ts': [client({ username: '<A>', password: '<B>' })] } }, []],
  [
    'SK in the path of a request',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.twilio.com',
            path: '/2010-04-01/Accounts/{}/Messages',
            account: 'SK00000000000000000000000000000001',
          }),
        ],
      },
    },
    ['valid-credential-pair error a.ts request'],
  ],
  [
    'SK under the key for the account',
    { files: { '.env': [settings({ TWILIO_ACCOUNT_SID: 'SK00000000000000000000000000000001' })] } },
    ['valid-credential-pair error .env TWILIO_ACCOUNT_SID'],
  ],
  [
    'AC under the key for the account',
    { files: { '.env': [settings({ TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001' })] } },
    [],
  ],
]

describe('valid-credential-pair', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

import { describe, expect, it } from 'vitest'
import { client, findingsOf, keyClient, request, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'two clients in one file',
    { files: { 'a.ts': [keyClient('TWILIO', { region: 'ie1', edge: 'dublin' }), keyClient('TWILIO')] } },
    ['no-shared-credential error a.ts client'],
  ],
  [
    'two files',
    {
      files: {
        'a.ts': [keyClient('TWILIO', { region: 'ie1', edge: 'dublin' })],
        'b.ts': [keyClient('TWILIO', { region: 'us1' })],
      },
    },
    ['no-shared-credential error b.ts client'],
  ],
  [
    'two projects',
    {
      projects: ['one', 'two'],
      files: {
        'one/a.ts': [keyClient('TWILIO', { region: 'ie1', edge: 'dublin' })],
        'two/b.ts': [keyClient('TWILIO', { region: 'us1' })],
      },
    },
    [],
  ],
  ['the same Region twice', { files: { 'a.ts': [keyClient('TWILIO'), keyClient('TWILIO')] } }, []],
  [
    'an Account SID is no credential',
    {
      files: {
        'a.ts': [
          client({ username: '<TWILIO_ACCOUNT_SID>', password: '<TOKEN_A>', region: 'ie1', edge: 'dublin' }),
          client({ username: '<TWILIO_ACCOUNT_SID>', password: '<TOKEN_B>' }),
        ],
      },
    },
    [],
  ],
  [
    'the Region of the key is known: a mismatch, once',
    {
      files: {
        'a.ts': [keyClient('TWILIO_IE1', { region: 'ie1', edge: 'dublin' }), keyClient('TWILIO_IE1')],
      },
    },
    ['no-region-mismatch error a.ts client'],
  ],
  [
    'a secret by value, whatever its name',
    {
      projects: ['one', 'two'],
      files: {
        'one/a.ts': [
          client({
            username: 'SK00000000000000000000000000000001',
            password: '<A>',
            accountSid: '<B>',
            region: 'ie1',
            edge: 'dublin',
          }),
        ],
        'two/a.ts': [
          client({ username: 'SK00000000000000000000000000000001', password: '<C>', accountSid: '<B>' }),
        ],
      },
    },
    ['no-shared-credential error two/a.ts client'],
  ],
  [
    'client and request',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.dublin.ie1.twilio.com',
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            account: '<TWILIO_ACCOUNT_SID>',
          }),
          client({}),
        ],
      },
    },
    ['no-shared-credential error a.ts client'],
  ],
  [
    'an unknown Region makes no finding',
    { files: { 'a.ts': [keyClient('TWILIO', { region: '<X>' }), keyClient('TWILIO')] } },
    [],
  ],
  [
    'two services of one compose file',
    {
      files: {
        'compose.yaml': [
          settings({ TWILIO_API_KEY: '<KEY>', TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' }, 'deployment'),
          settings({ TWILIO_API_KEY: '<KEY>', TWILIO_REGION: 'us1' }, 'deployment'),
        ],
      },
    },
    ['no-shared-credential error compose.yaml TWILIO_API_KEY'],
  ],
  [
    'two compose files may hold different values',
    {
      files: {
        'compose.a.yaml': [
          settings({ TWILIO_API_KEY: '<KEY>', TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' }, 'deployment'),
        ],
        'compose.b.yaml': [settings({ TWILIO_API_KEY: '<KEY>', TWILIO_REGION: 'us1' }, 'deployment')],
      },
    },
    [],
  ],
  [
    'what stands for a value is none: empty, or a word',
    {
      files: {
        'a/.env': [
          settings({
            ...{ TWILIO_API_KEY: '', TWILIO_AUTH_TOKEN: 'changeme' },
            ...{ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' },
          }),
        ],
        'b/.env': [settings({ TWILIO_API_KEY: '', TWILIO_AUTH_TOKEN: 'changeme', TWILIO_REGION: 'us1' })],
      },
    },
    [],
  ],
  [
    'only one of the two files is wanted',
    {
      files: {
        'a.ts': [keyClient('TWILIO', { region: 'ie1', edge: 'dublin' })],
        'b.ts': [keyClient('TWILIO', { region: 'us1' })],
      },
      reported: (file) => file === 'a.ts',
    },
    ['no-shared-credential error a.ts client'],
  ],
]

describe('no-shared-credential', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

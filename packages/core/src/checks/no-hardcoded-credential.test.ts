import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { literal } from '../facts/value.ts'
import { client, env, findingsOf, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

// Made up at run time, so that no scanner takes this file for a leak.
const LIVE_TOKEN = createHash('sha256').update('token').digest('hex').slice(0, 32)
const LIVE_SECRET = createHash('sha256')
  .update('secret')
  .digest('base64')
  .replaceAll(/[^0-9A-Za-z]/g, '')
  .slice(0, 32)

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'an Auth Token in a call',
    { files: { 'a.ts': [client({ username: 'AC00000000000000000000000000000001', password: LIVE_TOKEN })] } },
    ['no-hardcoded-credential error a.ts password'],
  ],
  [
    'a key secret in a call',
    {
      files: {
        'a.ts': [
          client({
            username: 'SK00000000000000000000000000000001',
            password: LIVE_SECRET,
            accountSid: '<TWILIO_ACCOUNT_SID>',
          }),
        ],
      },
    },
    ['no-hardcoded-credential error a.ts password'],
  ],
  [
    'what a variable falls back to',
    {
      files: {
        'a.ts': [
          client({
            username: 'AC00000000000000000000000000000001',
            password: {
              ...env('TWILIO_AUTH_TOKEN'),
              fallback: literal(LIVE_TOKEN, [{ file: 'a.ts', start: 0, end: 9 }], 'secret'),
            },
          }),
        ],
      },
    },
    ['no-hardcoded-credential error a.ts client'],
  ],
  [
    'in settings',
    { files: { '.env': [settings({ TWILIO_AUTH_TOKEN: LIVE_TOKEN })] } },
    ['no-hardcoded-credential error .env TWILIO_AUTH_TOKEN'],
  ],
  [
    'in a template too',
    { files: { '.env.example': [settings({ TWILIO_AUTH_TOKEN: LIVE_TOKEN }, 'template')] } },
    ['no-hardcoded-credential error .env.example TWILIO_AUTH_TOKEN'],
  ],
  [
    'in a file that git ignores',
    { files: { '.env': [settings({ TWILIO_AUTH_TOKEN: LIVE_TOKEN })] }, unpublished: ['.env'] },
    [],
  ],
  ['a placeholder', { files: { '.env': [settings({ TWILIO_AUTH_TOKEN: 'your_auth_token' })] } }, []],
  [
    'a seed value',
    { files: { '.env': [settings({ TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef' })] } },
    [],
  ],
  ['a reference', { files: { '.env': [settings({ TWILIO_AUTH_TOKEN: '<OTHER>' })] } }, []],
  ['a SID is an identifier', { files: { '.env': [settings({ TWILIO_API_KEY: `SK${LIVE_TOKEN}` })] } }, []],
]

describe('no-hardcoded-credential', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

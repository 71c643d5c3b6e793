import { describe, expect, it } from 'vitest'
import { findingsOf, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'in settings',
    { files: { '.env': [settings({ VITE_TWILIO_AUTH_TOKEN: '<X>' })] } },
    ['no-public-secret error .env VITE_TWILIO_AUTH_TOKEN'],
  ],
  [
    'in code',
    {
      files: {
        'a.ts': [
          (at) => ({
            kind: 'environment-read',
            id: 'r',
            span: at('read'),
            name: 'NEXT_PUBLIC_TWILIO_API_KEY_SECRET',
          }),
        ],
      },
    },
    ['no-public-secret error a.ts read'],
  ],
  [
    'no secret',
    {
      files: {
        '.env': [
          settings({
            VITE_TWILIO_API_KEY: '<X>',
            VITE_TWILIO_ACCESS_TOKEN: '<Y>',
            VITE_TWILIO_TOKEN_URL: '<Z>',
          }),
        ],
      },
    },
    [],
  ],
  [
    'an argument and what hands it on: once',
    {
      files: {
        Dockerfile: [
          settings({ VITE_TWILIO_AUTH_TOKEN: { kind: 'unknown', why: 'an argument', via: [] } }),
          settings({ VITE_TWILIO_AUTH_TOKEN: '<VITE_TWILIO_AUTH_TOKEN>' }),
        ],
      },
    },
    ['no-public-secret error Dockerfile VITE_TWILIO_AUTH_TOKEN'],
  ],
  [
    'what nothing else in the file sets',
    { files: { 'compose.yml': [settings({ VITE_TWILIO_AUTH_TOKEN: '<VITE_TWILIO_AUTH_TOKEN>' })] } },
    ['no-public-secret error compose.yml VITE_TWILIO_AUTH_TOKEN'],
  ],
  ['not public', { files: { '.env': [settings({ TWILIO_AUTH_TOKEN: '<X>' })] } }, []],
]

describe('no-public-secret', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

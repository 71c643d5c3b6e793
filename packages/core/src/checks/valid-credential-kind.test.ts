import { describe, expect, it } from 'vitest'
import { LIST_KEYS, SEND_MESSAGE, accessToken, env, findingsOf, keyClient } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'access token signed with the Auth Token',
    { files: { 'a.ts': [accessToken({ keySid: '<TWILIO_API_KEY>', secret: '<TWILIO_AUTH_TOKEN>' })] } },
    ['valid-credential-kind error a.ts token'],
  ],
  [
    'access token with an Account SID for the key',
    { files: { 'a.ts': [accessToken({ keySid: '<TWILIO_ACCOUNT_SID>', secret: '<SECRET>' })] } },
    ['valid-credential-kind error a.ts token'],
  ],
  [
    'access token with a key',
    { files: { 'a.ts': [accessToken({ keySid: '<TWILIO_API_KEY>', secret: '<TWILIO_API_SECRET>' })] } },
    [],
  ],
  [
    'webhook validated with a key secret',
    {
      files: {
        'a.ts': [
          (at) => ({
            kind: 'webhook-validation',
            id: 'w',
            span: at('webhook'),
            text: 'validateRequest',
            authToken: env('TWILIO_API_SECRET', at('secret')),
            places: {},
          }),
        ],
      },
    },
    ['valid-credential-kind error a.ts webhook'],
  ],
  [
    'webhook validated with the Auth Token',
    {
      files: {
        'a.ts': [
          (at) => ({
            kind: 'webhook-validation',
            id: 'w',
            span: at('webhook'),
            text: 'validateRequest',
            authToken: env('TWILIO_AUTH_TOKEN', at('secret')),
            places: {},
          }),
        ],
      },
    },
    [],
  ],
  [
    'a Standard key on the Keys endpoint',
    {
      files: { 'a.ts': [keyClient('TWILIO', { operations: [LIST_KEYS] })] },
      policy: {
        credentials: [
          {
            names: ['TWILIO_API_*'],
            sids: [],
            region: 'us1',
            type: 'standard',
            span: { file: 'regionguard.yaml', start: 0, end: 1 },
          },
        ],
      },
    },
    ['valid-credential-kind error a.ts client'],
  ],
  [
    'a Standard key elsewhere',
    {
      files: { 'a.ts': [keyClient('TWILIO', { operations: [SEND_MESSAGE] })] },
      policy: {
        credentials: [
          {
            names: ['TWILIO_API_*'],
            sids: [],
            region: 'us1',
            type: 'standard',
            span: { file: 'regionguard.yaml', start: 0, end: 1 },
          },
        ],
      },
    },
    [],
  ],
  [
    'a key of unknown type on the Keys endpoint',
    { files: { 'a.ts': [keyClient('TWILIO', { operations: [LIST_KEYS] })] } },
    [],
  ],
]

describe('valid-credential-kind', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

import { describe, expect, it } from 'vitest'
import type { ClientFact } from '../facts/fact.ts'
import { LIST_KEYS, SEND_MESSAGE, client, env, findingsOf, keyClient, request } from './given.test.fixture.ts'
import type { Draft, Given } from './given.test.fixture.ts'

/** A client that sends a message for the account that its path names. */
const ownAccount = (account: string): Draft =>
  client({
    username: '<TWILIO_ACCOUNT_SID>',
    password: '<TWILIO_AUTH_TOKEN>',
    operations: [{ ...SEND_MESSAGE, account: env(account.slice(1, -1)) }],
  })

/** `key ? twilio(key, ...) : twilio(accountSid, authToken)`: two clients, and the very same calls. */
const withFallback = (): readonly Draft[] => {
  let operations: ClientFact['operations'] | undefined
  const token = client({
    username: '<TWILIO_ACCOUNT_SID>',
    password: '<TWILIO_AUTH_TOKEN>',
    operations: [SEND_MESSAGE],
  })
  return [
    (at) => {
      const fact = keyClient('TWILIO', { operations: [SEND_MESSAGE] })(at) as ClientFact
      operations = fact.operations
      return fact
    },
    (at) => ({ ...(token(at) as ClientFact), ...(operations === undefined ? {} : { operations }) }),
  ]
}

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'sends messages',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            operations: [SEND_MESSAGE],
          }),
        ],
      },
    },
    ['prefer-api-key warning a.ts client'],
  ],
  ['only where there is no API key', { files: { 'a.ts': withFallback() } }, []],
  [
    'beside a client with a key, for calls of its own',
    {
      files: {
        'a.ts': [
          keyClient('TWILIO', { operations: [SEND_MESSAGE] }),
          client({
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            operations: [SEND_MESSAGE],
          }),
        ],
      },
    },
    ['prefer-api-key warning a.ts client'],
  ],
  [
    'no arguments: the SDK reads the Auth Token',
    { files: { 'a.ts': [client({ operations: [SEND_MESSAGE] })] } },
    ['prefer-api-key warning a.ts client'],
  ],
  [
    'lists keys',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            operations: [LIST_KEYS],
          }),
        ],
      },
    },
    [],
  ],
  [
    'lists keys and sends',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            operations: [LIST_KEYS, SEND_MESSAGE],
          }),
        ],
      },
    },
    [],
  ],
  [
    'lists keys and sends, with report mixed',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            operations: [LIST_KEYS, SEND_MESSAGE],
          }),
        ],
      },
      policy: { rules: { 'prefer-api-key': { severity: 'error', options: { report: 'mixed' } } } },
    },
    ['prefer-api-key error a.ts client'],
  ],
  [
    'exported',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            operations: [SEND_MESSAGE],
            complete: false,
          }),
        ],
      },
    },
    [],
  ],
  [
    'exported, with the option',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            operations: [SEND_MESSAGE],
            complete: false,
          }),
        ],
      },
      policy: { rules: { 'prefer-api-key': { severity: 'warning', options: { exported: true } } } },
    },
    ['prefer-api-key warning a.ts client'],
  ],
  [
    'a parent acts on a subaccount',
    {
      files: {
        'a.ts': [
          client({
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            accountSid: '<SUB>',
            operations: [SEND_MESSAGE],
          }),
        ],
      },
    },
    [],
  ],
  [
    'the client’s own account in the path',
    { files: { 'a.ts': [ownAccount('<TWILIO_ACCOUNT_SID>')] } },
    ['prefer-api-key warning a.ts client'],
  ],
  ['another account in the path', { files: { 'a.ts': [ownAccount('<SUBACCOUNT_SID>')] } }, []],
  [
    'credentials from a caller',
    {
      files: {
        'a.ts': [
          client({
            username: {
              kind: 'name',
              space: 'config',
              path: 'accountSid',
              scope: 'p',
              fromCaller: true,
              via: [],
            },
            password: {
              kind: 'name',
              space: 'config',
              path: 'authToken',
              scope: 'p',
              fromCaller: true,
              via: [],
            },
            operations: [SEND_MESSAGE],
          }),
        ],
      },
    },
    [],
  ],
  [
    'Functions',
    {
      files: {
        'a.ts': [client({ more: { construction: 'functions-context' }, operations: [SEND_MESSAGE] })],
      },
    },
    [],
  ],
  [
    'Functions, with the option',
    {
      files: {
        'a.ts': [client({ more: { construction: 'functions-context' }, operations: [SEND_MESSAGE] })],
      },
      policy: { rules: { 'prefer-api-key': { severity: 'error', options: { serverless: true } } } },
    },
    ['prefer-api-key error a.ts client'],
  ],
  ['an API key', { files: { 'a.ts': [keyClient('TWILIO', { operations: [SEND_MESSAGE] })] } }, []],
  [
    'a request',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.twilio.com',
            method: 'POST',
            path: '/2010-04-01/Accounts/{}/Messages',
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            account: '<TWILIO_ACCOUNT_SID>',
          }),
        ],
      },
    },
    ['prefer-api-key warning a.ts request'],
  ],
  [
    'a request for another account',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.twilio.com',
            method: 'POST',
            path: '/2010-04-01/Accounts/{}/Messages',
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            account: '<SUBACCOUNT_SID>',
          }),
        ],
      },
    },
    [],
  ],
  [
    'a request that needs the Auth Token',
    {
      files: {
        'a.ts': [
          request({
            host: 'api.twilio.com',
            method: 'GET',
            path: '/2010-04-01/Accounts/{}',
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<TWILIO_AUTH_TOKEN>',
            account: '<TWILIO_ACCOUNT_SID>',
          }),
        ],
      },
    },
    [],
  ],
]

describe('prefer-api-key', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

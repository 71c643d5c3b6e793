import { describe, expect, it } from 'vitest'
import { client, findingsOf } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'fetched in us1, used in ie1',
    {
      files: {
        'a.ts': [
          client({ id: 'parent', username: '<TWILIO_ACCOUNT_SID>', password: '<T>' }),
          (at) => ({
            kind: 'account-fetch',
            id: 'fetch',
            by: 'parent',
            span: at('fetch'),
            text: 'client.api.accounts.fetch',
          }),
          client({
            username: '<SUBACCOUNT_SID>',
            password: { kind: 'derived', fact: 'fetch', member: 'authToken', via: [] },
            region: 'ie1',
            edge: 'dublin',
          }),
        ],
      },
    },
    ['no-foreign-auth-token error a.ts client'],
  ],
  [
    'fetched and used in ie1',
    {
      files: {
        'a.ts': [
          client({
            id: 'parent',
            username: '<TWILIO_ACCOUNT_SID>',
            password: '<T>',
            region: 'ie1',
            edge: 'dublin',
          }),
          (at) => ({
            kind: 'account-fetch',
            id: 'fetch',
            by: 'parent',
            span: at('fetch'),
            text: 'client.api.accounts.fetch',
          }),
          client({
            username: '<SUBACCOUNT_SID>',
            password: { kind: 'derived', fact: 'fetch', member: 'authToken', via: [] },
            region: 'ie1',
            edge: 'dublin',
          }),
        ],
      },
    },
    [],
  ],
  [
    'fetched in a Region that is not known',
    {
      files: {
        'a.ts': [
          client({ id: 'parent', username: '<TWILIO_ACCOUNT_SID>', password: '<T>', region: '<R>' }),
          (at) => ({
            kind: 'account-fetch',
            id: 'fetch',
            by: 'parent',
            span: at('fetch'),
            text: 'client.api.accounts.fetch',
          }),
          client({
            username: '<SUBACCOUNT_SID>',
            password: { kind: 'derived', fact: 'fetch', member: 'authToken', via: [] },
            region: 'ie1',
            edge: 'dublin',
          }),
        ],
      },
    },
    [],
  ],
]

describe('no-foreign-auth-token', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

import { describe, expect, it } from 'vitest'
import { findingsOf, hostLiteral } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'region only',
    { files: { 'a.ts': [hostLiteral('api.ie1.twilio.com')] } },
    ['no-retired-host error a.ts literal'],
  ],
  [
    'edge only',
    { files: { 'a.ts': [hostLiteral('api.frankfurt.twilio.com')] } },
    ['no-retired-host error a.ts literal'],
  ],
  ['us1 stays', { files: { 'a.ts': [hostLiteral('api.us1.twilio.com')] } }, []],
  ['edge and region', { files: { 'a.ts': [hostLiteral('api.dublin.ie1.twilio.com')] } }, []],
  [
    'real-time hosts',
    {
      files: {
        'a.ts': [
          hostLiteral('voice-js.dublin.twilio.com'),
          hostLiteral('eventgw.ie1.twilio.com'),
          hostLiteral('example.sip.dublin.twilio.com'),
        ],
      },
    },
    [],
  ],
  [
    'the policy says that they still work',
    {
      files: { 'a.ts': [hostLiteral('api.ie1.twilio.com')] },
      policy: { facts: { products: {}, legacyHosts: 'us1' } },
    },
    [],
  ],
]

describe('no-retired-host', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

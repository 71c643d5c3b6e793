import { describe, expect, it } from 'vitest'
import { client, findingsOf, hostLiteral, keyClient, request, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'the default is not allowed',
    { files: { 'a.ts': [client({})] }, policy: { allowedRegions: ['ie1'] } },
    ['allowed-regions error a.ts client'],
  ],
  [
    'a stated region is not allowed',
    { files: { 'a.ts': [client({ region: 'au1', edge: 'sydney' })] }, policy: { allowedRegions: ['ie1'] } },
    ['allowed-regions error a.ts region'],
  ],
  [
    'an allowed region',
    { files: { 'a.ts': [client({ region: 'ie1', edge: 'dublin' })] }, policy: { allowedRegions: ['ie1'] } },
    [],
  ],
  ['without a policy', { files: { 'a.ts': [client({ region: 'au1', edge: 'sydney' })] } }, []],
  [
    'an area',
    {
      files: {
        'services/eu/a.ts': [client({ region: 'us1' })],
        'services/us/a.ts': [client({ region: 'us1' })],
      },
      policy: {
        areas: [
          {
            files: [{ text: 'services/eu/**', pattern: /^services\/eu\// }],
            regions: ['ie1'],
            environment: {},
            places: { environment: {} },
            span: { file: 'regionguard.yaml', start: 0, end: 1 },
          },
        ],
      },
    },
    ['allowed-regions error services/eu/a.ts region'],
  ],
  [
    'the forgotten region of a key is one mistake',
    { files: { 'a.ts': [keyClient('TWILIO_IE1')] }, policy: { allowedRegions: ['ie1'] } },
    ['no-region-mismatch error a.ts client'],
  ],
  [
    'a request',
    { files: { 'a.ts': [request({ host: 'api.twilio.com' })] }, policy: { allowedRegions: ['ie1'] } },
    ['allowed-regions error a.ts request'],
  ],
  [
    'settings',
    {
      files: { '.env': [settings({ TWILIO_REGION: 'au1', TWILIO_EDGE: 'sydney' })], 'a.ts': [client({})] },
      policy: { allowedRegions: ['ie1'] },
    },
    ['allowed-regions error .env TWILIO_REGION'],
  ],
  [
    'a host literal that names a Region',
    {
      files: { 'a.ts': [hostLiteral('api.sydney.au1.twilio.com'), hostLiteral('api.twilio.com')] },
      policy: { allowedRegions: ['ie1'] },
    },
    ['allowed-regions error a.ts literal'],
  ],
]

describe('allowed-regions', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

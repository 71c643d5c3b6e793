import { describe, expect, it } from 'vitest'
import { accessToken, findingsOf } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'regional key, no region',
    {
      files: { 'a.ts': [accessToken({ keySid: '<TWILIO_IE1_API_KEY>', secret: '<TWILIO_IE1_API_SECRET>' })] },
    },
    ['access-token-region error a.ts token'],
  ],
  [
    'regional key, another region',
    {
      files: {
        'a.ts': [
          accessToken({ keySid: '<TWILIO_IE1_API_KEY>', secret: '<TWILIO_IE1_API_SECRET>', region: 'us1' }),
        ],
      },
    },
    ['access-token-region error a.ts region'],
  ],
  [
    'us1 key, region ie1',
    {
      files: {
        'a.ts': [
          accessToken({ keySid: '<TWILIO_US1_API_KEY>', secret: '<TWILIO_US1_API_SECRET>', region: 'ie1' }),
        ],
      },
    },
    ['access-token-region error a.ts region'],
  ],
  [
    'regional key and its region',
    {
      files: {
        'a.ts': [
          accessToken({ keySid: '<TWILIO_IE1_API_KEY>', secret: '<TWILIO_IE1_API_SECRET>', region: 'ie1' }),
        ],
      },
    },
    [],
  ],
  [
    'us1 key, no region',
    {
      files: { 'a.ts': [accessToken({ keySid: '<TWILIO_US1_API_KEY>', secret: '<TWILIO_US1_API_SECRET>' })] },
    },
    [],
  ],
  [
    'a key whose Region is not known',
    { files: { 'a.ts': [accessToken({ keySid: '<TWILIO_API_KEY>', secret: '<TWILIO_API_SECRET>' })] } },
    [],
  ],
  [
    'a region that cannot be read',
    { files: { 'a.ts': [accessToken({ keySid: '<TWILIO_IE1_API_KEY>', secret: '<S>', region: '<R>' })] } },
    [],
  ],
]

describe('access-token-region', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

import { describe, expect, it } from 'vitest'
import { accessToken, client, evaluateGiven, findingsOf, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'a typo',
    { files: { 'a.ts': [client({ region: 'ie2', edge: 'dublin' })] } },
    ['valid-region error a.ts region'],
  ],
  [
    'a legacy id',
    { files: { 'a.ts': [client({ region: 'de1', edge: 'frankfurt' })] } },
    ['valid-region error a.ts region'],
  ],
  ['gll', { files: { 'a.ts': [client({ region: 'gll' })] } }, ['valid-region error a.ts region']],
  [
    'jp1: sources conflict',
    { files: { 'a.ts': [client({ region: 'jp1', edge: 'tokyo' })] } },
    ['valid-region warning a.ts region'],
  ],
  [
    'edge squeezed into the region',
    { files: { 'a.ts': [client({ region: 'dublin.ie1' })] } },
    ['valid-region warning a.ts region'],
  ],
  [
    'upper case',
    { files: { 'a.ts': [client({ region: 'IE1', edge: 'dublin' })] } },
    ['valid-region warning a.ts region'],
  ],
  [
    'upper case in an access token',
    { files: { 'a.ts': [accessToken({ keySid: '<KEY>', secret: '<SECRET>', region: 'IE1' })] } },
    ['valid-region error a.ts region'],
  ],
  [
    'a typo in an access token',
    {
      files: {
        'a.ts': [accessToken({ keySid: '<TWILIO_IE1_API_KEY>', secret: '<SECRET>', region: 'ireland' })],
      },
    },
    ['valid-region error a.ts region'],
  ],
  ['a live Region', { files: { 'a.ts': [client({ region: 'au1', edge: 'sydney' })] } }, []],
  ['a region that cannot be read', { files: { 'a.ts': [client({ region: '<R>' })] } }, []],
  [
    'settings, once',
    { files: { '.env': [settings({ TWILIO_REGION: 'gll', TWILIO_EDGE: 'roaming' })], 'a.ts': [client({})] } },
    ['valid-region error .env TWILIO_REGION'],
  ],
]

describe('valid-region', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

describe('what valid-region offers', () => {
  it.each([
    ['ie2', ['Write `ie1`.']],
    ['de1', ['Remove the region.']],
    ['dublin', ['Write `ie1`.', 'Remove the region.']],
    ['frankfurt', ['Remove the region.']],
    ['dublin.ie1', ['Write `ie1`.']],
  ])('%s', (region, offered) => {
    const [finding] = evaluateGiven({ files: { 'a.ts': [client({ region })] } })
    expect(finding?.suggestions?.map(({ description }) => description)).toEqual(offered)
  })
})

import { describe, expect, it } from 'vitest'
import { literal, oneOf } from '../facts/value.ts'
import { client, evaluateGiven, findingsOf, settings } from './given.test.fixture.ts'
import type { Draft, Given } from './given.test.fixture.ts'

const read = (name: string): Draft => {
  return (at) => ({ kind: 'environment-read', id: `read ${name}`, span: at('read'), name })
}

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  ['a region alone', { files: { 'a.ts': [client({ region: 'ie1' })] } }, ['require-edge error a.ts region']],
  ['region and edge', { files: { 'a.ts': [client({ region: 'ie1', edge: 'dublin' })] } }, []],
  ['us1 needs none', { files: { 'a.ts': [client({ region: 'us1' })] } }, []],
  [
    'an edge that cannot be read',
    { files: { 'a.ts': [client({ region: 'ie1', edge: '<TWILIO_EDGE>' })] } },
    [],
  ],
  [
    'an empty edge is absent and blocks the environment',
    {
      files: {
        '.env': [settings({ TWILIO_EDGE: 'dublin', TWILIO_REGION: 'ie1' })],
        'a.ts': [client({ edge: '' })],
      },
    },
    ['require-edge error a.ts client'],
  ],
  [
    'upper case is normalised first',
    { files: { 'a.ts': [client({ region: 'IE1' })] } },
    ['require-edge error a.ts region'],
  ],
  [
    'settings alone',
    { files: { '.env': [settings({ TWILIO_REGION: 'ie1' })] } },
    ['require-edge error .env TWILIO_REGION'],
  ],
  [
    'settings that a client reads: one finding, in the settings',
    { files: { '.env': [settings({ TWILIO_REGION: 'ie1' })], 'a.ts': [client({})] } },
    ['require-edge error .env TWILIO_REGION'],
  ],
  [
    'in an editor only the code is judged',
    {
      files: { '.env': [settings({ TWILIO_REGION: 'ie1' })], 'a.ts': [client({})] },
      reported: (file) => file === 'a.ts',
    },
    ['require-edge error a.ts client'],
  ],
  [
    'settings whose client brings its own edge',
    {
      files: {
        '.env': [settings({ TWILIO_REGION: 'ie1' })],
        'a.ts': [client({ region: '<TWILIO_REGION>', edge: 'dublin' })],
      },
    },
    [],
  ],
  [
    'settings that code reads, for other things than a client',
    { files: { '.env': [settings({ TWILIO_REGION: 'ie1' })], 'a.ts': [read('TWILIO_REGION')] } },
    [],
  ],
  [
    'settings that code and a client read',
    { files: { '.env': [settings({ TWILIO_REGION: 'ie1' })], 'a.ts': [read('TWILIO_REGION'), client({})] } },
    ['require-edge error .env TWILIO_REGION'],
  ],
  [
    'code that reads something else',
    { files: { '.env': [settings({ TWILIO_REGION: 'ie1' })], 'a.ts': [read('TWILIO_ACCOUNT_SID')] } },
    ['require-edge error .env TWILIO_REGION'],
  ],
  [
    'the edge stands in another settings file',
    {
      files: {
        '.env': [settings({ TWILIO_REGION: 'ie1' })],
        '.env.local': [settings({ TWILIO_EDGE: 'dublin' })],
      },
    },
    [],
  ],
  [
    'the policy’s environment gives the region',
    {
      files: { 'a.ts': [client({})] },
      policy: {
        environment: { TWILIO_REGION: 'ie1' },
        places: { environment: { TWILIO_REGION: { file: 'regionguard.yaml', start: 0, end: 1 } } },
      },
    },
    ['require-edge error a.ts client'],
  ],
  [
    'legacy hosts are regional',
    {
      files: { 'a.ts': [client({ region: 'ie1' })] },
      policy: { facts: { products: {}, legacyHosts: 'regional' } },
    },
    [],
  ],
]

describe('require-edge', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

describe('the edge that a fix adds', () => {
  const region = oneOf([literal('ie1', []), literal('au1', [])], [])
  it.each([
    ['of the one Region', client({ region: 'ie1' }), 'Add the edge `dublin`.'],
    ['none where there may be two', client({ region }), undefined],
  ])('%s', (_title, draft, fix) => {
    const [finding] = evaluateGiven({ files: { 'a.ts': [draft] } })
    expect(finding?.fix?.description).toBe(fix)
  })
})

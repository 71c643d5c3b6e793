import { describe, expect, it } from 'vitest'
import { literal, oneOf } from '../facts/value.ts'
import { client, evaluateGiven, findingsOf, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'an unknown edge',
    { files: { 'a.ts': [client({ region: 'ie1', edge: 'dubln' })] } },
    ['valid-edge error a.ts edge'],
  ],
  [
    'roaming',
    { files: { 'a.ts': [client({ region: 'ie1', edge: 'roaming' })] } },
    ['valid-edge error a.ts edge'],
  ],
  ['roaming alone', { files: { 'a.ts': [client({ edge: 'roaming' })] } }, ['valid-edge error a.ts edge']],
  [
    'interconnect with an unknown region',
    { files: { 'a.ts': [client({ region: '<R>', edge: 'london-ix' })] } },
    ['valid-edge error a.ts edge'],
  ],
  [
    'ie1 with sydney',
    { files: { 'a.ts': [client({ region: 'ie1', edge: 'sydney' })] } },
    ['valid-edge error a.ts edge'],
  ],
  [
    'au1 with dublin',
    { files: { 'a.ts': [client({ region: 'au1', edge: 'dublin' })] } },
    ['valid-edge error a.ts edge'],
  ],
  ['us1 takes every public edge', { files: { 'a.ts': [client({ region: 'us1', edge: 'dublin' })] } }, []],
  ['ie1 with dublin', { files: { 'a.ts': [client({ region: 'ie1', edge: 'dublin' })] } }, []],
  [
    'settings',
    { files: { '.env': [settings({ TWILIO_REGION: 'ie1', TWILIO_EDGE: 'sydney' })] } },
    ['valid-edge error .env TWILIO_EDGE'],
  ],
]

describe('valid-edge', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

describe('the edge that a fix writes', () => {
  const region = oneOf([literal('ie1', []), literal('au1', [])], [])
  it.each([
    ['of the one Region', client({ region: 'ie1', edge: 'roaming' }), 'Write the edge `dublin`.'],
    ['none where there may be two', client({ region, edge: 'roaming' }), undefined],
  ])('%s', (_title, draft, fix) => {
    const [finding] = evaluateGiven({ files: { 'a.ts': [draft] } })
    expect(finding?.fix?.description).toBe(fix)
  })
})

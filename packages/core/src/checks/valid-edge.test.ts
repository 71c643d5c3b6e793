import { describe, expect, it } from 'vitest'
import { client, findingsOf, settings } from './given.test.fixture.ts'
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

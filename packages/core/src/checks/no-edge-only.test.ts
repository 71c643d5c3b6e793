import { describe, expect, it } from 'vitest'
import { client, findingsOf, settings } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  ['dublin', { files: { 'a.ts': [client({ edge: 'dublin' })] } }, ['no-edge-only error a.ts edge']],
  ['sydney', { files: { 'a.ts': [client({ edge: 'sydney' })] } }, ['no-edge-only error a.ts edge']],
  ['ashburn', { files: { 'a.ts': [client({ edge: 'ashburn' })] } }, []],
  [
    'frankfurt has no effect',
    { files: { 'a.ts': [client({ edge: 'frankfurt' })] } },
    ['no-edge-only warning a.ts edge'],
  ],
  [
    'a region that cannot be read',
    { files: { 'a.ts': [client({ region: '<TWILIO_REGION>', edge: 'dublin' })] } },
    [],
  ],
  [
    'the region may come from the settings',
    {
      files: {
        '.env.example': [settings({ TWILIO_REGION: '' }, 'template')],
        'a.ts': [client({ edge: 'dublin' })],
      },
    },
    [],
  ],
  [
    'settings',
    { files: { '.env': [settings({ TWILIO_EDGE: 'dublin' })] } },
    ['no-edge-only error .env TWILIO_EDGE'],
  ],
  [
    'settings whose client brings its own region',
    { files: { '.env': [settings({ TWILIO_EDGE: 'dublin' })], 'a.ts': [client({ region: 'ie1' })] } },
    [],
  ],
]

describe('no-edge-only', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

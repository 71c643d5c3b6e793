import { describe, expect, it } from 'vitest'
import { findingsOf } from './given.test.fixture.ts'
import type { Given } from './given.test.fixture.ts'

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  [
    'discarded',
    {
      files: {
        'a.ts': [
          (at) => ({
            kind: 'key-creation',
            id: 'k',
            span: at('create'),
            secret: 'discarded',
            text: 'client.newKeys.create',
          }),
        ],
      },
    },
    ['no-discarded-secret error a.ts create'],
  ],
  [
    'kept',
    {
      files: {
        'a.ts': [
          (at) => ({
            kind: 'key-creation',
            id: 'k',
            span: at('create'),
            secret: 'kept',
            text: 'client.newKeys.create',
          }),
        ],
      },
    },
    [],
  ],
  [
    'unknown',
    {
      files: {
        'a.ts': [
          (at) => ({
            kind: 'key-creation',
            id: 'k',
            span: at('create'),
            secret: 'unknown',
            text: 'client.newKeys.create',
          }),
        ],
      },
    },
    [],
  ],
]

describe('no-discarded-secret', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})

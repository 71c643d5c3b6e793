import fc from 'fast-check'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { encodeForm } from './form-encoding.ts'

describe('encodeForm', () => {
  it.each<[string, object, string]>([
    ['a space is %20, not +', { FriendlyName: 'a b+c' }, 'FriendlyName=a%20b%2Bc'],
    ['RFC 3986 escapes more than encodeURIComponent', { A: "!'()*-._~" }, 'A=%21%27%28%29%2A-._~'],
    [
      'a list repeats its name',
      { MediaUrl: ['https://a', 'https://b'] },
      'MediaUrl=https%3A%2F%2Fa&MediaUrl=https%3A%2F%2Fb',
    ],
    ['an empty list is nothing', { A: [], B: 1 }, 'B=1'],
    ['undefined is left out, null is empty', { A: undefined, B: null, C: '' }, 'B=&C='],
    ['a date is ISO', { D: new Date('2026-11-22T00:00:00Z') }, 'D=2026-11-22T00%3A00%3A00.000Z'],
    ['an object is bracketed', { P: { allow: ['/a'] } }, 'P%5Ballow%5D=%2Fa'],
    ['booleans and numbers', { A: true, B: 0 }, 'A=true&B=0'],
    ['beyond the basic plane', { A: '😀' }, 'A=%F0%9F%98%80'],
    ['half a character is no error', { A: '\ud83d' }, 'A=%EF%BF%BD'],
    ['functions are left out', { A: () => 1, B: 1 }, 'B=1'],
  ])('%s', (_why, parameters, expected) => {
    expect(encodeForm(parameters)).toBe(expected)
  })

  it('agrees with the qs that twilio-node uses', () => {
    const fromTwilio = createRequire(createRequire(import.meta.url).resolve('twilio'))
    const qs = fromTwilio('qs') as { stringify(value: object, options: object): string }
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(undefined),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,5}$/), fc.string(), { maxKeys: 2 }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[A-Za-z<>]{1,8}$/), value), (parameters) => {
        expect(encodeForm(parameters)).toBe(qs.stringify(parameters, { arrayFormat: 'repeat' }))
      }),
      { numRuns: 500 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certainText, matchesName } from './name-pattern.ts'

describe('matchesName', () => {
  it.each([
    ['MESSAGING_KEY*', 'MESSAGING_KEY', true],
    ['MESSAGING_KEY*', 'MESSAGING_KEY_SECRET', true],
    ['MESSAGING_KEY*', 'messaging_key', false],
    ['MESSAGING_KEY*', 'MY_MESSAGING_KEY', false],
    ['*_DUBLIN', 'TWILIO_API_KEY_DUBLIN', true],
    ['*_DUBLIN', '_DUBLIN', true],
    ['*_DUBLIN', 'TWILIO_DUBLIN_KEY', false],
    ['*_KEY_*', 'A_KEY_B_KEY_C', true],
    ['ie1.*', 'ie1.apiKey', true],
    ['ie1.*', 'ie1/apiKey', false],
    ['*', 'prod/twilio.api/key', true],
    ['*', '', true],
    ['', '', true],
    ['', 'A', false],
    ['KEY_?', 'KEY_1', true],
    ['KEY_?', 'KEY_', false],
    ['KEY_?', 'KEY_10', false],
    ['keys[0].sid', 'keys[0].sid', true],
    ['A.B', 'AxB', false],
    ['**A**', 'A', true],
  ])('%j and %j: %s', (pattern, name, matches) => {
    expect(matchesName(pattern, name)).toBe(matches)
  })

  it('agrees with a regular expression', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    fc.assert(
      fc.property(few, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), (pattern, name) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`)
        expect(matchesName(pattern, name)).toBe(expression.test(name))
      }),
      { numRuns: 2000 },
    )
  })

  it('takes no time for a pattern that makes regular expressions backtrack', () => {
    const started = performance.now()
    expect(matchesName(`${'*a'.repeat(50)}b`, 'a'.repeat(5_000))).toBe(false)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('certainText', () => {
  it.each([
    ['MESSAGING_KEY*', 'MESSAGING_KEY'],
    ['*_DUBLIN', '_DUBLIN'],
    ['EU_*_SECRET', '_SECRET'],
    ['ie1.apiKey', 'apiKey'],
    ['prod/messaging#key', 'messaging'],
    ['billing-key-?', 'billing-key-'],
    ['*', undefined],
    ['a.b.c', undefined],
    ['?X', undefined],
  ])('of %j is %j', (pattern, text) => {
    expect(certainText(pattern)).toBe(text)
  })

  it('is in every name that matches', () => {
    const pattern = fc.string({
      unit: fc.constantFrom('A', 'B', '_', '.', '*', '?'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('A', '_', '.') }), (text, filling) => {
        const name = text.replaceAll('*', filling).replaceAll('?', 'A')
        expect(matchesName(text, name)).toBe(true)
        expect(name).toContain(certainText(text) ?? '')
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULE_IDS } from '../catalogue/rule-id.ts'
import { editDistance, nearestName } from './nearest-name.ts'

describe('nearestName', () => {
  it.each([
    ['credentails', ['credentials', 'exceptions'], 'credentials'],
    ['region', ['regions', 'reason'], 'regions'],
    ['Regions', ['regions'], 'regions'],
    ['no-region-missmatch', RULE_IDS, 'no-region-mismatch'],
    ['prefer-apikey', RULE_IDS, 'prefer-api-key'],
    ['require-edges', RULE_IDS, 'require-edge'],
    ['ei1', ['us1', 'ie1', 'au1'], 'ie1'],
    ['us2', ['us1', 'ie1', 'au1'], 'us1'],
    ['dubiln', ['dublin', 'sydney'], 'dublin'],
    ['same', ['same', 'some'], 'same'],
    ['warn', ['error', 'warning', 'off'], 'warning'],
    ['env', ['environment', 'exceptions'], 'environment'],
    ['en', ['environment'], undefined],
    ['ab', ['ba', 'aa'], 'ba'],
    ['colour', [], undefined],
    ['frankfurt', ['us1', 'ie1', 'au1'], undefined],
    ['x', ['y'], undefined],
    ['', ['a'], undefined],
    ['owner', ['files', 'rule', 'reason', 'expires'], undefined],
  ])('of %j among %j is %j', (word, candidates, expected) => {
    expect(nearestName(word, candidates)).toBe(expected)
  })

  it('takes the first of two that are equally near', () => {
    expect(nearestName('ie2', ['ie1', 'ie3'])).toBe('ie1')
  })

  it('does not spend time on a text that cannot be a misspelling', () => {
    const started = performance.now()
    expect(nearestName('a'.repeat(1_000_000), RULE_IDS)).toBeUndefined()
    expect(performance.now() - started).toBeLessThan(50)
  })

  it('only ever answers with a candidate, and with the word itself where it is one', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (word, candidates) => {
        const nearest = nearestName(word, candidates)
        expect(nearest === undefined || candidates.includes(nearest)).toBe(true)
        if (word.length > 1)
          expect(nearestName(word, [...candidates, word])?.toLowerCase()).toBe(word.toLowerCase())
      }),
    )
  })
})

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'abd', 1],
    ['abc', 'abcd', 1],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %i', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected)
  })

  it('is the same both ways, and no longer than the longer text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })
})

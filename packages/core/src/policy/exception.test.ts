import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, isCalendarDate } from './calendar-date.ts'
import { daysLeft, exceptionState, explainExpired, explainUnused } from './exception.ts'
import { parsePolicy } from './parse-policy.ts'
import type { PolicyException } from './policy.ts'

function anException(expires: string): PolicyException {
  const parsed = parsePolicy(
    `version: 1\nexceptions: [{rule: prefer-api-key, files: [src/legacy/**, bin], reason: r, owner: platform-team, expires: ${expires}}]`,
    'regionguard.yaml',
  )
  const [exception] = parsed.ok ? parsed.policy.exceptions : []
  if (exception === undefined) throw new Error('no exception')
  return exception
}

describe('an exception that expires on 2027-01-31', () => {
  it.each([
    ['2026-11-22', 'active', 70],
    ['2027-01-30', 'active', 1],
    ['2027-01-31', 'expired', 0],
    ['2027-02-01', 'expired', -1],
    ['2028-01-31', 'expired', -365],
  ])('is on %s %s, with %i days left', (today, state, days) => {
    expect(exceptionState(anException('2027-01-31'), today)).toBe(state)
    expect(daysLeft(anException('2027-01-31'), today)).toBe(days)
  })

  it('is explained when it has expired', () => {
    expect(explainExpired(anException('2027-01-31'))).toBe(
      'The exception for this (owner: platform-team) expired on 2027-01-31.',
    )
  })

  it('is explained when it is not needed', () => {
    expect(explainUnused(anException('2027-01-31'))).toBe(
      'The exception for prefer-api-key in "src/legacy/**", "bin" (owner: platform-team) excepts nothing: no such finding is there. Take it out.',
    )
  })
})

describe('the calendar', () => {
  it.each([
    ['2027-01-31', true],
    ['2028-02-29', true],
    ['2000-02-29', true],
    ['2027-02-29', false],
    ['2100-02-29', false],
    ['2027-04-31', false],
    ['2027-00-10', false],
    ['2027-13-01', false],
    ['2027-01-00', false],
    ['2027-1-1', false],
    ['27-01-31', false],
    ['2027-01-31 ', false],
    ['٢٠٢٧-٠١-٣١', false],
  ])('has %s: %s', (text, has) => {
    expect(isCalendarDate(text)).toBe(has)
  })

  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  const textOf = (date: Date): string => date.toISOString().slice(0, 10)

  it('has every day that Date knows', () => {
    fc.assert(fc.property(day, (date) => isCalendarDate(textOf(date))))
  })

  it('counts days as Date does', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const days = (Date.parse(textOf(a)) - Date.parse(textOf(b))) / 86_400_000
        expect(dayNumber(textOf(a)) - dayNumber(textOf(b))).toBe(days)
      }),
    )
  })
})

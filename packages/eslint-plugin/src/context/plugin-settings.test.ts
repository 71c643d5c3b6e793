import { describe, expect, it } from 'vitest'
import { parsePluginSettings } from './plugin-settings.ts'

describe('parsePluginSettings', () => {
  it.each([
    [undefined, {}],
    [{}, {}],
    [
      { policy: false, environment: false },
      { policy: false, environment: false },
    ],
    [
      { policy: 'a/b.yaml', digest: '1f', today: '2028-02-29' },
      { policy: 'a/b.yaml', digest: '1f', today: '2028-02-29' },
    ],
  ])('takes %j', (value, settings) => {
    expect(parsePluginSettings(value)).toEqual(settings)
  })

  it.each([
    ['off', '`settings.regionguard` in the ESLint configuration must be an object.'],
    [[], '`settings.regionguard` in the ESLint configuration must be an object.'],
    [null, '`settings.regionguard` in the ESLint configuration must be an object.'],
    [
      { polcy: false },
      '`settings.regionguard.polcy` in the ESLint configuration is not known: there are policy, environment, digest, today. Did you mean `policy`?',
    ],
    [
      { constructor: 1 },
      '`settings.regionguard.constructor` in the ESLint configuration is not known: there are policy, environment, digest, today.',
    ],
    [{ policy: true }, '`settings.regionguard.policy` in the ESLint configuration must be a path or false.'],
    [
      { today: '2027-02-29' },
      '`settings.regionguard.today` in the ESLint configuration must be a date such as "2026-12-31".',
    ],
    [
      { today: 'tomorrow' },
      '`settings.regionguard.today` in the ESLint configuration must be a date such as "2026-12-31".',
    ],
  ])('refuses %j', (value, message) => {
    expect(() => parsePluginSettings(value)).toThrow(message)
  })
})

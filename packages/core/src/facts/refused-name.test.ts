import { describe, expect, it } from 'vitest'
import { namesRefusal } from './refused-name.ts'

describe('a name', () => {
  it.each([
    ['deniedHosts', true],
    ['RETIRED_HOST', true],
    ['no-restricted-hosts', true],
    ['hosts.blocked', true],
    ['isRetired', true],
    ['pattern', true],
    ['from', true],
    ['fromHost', false],
    ['TWILIO_HOST', false],
    ['badge', false],
    ['unmatched', false],
    ['folders', false],
    ['', false],
  ])('%s says that what it stands for is not used: %s', (name, expected) => {
    expect(namesRefusal(name)).toBe(expected)
  })
})

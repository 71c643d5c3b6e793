import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareSdkVersions, parseSdkVersion } from './sdk-version.ts'

describe('parseSdkVersion', () => {
  it.each([
    ['5.12.0', [5, 12, 0], false],
    ['v1.28.8', [1, 28, 8], false],
    ['6.2', [6, 2, 0], false],
    ['7', [7, 0, 0], false],
    ['0', [0, 0, 0], false],
    [' 5.12.0 ', [5, 12, 0], false],
    ['5.12.0+build.7', [5, 12, 0], false],
    ['6.0.0-rc.1', [6, 0, 0], true],
    ['6.0.0-rc.1+build', [6, 0, 0], true],
    ['9.0.0rc0', [9, 0, 0], true],
    ['8.0.0-beta', [8, 0, 0], true],
    ['11.0.0-SNAPSHOT', [11, 0, 0], true],
    ['7.13.8.0', [7, 13, 8], false],
  ])('%s', (text, numbers, prerelease) => {
    expect(parseSdkVersion(text)).toEqual({ numbers, prerelease })
  })

  it.each([
    '',
    'latest',
    '^5.12.0',
    '~5.12',
    '>=5',
    '5.x',
    '*',
    '5.12.0 || 6',
    'workspace:*',
    'git+https://x/y',
    '5..1',
    'v',
    '12345678901.0.0',
  ])('%j is no exact version', (text) => {
    expect(parseSdkVersion(text)).toBeUndefined()
  })

  it('is total and orders as numbers do', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseSdkVersion(text)))
    const numbers = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99))
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y] = [parseSdkVersion(a.join('.')), parseSdkVersion(b.join('.'))]
        if (x === undefined || y === undefined) throw new Error('not parsed')
        const rank = ([major, minor, patch]: readonly number[]): number =>
          (major ?? 0) * 1e6 + (minor ?? 0) * 1e3 + (patch ?? 0)
        expect(Math.sign(compareSdkVersions(x, y))).toBe(Math.sign(rank(a) - rank(b)))
      }),
    )
  })

  it('puts a pre-release before its release', () => {
    const [before, release] = [parseSdkVersion('6.0.0-rc.1'), parseSdkVersion('6.0.0')]
    if (before === undefined || release === undefined) throw new Error('not parsed')
    expect(compareSdkVersions(before, release)).toBeLessThan(0)
    expect(compareSdkVersions(release, before)).toBeGreaterThan(0)
    expect(compareSdkVersions(release, release)).toBe(0)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePath, matchPath, normalisePath, segmentsOf } from './endpoint-path.ts'

const SID = `AC${'0a'.repeat(16)}`

describe('normalisePath', () => {
  it.each([
    ['/2010-04-01/Accounts.json', '/2010-04-01/Accounts'],
    [`/2010-04-01/Accounts/${SID}.json`, '/2010-04-01/Accounts/{}'],
    [`/2010-04-01/Accounts/${SID}/Messages.csv?PageSize=1`, '/2010-04-01/Accounts/{}/Messages'],
    [`/2010-04-01/Accounts/${SID}/Calls.xml/`, '/2010-04-01/Accounts/{}/Calls'],
    ['/2010-04-01/Accounts/{AccountSid}/Keys/{Sid}.json', '/2010-04-01/Accounts/{}/Keys/{}'],
    ['//v1//Services/', '/v1/Services'],
    ['/v2/PhoneNumbers/+15005550006', '/v2/PhoneNumbers/+15005550006'],
    ['', '/'],
    ['/', '/'],
  ])('%s is %s', (path, expected) => {
    expect(normalisePath(path)).toBe(expected)
  })

  it('gives a path without query, empty segments and SIDs, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath(), fc.constant(`/x/${SID}//y.json?z=${SID}`)), (path) => {
        const normal = normalisePath(path)
        expect(normal.startsWith('/')).toBe(true)
        expect(normal).not.toMatch(/[?#]|\/\/|.\/$/)
        expect(normal).not.toContain(SID)
      }),
    )
  })
})

describe('matchPath', () => {
  it.each([
    ['/v1/Keys', '/v1/Keys', 'yes'],
    ['/v1/Keys', '/v1/Keys/x', 'no'],
    ['/v1/Keys/**', '/v1/Keys', 'yes'],
    ['/v1/Keys/**', '/v1/Keys/x/y', 'yes'],
    ['/v1/Keys/**', '/v1', 'no'],
    ['/v1/{}/Keys', '/v1/anything/Keys.json', 'yes'],
    ['/v1/{}/Keys', '/v1/{}/Keys', 'yes'],
    ['/v1/Accounts/{}/Keys', '/v1/Accounts/{}/{}', 'maybe'],
    ['/v1/Accounts/{}/Keys', `/v1/Accounts/{}/${SID}`, 'no'],
    ['/v1/Accounts/{}/Keys', '/v1/Accounts/{}/Ke{}', 'maybe'],
    ['/v1/Accounts/{}/Keys', '/v1/Accounts/{}/Me{}', 'no'],
    ['/2010-04-01/Accounts/{}/Keys', '/2010-04-01/Acc{}', 'maybe'],
    ['/2010-04-01/Accounts/{}/Keys', '/2010-04-01/{}', 'no'],
  ] as const)('%s against %s: %s', (template, path, expected) => {
    expect(matchPath(compilePath(template), segmentsOf(path))).toBe(expected)
  })

  it('answers for any template and path', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (template, path) => {
        expect(['yes', 'maybe', 'no']).toContain(matchPath(compilePath(template), segmentsOf(path)))
      }),
    )
  })
})

import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '../create-emulator.ts'

const NOW = Date.parse('2026-11-22T00:00:00Z') / 1000

const emulator = createEmulator({ random: 'tokens', now: '2026-11-22T00:00:00Z' })
const main = emulator.account('main')
const us1 = main.region('us1').createApiKey()
const ie1 = main.region('ie1').createApiKey({ type: 'main' })
const restricted = main.region('us1').createApiKey({ type: 'restricted' })

interface Parts {
  readonly header?: Readonly<Record<string, unknown>>
  readonly payload?: Readonly<Record<string, unknown>>
  readonly key?: { readonly sid: string; readonly secret: string }
}

/** As the SDKs make it: source, twilio-node lib/jwt/AccessToken.js. */
function token({ header = {}, payload = {}, key = us1 }: Parts = {}): string {
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const head = encode({ cty: 'twilio-fpa;v=1', typ: 'JWT', alg: 'HS256', ...header })
  const body = encode({
    jti: `${key.sid}-${NOW}`,
    grants: { identity: 'alice', voice: { incoming: { allow: true } } },
    iat: NOW,
    exp: NOW + 3600,
    iss: key.sid,
    sub: main.sid,
    ...payload,
  })
  const signature = createHmac('sha256', key.secret).update(`${head}.${body}`).digest('base64url')
  return `${head}.${body}.${signature}`
}

describe('verifyAccessToken', () => {
  it('tells whose token it is', () => {
    expect(emulator.verifyAccessToken(token())).toEqual({
      valid: true,
      accountSid: main.sid,
      keySid: us1.sid,
      region: 'us1',
      identity: 'alice',
      grants: { identity: 'alice', voice: { incoming: { allow: true } } },
      expires: '2026-11-22T01:00:00Z',
    })
    expect(emulator.verifyAccessToken(token({ key: ie1, header: { twr: 'ie1' } }))).toMatchObject({
      valid: true,
      region: 'ie1',
      keySid: ie1.sid,
    })
  })

  it.each<readonly [string, number, string, Parts | string]>([
    [
      'an IE1 key without a region',
      20101,
      'its API key was created in ie1; the token names no region, which means us1',
      { key: ie1 },
    ],
    [
      'an IE1 key for AU1',
      20101,
      'its API key was created in ie1; the token is for au1',
      { key: ie1, header: { twr: 'au1' } },
    ],
    [
      'a US1 key for IE1',
      20101,
      'its API key was created in us1; the token is for ie1',
      { header: { twr: 'ie1' } },
    ],
    ['a Region in upper case', 20102, 'in lower case', { key: ie1, header: { twr: 'IE1' } }],
    ['a Region that is none', 20102, 'no Region', { header: { twr: 'de1' } }],
    ['another algorithm', 20102, 'HS256', { header: { alg: 'none' } }],
    ['no content type', 20102, 'twilio-fpa', { header: { cty: 'x' } }],
    ['an unknown key', 20103, 'no API key', { key: { sid: `SK${'0'.repeat(32)}`, secret: 'x' } }],
    ['no issuer', 20103, 'needs iss', { payload: { iss: 1 } }],
    ['another account', 20103, 'another account', { payload: { sub: emulator.account('subaccount').sid } }],
    ['a Restricted key', 20160, 'Restricted', { key: restricted }],
    ['another secret', 20107, 'secret', { key: { sid: us1.sid, secret: 'x'.repeat(32) } }],
    [
      'the Auth Token for a secret',
      20107,
      'secret',
      { key: { sid: us1.sid, secret: main.region('us1').authToken } },
    ],
    [
      'an expired token',
      20104,
      'expired at 2026-11-21T23:59:59Z',
      { payload: { iat: NOW - 60, exp: NOW - 1 } },
    ],
    ['no expiry', 20104, 'no expiry', { payload: { exp: undefined } }],
    ['a life of more than a day', 20104, '24 hours', { payload: { exp: NOW + 86_401 } }],
    ['a token of tomorrow', 20105, 'nbf', { payload: { nbf: NOW + 10 } }],
    ['no grants', 20106, 'grants', { payload: { grants: null } }],
    ['an identity that is no text', 20106, 'identity', { payload: { grants: { identity: 1 } } }],
    ['no token', 20101, 'not a JSON Web Token', ''],
    ['two parts', 20101, 'not a JSON Web Token', 'a.b'],
    ['parts that are no JSON', 20101, 'not a JSON Web Token', 'YQ.YQ.YQ'],
    ['a very long text', 20101, 'not a JSON Web Token', 'a'.repeat(20_000)],
  ])('refuses %s', (_title, code, reason, parts) => {
    const verdict = emulator.verifyAccessToken(typeof parts === 'string' ? parts : token(parts))
    expect(verdict).toMatchObject({ valid: false, code })
    if (verdict.valid) return
    expect(verdict.reason).toContain(reason)
    expect(verdict.message).not.toBe('')
  })

  it('takes a day exactly', () => {
    expect(emulator.verifyAccessToken(token({ payload: { exp: NOW + 86_400 } })).valid).toBe(true)
  })

  it('follows its switch', () => {
    const other = createEmulator({ switches: { accessTokenOfOtherRegion: '20103' } })
    other.restore(emulator.snapshot())
    expect(other.verifyAccessToken(token({ key: ie1 }))).toMatchObject({ code: 20103 })
  })

  it('knows no key of an account that is closed', () => {
    const other = createEmulator({ now: '2026-11-22T00:00:00Z' })
    other.restore(emulator.snapshot())
    expect(other.verifyAccessToken(token()).valid).toBe(true)
    other.account('main').setStatus('suspended')
    expect(other.verifyAccessToken(token())).toMatchObject({
      code: 20103,
      reason: 'the account is suspended',
    })
  })

  it('is total, and takes no text that was changed', () => {
    const good = token()
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat({ max: good.length - 1 }),
        fc.constantFrom('a', 'Z', '0', '-', '_', '.'),
        (text, at, letter) => {
          expect(emulator.verifyAccessToken(text).valid).toBe(false)
          const changed = good.slice(0, at) + letter + good.slice(at + 1)
          // The last letter of 43 has two bits that say nothing.
          if (changed !== good && at < good.length - 1)
            expect(emulator.verifyAccessToken(changed).valid).toBe(false)
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { credentialRoleOfText, isPlaceholder, looksLive, sidPrefix } from './credential-text.ts'

const HEX = '0123456789abcdef'
const ALPHANUMERIC = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Mulberry32: the same texts in every run, and no text that a scanner would find in this file. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

function randomText(alphabet: string, random: (below: number) => number, length = 32): string {
  return Array.from({ length }, () => alphabet[random(alphabet.length)]).join('')
}

describe('sidPrefix and credentialRoleOfText', () => {
  const hex = '0a1b'.repeat(8)

  it.each([
    [`AC${hex}`, 'AC', 'account-sid'],
    [`AC${hex.toUpperCase()}`, 'AC', 'account-sid'],
    [`SK${hex}`, 'SK', 'api-key-sid'],
    [`VA${hex}`, 'VA', undefined],
    [`OQ${'zZ09'.repeat(8)}`, 'OQ', 'oauth-client'],
    [`ac${hex}`, undefined, undefined],
    [`AC${hex}0`, undefined, undefined],
    [`AC${hex.slice(1)}`, undefined, undefined],
    [`AC${'zz'.repeat(16)}`, undefined, undefined],
    [`AC${hex}\n`, undefined, undefined],
    [hex, undefined, undefined],
    ['', undefined, undefined],
  ])('%j: %s, %s', (text, prefix, role) => {
    expect(sidPrefix(text)).toBe(prefix)
    expect(credentialRoleOfText(text)).toBe(role)
  })
})

describe('isPlaceholder', () => {
  it.each([
    '',
    ' ',
    'your_auth_token',
    'your-api-secret-here',
    'YOUR_TWILIO_AUTH_TOKEN',
    'yourauthtokenyourauthtokenyourau',
    'auth_token',
    'changeme',
    'change-me',
    'example',
    'dummy',
    'TODO',
    'test',
    'xxx',
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    'ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'ACXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    'SKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'AC00000000000000000000000000000001',
    'SK00000000000000000000000000000002',
    '00000000000000000000000000000000',
    '<auth-token>',
    '${TWILIO_AUTH_TOKEN}',
    '{{ twilio_auth_token }}',
    'env(TWILIO_AUTH_TOKEN)',
    '$(cat token)',
    '$TWILIO_AUTH_TOKEN',
    '%TWILIO_AUTH_TOKEN%',
    '[AuthToken]',
    '****',
    'ab****cd',
    '...',
    'deadbeef'.repeat(4),
    '0123456789abcdef'.repeat(2),
    '0123456789ABCDEF'.repeat(2),
    'fedcba9876543210'.repeat(2),
    '1234567890abcdef'.repeat(2),
    '12345678901234567890123456789012',
    '00112233445566778899aabbccddeeff',
    'ffeeddccbbaa99887766554433221100',
    'aaaabbbbccccddddeeeeffff00001111',
    '11111111222222223333333344444444',
    'abcdefghijklmnopqrstuvwxyz012345',
    'AbCdEfGhIjKlMnOpQrStUvWxYz012345',
    'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6',
    'a1b2c3d4e5f67890abcdef1234567890',
    '1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P',
    '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
    '02468ace13579bdf02468ace13579bdf',
    'abc123def456ghi789jkl012mno345pq',
    '123abc456def789ghi012jkl345mno67',
    'abcd1234abcd1234abcd1234abcd1234',
    'a0a1a2a3a4a5a6a7a8a9aaabacadaeaf',
    'qwertyuiopasdfghjklzxcvbnm123456',
  ])('%s is one', (text) => {
    expect(isPlaceholder(text)).toBe(true)
    expect(looksLive(text, 'auth-token')).toBe(false)
    expect(looksLive(text, 'api-key-secret')).toBe(false)
  })

  it('is never true of a random text: fewer than 1 in 10,000 of 100,000 tokens and secrets', () => {
    const random = seeded(20261122)
    const mistaken = { token: 0, upperCase: 0, secret: 0 }
    for (let count = 0; count < 100_000; count++) {
      const token = randomText(HEX, random)
      if (!looksLive(token, 'auth-token')) mistaken.token++
      if (!looksLive(token.toUpperCase(), 'auth-token')) mistaken.upperCase++
      if (!looksLive(randomText(ALPHANUMERIC, random), 'api-key-secret')) mistaken.secret++
    }
    expect(mistaken.token).toBeLessThan(10)
    expect(mistaken.upperCase).toBeLessThan(10)
    expect(mistaken.secret).toBeLessThan(10)
  })

  it('is true of any repeated block, and of any count from any start', () => {
    const block = fc.stringMatching(/^[0-9a-f]{1,16}$/)
    fc.assert(
      fc.property(block, (text) => {
        expect(isPlaceholder(text.repeat(32).slice(0, 32))).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.nat(15), fc.constantFrom(1, 15), (start, step) => {
        const text = Array.from({ length: 32 }, (_, index) => HEX[(start + index * step) % 16]).join('')
        expect(isPlaceholder(text)).toBe(true)
      }),
    )
  })
})

describe('looksLive', () => {
  const random = seeded(7)
  const token = randomText(HEX, random)
  const secret = randomText(ALPHANUMERIC, random)

  it.each([
    ['an Auth Token', token, 'auth-token', true],
    ['one in capitals', token.toUpperCase(), 'auth-token', true],
    ['one in mixed case', token.slice(0, 16) + token.slice(16).toUpperCase(), 'auth-token', false],
    ['one that is too short', token.slice(1), 'auth-token', false],
    ['one that is too long', `${token}0`, 'auth-token', false],
    ['a SID', `AC${token}`, 'auth-token', false],
    ['a SID', `SK${token}`, 'api-key-secret', false],
    ['a key secret', secret, 'api-key-secret', true],
    ['a key secret as Auth Token', secret, 'auth-token', false],
    ['an Auth Token as key secret', token, 'api-key-secret', false],
    ['a name of 32 letters', 'handlerForSomeWebhooksRequest012', 'api-key-secret', false],
    ['text with a sign', `${secret.slice(1)}-`, 'api-key-secret', false],
    ['text with a line end', `${secret.slice(1)}\n`, 'api-key-secret', false],
  ] as const)('%s (%#)', (_what, text, role, expected) => {
    expect(looksLive(text, role)).toBe(expected)
  })

  it('never calls a SID a secret, whatever the SID', () => {
    const sid = fc.stringMatching(/^[A-Z]{2}[0-9a-f]{32}$/)
    fc.assert(
      fc.property(sid, (text) => {
        expect(looksLive(text, 'auth-token')).toBe(false)
        expect(looksLive(text, 'api-key-secret')).toBe(false)
      }),
    )
  })

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        expect(looksLive(text, 'auth-token')).toBeTypeOf('boolean')
        expect(isPlaceholder(text)).toBeTypeOf('boolean')
        expect(credentialRoleOfText(text)).toBeUndefined()
      }),
    )
  })
})

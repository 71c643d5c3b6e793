import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayHoldSecrets, secretsInText } from './secrets-in-text.ts'

// Made up at run time, so that no scanner takes this file for a leak.
const hex = (label: string): string => createHash('sha256').update(label).digest('hex').slice(0, 32)
const AC = `AC${hex('account')}`
const SK = `SK${hex('key')}`
const TOKEN = hex('token')
const SECRET = 'aB3'.padEnd(32, hex('secret'))
const basic = Buffer.from(`${AC}:${TOKEN}`).toString('base64')

describe('the secrets within a text', () => {
  it.each([
    ['a URL', `https://${AC}:${TOKEN}@api.twilio.com/`, 'auth-token', TOKEN, 'pair'],
    ['a DSN', `twilio://${SK}:${SECRET}@default?from=0`, 'api-key-secret', SECRET, 'pair'],
    ['percent-encoded', `x=${AC}%3A${TOKEN}`, 'auth-token', TOKEN, 'pair'],
    ['curl', `curl -u ${AC}:${TOKEN} https://example.com`, 'auth-token', TOKEN, 'pair'],
    ['a header', `Authorization: Basic ${basic}`, 'auth-token', TOKEN, 'pair'],
    ['any user of Twilio', `https://me:${SECRET}@api.ie1.twilio.com/`, 'api-key-secret', SECRET, 'pair'],
    ['a command', `docker run -e TWILIO_AUTH_TOKEN=${TOKEN} a`, 'auth-token', TOKEN, 'name'],
    ['a file in a file', `A=1\nexport TWILIO_API_SECRET="${SECRET}"\n`, 'api-key-secret', SECRET, 'name'],
    ['an option', `--twilio-auth-token=${TOKEN}`, 'auth-token', TOKEN, 'name'],
    ['a path of keys', `--set a=b,twilio.authToken=${TOKEN}`, 'auth-token', TOKEN, 'name'],
    ['JSON in a text', `{\\"twilioApiSecret\\": \\"${SECRET}\\"}`, 'api-key-secret', SECRET, 'name'],
    ['YAML in a text', `a: b\ntwilio_auth_token: ${TOKEN}\n`, 'auth-token', TOKEN, 'name'],
    ['a prefixed name', `MY_TWILIO_AUTH_TOKEN='${TOKEN}'`, 'auth-token', TOKEN, 'name'],
  ])('%s', (_, text, role, secret, by) => {
    const found = secretsInText(text)
    expect(found).toMatchObject([{ role, secret, by }])
    expect(mayHoldSecrets(text)).toBe(true)
  })

  it.each([
    ['a user without a password', `https://${AC}@api.twilio.com/`],
    ['a reference', `https://${AC}:$TOKEN@api.twilio.com/ TWILIO_AUTH_TOKEN=$TOKEN`],
    [
      'a host that only begins so',
      `https://me:${TOKEN}@api.twilio.com.example/ https://me:${TOKEN}@example.com`,
    ],
    ['a longer text', `${AC}:${TOKEN}0 TWILIO_AUTH_TOKEN=${TOKEN}0`],
    ['the tag of an image', `acme/twilio-token:${TOKEN} twilio-token:${TOKEN}`],
    ['a name of others', `sentry.authToken=${TOKEN} "authToken": "${TOKEN}"`],
    ['a comparison', `twilio_auth_token == ${TOKEN}`],
    ['a checksum', `TWILIO_SDK_MD5=${TOKEN} TWILIO_ACCOUNT_SID=${TOKEN} AUTH_TOKEN=${TOKEN}`],
    ['a header of others', `Basic ${Buffer.from(`somebody:${TOKEN.repeat(2)}`).toString('base64')}`],
  ])('not %s', (_, text) => {
    expect(secretsInText(text)).toEqual([])
  })

  it('say where they stand, each once', () => {
    const text = `a ${AC}:${TOKEN} b ${AC}:${TOKEN}`
    expect(secretsInText(text).map(({ start, end }) => text.slice(start, end))).toEqual([`${AC}:${TOKEN}`])
  })

  it('are looked for in any text, within it', () => {
    const parts = fc.constantFrom(
      AC,
      SK,
      TOKEN,
      SECRET,
      basic,
      ':',
      '@',
      '://',
      '=',
      'TWILIO_',
      'Basic ',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        for (const { start, end } of secretsInText(text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  it.each([
    'TWILIO_'.repeat(40_000),
    'twilio.a = '.repeat(30_000),
    `://${'a'.repeat(300_000)}`,
    'Basic '.repeat(50_000),
    '://a:'.repeat(50_000),
  ])('are looked for in time: %#', (text) => {
    const start = performance.now()
    secretsInText(text)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

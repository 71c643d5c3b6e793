import { createHash } from 'node:crypto'
import { literal } from '@regionguard/core'
import type { Fact, Reading } from '@regionguard/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SecretPlaces } from './secret-places.ts'

/** Live-looking, and made up by hashing. */
const token = createHash('sha256').update('token').digest('hex').slice(0, 32)
const password = 'correct horse battery'

function reading(text: string, secret: string, span: { start: number; end: number }): Reading {
  const written = { file: 'a.ts', ...span }
  const fact: Fact = {
    kind: 'named-secret',
    id: 'a.ts#1',
    span: written,
    name: 'TWILIO_AUTH_TOKEN',
    role: 'auth-token',
    value: literal(secret, [written], 'secret'),
    twilio: true,
  }
  return { file: 'a.ts', text, language: 'javascript', facts: [fact], comments: [], edits: () => undefined }
}

const places = (text: string, readings: readonly Reading[] = []): string[] =>
  new SecretPlaces(readings, new Map([['a.ts', text]]))
    .in('a.ts', 0, text.length)
    .map(([start, end]) => text.slice(start, end))

describe('the secrets in a text', () => {
  it.each([
    ['32 letters and digits', `x = "${token}"`, [token]],
    ['in a URL', `https://AC${token}:${token}@api.twilio.com/`, [token]],
    ['in base64', Buffer.from(token).toString('base64'), [Buffer.from(token).toString('base64')]],
    ['in a header', `Basic ${btoa(`AC${token}:${token}`)}`, [btoa(`AC${token}:${token}`)]],
    ['twice', `${token} ${token}`, [token, token]],
    ['a SID is none', `AC${token} SK${token}`, []],
    ['a longer hash is none', createHash('sha256').update('file').digest('hex'), []],
    [
      'other base64 is none',
      Buffer.from('a picture, say, or a certificate or whatever').toString('base64'),
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual(expected)
  })

  it('are those that a reader took for secrets, wherever they are repeated', () => {
    const text = `authToken = '${password}' // ${password}`
    expect(places(text, [reading(text, password, { start: 12, end: 35 })])).toEqual([password, password])
  })

  it('are covered whole where the source writes them in another way', () => {
    const text = `authToken = '${password.replaceAll(' ', '\\x20')}'`
    const literalText = text.slice(12)
    expect(places(text, [reading(text, password, { start: 12, end: text.length })])).toEqual([literalText])
  })

  it('are not the words that stand for one', () => {
    const text = `authToken = 'your_auth_token_here'`
    expect(places(text, [reading(text, 'your_auth_token_here', { start: 12, end: 34 })])).toEqual([])
  })

  it('are relative to the part that is asked for, in order, none overlapping', () => {
    const hex = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789abcdef')),
      minLength: 32,
      maxLength: 32,
    })
    const part = fc.oneof(hex, fc.string({ maxLength: 5 }), fc.constant(token), fc.constant('\n'))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.nat(40), (parts, start) => {
        const text = parts.join(' ')
        const found = new SecretPlaces(
          [reading(text, password, { start: 0, end: 0 })],
          new Map([['a.ts', text]]),
        )
        const shown = text.slice(start)
        let end = 0
        for (const stretch of found.in('a.ts', start, text.length)) {
          expect(stretch[0]).toBeGreaterThanOrEqual(end)
          expect(stretch[1]).toBeGreaterThan(stretch[0])
          end = stretch[1]
        }
        const masked = found
          .in('a.ts', start, text.length)
          .reduceRight((rest, [from, to]) => rest.slice(0, from) + '*' + rest.slice(to), shown)
        expect(masked).not.toMatch(/(?<![0-9A-Za-z])[0-9A-Za-z]{32}(?![0-9A-Za-z])/)
      }),
    )
  })
})

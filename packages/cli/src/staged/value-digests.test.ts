import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueDigests } from './value-digests.ts'

const SID = `SK${'0123456789abcdef'.repeat(2)}`
const SECRET = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF'
const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Whether a text may hold a value, as far as the digests of both say. */
const mayHold = (text: string, value: string): boolean => {
  const digests = valueDigests(text)
  return [...valueDigests(value)].some((digest) => digests.has(digest))
}

describe('the digests of a text', () => {
  it.each([
    ['alone', SID, SID],
    ['in a .env', `TWILIO_API_KEY=${SID}\n`, SID],
    ['in quotes', `apiKey: "${SID}",`, SID],
    ['in a URL', `https://${SID}:${SECRET}@api.twilio.com/`, SECRET],
    ['in a path', `/2010-04-01/Accounts/AC/Keys/${SID}.json`, SID],
    ['in base64, as Kubernetes keeps it', `  key: ${base64(SID)}`, SID],
    ['in base64 with a line feed', base64(`${SECRET}\n`), SECRET],
    ['in a header', `Basic ${base64(`${SID}:${SECRET}`)}`, SECRET],
    ['within a longer text', `prefix-${SID}`, SID],
    ['that begins within words', 'a-secret-of-many-words_and_more', 'a-secret-of-many-words_and_more'],
  ])('hold a value %s', (_, text, value) => {
    expect(mayHold(text, value)).toBe(true)
  })

  it.each([
    ['another value', `TWILIO_API_KEY=SK${'fedcba9876543210'.repeat(2)}`],
    ['a shorter one', 'TWILIO_REGION=ie1'],
    ['a part of it', `key=${SID.slice(0, -1)}`],
    ['nothing', ''],
  ])('do not hold what is not there: %s', (_, text) => {
    expect(mayHold(text, SID)).toBe(false)
  })

  it('hold every long word of any text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.stringMatching(/^[0-9A-Za-z]{20,64}$/),
        fc.string(),
        (before, value, after) => {
          expect(mayHold(`${before} ${value}:${after}`, value)).toBe(true)
        },
      ),
    )
  })

  it('are numbers of 32 bits, from which nothing follows', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 2000 }), (text) => {
        for (const digest of valueDigests(text)) expect(digest).toBe(digest | 0)
      }),
    )
  })
})

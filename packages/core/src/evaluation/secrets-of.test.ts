import { describe, expect, it } from 'vitest'
import { redactMessage, redactSource } from './secrets-of.ts'

const TOKEN = '0123456789abcdef'.repeat(2)

describe('a secret', () => {
  it.each([
    ['of a source', `api('${TOKEN}')`, [TOKEN], "api('01****ef')"],
    ['that nothing names as one', `api('${TOKEN}')`, [], "api('01****ef')"],
    ['of another form', "api('correct horse battery')", ['correct horse battery'], "api('co****ry')"],
  ])('%s is redacted in sources and messages', (_, text, secrets, shown) => {
    expect(redactSource(text, secrets)).toBe(shown)
    expect(redactMessage(text, secrets)).toBe(shown)
  })

  it('that is too short to be one is hidden in a source, and leaves the words of a message alone', () => {
    expect(redactSource("twilio('u', 'p')", ["'p'"])).toBe("twilio('u', ****)")
    const message = 'Its requests go to `{product}.ie1.twilio.com`.'
    expect(redactMessage(message, ['p', 'product'])).toBe(message)
  })
})

import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readingOf, rendered } from '../testing/render-facts.ts'

const AC = `AC${'0'.repeat(32)}`

describe('literals under the names of credentials', () => {
  it.each<[string, string[]]>([
    ["const TWILIO_AUTH_TOKEN = 'x'", ["auth-token TWILIO_AUTH_TOKEN='x' twilio"]],
    ["const authToken = 'x'", ["auth-token authToken='x'"]],
    [
      `const accountSid = '${AC}', authToken = 'x'`,
      [`account-sid accountSid='${AC}' twilio`, "auth-token authToken='x' twilio"],
    ],
    [
      `const accountSid = '${AC}'\nconst authToken = 'x'`,
      [`account-sid accountSid='${AC}' twilio`, "auth-token authToken='x' twilio"],
    ],
    ["const o = { authToken: 'x' }", ["auth-token authToken='x'"]],
    ["const o = { twilio: { authToken: 'x' } }", ["auth-token authToken='x' twilio"]],
    ["const o = { twilio: { token: 'x' } }", ["auth-token o.twilio.token='x' twilio"]],
    ["class S { #authToken = 'x' }", ["auth-token authToken='x'"]],
    ["this.authToken = 'x'", ["auth-token authToken='x'"]],
    ["process.env.TWILIO_AUTH_TOKEN = 'x'", ["auth-token TWILIO_AUTH_TOKEN='x' twilio"]],
    ["const authToken = process.env.TWILIO_AUTH_TOKEN || 'x'", ["auth-token authToken='x'"]],
    ["const { TWILIO_AUTH_TOKEN = 'x' } = process.env", ["auth-token TWILIO_AUTH_TOKEN='x' twilio"]],
    ["function f(authToken = 'x') {}", ["auth-token authToken='x'"]],
    [
      "const apiKeySecret = prod ? 'x' : 'y'",
      ["api-key-secret apiKeySecret='x'", "api-key-secret apiKeySecret='y'"],
    ],
    ['const authToken = `x`', ["auth-token authToken='x'"]],
    ["const authToken = ''", []],
    ['const authToken = process.env.X', []],
    ["const AUTH_TOKEN_HEADER = 'x'", []],
    ["const name = 'x'", []],
    ["type T = { authToken: 'x' }", []],
  ])('%s', (source, expected) => {
    expect(rendered(source, ['named-secret'])).toEqual(expected)
  })

  it('never shows a secret', () => {
    const token = 'deadbeef'.repeat(4)
    const reading = readingOf(
      `const authToken = '${token}'\nrequire('twilio')('${AC}', '${token}')\nfetch('https://api.twilio.com', { headers: { Authorization: 'Basic ${btoa(`${AC}:${token}`)}' } })`,
    )
    expect(reading.facts.length).toBeGreaterThan(2)
    expect(JSON.stringify(reading.facts)).not.toContain(token)
    expect(inspect(reading.facts, { depth: 9 })).not.toContain(token)
  })
})

import { describe, expect, it } from 'vitest'
import { rendered, renderFact, readingOf } from '../testing/render-facts.ts'

const C = `const client = require('twilio')()\n`

/** What becomes of the secret of the one key that a source creates. */
function secret(source: string): string {
  const [line, ...more] = rendered(C + source, ['key-creation'], 'app.ts')
  expect(more).toEqual([])
  return line?.split(' ').at(-3) ?? ''
}

describe('what becomes of the secret of a new key', () => {
  it.each<[string, string]>([
    ['client.newKeys.create({})', 'discarded'],
    ['await client.newKeys.create({})', 'discarded'],
    ['await client.iam.v1.newApiKey.create({})', 'discarded'],
    ['await client.newSigningKeys.create({})', 'discarded'],
    ["await client.api.v2010.accounts('AC1').newKeys.create({})", 'discarded'],
    ['const key = await client.newKeys.create({})', 'discarded'],
    ['const key = await client.newKeys.create({}); console.log(key.sid, key.friendlyName)', 'discarded'],
    ['const { sid } = await client.newKeys.create({}); save(sid)', 'discarded'],
    ['client.newKeys.create({}).then((key) => key.sid)', 'discarded'],
    ['client.newKeys.create({}).then((key) => console.log(key.sid)).catch(report)', 'discarded'],
    ['client.newKeys.create({}, (error, key) => console.log(key.sid))', 'discarded'],
    ['const key = await client.newKeys.create({}); save(key.secret)', 'kept'],
    ['const key = await client.newKeys.create({}); const { secret } = key', 'kept'],
    ['const { sid, secret } = await client.newKeys.create({})', 'kept'],
    ['client.newKeys.create({}).then(({ secret }) => save(secret))', 'kept'],
    ['client.newKeys.create({}).then(({ sid, ...rest }) => save(rest))', 'unknown'],
    ['client.newKeys.create({}, (error, key) => save(key.secret))', 'kept'],
    ['const { body } = await client.newKeys.createWithHttpInfo({}); save(body.secret)', 'kept'],
    ['const key = await client.newKeys.create({}); console.log(key)', 'kept'],
    ['const key = await client.newKeys.create({}); save(key)', 'unknown'],
    ['const key = await client.newKeys.create({}); save({ ...key })', 'unknown'],
    ['const key = await client.newKeys.create({}); save(key[field])', 'unknown'],
    [
      'const make = async () => client.newKeys.create({}); const key = await make(); save(key.secret)',
      'kept',
    ],
    [
      'const make = async () => client.newKeys.create({}); const key = await make(); save(key.sid)',
      'discarded',
    ],
    ['export const make = () => client.newKeys.create({})', 'unknown'],
    ['function f() { return client.newKeys.create({}) } module.exports = { f }', 'unknown'],
    ['client.newKeys.create({}).then(save)', 'unknown'],
    ['const keys = await Promise.all([client.newKeys.create({})])', 'unknown'],
    ['const key = await client.newKeys.create({}); const text = JSON.stringify(key)', 'unknown'],
  ])('%s', (source, expected) => {
    expect(secret(source)).toBe(expected)
  })

  it.each<[string, string[]]>([
    ['client.keys.list()', []],
    ['client.keys(sid).remove()', []],
    ['client.keys(sid).update({})', []],
    ['client.messages.create({})', []],
    [
      "fetch('https://api.twilio.com/2010-04-01/Accounts/AC1/Keys.json', { method: 'POST' })",
      ['key fetch discarded by app.ts#2'],
    ],
    [
      "const r = await fetch('https://iam.twilio.com/v1/Keys', { method: 'POST' })",
      ['key fetch unknown by app.ts#2'],
    ],
    ["fetch('https://iam.twilio.com/v1/Keys')", []],
  ])('%s', (source, expected) => {
    expect(rendered(C + source, ['key-creation'], 'app.ts')).toEqual(expected)
  })
})

describe('credentials that an answer gave', () => {
  const facts = (source: string): string[] => {
    const reading = readingOf(
      `const twilio = require('twilio')\nconst parent = twilio('AC1', 'x')\n${source}`,
    )
    return reading.facts
      .filter(
        (fact) => fact.kind === 'client' || fact.kind === 'account-fetch' || fact.kind === 'key-creation',
      )
      .map(
        (fact) =>
          `${fact.id.replace('app.ts', '')} ${renderFact(fact, reading.text).replaceAll('app.ts', '')}`,
      )
      .filter((line) => !line.includes("username='AC1'"))
  }
  it.each<[string, string[]]>([
    [
      'const sub = await parent.api.v2010.accounts(sid).fetch(); twilio(sub.sid, sub.authToken)',
      [
        '#2 account parent.api.v2010.accounts(...).fetch by #1',
        '#3 client username=#2.sid password=#2.authToken',
      ],
    ],
    [
      'const { sid, authToken } = await parent.api.accounts.create({}); twilio(sid, authToken)',
      ['#2 account parent.api.accounts.create by #1', '#3 client username=#2.sid password=#2.authToken'],
    ],
    [
      'parent.api.accounts(sid).fetch().then((sub) => twilio(sub.sid, sub.authToken))',
      ['#2 account parent.api.accounts(...).fetch by #1', '#3 client username=#2.sid password=#2.authToken'],
    ],
    [
      'parent.api.accounts(s).fetch().then(({ sid, authToken }) => twilio(sid, authToken))',
      ['#2 account parent.api.accounts(...).fetch by #1', '#3 client username=#2.sid password=#2.authToken'],
    ],
    [
      'for (const sub of await parent.api.accounts.list()) twilio(sub.sid, sub.authToken)',
      ['#2 account parent.api.accounts.list by #1', '#3 client username=#2.sid password=#2.authToken'],
    ],
    [
      'const subs = await parent.api.accounts.list(); subs.map((sub) => twilio(sub.sid, sub.authToken))',
      [
        '#2 account parent.api.accounts.list by #1',
        '#3 client username=#2.sid password=#2.authToken incomplete passed-on',
      ],
    ],
    [
      'const [sub] = await parent.api.accounts.list({ limit: 1 }); twilio(sub.sid, sub.authToken)',
      ['#2 account parent.api.accounts.list by #1', '#3 client username=#2.sid password=#2.authToken'],
    ],
    [
      'parent.api.accounts.each((sub) => { twilio(sub.sid, sub.authToken) })',
      ['#2 account parent.api.accounts.each by #1', '#3 client username=#2.sid password=#2.authToken'],
    ],
    [
      "const key = await parent.newKeys.create({}); twilio(key.sid, key.secret, { accountSid: 'AC1' })",
      [
        '#2 key parent.newKeys.create kept by #1',
        "#3 client username=#2.sid password=#2.secret accountSid='AC1'",
      ],
    ],
    [
      'async function token() { const sub = await parent.api.accounts(sid).fetch(); return sub.authToken } twilio(sid, await token())',
      ['#2 account parent.api.accounts(...).fetch by #1', '#3 client username=? password=#2.authToken'],
    ],
  ])('%s', (source, expected) => {
    expect(facts(source)).toEqual(expected)
  })
})

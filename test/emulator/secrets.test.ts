import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, startEmulate } from './emulate-process.ts'
import type { Ask } from './emulate-process.ts'

/**
 * A run with every kind of request, right and wrong, after which all that was written is searched for secrets: those of
 * the world, those that the run made, and foreign ones that somebody pointed at the emulator by mistake.
 */

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const digest = (label: string): Buffer => createHash('sha256').update(`emulator secrets ${label}`).digest()
const foreign = {
  accountSid: `AC${digest('account').toString('hex').slice(0, 32)}`,
  authToken: digest('token').toString('hex').slice(0, 32),
  keySid: `SK${digest('key').toString('hex').slice(0, 32)}`,
  keySecret: Array.from(digest('secret'), (byte) => BASE62[byte % 62]).join(''),
}

/** Every text under a name that holds a secret. */
function secretsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'string' && /token$|secret$/i.test(name) && member.length >= 16) found.add(member)
    else secretsIn(member, found)
  }
  return found
}

/** All pieces of a text of a length, so that not even a part may be found. */
const piecesOf = (text: string, length: number): string[] =>
  Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length))

describe('no secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regionguard-secrets-'))
  let written = ''
  let journal = ''
  let journalLength = 0
  const secrets = new Set<string>()

  beforeAll(async () => {
    const emulator = await startEmulate([], { cwd: folder })
    const send = async (request: Ask): Promise<string> => (await ask(emulator.port, request)).body
    const world = JSON.parse(await send({ path: '/_regionguard/world' })) as {
      accounts: { sid: string; regions: Record<string, { authToken: string }> }[]
    }
    secretsIn(world, secrets)
    const [main] = world.accounts
    if (main === undefined) throw new Error('the world has no account')
    const token = main.regions['us1']?.authToken ?? ''
    const keys = `/2010-04-01/Accounts/${main.sid}/Keys.json`
    const host = 'api.twilio.com'

    const note = (body: string): void => void secretsIn(JSON.parse(body), secrets)
    note(await send({ method: 'POST', path: keys, host, as: [main.sid, token], body: 'FriendlyName=a' }))
    note(
      await send({
        method: 'POST',
        path: '/v1/Keys',
        host: 'iam.twilio.com',
        as: [main.sid, token],
        body: `AccountSid=${main.sid}`,
      }),
    )
    note(
      await send({
        method: 'POST',
        path: '/v1/AuthTokens/Secondary',
        host: 'accounts.twilio.com',
        as: [main.sid, token],
      }),
    )
    note(await send({ method: 'POST', path: '/2010-04-01/Accounts.json', host, as: [main.sid, token] }))

    const strangers: (readonly [string, string])[] = [
      [foreign.accountSid, foreign.authToken],
      [foreign.keySid, foreign.keySecret],
      [main.sid, foreign.authToken],
      [foreign.authToken, foreign.keySecret],
      [foreign.keySid, token],
      ['', foreign.authToken],
    ]
    for (const secret of [token, foreign.authToken, foreign.keySecret]) {
      const places: Ask[] = [
        { path: `${keys}?AuthToken=${secret}`, host },
        { path: `${keys}?PageToken=${secret}&x=${secret}`, host, as: [main.sid, token] },
        { path: `/2010-04-01/Accounts/${secret}.json`, host },
        { path: `/2010-04-01/Accounts/${main.sid}/Keys/${secret}.json`, host, as: [main.sid, token] },
        { path: `/${secret}`, host, as: [main.sid, token] },
        { path: `/_host/${secret}.twilio.com/`, headers: {} },
        { path: '/', host: `${secret}.twilio.com` },
        { path: '/', host: `${secret}.example.com` },
        { path: `/_regionguard/${secret}` },
        { method: 'PUT', path: '/_regionguard/world', body: `{"authToken": "${secret}"}` },
        {
          method: 'PUT',
          path: '/_regionguard/world',
          body: `{"version": 1, "accounts": [{"authToken": "${secret}"}]}`,
        },
        {
          method: 'POST',
          path: keys,
          host,
          as: [main.sid, token],
          body: `FriendlyName=x&Secret=${secret}&AuthToken=${secret}`,
        },
        {
          method: 'POST',
          path: '/v2/token',
          host: 'oauth.twilio.com',
          body: `grant_type=client_credentials&client_id=${secret}&client_secret=${secret}`,
        },
        { path: keys, host, headers: { Authorization: `Bearer ${secret}` } },
        { path: keys, host, headers: { Authorization: secret } },
        { path: keys, host, headers: { Authorization: `Basic ${secret}` } },
        { path: keys, host, headers: { 'User-Agent': `twilio-node/${secret}` } },
        { path: keys, host, headers: { Cookie: `token=${secret}` } },
      ]
      for (const place of places) await send(place)
    }
    for (const as of strangers) {
      for (const where of [
        host,
        'api.dublin.ie1.twilio.com',
        'iam.twilio.com',
        'api.ie1.twilio.com',
        'oauth.twilio.com',
      ]) {
        await send({ path: keys, host: where, as })
      }
    }
    journal = await send({ path: '/_regionguard/requests' })
    journalLength = (JSON.parse(journal) as { requests: unknown[] }).requests.length
    const { stdout, stderr } = await emulator.stop()
    written = stdout + stderr
  }, 60_000)
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  /** Where a text stands, without it: the message of a failing test must not leak either. */
  const placesOf = (text: string): string[] =>
    [...written.split('\n'), ...journal.split('},{')].flatMap((line) =>
      line.includes(text) ? line.replaceAll(text, '<here>') : [],
    )

  it('the run was long enough to say something, and its searches could find something', () => {
    expect(secrets.size).toBeGreaterThan(20)
    expect(journalLength).toBeGreaterThan(60)
    expect(written.split('\n').length).toBeGreaterThan(60)
    expect(journal).toContain('refused')
  })

  it('of the world or made by the run is in standard output, standard error or the journal', () => {
    const found = [...secrets].flatMap(placesOf)
    expect(found).toEqual([])
  })

  it.each(['authToken', 'keySecret'] as const)('of another world, not even in part: %s', (name) => {
    const found = piecesOf(foreign[name], 8).flatMap(placesOf)
    expect(found).toEqual([])
  })

  it.each(['accountSid', 'keySid'] as const)('nor the user name of such a credential: %s', (name) => {
    expect(written).not.toContain(foreign[name])
    expect(journal).not.toContain(foreign[name])
  })

  it('encoded as a client sends it', () => {
    const basic = Buffer.from(`${foreign.accountSid}:${foreign.authToken}`).toString('base64')
    expect(written + journal).not.toContain(basic)
  })
})

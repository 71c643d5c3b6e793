import { describe, expect, it } from 'vitest'
import { answering, failure, reply } from './answering.test.fixture.ts'
import { emulatorFetch } from './fetch.ts'

const URL_OF_ACCOUNT = 'https://api.dublin.ie1.twilio.com/2010-04-01/Accounts.json'

describe('emulatorFetch', () => {
  it('gives the emulator the request in its shape', async () => {
    const emulator = answering(reply('{}'))
    await emulatorFetch(emulator)(
      new Request('https://API.Dublin.ie1.twilio.com:443/a%20b/c.json?Page=1&Page=2', {
        method: 'post',
        headers: { Authorization: 'Basic eA==', 'X-Two': 'a' },
        body: new URLSearchParams({ FriendlyName: 'x y' }),
      }),
    )
    expect({ ...emulator.last, body: Buffer.from(emulator.last.body).toString() }).toEqual({
      method: 'POST',
      host: 'api.dublin.ie1.twilio.com',
      path: '/a%20b/c.json',
      query: 'Page=1&Page=2',
      headers: {
        authorization: 'Basic eA==',
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
        'x-two': 'a',
      },
      body: 'FriendlyName=x+y',
      via: 'fetch',
    })
  })

  it('takes what the global fetch takes', async () => {
    const emulator = answering(reply('{"sid":"x"}', { status: 201 }))
    const fetch = emulatorFetch(emulator)
    const response = await fetch(new URL(URL_OF_ACCOUNT), { method: 'POST', body: 'a=b' })
    expect(response.status).toBe(201)
    expect(response.url).toBe(URL_OF_ACCOUNT)
    expect(response.headers.get('Twilio-Request-Id')).toMatch(/^RQ/)
    expect(await response.json()).toEqual({ sid: 'x' })
  })

  it.each([
    ['a 204', 'DELETE', reply('', { status: 204, headers: [] })],
    ['HEAD', 'HEAD', reply('{"a":1}')],
  ])('gives %s no body', async (_what, method, answer) => {
    const response = await emulatorFetch(answering(answer))(URL_OF_ACCOUNT, { method })
    expect(response.body).toBeNull()
  })

  it.each([
    ['unknown-host', 'ENOTFOUND', 'getaddrinfo'],
    ['reset', 'ECONNRESET', 'read'],
    ['timeout', 'ETIMEDOUT', 'connect'],
  ] as const)('rejects as the global fetch does: %s', async (as, code, syscall) => {
    const error: unknown = await emulatorFetch(answering(failure(as)))(URL_OF_ACCOUNT).catch(
      (e: unknown) => e,
    )
    expect(error).toBeInstanceOf(TypeError)
    expect(error).toMatchObject({
      message: 'fetch failed',
      cause: { code, syscall, hostname: 'api.dublin.ie1.twilio.com', reason: 'the reason' },
    })
  })

  it.each([
    'https://example.com/',
    'https://nottwilio.com/',
    'https://twilio.com.evil.example/',
    'http://127.0.0.1:1/',
  ])('passes nothing on: %s', async (url) => {
    const emulator = answering(reply('{}'))
    await expect(emulatorFetch(emulator)(url)).rejects.toMatchObject({ cause: { code: 'ENOTFOUND' } })
    expect(emulator.asked).toEqual([])
  })

  it('asks nothing when aborted before', async () => {
    const emulator = answering(reply('{}'))
    const reason = new Error('enough')
    await expect(emulatorFetch(emulator)(URL_OF_ACCOUNT, { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    )
    expect(emulator.asked).toEqual([])
  })

  it('stops waiting when aborted', async () => {
    const fetch = emulatorFetch(answering(reply('{}', { delayMs: 60_000 })))
    await expect(fetch(URL_OF_ACCOUNT, { signal: AbortSignal.timeout(10) })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
  })

  it('waits as long as the answer says', async () => {
    const before = performance.now()
    await emulatorFetch(answering(reply('{}', { delayMs: 50 })))(URL_OF_ACCOUNT)
    expect(performance.now() - before).toBeGreaterThanOrEqual(45)
  })
})

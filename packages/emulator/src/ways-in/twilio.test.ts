import { describe, expect, it } from 'vitest'
import { answering, failure, reply } from './answering.test.fixture.ts'
import { requestClient } from './twilio.ts'
import type { RequestClient } from './twilio.ts'

type AuthStrategy = NonNullable<Parameters<RequestClient['request']>[0]['authStrategy']>

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': 'twilio-node/6.2.0' }

describe('requestClient', () => {
  it('sends what twilio-node would have sent', async () => {
    const emulator = answering(reply('{"sid":"x"}', { status: 201 }))
    const response = await requestClient(emulator).request({
      method: 'post',
      uri: 'https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/AC0/Keys.json?a=b',
      username: 'AC0',
      password: 'p:w',
      headers: FORM,
      params: { PageSize: 20, Status: undefined },
      data: { FriendlyName: 'a b', Tags: ['x', 'y'] },
    })
    expect({ ...emulator.last, body: Buffer.from(emulator.last.body).toString() }).toEqual({
      method: 'POST',
      host: 'api.dublin.ie1.twilio.com',
      path: '/2010-04-01/Accounts/AC0/Keys.json',
      query: 'a=b&PageSize=20',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'twilio-node/6.2.0',
        authorization: `Basic ${Buffer.from('AC0:p:w').toString('base64')}`,
      },
      body: 'FriendlyName=a%20b&Tags=x&Tags=y',
      via: 'request-client',
    })
    expect(response).toEqual({
      statusCode: 201,
      body: { sid: 'x' },
      headers: {
        'content-type': 'application/json',
        'twilio-request-id': 'RQ00000000000000000000000000000000',
      },
    })
  })

  it('sends JSON where the content type says so', async () => {
    const emulator = answering(reply('{}'))
    await requestClient(emulator).request({
      method: 'post',
      uri: 'https://iam.twilio.com/v1/x',
      headers: { 'Content-Type': 'application/json' },
      data: { a: [1, null] },
    })
    expect(Buffer.from(emulator.last.body).toString()).toBe('{"a":[1,null]}')
  })

  it.each([
    ['Bearer abc', { authorization: 'Bearer abc' }],
    // twilio-node's NoAuthStrategy, with which it asks for an OAuth token.
    ['', {}],
  ])('asks the authStrategy: "%s"', async (authorization, headers) => {
    const emulator = answering(reply('{}'))
    await requestClient(emulator).request({
      method: 'get',
      uri: 'https://api.twilio.com/',
      authStrategy: { getAuthString: () => Promise.resolve(authorization) } as unknown as AuthStrategy,
    })
    expect(emulator.last.headers).toEqual(headers)
  })

  it.each([
    [404, '{"code":20404}', { code: 20404 }],
    [500, 'no JSON', 'no JSON'],
    [204, '', ''],
  ])('resolves with %i', async (status, body, expected) => {
    const response = await requestClient(answering(reply(body, { status }))).request({
      method: 'get',
      uri: 'https://api.twilio.com/',
    })
    expect(response).toMatchObject({ statusCode: status, body: expected })
  })

  it.each([
    ['unknown-host', 'ENOTFOUND'],
    ['reset', 'ECONNRESET'],
    ['timeout', 'ETIMEDOUT'],
  ] as const)('rejects with a code: %s', async (as, code) => {
    await expect(
      requestClient(answering(failure(as))).request({ method: 'get', uri: 'https://api.ie1.twilio.com/' }),
    ).rejects.toMatchObject({ code, hostname: 'api.ie1.twilio.com' })
  })

  it('passes nothing on', async () => {
    const emulator = answering(reply('{}'))
    await expect(
      requestClient(emulator).request({ method: 'get', uri: 'https://example.com/' }),
    ).rejects.toMatchObject({ code: 'ENOTFOUND' })
    expect(emulator.asked).toEqual([])
  })

  it('times out as axios does', async () => {
    await expect(
      requestClient(answering(reply('{}', { delayMs: 60_000 }))).request({
        method: 'get',
        uri: 'https://api.twilio.com/',
        timeout: 10,
      }),
    ).rejects.toMatchObject({ code: 'ECONNABORTED', message: 'timeout of 10ms exceeded' })
  })
})

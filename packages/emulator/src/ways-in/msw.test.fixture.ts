import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import https from 'node:https'
import { afterEach, describe, expect, it } from 'vitest'
import { answering, failure, reply } from './answering.test.fixture.ts'
import { handler } from './msw.ts'

/** The tests of the handler, for the release of msw that `msw` stands for where this is imported. */
describe('handler', () => {
  let server: ReturnType<typeof setupServer> | undefined
  afterEach(() => server?.close())

  function start(emulator: Parameters<typeof handler>[0]): void {
    server = setupServer(
      handler(emulator),
      http.all('*', () => HttpResponse.text('left to others')),
    )
    server.listen({ onUnhandledRequest: 'error' })
  }

  it.each([
    'https://api.twilio.com/2010-04-01/Accounts.json',
    'https://api.dublin.ie1.twilio.com/x?a=b',
    'https://API.TWILIO.COM/x',
    'https://api.twilio.com./x',
    'https://twilio.com',
    'http://iam.twilio.com:8080/v1/Keys',
    'https://api.twilio.com/a%2Fb/%ZZ',
  ])('takes %s', async (url) => {
    const emulator = answering(reply('{"from":"emulator"}'))
    start(emulator)
    expect(await (await fetch(url)).json()).toEqual({ from: 'emulator' })
    expect(emulator.last.via).toBe('msw')
    expect(emulator.last.host).toMatch(/twilio\.com$/)
  })

  it.each([
    'https://example.com/?u=https://api.twilio.com/',
    'https://example.com/api.twilio.com/',
    'https://nottwilio.com/',
    'https://twilio.com.example.com/',
    'https://api.twilio.co/',
  ])('leaves %s to others', async (url) => {
    const emulator = answering(reply('{}'))
    start(emulator)
    expect(await (await fetch(url)).text()).toBe('left to others')
    expect(emulator.asked).toEqual([])
  })

  it('passes method, headers, query and body', async () => {
    const emulator = answering(reply('{}'))
    start(emulator)
    await fetch('https://api.twilio.com/a.json?Page=1&Page=2', {
      method: 'POST',
      headers: { authorization: 'Basic eA==' },
      body: new URLSearchParams({ To: '+353800000000' }),
    })
    expect(emulator.last).toMatchObject({
      method: 'POST',
      host: 'api.twilio.com',
      path: '/a.json',
      query: 'Page=1&Page=2',
      headers: { authorization: 'Basic eA==' },
    })
    expect(Buffer.from(emulator.last.body).toString()).toBe('To=%2B353800000000')
  })

  it.each(['unknown-host', 'reset', 'timeout'] as const)('makes %s a network error', async (as) => {
    start(answering(failure(as)))
    await expect(fetch('https://api.ie1.twilio.com/')).rejects.toBeInstanceOf(TypeError)
  })

  it.each([
    ['GET', reply('{}')],
    ['HEAD', reply('{}')],
    ['DELETE', reply('', { status: 204, headers: [] })],
    ['GET', reply('', { status: 404, headers: [] })],
  ])('ends its answer to %s on a kept connection, which twilio-node asks for', async (method, answer) => {
    start(answering(answer))
    const ended = await new Promise((resolve, reject) => {
      const options = { method, headers: { Connection: 'keep-alive' } }
      https
        .request('https://api.twilio.com/', options, (response) => {
          response.resume()
          response.on('end', () => {
            resolve(response.statusCode)
          })
        })
        .on('error', reject)
        .end()
    })
    expect(ended).toBe(answer.status)
  })

  it('answers node:https as well, with a 204 and its headers', async () => {
    start(answering(reply('', { status: 204, headers: [['X-Home-Region', 'ie1']] })))
    const response = await new Promise<{ status: number | undefined; region: unknown }>((resolve, reject) => {
      https
        .get('https://api.dublin.ie1.twilio.com/', (message) => {
          message.resume()
          resolve({ status: message.statusCode, region: message.headers['x-home-region'] })
        })
        .on('error', reject)
    })
    expect(response).toEqual({ status: 204, region: 'ie1' })
  })
})

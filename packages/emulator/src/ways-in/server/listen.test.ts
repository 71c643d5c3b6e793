import { request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { answering, failure, reply } from '../answering.test.fixture.ts'
import type { Scripted } from '../answering.test.fixture.ts'
import type { Controlled } from './control.ts'
import { LIMITS } from './limits.ts'
import { listen } from './listen.ts'
import type { ListenOptions, ListeningServer } from './listen.ts'

interface Received {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
  /** Write the body only after `100 Continue`. */
  readonly expectContinue?: boolean
}

const TWILIO = { Host: 'api.dublin.ie1.twilio.com' }

describe('listen', () => {
  const open: ListeningServer[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(
    emulator: Scripted = answering(reply('{}')),
    options?: ListenOptions,
  ): Promise<ListeningServer & { world: unknown; resets: number }> {
    const state = { world: { accounts: [] } as unknown, resets: 0 }
    const controlled: Controlled = {
      snapshot: () => state.world,
      restore: (world) => {
        if (typeof world !== 'object') throw new Error('a world is an object')
        state.world = world
      },
      reset: () => {
        state.resets += 1
      },
      requests: { entries: () => [], dropped: 7 },
    }
    const server = await listen(
      {
        ...controlled,
        handle: (request) => emulator.handle(request),
        hostFailure: () => undefined,
        noteRefusal: () => undefined,
      },
      options,
    )
    open.push(server)
    return Object.assign(Object.create(state) as typeof state, server)
  }

  function send(
    server: ListeningServer,
    { method = 'GET', path = '/', headers = {}, body, expectContinue }: Sent,
  ): Promise<Received> {
    return new Promise((resolve, reject) => {
      const request = httpRequest({
        host: '127.0.0.1',
        port: server.port,
        method,
        path,
        headers: { ...headers, ...(expectContinue ? { Expect: '100-continue' } : {}) },
        agent: false,
      })
      request.on('response', (message) => {
        const chunks: Buffer[] = []
        message.on('data', (chunk: Buffer) => chunks.push(chunk))
        message.on('end', () => {
          resolve({
            status: message.statusCode ?? 0,
            headers: message.headers,
            body: Buffer.concat(chunks).toString(),
          })
        })
        message.on('error', reject)
      })
      request.on('error', reject)
      if (expectContinue) request.on('continue', () => request.end(body))
      else request.end(body)
      request.flushHeaders()
    })
  }

  /** What comes back for raw bytes, until the server closes or a moment has passed. */
  function raw(server: ListeningServer, bytes: string, wait = 300): Promise<string> {
    return new Promise((resolve) => {
      let received = ''
      const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes))
      const end = (): void => {
        socket.destroy()
        resolve(received)
      }
      const timer = setTimeout(end, wait)
      socket.on('data', (data) => (received += data.toString()))
      socket.on('error', () => (received += '(reset)'))
      socket.on('close', () => {
        clearTimeout(timer)
        end()
      })
    })
  }

  describe('Twilio requests', () => {
    it('hands over the request and sends the answer as it is', async () => {
      const emulator = answering(reply('{"url":"https://api.twilio.com/x"}', { status: 201 }))
      const server = await start(emulator)
      const received = await send(server, {
        method: 'POST',
        path: '/2010-04-01/Accounts.json?a=%20b',
        headers: { ...TWILIO, Authorization: 'Basic eA==', 'X-Two': 'a' },
        body: 'FriendlyName=x',
      })
      expect({ ...emulator.last, body: Buffer.from(emulator.last.body).toString() }).toMatchObject({
        method: 'POST',
        host: 'api.dublin.ie1.twilio.com',
        path: '/2010-04-01/Accounts.json',
        query: 'a=%20b',
        headers: { authorization: 'Basic eA==', 'x-two': 'a' },
        body: 'FriendlyName=x',
        via: 'host',
      })
      expect(received).toMatchObject({ status: 201, body: '{"url":"https://api.twilio.com/x"}' })
      expect(received.headers).toMatchObject({
        'content-length': '34',
        'twilio-request-id': 'RQ00000000000000000000000000000000',
      })
    })

    it.each([
      ['the path', '/_host/api.twilio.com/x', {}, (url: string) => `${url}/_host/iam.twilio.com/v1`],
      [
        'localhost',
        '/x',
        { Host: 'api.twilio.localhost:PORT' },
        (url: string) => url.replace('127.0.0.1', 'iam.twilio.localhost') + '/v1',
      ],
    ])('rewrites URLs where the client came by %s', async (_way, path, headers, expected) => {
      const server = await start(answering(reply('{"meta":{"next_page_url":"https://iam.twilio.com/v1"}}')))
      const host = 'Host' in headers ? { Host: headers.Host.replace('PORT', String(server.port)) } : {}
      const { body, headers: got } = await send(server, { path, headers: host })
      expect(JSON.parse(body)).toEqual({ meta: { next_page_url: expected(server.url) } })
      expect(got['content-length']).toBe(String(body.length))
    })

    it('takes chunked bodies', async () => {
      const emulator = answering(reply('{}'))
      const server = await start(emulator)
      await raw(
        server,
        'POST / HTTP/1.1\r\nHost: api.twilio.com\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n2\r\ncd\r\n0\r\n\r\n',
        100,
      )
      expect(Buffer.from(emulator.last.body).toString()).toBe('a=bcd')
    })

    it('answers HEAD with the length and without the body', async () => {
      const server = await start(answering(reply('{"a":1}')))
      const received = await send(server, { method: 'HEAD', headers: TWILIO })
      expect(received.body).toBe('')
      expect(received.headers['content-length']).toBe('7')
    })

    it('gives a 204 neither body nor length', async () => {
      const server = await start(answering(reply('', { status: 204, headers: [] })))
      const received = await send(server, { method: 'DELETE', headers: TWILIO })
      expect(received).toMatchObject({ status: 204, body: '' })
      expect(received.headers).not.toHaveProperty('content-length')
      expect(received.headers).not.toHaveProperty('transfer-encoding')
    })

    it('continues where asked to', async () => {
      const emulator = answering(reply('{}'))
      const server = await start(emulator)
      await send(server, { method: 'POST', headers: TWILIO, body: 'a=b', expectContinue: true })
      expect(Buffer.from(emulator.last.body).toString()).toBe('a=b')
    })

    it('goes on with HTTP/1.1 where another protocol is offered, as Java and curl do for plain HTTP', async () => {
      const emulator = answering(reply('{}'))
      const server = await start(emulator)
      const headers = {
        ...TWILIO,
        Connection: 'Upgrade, HTTP2-Settings',
        Upgrade: 'h2c',
        'HTTP2-Settings': 'AAEAAEAAAAIAAAAB',
      }
      expect((await send(server, { headers, method: 'POST', body: 'Body=Hello' })).status).toBe(200)
      expect(Buffer.from(emulator.last.body).toString()).toBe('Body=Hello')
      expect(
        (await send(server, { headers: { ...TWILIO, Connection: 'Upgrade', Upgrade: 'websocket' } })).status,
      ).toBe(200)
    })

    it('keeps the connection', async () => {
      const server = await start()
      const one = 'GET / HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n'
      const received = await raw(server, one + one, 100)
      expect(received.match(/HTTP\/1\.1 200/g)).toHaveLength(2)
      expect(received).toContain('Connection: keep-alive')
    })

    it('takes the absolute form, with bodies as they are', async () => {
      const emulator = answering(reply('{"url":"https://api.twilio.com/x"}'))
      const server = await start(emulator)
      const received = await raw(
        server,
        'GET http://api.sydney.au1.twilio.com/a HTTP/1.1\r\nHost: x\r\n\r\n',
        100,
      )
      expect(emulator.last).toMatchObject({ host: 'api.sydney.au1.twilio.com', path: '/a', via: 'proxy' })
      expect(received).toContain('{"url":"https://api.twilio.com/x"}')
    })

    it('waits as long as the answer says', async () => {
      const server = await start(answering(reply('{}', { delayMs: 60 })))
      const before = performance.now()
      await send(server, { headers: TWILIO })
      expect(performance.now() - before).toBeGreaterThanOrEqual(55)
    })
  })

  describe('failures', () => {
    it('says what a plain port cannot do', async () => {
      const server = await start(answering(failure('unknown-host')))
      const received = await send(server, { headers: { Host: 'api.ie1.twilio.com' } })
      expect(received.status).toBe(421)
      expect(JSON.parse(received.body)).toEqual({ status: 421, message: 'the reason' })
      expect(received.headers['x-regionguard-reason']).toBe('the reason')
    })

    it('resets', async () => {
      const server = await start(answering(failure('reset')))
      await expect(send(server, { headers: TWILIO })).rejects.toMatchObject({ code: 'ECONNRESET' })
    })

    it('says nothing at all for a timeout', async () => {
      const server = await start(answering(failure('timeout')))
      expect(await raw(server, 'GET / HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n', 100)).toBe('')
    })

    it.each(['127.0.0.1:PORT', 'localhost:PORT', 'example.com', 'api.twilio.com.example.com'])(
      'never takes %s for US1',
      async (host) => {
        const emulator = answering(reply('{}'))
        const server = await start(emulator)
        const received = await send(server, {
          path: '/2010-04-01/Accounts.json',
          headers: { Host: host.replace('PORT', String(server.port)) },
        })
        expect(received.status).toBe(421)
        expect(received.body).toContain('/_host/')
        expect(received.body).toContain('Host: api.dublin.ie1.twilio.com')
        expect(emulator.asked).toEqual([])
      },
    )
  })

  describe('robustness', () => {
    it.each<[string, string, RegExp]>([
      ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /],
      ['HTTP/1.1 without Host', 'GET / HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
      ['two Hosts', 'GET / HTTP/1.1\r\nHost: api.twilio.com\r\nhost: 127.0.0.1\r\n\r\n', /^HTTP\/1\.1 400 /],
      [
        'two lengths',
        'POST / HTTP/1.1\r\nHost: api.twilio.com\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
        /^HTTP\/1\.1 400 /,
      ],
      [
        'length and chunks',
        'POST / HTTP/1.1\r\nHost: api.twilio.com\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        /^HTTP\/1\.1 400 /,
      ],
      [
        'a bad chunk',
        'POST / HTTP/1.1\r\nHost: api.twilio.com\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
        /^HTTP\/1\.1 400 /,
      ],
      [
        'a control character in a header',
        'GET / HTTP/1.1\r\nHost: api.twilio.com\r\nX: \x00\r\n\r\n',
        /^HTTP\/1\.1 400 /,
      ],
      [
        'headers over the limit',
        `GET / HTTP/1.1\r\nHost: api.twilio.com\r\nX: ${'a'.repeat(LIMITS.headers)}\r\n\r\n`,
        /^HTTP\/1\.1 431 /,
      ],
      [
        'a path over the limit',
        `GET /${'a'.repeat(LIMITS.headers)} HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n`,
        /^HTTP\/1\.1 431 /,
      ],
      [
        'a tunnel to another host',
        'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n',
        /^HTTP\/1\.1 403 /,
      ],
      [
        'another expectation',
        'GET / HTTP/1.1\r\nHost: api.twilio.com\r\nExpect: wonders\r\n\r\n',
        /^HTTP\/1\.1 417 /,
      ],
    ])('%s', async (_what, bytes, expected) => {
      const emulator = answering(reply('{}'))
      const server = await start(emulator)
      expect(await raw(server, bytes)).toMatch(expected)
      // and serves on
      expect((await send(server, { headers: TWILIO })).status).toBe(200)
    })

    it('refuses a body over the limit, whether it says so or not', async () => {
      const emulator = answering(reply('{}'))
      const server = await start(emulator)
      const body = Buffer.alloc(LIMITS.body + 1)
      const sent = { method: 'POST', headers: { ...TWILIO, 'Content-Length': String(body.length) } }
      expect((await send(server, { ...sent, body })).status).toBe(413)
      expect((await send(server, { method: 'POST', headers: TWILIO, body })).status).toBe(413)
      expect((await send(server, { ...sent, body, expectContinue: true })).status).toBe(413)
      expect(emulator.asked).toEqual([])
    })

    it('outlives clients that hang up', async () => {
      const server = await start(answering(reply('{}', { delayMs: 50 })))
      await raw(server, 'GET / HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n', 5)
      await raw(server, 'POST / HTTP/1.1\r\nHost: api.twilio.com\r\nContent-Length: 10\r\n\r\nab', 5)
      await new Promise((resolve) => setTimeout(resolve, 80))
      expect((await send(server, { headers: TWILIO })).status).toBe(200)
    })

    it('answers 500 to a mistake of its own and does not quote it', async () => {
      const warned: string[] = []
      const listener = (warning: Error): void => void warned.push(String(warning.stack))
      process.on('warning', listener)
      const server = await start(
        answering(() => {
          throw new Error('what a client sent')
        }),
      )
      const received = await send(server, { headers: TWILIO })
      await new Promise((resolve) => setImmediate(resolve))
      process.off('warning', listener)
      expect(received.status).toBe(500)
      expect(received.body + warned.join('')).not.toContain('what a client sent')
      expect(warned.join('')).toContain('internal error in the emulator')
    })

    it('says when a port is taken', async () => {
      const server = await start()
      await expect(start(undefined, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    })

    it('closes within two seconds, whatever is open', async () => {
      const server = await start(answering(failure('timeout')))
      const idle = connect(server.port, '127.0.0.1')
      const waiting = send(server, { headers: TWILIO }).catch((error: unknown) => error)
      await new Promise((resolve) => setTimeout(resolve, 50))
      const before = performance.now()
      await Promise.all([server.close(), server.close()])
      expect(performance.now() - before).toBeLessThan(2_000)
      expect(await waiting).toMatchObject({ code: 'ECONNRESET' })
      idle.destroy()
    })
  })

  describe('control API', () => {
    const own = (server: ListeningServer, more: Record<string, string> = {}): Record<string, string> => ({
      Host: `127.0.0.1:${server.port}`,
      ...more,
    })

    it.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])('answers to %s', async (name) => {
      const server = await start()
      const received = await send(server, {
        path: '/_regionguard/health',
        headers: { Host: `${name}:${server.port}` },
      })
      expect(received).toMatchObject({ status: 200, body: '{"status":"ok"}\n' })
      expect(received.headers).not.toHaveProperty('access-control-allow-origin')
    })

    it('gives and takes the world, resets it, and tells the requests', async () => {
      const server = await start()
      const path = '/_regionguard/world'
      expect(JSON.parse((await send(server, { path, headers: own(server) })).body)).toEqual({ accounts: [] })
      expect(
        (await send(server, { method: 'PUT', path, headers: own(server), body: '{"x":1}' })).status,
      ).toBe(204)
      expect(server.world).toEqual({ x: 1 })
      expect(
        (await send(server, { method: 'POST', path: '/_regionguard/reset', headers: own(server) })).status,
      ).toBe(204)
      expect(server.resets).toBe(1)
      const requests = await send(server, { path: '/_regionguard/requests', headers: own(server) })
      expect(JSON.parse(requests.body)).toEqual({ requests: [], dropped: 7 })
    })

    it.each([
      ['{"secret": "hunter2"', 'it is not JSON'],
      ['3', 'a world is an object'],
    ])('says why a world is none, without quoting it: %s', async (body, why) => {
      const server = await start()
      const received = await send(server, {
        method: 'PUT',
        path: '/_regionguard/world',
        headers: own(server),
        body,
      })
      expect(received.status).toBe(400)
      expect(received.body).toContain(why)
      expect(received.body).not.toContain('hunter2')
    })

    it.each<[string, Record<string, string>, number]>([
      ['DNS rebinding', { Host: 'evil.example:PORT' }, 421],
      ['another port', { Host: '127.0.0.1:1' }, 421],
      ['no port', { Host: '127.0.0.1' }, 421],
      ['another address', { Host: '10.0.0.1:PORT' }, 421],
      ['a page of another origin', { Host: '127.0.0.1:PORT', Origin: 'http://evil.example' }, 403],
      ['a page of another port', { Host: '127.0.0.1:PORT', Origin: 'http://127.0.0.1:1' }, 403],
      ['a sandboxed page', { Host: '127.0.0.1:PORT', Origin: 'null' }, 403],
      ['a link from another site', { Host: '127.0.0.1:PORT', 'Sec-Fetch-Site': 'cross-site' }, 403],
      ['a link from another port', { Host: '127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-site' }, 403],
      [
        'its own page',
        { Host: '127.0.0.1:PORT', Origin: 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-origin' },
        200,
      ],
      ['the address bar', { Host: '127.0.0.1:PORT', 'Sec-Fetch-Site': 'none' }, 200],
    ])('%s', async (_who, headers, status) => {
      const server = await start()
      const filled = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(server.port))]),
      )
      const received = await send(server, { path: '/_regionguard/world', headers: filled })
      expect(received.status).toBe(status)
      expect(received.headers).not.toHaveProperty('access-control-allow-origin')
      expect(received.body.includes('accounts')).toBe(status === 200)
    })

    it.each([
      ['OPTIONS', '/_regionguard/world', 405],
      ['DELETE', '/_regionguard/world', 405],
      ['GET', '/_regionguard/reset', 405],
      ['GET', '/_regionguard/', 404],
      ['GET', '/_regionguard/world/', 404],
      ['GET', '/_regionguard/constructor', 404],
    ])('%s %s is %i', async (method, path, status) => {
      const server = await start()
      expect((await send(server, { method, path, headers: own(server) })).status).toBe(status)
    })

    it('tells when it has put another world in the place of this one, before it answers', async () => {
      const told: unknown[] = []
      const server = await start(undefined, { worldReplaced: () => told.push(server.world) })
      const world = { accounts: ['other'] }
      await send(server, { method: 'PUT', path: '/_regionguard/world', body: JSON.stringify(world) })
      expect(told).toEqual([world])
      await send(server, { method: 'PUT', path: '/_regionguard/world', body: '1' })
      await send(server, { path: '/_regionguard/world' })
      expect(told).toHaveLength(1)
      await send(server, { method: 'POST', path: '/_regionguard/reset' })
      expect(told).toHaveLength(2)
    })

    it('cannot be reached through a proxy or under a Twilio name', async () => {
      const emulator = answering(reply('twilio', { status: 404 }))
      const server = await start(emulator)
      const authority = `127.0.0.1:${server.port}`
      expect(
        await raw(
          server,
          `GET http://${authority}/_regionguard/world HTTP/1.1\r\nHost: ${authority}\r\n\r\n`,
          100,
        ),
      ).toMatch(/^HTTP\/1\.1 421 /)
      expect((await send(server, { path: '/_regionguard/world', headers: TWILIO })).body).toBe('twilio')
      expect(
        (await send(server, { path: '/_host/api.twilio.com/_regionguard/world', headers: own(server) })).body,
      ).toBe('twilio')
    })

    it('asks for a token where others can reach it', async () => {
      const server = await start(undefined, { host: '0.0.0.0' })
      const { controlToken = '' } = server
      expect(controlToken.length).toBeGreaterThanOrEqual(32)
      const get = async (headers: Record<string, string>): Promise<number> =>
        (await send(server, { path: '/_regionguard/world', headers })).status
      expect(await get(own(server))).toBe(401)
      expect(await get(own(server, { Authorization: `Bearer ${controlToken}x` }))).toBe(401)
      expect(await get(own(server, { Authorization: `Basic ${controlToken}` }))).toBe(401)
      expect(await get(own(server, { Authorization: `Bearer ${controlToken}` }))).toBe(200)
      expect(
        await get({ Host: `evil.example:${server.port}`, Authorization: `Bearer ${controlToken}` }),
      ).toBe(421)
    })

    it('asks for no token on loopback', async () => {
      const server = await start(undefined, { host: '127.0.0.2' })
      expect(server.controlToken).toBeUndefined()
      expect(server.url).toBe(`http://127.0.0.2:${server.port}`)
    })
  })
})

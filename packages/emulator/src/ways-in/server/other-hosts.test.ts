import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { createCertificateAuthority } from '../../index.ts'
import type { ListenOptions } from '../../index.ts'
import { connectTo, exchange, raw, secured, start as startServer } from './secure-server.test.fixture.ts'
import type { Started } from './secure-server.test.fixture.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function start(options: ListenOptions = { otherHosts: 'pass' }): Promise<Started> {
  const started = await startServer(options)
  ends.push(() => started.server.close())
  return started
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => server.close())
  return (server.address() as AddressInfo).port
}

interface Web {
  readonly port: number
  readonly seen: { readonly line: string; readonly headers: readonly string[]; readonly body: string }[]
}

/** Somebody else's web server. */
async function web(
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => {
    response.setHeader('X-Own', 'yes')
    response.end('hello')
  },
): Promise<Web> {
  const seen: Web['seen'] = []
  const server = createHttpServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push({ line: `${request.method ?? ''} ${request.url ?? ''}`, headers: request.rawHeaders, body })
      answer(request, response)
    })
  })
  return { port: await listening(server), seen }
}

interface Proxy {
  readonly port: number
  readonly asked: string[]
}

/** Somebody else's proxy: notes what it is asked, and sends all of it to one port. */
async function proxy(to: number, answer = 'HTTP/1.1 200 OK\r\n\r\n'): Promise<Proxy> {
  const asked: string[] = []
  const server = createServer((client) => {
    client.on('error', () => undefined)
    client.once('data', (head) => {
      asked.push(head.toString())
      client.write(answer)
      if (!answer.includes(' 200 ') || !head.toString().startsWith('CONNECT')) {
        client.end()
        return
      }
      const upstream = connect(to, '127.0.0.1').on('error', () => client.destroy())
      client.on('close', () => upstream.destroy())
      client.pipe(upstream).pipe(client)
    })
  })
  return { port: await listening(server), asked }
}

/** Says back what it hears, once it has greeted. */
async function echo(): Promise<{ readonly port: number; readonly heard: () => string }> {
  let heard = ''
  const server = createServer({ allowHalfOpen: true }, (socket: Socket) => {
    socket.on('error', () => undefined)
    socket.write('welcome;')
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      socket.write(data)
    })
    socket.on('end', () => socket.end('bye'))
  })
  return { port: await listening(server), heard: () => heard }
}

describe('a tunnel to another host', () => {
  it('carries bytes both ways, whoever speaks first, and ends as its ends do', async () => {
    const { server } = await start()
    const { port } = await echo()
    const { socket, answer } = await connectTo(server.port, `127.0.0.1:${port}`)
    expect(answer.startsWith('HTTP/1.1 200 Connection established\r\n\r\n')).toBe(true)
    const received = new Promise<string>((resolve) => {
      let text = answer.split('\r\n\r\n')[1] ?? ''
      socket.on('data', (data) => (text += data.toString()))
      socket.on('end', () => {
        resolve(text)
      })
    })
    socket.resume()
    socket.end('EHLO\r\n')
    expect(await received).toBe('welcome;EHLO\r\nbye')
  })

  it('takes what came with the request for it', async () => {
    const { server } = await start()
    const { port, heard } = await echo()
    await raw(server.port, `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: x\r\n\r\nat once`, 300)
    expect(heard()).toBe('at once')
  })

  it('is end-to-end: the other host’s own certificate', async () => {
    const { server } = await start()
    const other = createCertificateAuthority()
    const port = await listening(createTlsServer(other.issue('twilio.com'), (socket) => socket.end('own')))
    const { socket } = await connectTo(server.port, `127.0.0.1:${port}`)
    const secure = await secured({
      socket,
      ca: other.rootPem,
      servername: 'example.com',
      checkServerIdentity: () => undefined,
    })
    expect(await exchange(secure, '')).toBe('own')
  })

  it('says when a host cannot be reached', async () => {
    const { server } = await start()
    const gone = createServer()
    const port = await listening(gone)
    await new Promise((resolve) => gone.close(resolve))
    const answer = await raw(server.port, `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect(answer).toMatch(
      /^HTTP\/1\.1 502 Bad Gateway\r\n[\s\S]*the host cannot be reached \(ECONNREFUSED\)/,
    )
  })

  it.each(['proxy', 'directly'])('never carries what is for Twilio: %s', async (way) => {
    const { port, heard } = await echo()
    const upstream = await proxy(port)
    const { server, emulator } = await start({
      otherHosts: 'pass',
      ...(way === 'proxy' ? { upstreamProxy: `http://127.0.0.1:${upstream.port}` } : {}),
    })
    // A client that has resolved the name asks for an address.
    const host = way === 'proxy' ? 'address.example' : '127.0.0.1'
    const { socket } = await connectTo(server.port, `${host}:${port}`)
    await expect(
      secured({ socket, servername: 'api.twilio.com', rejectUnauthorized: false }),
    ).rejects.toThrow()
    const plain = await connectTo(server.port, `${host}:${port}`)
    await exchange(plain.socket, 'GET / HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n')
    expect(heard()).toBe('')
    const cut = { via: 'proxy', method: 'CONNECT', host: 'api.twilio.com', decision: 'refused', status: null }
    expect(emulator.requests.entries()).toMatchObject([cut, cut])
  })

  it.each([
    [['GET / HTTP/1.1\r\n', 'Host: api.twilio.com\r\nAuthorization: Basic x\r\n\r\n'], ''],
    [['G', 'ET / HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n'], ''],
    [['GET http://api.twilio.com/ HTTP/1.1\r\nHost: x\r\n\r\n'], ''],
    [['CONNECT api.twilio.com:443 HTTP/1.1\r\n\r\n'], ''],
    [
      ['GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'GET / HTTP/1.1\r\nHo', 'st: api.twilio.com\r\n\r\n'],
      'GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHo',
    ],
  ])('never carries a request for Twilio, in whatever pieces: %j', async (pieces, carried) => {
    const { port, heard } = await echo()
    const { server, emulator } = await start()
    const { socket } = await connectTo(server.port, `127.0.0.1:${port}`)
    const closed = new Promise((resolve) => socket.on('close', resolve))
    socket.on('error', () => undefined)
    socket.resume()
    for (const piece of pieces) {
      socket.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await closed
    expect(heard()).toBe(carried)
    expect(emulator.requests.entries()).toMatchObject([{ host: 'api.twilio.com', decision: 'refused' }])
  })

  it('carries a request in pieces that is not for Twilio', async () => {
    const { port, heard } = await echo()
    const { server } = await start()
    const { socket } = await connectTo(server.port, `127.0.0.1:${port}`)
    const pieces = [
      'GE',
      'T / HTTP/1.1\r\n',
      'Host: example.com\r\n\r\n',
      'GET /2 HTTP/1.1\r\n',
      'Host: x\r\n\r\n',
    ]
    for (const piece of pieces) {
      socket.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    socket.end()
    await exchange(socket, '')
    expect(heard()).toBe(pieces.join(''))
  })

  it('does not come back to the emulator: the control API is not for those who come by the proxy', async () => {
    const { server } = await start()
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]']) {
      const answer = await raw(
        server.port,
        `CONNECT ${host}:${server.port} HTTP/1.1\r\nHost: x\r\n\r\nGET /_regionguard/world HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`,
      )
      expect(answer).toMatch(/^HTTP\/1\.1 502 /)
      expect(answer).not.toContain('authToken')
    }
  })
})

describe('a request in absolute form for another host', () => {
  it('is sent on, without what is for the proxy alone', async () => {
    const { server, emulator } = await start()
    const { port, seen } = await web()
    const answer = await raw(
      server.port,
      [
        `POST http://127.0.0.1:${port}/a?b=c#d HTTP/1.1`,
        'Host: somewhere.else',
        'X-Mine: 1',
        'Proxy-Authorization: Basic eA==',
        'Proxy-Connection: keep-alive',
        'Connection: close, X-Hop',
        'X-Hop: 1',
        'Transfer-Encoding: chunked',
        '',
        '3\r\na=b\r\n0\r\n\r\n',
      ].join('\r\n'),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\nX-Own: yes\r\n[\s\S]*hello/)
    expect(seen).toHaveLength(1)
    const [{ line, headers, body } = { line: '', headers: [], body: '' }] = seen
    expect(line).toBe('POST /a?b=c')
    expect(body).toBe('a=b')
    expect(headers.join('\n')).toMatch(new RegExp(`^X-Mine\n1\nHost\n127\\.0\\.0\\.1:${port}\n`))
    expect(headers.join('\n')).not.toMatch(/proxy|x-hop|somewhere/i)
    expect(emulator.requests.entries()).toEqual([])
  })

  it('may be one of several on a connection', async () => {
    const { server, authorization, path } = await start()
    const { port } = await web()
    const other = `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: x\r\n\r\n`
    const twilio = `GET http://api.dublin.ie1.twilio.com${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`
    const answers = await raw(server.port, other + twilio + other)
    expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
    expect(answers).toMatch(/hello[\s\S]*X-Home-Region: ie1[\s\S]*hello/)
  })

  it('is refused unless that was asked for', async () => {
    const { server } = await start({})
    const { port, seen } = await web()
    const answer = await raw(server.port, `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 421 [\s\S]*passes nothing on/)
    expect(seen).toEqual([])
  })

  it('says when a host cannot be reached, and outlives one that resets', async () => {
    const { server } = await start()
    const { port } = await web((request) => {
      request.socket.resetAndDestroy()
    })
    const answer = await raw(server.port, `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 502 [\s\S]*cannot be reached \(ECONNRESET\)/)
    const half = await web((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('half')
      setTimeout(() => response.socket?.resetAndDestroy(), 20)
    })
    expect(await raw(server.port, `GET http://127.0.0.1:${half.port}/ HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 200 [\s\S]*half/,
    )
  })

  it('does not come back to the emulator', async () => {
    const { server } = await start()
    for (const host of ['127.0.0.1', 'localhost']) {
      const answer = await raw(
        server.port,
        `GET http://${host}:${server.port}/_regionguard/world HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`,
      )
      expect(answer).toMatch(/^HTTP\/1\.1 502 [\s\S]*by way of itself/)
    }
  })
})

describe('by an upstream proxy', () => {
  it('asks it for a tunnel, with its credentials, and hides them', async () => {
    const { port } = await echo()
    const upstream = await proxy(port)
    const { server } = await start({
      otherHosts: 'pass',
      upstreamProxy: `http://user:word@127.0.0.1:${upstream.port}`,
    })
    const answer = await raw(
      server.port,
      'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\nhi',
    )
    expect(answer).toBe('HTTP/1.1 200 Connection established\r\n\r\nwelcome;hi')
    expect(upstream.asked[0]).toMatch(/^CONNECT example\.com:443 HTTP\/1\.1\r\nHost: example\.com:443\r\n/)
    expect(upstream.asked[0]).toContain(
      `Proxy-Authorization: Basic ${Buffer.from('user:word').toString('base64')}\r\n`,
    )
  })

  it('says when it refuses, and when it cannot be reached', async () => {
    const upstream = await proxy(1, 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const { server } = await start({ otherHosts: 'pass', upstreamProxy: `127.0.0.1:${upstream.port}` })
    expect(await raw(server.port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 502 [\s\S]*answered 407/,
    )
    const none = await start({ otherHosts: 'pass', upstreamProxy: 'http://user:word@127.0.0.1:1' })
    const refused = await raw(none.server.port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(refused).toMatch(/^HTTP\/1\.1 502 [\s\S]*the upstream proxy cannot be reached/)
    expect(refused).not.toContain('word')
  })

  it('sends it plain requests as they came', async () => {
    const upstream = await proxy(1, 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    const { server } = await start({ otherHosts: 'pass', upstreamProxy: `http://127.0.0.1:${upstream.port}` })
    expect(await raw(server.port, 'GET http://example.com/a HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/ok$/)
    expect(upstream.asked[0]).toMatch(/^GET http:\/\/example\.com\/a HTTP\/1\.1\r\nHost: example\.com\r\n/)
  })

  it('sends by it only what it is for', async () => {
    const tunnels = await proxy(1, 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const plain = await proxy(1, 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    const both = await start({
      otherHosts: 'pass',
      upstreamProxy: { http: `127.0.0.1:${plain.port}`, https: `127.0.0.1:${tunnels.port}` },
    })
    await raw(both.server.port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n')
    await raw(both.server.port, 'GET http://example.com/a HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(tunnels.asked.map((text) => text.split(' ')[0])).toEqual(['CONNECT'])
    expect(plain.asked.map((text) => text.split(' ')[0])).toEqual(['GET'])
    const one = await start({ otherHosts: 'pass', upstreamProxy: { http: `127.0.0.1:${plain.port}` } })
    const direct = await raw(one.server.port, 'CONNECT nowhere.invalid:443 HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(direct).toContain('the host cannot be reached')
    expect(plain.asked).toHaveLength(1)
  })

  it('leaves out what its list says', async () => {
    const upstream = await proxy(1)
    const { port } = await web()
    const { server } = await start({
      otherHosts: 'pass',
      upstreamProxy: `http://127.0.0.1:${upstream.port}`,
      upstreamNoProxy: 'example.com',
    })
    expect(await raw(server.port, `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: x\r\n\r\n`)).toContain(
      'hello',
    )
    expect(upstream.asked).toEqual([])
  })

  it.each(['socks5://127.0.0.1:1080', 'http://'])('%s is none', async (upstreamProxy) => {
    await expect(startServer({ otherHosts: 'pass', upstreamProxy })).rejects.toThrow(
      /upstream proxy is no URL/,
    )
  })

  it('is never asked for Twilio', async () => {
    const upstream = await proxy(1)
    const started = await start({ otherHosts: 'pass', upstreamProxy: `http://127.0.0.1:${upstream.port}` })
    const { port } = started.server
    const { socket } = await connectTo(port, 'api.dublin.ie1.twilio.com:443')
    await secured({ socket, servername: 'api.dublin.ie1.twilio.com', ca: started.ca })
    for (const line of [
      'CONNECT api.twilio.com:80',
      'CONNECT API.TWILIO.COM.:8443',
      'CONNECT api.ie1.twilio.com:443',
      'GET http://api.twilio.com/',
      'GET http://api.twilio.com.:8080/',
      'GET https://api.twilio.com/',
      'GET http://x@api.twilio.com/',
      'GET http://api.ie1.twilio.com/',
      'GET http://nothing-known.twilio.com/',
    ]) {
      await raw(port, `${line} HTTP/1.1\r\nHost: example.com\r\n\r\n`, 100)
    }
    expect(upstream.asked).toEqual([])
  })
})

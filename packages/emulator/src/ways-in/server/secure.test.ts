import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { createCertificateAuthority } from '../../index.ts'
import type { ListenOptions } from '../../index.ts'
import { ask, connectTo, exchange, raw, secured, start as startServer } from './secure-server.test.fixture.ts'
import type { Started } from './secure-server.test.fixture.ts'

const IE1 = 'api.dublin.ie1.twilio.com'
const ESTABLISHED = 'HTTP/1.1 200 Connection established\r\n\r\n'

const open: Started[] = []
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(open.splice(0).map(({ server }) => server.close()))
})

async function start(options?: ListenOptions): Promise<Started> {
  const started = await startServer(options)
  open.push(started)
  return started
}

function kept<T extends Socket>(socket: T): T {
  sockets.push(socket)
  return socket
}

/** The decrypted side of a tunnel, as a client gets it that trusts the emulator. */
async function tunnel({ server, ca }: Started, host: string, name = host): Promise<Socket> {
  const { socket, answer } = await connectTo(server.port, `${host}:443`)
  expect(answer).toBe(ESTABLISHED)
  return kept(await secured({ socket, servername: name, ca }))
}

async function direct({ server, ca }: Started, host: string): Promise<Socket> {
  return kept(await secured({ port: server.port, host: '127.0.0.1', servername: host, ca }))
}

describe('CONNECT', () => {
  it('is answered to the letter, and ends at the emulator', async () => {
    const started = await start()
    const { emulator, authorization, path } = started
    const socket = await tunnel(started, IE1)
    const headers = { Host: IE1, Authorization: authorization }
    const answer = await ask(socket, { path, headers })
    expect(answer.status).toBe(200)
    expect(answer.headers['x-home-region']).toBe('ie1')
    expect(emulator.requests.entries()).toMatchObject([
      { via: 'proxy', host: IE1, region: 'ie1', status: 200 },
    ])
  })

  it.each(['API.Dublin.IE1.Twilio.Com:443', 'api.dublin.ie1.twilio.com.:443'])(
    'takes %s for what it is',
    async (authority) => {
      const { server, ca } = await start()
      const { socket } = await connectTo(server.port, authority)
      kept(await secured({ socket, servername: IE1, ca }))
    },
  )

  it('tells another Region from a wrong secret in words only', async () => {
    const started = await start()
    const headers = { Host: 'api.twilio.com', Authorization: started.authorization }
    const answer = await ask(await tunnel(started, 'api.twilio.com'), { path: started.path, headers })
    expect(answer.status).toBe(401)
    expect(answer.headers['x-regionguard-reason']).toContain('ie1')
    expect(answer.body).not.toContain('ie1')
  })

  it('keeps the connection, and takes chunks and Expect: 100-continue', async () => {
    const started = await start()
    const head = [
      `POST ${started.path.replace('.json', '/Keys.json')} HTTP/1.1`,
      `Host: ${IE1}`,
      `Authorization: ${started.authorization}`,
      'Content-Type: application/x-www-form-urlencoded',
      '',
    ].join('\r\n')
    const answers = await exchange(
      await tunnel(started, IE1),
      [
        `${head}Transfer-Encoding: chunked\r\n\r\n8\r\nFriendly\r\n8\r\nName=one\r\n0\r\n\r\n`,
        `${head}Content-Length: 16\r\nExpect: 100-continue\r\n\r\nFriendlyName=two`,
      ].join(''),
    )
    expect(answers.match(/HTTP\/1\.1 \d+ \w+/g)).toEqual([
      'HTTP/1.1 201 Created',
      'HTTP/1.1 100 Continue',
      'HTTP/1.1 201 Created',
    ])
    expect(started.emulator.requests.entries().map(({ form }) => form)).toEqual([
      { FriendlyName: 'one' },
      { FriendlyName: 'two' },
    ])
  })

  it('takes the client’s hello with the request for the tunnel', async () => {
    const { server, ca } = await start()
    // What a client writes in one go, the server reads in one go.
    const relay = createServer((client) => {
      const upstream = connect(server.port, '127.0.0.1')
      client.once('data', (hello) => {
        upstream.write(
          Buffer.concat([Buffer.from(`CONNECT ${IE1}:443 HTTP/1.1\r\nHost: ${IE1}:443\r\n\r\n`), hello]),
        )
        upstream.once('data', (data) => {
          client.write(data.subarray(ESTABLISHED.length))
          upstream.pipe(client)
          client.pipe(upstream)
        })
      })
      client.on('close', () => upstream.destroy()).on('error', () => upstream.destroy())
      upstream.on('error', () => client.destroy())
    })
    const port = await new Promise<number>((resolve) => {
      relay.listen(0, '127.0.0.1', () => {
        const address = relay.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const socket = await secured({ port, host: '127.0.0.1', servername: IE1, ca })
    socket.destroy()
    relay.close()
  })

  it.each([
    ['CONNECT api.twilio.com:80', /^HTTP\/1\.1 403 /, /port 443/],
    ['CONNECT api.twilio.com:8443', /^HTTP\/1\.1 403 /, /port 443/],
    ['CONNECT api.twilio.com', /^HTTP\/1\.1 400 /, /a host and a port/],
    ['CONNECT api.twilio.com:0', /^HTTP\/1\.1 400 /, /a host and a port/],
    ['CONNECT api.twilio.com:65536', /^HTTP\/1\.1 400 /, /a host and a port/],
    ['CONNECT user@api.twilio.com:443', /^HTTP\/1\.1 400 /, /./],
    ['CONNECT api.twilio.com.example.com:443', /^HTTP\/1\.1 403 Not a Twilio host/, /passes nothing on/],
    ['CONNECT 127.0.0.1:443', /^HTTP\/1\.1 403 Not a Twilio host/, /passes nothing on/],
    ['CONNECT [::1]:443', /^HTTP\/1\.1 403 Not a Twilio host/, /passes nothing on/],
  ])('%s is refused', async (line, status, message) => {
    const { server } = await start()
    const answer = await raw(server.port, `${line} HTTP/1.1\r\nHost: x\r\n\r\n`)
    expect(answer).toMatch(status)
    expect(answer).toMatch(message)
  })

  it('is not for the inside of a tunnel', async () => {
    const started = await start()
    const answer = await exchange(
      await tunnel(started, IE1),
      `CONNECT ${IE1}:443 HTTP/1.1\r\nHost: ${IE1}:443\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 501 /)
  })
})

describe('direct TLS', () => {
  it('takes the Region from the server name', async () => {
    const started = await start()
    const headers = { Host: IE1, Authorization: started.authorization }
    const answer = await ask(await direct(started, IE1), { path: started.path, headers })
    expect(answer.status).toBe(200)
    expect(started.emulator.requests.entries()).toMatchObject([{ via: 'tls', host: IE1, region: 'ie1' }])
  })

  it('speaks HTTP/1.1 only', async () => {
    const { server, ca } = await start()
    const to = { port: server.port, host: '127.0.0.1', servername: IE1, ca }
    const socket = kept(await secured({ ...to, ALPNProtocols: ['h2', 'http/1.1'] }))
    expect(socket.alpnProtocol).toBe('http/1.1')
    await expect(secured({ ...to, ALPNProtocols: ['h2'] })).rejects.toThrow(/alert/i)
  })

  it('is served on a second port as well', async () => {
    const free = await startServer()
    await free.server.close()
    const started = await start({ alsoTlsPort: free.server.port })
    const socket = kept(
      await secured({ port: free.server.port, host: '127.0.0.1', servername: IE1, ca: started.ca }),
    )
    const headers = { Host: IE1, Authorization: started.authorization }
    expect((await ask(socket, { path: started.path, headers })).status).toBe(200)
    expect(await raw(free.server.port, `GET /_host/${IE1}/ HTTP/1.1\r\nHost: x\r\n\r\n`)).toContain(' 401 ')
  })

  it('says when that port is taken, and leaves nothing open', async () => {
    const one = await start()
    const { emulator } = one
    await expect(emulator.listen({ alsoTlsPort: one.server.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })

  it('asks for the authority when the first client begins TLS, once', async () => {
    let asked = 0
    const authority = createCertificateAuthority()
    const { emulator } = await start()
    const server = await emulator.listen({
      tls: () => {
        asked += 1
        return authority
      },
    })
    await raw(server.port, 'GET / HTTP/1.1\r\nHost: api.twilio.com\r\nConnection: close\r\n\r\n')
    expect(asked).toBe(0)
    const to = { port: server.port, host: '127.0.0.1', servername: IE1, ca: authority.rootPem }
    kept(await secured(to))
    kept(await secured({ ...to, servername: 'api.twilio.com' }))
    expect(asked).toBe(1)
    expect(server.certificateAuthority()).toBe(authority)
    await server.close()
  })

  it('outlives an authority that throws', async () => {
    const { emulator } = await start()
    const warned: string[] = []
    const listener = (warning: Error): void => void warned.push(warning.name)
    process.on('warning', listener)
    const server = await emulator.listen({
      tls: () => {
        throw new Error('no key')
      },
    })
    await expect(secured({ port: server.port, host: '127.0.0.1', servername: IE1 })).rejects.toThrow()
    expect(await raw(server.port, `CONNECT ${IE1}:443 HTTP/1.1\r\nHost: x\r\n\r\n`)).toBe(ESTABLISHED)
    expect(await raw(server.port, 'GET / HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n')).toContain(' 401 ')
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listener)
    expect(warned).toContain('RegionguardInternalError')
    await server.close()
  })
})

it('a Twilio host by CONNECT to another port is refused, and the journal says so', async () => {
  const { server, emulator } = await start()
  const answer = await raw(server.port, `CONNECT ${IE1}:8443 HTTP/1.1\r\nHost: x\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 403 /)
  expect(emulator.requests.entries()).toMatchObject([
    { via: 'proxy', method: 'CONNECT', host: IE1, region: null, decision: 'refused', status: 403 },
  ])
})

describe('a Twilio host that does not exist', () => {
  const HOSTS = ['api.ie1.twilio.com', 'sync.dublin.ie1.twilio.com', 'www.twilio.com', 'twilio.com']

  it.each(HOSTS)('%s has a certificate that does not match, in a tunnel and directly', async (host) => {
    const started = await start()
    await expect(tunnel(started, host)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    await expect(direct(started, host)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(started.emulator.requests.entries()).toMatchObject([
      { via: 'proxy', method: 'CONNECT', host, region: null, decision: 'failed', status: null },
      { via: 'tls', method: 'TLS', host, region: null, decision: 'failed', status: null },
    ])
  })

  it('has that of *.twilio.com where it does not match', async () => {
    const { server, ca } = await start()
    const socket = kept(
      await secured({
        port: server.port,
        host: '127.0.0.1',
        servername: 'api.ie1.twilio.com',
        ca,
        checkServerIdentity: () => undefined,
      }),
    )
    expect(socket.getPeerCertificate().subjectaltname).toBe('DNS:*.twilio.com')
  })

  it.each(HOSTS)('%s is 421 for a client that does not look', async (host) => {
    const { server, emulator, authorization, path } = await start()
    const { socket } = await connectTo(server.port, `${host}:443`)
    for (const where of [{ socket }, { port: server.port, host: '127.0.0.1' }]) {
      const secure = kept(await secured({ ...where, servername: host, rejectUnauthorized: false }))
      const answer = await ask(secure, { path, headers: { Host: host, Authorization: authorization } })
      expect(answer.status).toBe(421)
    }
    // One entry for a connection and its first request, for both are the same mistake.
    expect(emulator.requests.entries()).toMatchObject([
      { via: 'proxy', method: 'CONNECT', host, decision: 'failed' },
      { via: 'tls', method: 'TLS', host, decision: 'failed' },
    ])
  })

  it('is a refused name where that is asked for', async () => {
    const started = await start({ unknownHosts: 'refusal' })
    const answer = await raw(
      started.server.port,
      'CONNECT api.ie1.twilio.com:443 HTTP/1.1\r\nHost: x\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 502 Unknown host\r\n/)
    expect(answer).toContain('Use api.dublin.ie1.twilio.com')
    await expect(direct(started, 'api.ie1.twilio.com')).rejects.toThrow(/unrecognized name/)
    await direct(started, IE1)
  })

  it('follows the emulator’s settings', async () => {
    const { emulator } = await start()
    expect(emulator.hostFailure('api.ie1.twilio.com')).toMatchObject({ as: 'unknown-host' })
    expect(emulator.hostFailure(IE1)).toBeUndefined()
    expect(emulator.requests.entries()).toEqual([])
  })
})

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a session that is taken up again: %s', (version) => {
  it.each(['directly', 'in a tunnel'])('has its host all the same: %s', async (way) => {
    const started = await start()
    const { server, ca, authorization, path, emulator } = started
    const sessions: Buffer[] = []
    for (const isAgain of [false, true]) {
      const where =
        way === 'directly'
          ? { port: server.port, host: '127.0.0.1' }
          : { socket: (await connectTo(server.port, `${IE1}:443`)).socket }
      const session = sessions.at(-1)
      const socket = kept(
        await secured({
          ...where,
          ...(session === undefined ? {} : { session }),
          ...{ servername: IE1, ca, minVersion: version, maxVersion: version },
        }),
      )
      socket.on('session', (given) => sessions.push(given))
      const answer = await ask(socket, { path, headers: { Host: IE1, Authorization: authorization } })
      expect(answer.status).toBe(200)
      expect(socket.isSessionReused()).toBe(isAgain)
      const known = socket.getSession()
      if (version === 'TLSv1.2' && known !== undefined) sessions.push(known)
      const other = { path, headers: { Host: 'api.twilio.com', Authorization: authorization } }
      const next = kept(
        await secured({
          ...(way === 'directly' ? where : { socket: (await connectTo(server.port, `${IE1}:443`)).socket }),
          ...(sessions.at(-1) === undefined ? {} : { session: sessions.at(-1) }),
          ...{ servername: IE1, ca, minVersion: version, maxVersion: version },
        }),
      )
      expect((await ask(next, other)).status).toBe(421)
    }
    expect(emulator.requests.entries().map(({ region }) => region)).toEqual(['ie1', null, 'ie1', null])
  })
})

describe('a client that names several hosts', () => {
  const secrets = ({ authorization }: Started, host: string): Record<string, string> => ({
    Host: host,
    Authorization: authorization,
  })

  it.each<[string, (started: Started) => Promise<Socket>, string]>([
    ['a tunnel, and another Host', (started) => tunnel(started, IE1), 'api.twilio.com'],
    ['direct TLS, and another Host', (started) => direct(started, IE1), 'api.twilio.com'],
    ['a tunnel, and a Host of this machine', (started) => tunnel(started, IE1), '127.0.0.1'],
    ['a tunnel, and .localhost', (started) => tunnel(started, IE1), 'api.dublin.ie1.twilio.localhost'],
    ['a tunnel, and a Host that is not Twilio’s', (started) => tunnel(started, IE1), 'example.com'],
  ])('%s: 421, no Region is asked, and the journal says so', async (_what, begin, host) => {
    const started = await start()
    const answer = await ask(await begin(started), {
      path: `${started.path}?a=b`,
      headers: { ...secrets(started, host), 'User-Agent': 'twilio-node/6.2.0 (x)' },
    })
    expect(answer.status).toBe(421)
    expect(started.emulator.requests.entries()).toMatchObject([
      {
        method: 'GET',
        host: IE1,
        product: 'api',
        path: started.path,
        ...{ region: null, credential: null, operation: null },
        ...{ decision: 'refused', status: 421, sdk: 'twilio-node/6.2.0' },
        reason: expect.stringContaining('Host header') as string,
      },
    ])
  })

  it('a tunnel, and another server name: 421', async () => {
    const started = await start()
    const { socket } = await connectTo(started.server.port, 'api.twilio.com:443')
    const secure = kept(await secured({ socket, servername: IE1, rejectUnauthorized: false }))
    for (const host of [IE1, 'api.twilio.com']) {
      const other = await connectTo(started.server.port, 'api.twilio.com:443')
      const one =
        host === IE1
          ? secure
          : kept(await secured({ socket: other.socket, servername: IE1, rejectUnauthorized: false }))
      expect((await ask(one, { path: started.path, headers: secrets(started, host) })).status).toBe(421)
    }
    const refused = { via: 'proxy', host: 'api.twilio.com', region: null, decision: 'refused', status: 421 }
    expect(started.emulator.requests.entries()).toMatchObject([refused, refused])
  })

  it.each(['', '127.0.0.1', 'example.com'])(
    'direct TLS with the server name "%s": 421',
    async (servername) => {
      const started = await start()
      const secure = kept(
        await secured({
          port: started.server.port,
          host: '127.0.0.1',
          ...(servername === '127.0.0.1' ? {} : { servername }),
          rejectUnauthorized: false,
        }),
      )
      const answer = await ask(secure, { path: started.path, headers: secrets(started, IE1) })
      expect(answer.status).toBe(421)
      expect(answer.body).toContain('SNI')
      expect(started.emulator.requests.entries()).toMatchObject([
        { via: 'tls', host: IE1, region: null, decision: 'refused', status: 421 },
      ])
    },
  )

  it('a tunnel, and no server name: the tunnel’s host', async () => {
    const started = await start()
    const { socket } = await connectTo(started.server.port, `${IE1}:443`)
    const secure = kept(
      await secured({ socket, servername: '', ca: started.ca, checkServerIdentity: () => undefined }),
    )
    const answer = await ask(secure, { path: started.path, headers: secrets(started, `${IE1}:443`) })
    expect(answer.status).toBe(200)
  })

  it('absolute form in a tunnel counts as Host does', async () => {
    const started = await start()
    const right = await ask(await tunnel(started, IE1), {
      path: `https://${IE1}${started.path}`,
      headers: secrets(started, 'x'),
    })
    expect(right.status).toBe(200)
    const wrong = await ask(await tunnel(started, IE1), {
      path: `https://api.twilio.com${started.path}`,
      headers: secrets(started, IE1),
    })
    expect(wrong.status).toBe(421)
  })
})

describe('inside of TLS', () => {
  it.each(['/_regionguard/world', '/_regionguard/health', `/_host/127.0.0.1/_regionguard/world`])(
    'there is no %s',
    async (path) => {
      const started = await start()
      for (const socket of [await tunnel(started, IE1), await direct(started, IE1)]) {
        const headers = { Host: IE1, Authorization: started.authorization }
        expect((await ask(socket, { path, headers })).status).toBe(404)
      }
      const hidden = await ask(await tunnel(started, IE1), {
        path,
        headers: { Host: `127.0.0.1:${started.server.port}` },
      })
      expect(hidden.status).toBe(421)
    },
  )

  it('bodies are as Twilio sends them', async () => {
    const started = await start()
    const headers = { Host: 'iam.twilio.com', Authorization: 'Basic eA==' }
    const inside = await ask(await tunnel(started, 'iam.twilio.com'), { path: '/v1/Keys', headers })
    expect(inside.body).not.toContain('127.0.0.1')
  })
})

describe('closing', () => {
  it('takes less than two seconds, whatever is open', async () => {
    const started = await startServer({ otherHosts: 'pass' })
    const silent = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const address = silent.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    kept(connect(started.server.port, '127.0.0.1'))
    await tunnel(started, IE1)
    await direct(started, IE1)
    kept((await connectTo(started.server.port, `${IE1}:443`)).socket)
    kept((await connectTo(started.server.port, `127.0.0.1:${port}`)).socket)
    const half = kept(connect(started.server.port, '127.0.0.1'))
    half.write(Buffer.from([0x16, 3, 1]))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const before = performance.now()
    await started.server.close()
    expect(performance.now() - before).toBeLessThan(2_000)
    silent.close()
  })
})

describe('curl', () => {
  it('comes by the proxy and directly', async () => {
    const { server, authorization, path } = await start()
    const run = async (...args: string[]): Promise<string> => {
      const { stdout } = await promisify(execFile)('curl', [
        '-sS',
        '-k',
        '-H',
        `Authorization: ${authorization}`,
        ...args,
      ])
      return stdout
    }
    const code = ['-o', '/dev/null', '-w', '%{http_code}']
    expect(await run('-x', server.url, ...code, `https://${IE1}${path}`)).toBe('200')
    expect(await run('-x', server.url, ...code, `http://${IE1}${path}`)).toBe('200')
    expect(
      await run(
        '--resolve',
        `${IE1}:${server.port}:127.0.0.1`,
        ...code,
        `https://${IE1}:${server.port}${path}`,
      ),
    ).toBe('200')
  })
})

import { request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { endWith } from './end-with.ts'
import { ignoreGone } from './first-byte.ts'
import { LIMITS } from './limits.ts'
import { beginsWithRequest, RequestLines, twilioNameIn } from './names-twilio.ts'
import { sendProblem } from './send.ts'
import type { UpstreamProxies, UpstreamProxy } from './upstream-proxy.ts'

/** Where a request goes that is not for Twilio. */
export interface OtherTarget {
  /** IPv6 without brackets. */
  readonly host: string
  readonly port: number
}

/** What stands in the URL of a request that is not for Twilio. */
export interface OtherUrl extends OtherTarget {
  /** With its query. */
  readonly path: string
}

export interface OtherHostsOptions {
  readonly proxies: UpstreamProxies
  /** Whether a host is reached without these. */
  readonly direct: (host: string, port: number) => boolean
  /** Whether this server itself listens on a port. */
  readonly isOwnPort: (port: number) => boolean
  /** Is told the Twilio host of a tunnel that was cut. */
  readonly cut: (host: string) => void
}

/** Passes on what is not for Twilio: tunnels byte by byte, plain HTTP request by request. */
export class OtherHosts {
  readonly #options: OtherHostsOptions

  constructor(options: OtherHostsOptions) {
    this.#options = options
  }

  /**
   * Answers a `CONNECT`.
   *
   * @param client what it has sent for the tunnel is still to be read
   * @param established the answer when there is a tunnel
   */
  tunnel(client: Socket, { host, port }: OtherTarget, established: string): void {
    const failed = (reason: string): void => {
      endWith(client, '502 Bad Gateway', reason)
    }
    const proxy = this.#proxyFor('https', host, port)
    if (proxy === undefined) {
      const server = connect({ host, port, allowHalfOpen: true, noDelay: true })
      this.#watch(server, failed)
      client.once('close', () => server.destroy())
      server.on('error', (error) => {
        failed(cannotReach('the host', error))
      })
      server.once('connect', () => {
        if (server.destroyed) return
        client.write(established)
        join(client, server, this.#options.cut)
      })
      return
    }
    const authority = authorityOf(host, port)
    const asked = ask(proxy, 'CONNECT', authority, ['Host', authority], proxy.authorization)
    client.once('close', () => asked.destroy())
    asked.on('socket', (socket) => {
      this.#watch(socket, failed)
    })
    asked.on('error', (error) => {
      failed(cannotReach('the upstream proxy', error))
    })
    asked.on('connect', ({ statusCode = 0 }, _socket, head) => {
      const { socket: server } = asked
      if (server === null) return
      server.on('error', ignoreGone)
      if (statusCode < 200 || statusCode > 299) {
        server.destroy()
        failed(`the upstream proxy answered ${statusCode}`)
        return
      }
      client.once('close', () => server.destroy())
      client.write(established)
      if (head.length > 0) client.write(head)
      join(client, server, this.#options.cut)
    })
    asked.end()
  }

  /** Answers a request whose URL names another host: `GET http://example.com/ HTTP/1.1`. */
  request(target: OtherUrl, request: IncomingMessage, response: ServerResponse): void {
    const { host, port, path } = target
    const authority = port === 80 ? bracketed(host) : authorityOf(host, port)
    const headers = [...passedOn(request.rawHeaders), 'Host', authority]
    if (request.headers['transfer-encoding'] !== undefined) headers.push('Transfer-Encoding', 'chunked')
    const proxy = this.#proxyFor('http', host, port)
    const failed = (reason: string): void => {
      if (response.headersSent) response.destroy()
      else sendProblem(response, 502, reason, ['Connection', 'close'])
    }
    const asked = ask(
      proxy ?? target,
      request.method ?? 'GET',
      proxy === undefined ? path : `http://${authority}${path}`,
      headers,
      proxy?.authorization,
    )
    asked.on('socket', (socket) => {
      this.#watch(socket, failed)
    })
    asked.on('error', (error) => {
      failed(cannotReach(proxy === undefined ? 'the host' : 'the upstream proxy', error))
    })
    asked.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, passedOn(answer.rawHeaders))
      answer.on('error', () => response.destroy())
      answer.pipe(response)
    })
    response.on('close', () => asked.destroy())
    request.on('error', () => asked.destroy())
    request.pipe(asked)
  }

  #proxyFor(kind: keyof UpstreamProxies, host: string, port: number): UpstreamProxy | undefined {
    return this.#options.direct(host, port) ? undefined : this.#options.proxies[kind]
  }

  /** Gives a connection its time to be made, and ends one that comes back to this very server. */
  #watch(socket: Socket, failed: (reason: string) => void): void {
    socket.setTimeout(LIMITS.connecting, () => {
      failed('the host did not answer in time')
      socket.destroy()
    })
    socket.once('connect', () => {
      socket.setTimeout(0)
      const { remotePort = 0, remoteAddress = '', localAddress } = socket
      const here = remoteAddress === localAddress || /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress)
      if (!here || !this.#options.isOwnPort(remotePort)) return
      // The control API is not for those who come by the proxy, and a proxy that asks itself never stops.
      failed('the emulator is not reached by way of itself')
      socket.destroy()
    })
  }
}

function ask(
  to: OtherTarget & { readonly secure?: boolean },
  method: string,
  path: string,
  headers: readonly string[],
  authorization: string | undefined,
): ClientRequest {
  const request = to.secure === true ? httpsRequest : httpRequest
  return request({
    host: to.host,
    port: to.port,
    method,
    path,
    headers: authorization === undefined ? headers : [...headers, 'Proxy-Authorization', authorization],
    // A connection that was kept may end just when it is used again, and not every request may be sent twice.
    agent: false,
    setHost: false,
  })
}

/**
 * Carries bytes both ways until both have ended. Nothing that is for Twilio gets through.
 *
 * @param tell which host it was for, if it is cut
 */
function join(client: Socket, server: Socket, tell: (host: string) => void): void {
  client.on('error', () => server.destroy())
  server.on('error', () => client.destroy())
  client.on('close', () => server.destroy())
  server.on('close', () => {
    client.destroySoon()
  })
  server.pipe(client)
  const cut = (host: string): void => {
    if (!client.destroyed) tell(host)
    client.destroy()
    server.destroy()
  }
  let first: Buffer = Buffer.alloc(0)
  const look = (chunk: Buffer): void => {
    first = first.length === 0 ? chunk : Buffer.concat([first, chunk])
    const found = twilioNameIn(first)
    if (found.kind === 'more') return
    client.off('data', look)
    client.off('end', ended)
    if (found.kind === 'name') {
      cut(found.name)
      return
    }
    server.write(first)
    // Before the pipe, which writes nothing to what is destroyed: of a head that is not whole, no server takes a part.
    if (beginsWithRequest(first)) {
      const lines = new RequestLines()
      lines.twilioNameIn(first.toString('latin1'))
      client.on('data', (later: Buffer) => {
        const name = lines.twilioNameIn(later.toString('latin1'))
        if (name !== undefined) cut(name)
      })
    }
    client.pipe(server)
  }
  const ended = (): void => {
    server.end(first)
  }
  client.on('data', look)
  client.on('end', ended)
}

/** What is for the connection is not for the host behind it (RFC 9110, 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

function passedOn(rawHeaders: readonly string[]): string[] {
  const pairs = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : [],
  )
  const named = new Set(
    pairs.flatMap(([name, value]) =>
      name.toLowerCase() === 'connection' ? value.toLowerCase().split(/\s*,\s*/) : [],
    ),
  )
  return pairs
    .filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()) && !named.has(name.toLowerCase()))
    .flat()
}

function authorityOf(host: string, port: number): string {
  return `${bracketed(host)}:${port}`
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function cannotReach(what: string, error: NodeJS.ErrnoException): string {
  return `${what} cannot be reached (${error.code ?? error.name})`
}

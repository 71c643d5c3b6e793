import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { Server as TcpServer } from 'node:net'
import { createCertificateAuthority } from '../../certificates/certificate-authority.ts'
import type { CertificateAuthority } from '../../certificates/certificate-authority.ts'
import { Connections } from './connections.ts'
import { answerControl } from './control.ts'
import type { ControlAccess, Controlled } from './control.ts'
import { endWith } from './end-with.ts'
import { ignoreGone } from './first-byte.ts'
import { LIMITS } from './limits.ts'
import type { Reachable } from './reachable.ts'
import { announcesTooLarge, hasBody, readBody } from './read-body.ts'
import { requestTarget } from './request-target.ts'
import type { RequestTarget } from './request-target.ts'
import { secureConnection, secureTarget } from './secure-connection.ts'
import type { SecureConnection } from './secure-connection.ts'
import type { UnknownHosts } from './secure-side.ts'
import type { OtherWays } from './secure-ways.ts'
import { sendAnswer, sendProblem } from './send.ts'

export interface ListenOptions {
  /** 0, the default, is any free one. */
  readonly port?: number
  /** The address to listen on; 127.0.0.1 by default. Any that is not loopback makes the control API ask for a token. */
  readonly host?: string
  /** The bearer token of the control API; made up where it is needed and not given. */
  readonly controlToken?: string
  /**
   * Signs the certificates of Twilio hosts; asked for when the first client begins TLS. Default: a new one, whose keys
   * are in memory only.
   */
  readonly tls?: CertificateAuthority | (() => CertificateAuthority)
  /** What a client of a Twilio host that does not exist gets; default `certificate`. */
  readonly unknownHosts?: UnknownHosts
  /**
   * Whether the proxy passes on requests to hosts that are not Twilio's; default `refuse`. Nothing that is for Twilio is
   * ever passed on.
   */
  readonly otherHosts?: 'refuse' | 'pass'
  /** The proxy by which they are passed on: `http://user:password@host:port`; or one for plain requests, one for tunnels. */
  readonly upstreamProxy?: string | { readonly http?: string; readonly https?: string }
  /** The hosts that are reached without it, as `NO_PROXY` lists them. */
  readonly upstreamNoProxy?: string
  /** Another port of the same address, where the same is served: 443, for clients whose host names point here. */
  readonly alsoTlsPort?: number
  /** Called when the control API has put another world in the place of this one, before it answers. */
  readonly worldReplaced?: () => void
}

/** A server that listens. */
export interface ListeningServer {
  /** `http://127.0.0.1:4010` */
  readonly url: string
  readonly port: number
  /** The bearer token that the control API asks for; undefined on loopback, where it asks for none. */
  readonly controlToken: string | undefined
  /** Whose root clients have to trust that come by TLS, or by `CONNECT`. Made now if no client has done either. */
  certificateAuthority(): CertificateAuthority
  /** Resolves within two seconds, whatever is open. May be called twice. */
  close(): Promise<void>
}

/**
 * Serves an emulator on one port: plain HTTP, as a proxy, and directly by TLS. The first byte of a connection tells.
 *
 * @throws the system's error (`EADDRINUSE`, `EACCES`, ...) if a port cannot be had; TypeError if the upstream proxy is none
 */
export async function listen(emulator: Reachable, options: ListenOptions = {}): Promise<ListeningServer> {
  const { port = 0, host = '127.0.0.1' } = options
  const token = isLoopback(host) ? options.controlToken : (options.controlToken ?? newToken())
  const server = createServer({
    maxHeaderSize: LIMITS.headers,
    headersTimeout: LIMITS.headersTimeout,
    requestTimeout: LIMITS.requestTimeout,
    keepAliveTimeout: LIMITS.keepAliveTimeout,
    connectionsCheckingInterval: 5_000,
    noDelay: true,
  })
  const authority = lazy(() => authorityOf(options.tls))
  const { unknownHosts = 'certificate' } = options
  const servers: TcpServer[] = [server]
  const otherHosts = await otherHostsOf(options, (port) => servers.some((one) => portOf(one) === port))
  const connections = new Connections(
    server,
    async (accept) => {
      const { secureWays } = await import('./secure-ways.ts')
      return secureWays({ emulator, authority, unknownHosts, otherHosts, accept, problem: warnOfInternal })
    },
    warnOfInternal,
  )
  server.maxConnections = LIMITS.connections
  await listening(server, port, host)
  const ownPort = portOf(server)
  if (options.alsoTlsPort !== undefined) {
    const other = createTcpServer({ allowHalfOpen: true, noDelay: true }, connections.take)
    other.maxConnections = LIMITS.connections
    servers.push(other)
    try {
      await listening(other, options.alsoTlsPort, host)
    } catch (error) {
      server.close()
      throw error
    }
  }
  const url = `http://${shownHost(host)}:${ownPort}`
  serve(server, connections, emulator, url, { port: ownPort, token }, options)
  return {
    url,
    port: ownPort,
    controlToken: token,
    certificateAuthority: authority,
    close: closer(server, servers, connections),
  }
}

function listening(server: TcpServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function portOf(server: TcpServer): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function otherHostsOf(
  { otherHosts, upstreamProxy, upstreamNoProxy }: ListenOptions,
  isOwnPort: (port: number) => boolean,
): Promise<OtherWays | undefined> {
  if (otherHosts !== 'pass') return undefined
  if (upstreamProxy === undefined) return { proxies: {}, direct: () => true, isOwnPort }
  const { parseNoProxy, parseUpstreamProxies } = await import('./upstream-proxy.ts')
  return { proxies: parseUpstreamProxies(upstreamProxy), direct: parseNoProxy(upstreamNoProxy), isOwnPort }
}

function authorityOf(tls: ListenOptions['tls']): CertificateAuthority {
  if (tls === undefined) return createCertificateAuthority()
  return typeof tls === 'function' ? tls() : tls
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Connects a server to an emulator. */
function serve(
  server: Server,
  connections: Connections,
  emulator: Reachable,
  url: string,
  access: ControlAccess,
  options: ListenOptions,
): void {
  const controlled = watched(emulator, options.worldReplaced)
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    response.on('error', ignoreGone)
    if (hasTwoHosts(request)) {
      sendProblem(response, 400, 'the request has more than one Host header', ['Connection', 'close'])
      return
    }
    const secure = secureConnection(request.socket)
    const target = targetOf(request, secure, url)
    switch (target.kind) {
      case 'misdirected':
        if (target.meant !== undefined && !firstIsNoted(secure)) {
          emulator.noteRefusal({
            ...target.meant,
            method: request.method ?? 'GET',
            path: /^[^?]*/.exec(request.url ?? '')?.[0] ?? '',
            userAgent: request.headers['user-agent'],
            status: 421,
            reason: target.reason,
          })
        }
        sendProblem(response, 421, target.reason)
        return
      case 'other':
        if (options.otherHosts === 'pass') connections.passOn(target, request, response)
        else sendProblem(response, 421, target.reason)
        return
      case 'control':
        answerControl(controlled, access, target.path, request, response).catch((error: unknown) => {
          sendInternal(response, error)
        })
        return
      case 'twilio': {
        const finish = (body: Uint8Array): void => {
          try {
            const noted = firstIsNoted(secure) ? emulator.hostFailure(target.host) : undefined
            const answered =
              noted ??
              emulator.handle({
                method: request.method ?? 'GET',
                host: target.host,
                path: target.path,
                query: target.query,
                headers: headersOf(request),
                body,
                via: target.via,
              })
            sendAnswer(request, response, answered, target.origin)
          } catch (error) {
            sendInternal(response, error)
          }
        }
        if (hasBody(request)) void withBody(request, response, finish)
        else finish(NO_BODY)
      }
    }
  }
  server.on('request', answer)
  server.on('checkContinue', (request, response) => {
    if (announcesTooLarge(request, LIMITS.world)) tooLarge(response, LIMITS.world)
    else {
      // A body that is too large for its purpose is refused by whoever reads it, before it is sent.
      const { kind } = targetOf(request, secureConnection(request.socket), url)
      if (kind === 'twilio' && announcesTooLarge(request, LIMITS.body)) tooLarge(response, LIMITS.body)
      else {
        response.writeContinue()
        answer(request, response)
      }
    }
  })
  server.on('connect', (request, socket, head) => {
    if (secureConnection(socket) === undefined) connections.tunnel(request, head)
    else endWith(socket, '501 Not Implemented', 'there are no tunnels inside of TLS')
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // What is said to a client whose TLS has not begun, or has failed, would wait for it for ever.
    if (secureConnection(socket) !== undefined && error.code?.startsWith('HPE_') !== true) socket.destroy()
    else if (error.code === 'HPE_HEADER_OVERFLOW') {
      endWith(socket, '431 Request Header Fields Too Large', `headers have at most ${LIMITS.headers} bytes`)
    } else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
      endWith(socket, '408 Request Timeout', 'the request took too long to arrive')
    } else if (error.code === 'ECONNRESET') socket.destroy()
    else endWith(socket, '400 Bad Request', 'this is not HTTP/1.1')
  })
}

function watched(emulator: Reachable, replaced: (() => void) | undefined): Controlled {
  if (replaced === undefined) return emulator
  return {
    requests: emulator.requests,
    snapshot: () => emulator.snapshot(),
    restore: (snapshot) => {
      emulator.restore(snapshot)
      replaced()
    },
    reset: () => {
      emulator.reset()
      replaced()
    },
  }
}

/** Whether what this request comes to is in the journal already, since its connection began. Asked once for each. */
function firstIsNoted(connection: SecureConnection | undefined): boolean {
  if (connection?.noted !== true) return false
  connection.noted = false
  return true
}

function targetOf(
  request: IncomingMessage,
  secure: SecureConnection | undefined,
  url: string,
): RequestTarget {
  const target = request.url ?? '/'
  const { host } = request.headers
  if (secure === undefined) return requestTarget(target, host, url)
  return secureTarget(secure, target, host)
}

const NO_BODY = new Uint8Array(0)

async function withBody(
  request: IncomingMessage,
  response: ServerResponse,
  finish: (body: Uint8Array) => void,
): Promise<void> {
  const read = await readBody(request, LIMITS.body)
  if (read.kind === 'read') finish(read.body)
  else if (read.kind === 'too-large') tooLarge(response, LIMITS.body)
}

function tooLarge(response: ServerResponse, limit: number): void {
  sendProblem(response, 413, `a request body has at most ${limit} bytes`, ['Connection', 'close'])
}

/** Node keeps the first and drops the others; who checked and who served might then mean different hosts. */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  return hosts > 1
}

/** As Node gives them: names in lower case, several of one name joined; only `Set-Cookie`, no request's, is a list. */
function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return headers as Readonly<Record<string, string>>
}

/** A mistake of ours. The message is left out: it may quote what a client sent. */
function sendInternal(response: ServerResponse, error: unknown): void {
  sendProblem(response, 500, 'internal error in the emulator')
  warnOfInternal(error)
}

function warnOfInternal(error: unknown): void {
  process.emitWarning(
    `internal error in the emulator: ${error instanceof Error ? (error.stack ?? error.name).replace(error.message, '...') : typeof error}`,
    'RegionguardInternalError',
  )
}

function closer(
  server: Server,
  servers: readonly TcpServer[],
  connections: Connections,
): () => Promise<void> {
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    const drop = setTimeout(() => {
      server.closeAllConnections()
      connections.closeAll()
    }, LIMITS.closing)
    const closed = servers.map(
      (one) =>
        new Promise<void>((resolve) => {
          one.close(() => {
            resolve()
          })
        }),
    )
    server.closeIdleConnections()
    connections.closeIdle()
    await Promise.all(closed)
    clearTimeout(drop)
  }
  return () => (closing ??= close())
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** The address to reach a server by that listens on it; one that listens everywhere is reached on this machine. */
function shownHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function newToken(): string {
  return randomBytes(24).toString('base64url')
}

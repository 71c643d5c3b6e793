import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Answering } from '../answering.ts'
import { answerControl } from './control.ts'
import type { ControlAccess, Controlled } from './control.ts'
import { LIMITS } from './limits.ts'
import { announcesTooLarge, hasBody, readBody } from './read-body.ts'
import { requestTarget } from './request-target.ts'
import { sendAnswer, sendProblem } from './send.ts'

export interface ListenOptions {
  /** 0, the default, is any free one. */
  readonly port?: number
  /** The address to listen on; 127.0.0.1 by default. Any that is not loopback makes the control API ask for a token. */
  readonly host?: string
  /** The bearer token of the control API; made up where it is needed and not given. */
  readonly controlToken?: string
}

/** A server that listens. */
export interface PlainServer {
  /** `http://127.0.0.1:4010` */
  readonly url: string
  readonly port: number
  /** The bearer token that the control API asks for; undefined on loopback, where it asks for none. */
  readonly controlToken: string | undefined
  /** Resolves within two seconds, whatever is open. May be called twice. */
  close(): Promise<void>
}

/**
 * Serves an emulator over HTTP.
 *
 * @throws the system's error (`EADDRINUSE`, `EACCES`, ...) if the port cannot be had
 */
export async function listenPlain(
  emulator: Answering & Controlled,
  options: ListenOptions = {},
): Promise<PlainServer> {
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
  server.maxConnections = LIMITS.connections
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address() as AddressInfo
  const url = `http://${shownHost(host)}:${address.port}`
  serve(server, emulator, url, { port: address.port, token })
  return { url, port: address.port, controlToken: token, close: closer(server) }
}

/** Connects a server to an emulator: the port that also speaks TLS will hand its plain connections to the same one. */
function serve(server: Server, emulator: Answering & Controlled, url: string, access: ControlAccess): void {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    response.on('error', ignoreGone)
    if (hasTwoHosts(request)) {
      sendProblem(response, 400, 'the request has more than one Host header', ['Connection', 'close'])
      return
    }
    const target = requestTarget(request.url ?? '/', request.headers.host, url)
    switch (target.kind) {
      case 'misdirected':
        sendProblem(response, 421, target.reason)
        return
      case 'control':
        answerControl(emulator, access, target.path, request, response).catch((error: unknown) => {
          sendInternal(response, error)
        })
        return
      case 'twilio': {
        const finish = (body: Uint8Array): void => {
          try {
            const answered = emulator.handle({
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
      const { kind } = requestTarget(request.url ?? '/', request.headers.host, url)
      if (kind === 'twilio' && announcesTooLarge(request, LIMITS.body)) tooLarge(response, LIMITS.body)
      else {
        response.writeContinue()
        answer(request, response)
      }
    }
  })
  server.on('connect', (_request, socket) => {
    endWith(socket, '501 Not Implemented', 'this port does not open tunnels')
  })
  server.on('upgrade', (_request, socket) => {
    endWith(socket, '501 Not Implemented', 'this port does not change protocols')
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'HPE_HEADER_OVERFLOW') {
      endWith(socket, '431 Request Header Fields Too Large', `headers have at most ${LIMITS.headers} bytes`)
    } else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
      endWith(socket, '408 Request Timeout', 'the request took too long to arrive')
    } else if (error.code === 'ECONNRESET') socket.destroy()
    else endWith(socket, '400 Bad Request', 'this is not HTTP/1.1')
  })
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
  process.emitWarning(
    `internal error in the emulator: ${error instanceof Error ? (error.stack ?? error.name).replace(error.message, '...') : typeof error}`,
    'RegionguardInternalError',
  )
}

/** The client closed the connection: there is nobody left to tell. */
function ignoreGone(): void {
  return
}

function endWith(socket: Duplex, status: string, message: string): void {
  socket.on('error', ignoreGone)
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const body = `${JSON.stringify({ status: Number(status.slice(0, 3)), message })}\n`
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
}

function closer(server: Server): () => Promise<void> {
  let closing: Promise<void> | undefined
  return () =>
    (closing ??= new Promise((resolve) => {
      const drop = setTimeout(() => {
        server.closeAllConnections()
      }, LIMITS.closing)
      server.close(() => {
        clearTimeout(drop)
        resolve()
      })
      server.closeIdleConnections()
    }))
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

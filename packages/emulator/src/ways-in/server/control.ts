import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Journal } from '../../journal/journal.ts'
import { LIMITS } from './limits.ts'
import { announcesTooLarge, readBody } from './read-body.ts'
import { LOOPBACK_NAMES } from './request-target.ts'
import { sendProblem } from './send.ts'

/** What the control API does with an emulator. */
export interface Controlled {
  /** The world as JSON; it holds secrets. */
  snapshot(): unknown
  /** @throws if it is no snapshot; the message says why */
  restore(snapshot: unknown): void
  reset(): void
  readonly requests: Pick<Journal, 'entries' | 'dropped'>
}

/** Who may use the control API. */
export interface ControlAccess {
  readonly port: number
  /** Required where others than this machine can reach the port. */
  readonly token: string | undefined
}

const METHODS: Readonly<Record<string, readonly string[]>> = {
  '/_regionguard/health': ['GET', 'HEAD'],
  '/_regionguard/world': ['GET', 'HEAD', 'PUT'],
  '/_regionguard/reset': ['POST'],
  '/_regionguard/requests': ['GET', 'HEAD'],
}

/** Answers a request to `/_regionguard/`. It hands out every secret of the world, so it looks closely who asks. */
export async function answerControl(
  emulator: Controlled,
  access: ControlAccess,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refuse(access, request)
  if (refusal !== undefined) {
    sendProblem(response, refusal.status, refusal.message, refusal.headers)
    return
  }
  const methods = METHODS[path]
  if (methods === undefined) {
    sendProblem(response, 404, `there is ${Object.keys(METHODS).join(', ')}`)
    return
  }
  const method = request.method ?? ''
  if (!methods.includes(method)) {
    sendProblem(response, 405, `use ${methods.join(' or ')}`, ['Allow', methods.join(', ')])
    return
  }
  switch (path) {
    case '/_regionguard/health':
      sendJson(response, { status: 'ok' })
      return
    case '/_regionguard/requests': {
      const { requests } = emulator
      sendJson(response, { requests: requests.entries(), dropped: requests.dropped })
      return
    }
    case '/_regionguard/reset':
      emulator.reset()
      response.writeHead(204).end()
      return
    default:
      if (method === 'PUT') await putWorld(emulator, request, response)
      else sendJson(response, emulator.snapshot())
  }
}

interface Refusal {
  readonly status: number
  readonly message: string
  readonly headers?: readonly string[]
}

function refuse({ port, token }: ControlAccess, { headers, socket }: IncomingMessage): Refusal | undefined {
  // A page on another host whose name was made to point here (DNS rebinding) still sends that name.
  const [, name = '', portText] = /^(.*?)(?::(\d*))?$/.exec((headers.host ?? '').toLowerCase()) ?? []
  // With a token, the address that the client connected to is as good: no name can be rebound to a literal address.
  const named =
    LOOPBACK_NAMES.has(name) || (token !== undefined && name === addressLiteral(socket.localAddress))
  if (!named || Number(portText === undefined || portText === '' ? 80 : portText) !== port) {
    return { status: 421, message: `the control API answers to "Host: 127.0.0.1:${port}" only` }
  }
  const site = headers['sec-fetch-site']
  const { origin } = headers
  if (
    (origin !== undefined && origin.toLowerCase() !== `http://${(headers.host ?? '').toLowerCase()}`) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  ) {
    return { status: 403, message: 'the control API does not answer to pages of other origins' }
  }
  if (token !== undefined && !isBearer(headers.authorization, token)) {
    return {
      status: 401,
      message: 'the control API of a server that others can reach needs its bearer token',
      headers: ['WWW-Authenticate', 'Bearer'],
    }
  }
  return undefined
}

/** An address as it stands in `Host`. */
function addressLiteral(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)
  return mapped?.[1] ?? (address.includes(':') ? `[${address.toLowerCase()}]` : address)
}

function isBearer(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? ''
  // Hashes are of one length, whatever was sent.
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}

async function putWorld(
  emulator: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (announcesTooLarge(request, LIMITS.world)) {
    sendProblem(response, 413, `a world has at most ${LIMITS.world} bytes`, ['Connection', 'close'])
    return
  }
  const read = await readBody(request, LIMITS.world)
  if (read.kind === 'gone') return
  if (read.kind === 'too-large') {
    sendProblem(response, 413, `a world has at most ${LIMITS.world} bytes`, ['Connection', 'close'])
    return
  }
  try {
    emulator.restore(JSON.parse(Buffer.from(read.body).toString('utf8')))
  } catch (error) {
    sendProblem(response, 400, `this is no snapshot of a world: ${ascii(error)}`)
    return
  }
  response.writeHead(204).end()
}

/** JSON.parse quotes what it was given, and a world holds secrets: its message is replaced. */
function ascii(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is not JSON'
  return (error instanceof Error ? error.message : 'unknown reason').replace(/[^\x20-\x7e]/g, '?')
}

function sendJson(response: ServerResponse, value: unknown): void {
  const body = `${JSON.stringify(value)}\n`
  response.writeHead(200, [
    'Content-Type',
    'application/json',
    'Cache-Control',
    'no-store',
    'Content-Length',
    String(Buffer.byteLength(body)),
  ])
  response.end(body)
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Failure, Reply } from '../../message/reply.ts'
import { rewriteUrls } from './rewrite-urls.ts'
import { secureConnection } from './secure-connection.ts'

/**
 * Sends what the emulator answered: at once, later, or as the failure that it is.
 *
 * @param origin rewrites URLs in the body, where the client came by a way that only the emulator has
 */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Reply | Failure,
  origin: ((host: string) => string) | undefined,
): void {
  if (answer.kind === 'failure') {
    sendFailure(response, answer)
    return
  }
  if (answer.delayMs === undefined) {
    sendReply(request, response, answer, origin)
    return
  }
  const timer = setTimeout(() => {
    sendReply(request, response, answer, origin)
  }, answer.delayMs)
  // The client has gone, or the server was closed.
  response.on('close', () => {
    clearTimeout(timer)
  })
}

function sendReply(
  { method }: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  origin: ((host: string) => string) | undefined,
): void {
  let { body } = reply
  const headers: string[] = []
  let contentType = ''
  let contentLength: string | undefined
  for (const [name, value] of reply.headers) {
    if (name.length === 14 && name.toLowerCase() === 'content-length') contentLength = value
    else {
      if (name.length === 12 && name.toLowerCase() === 'content-type') contentType = value
      headers.push(name, value)
    }
  }
  if (origin !== undefined && body.length > 0) {
    const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
    const rewritten = rewriteUrls(text, contentType, origin)
    if (rewritten !== text) body = rewritten
  }
  // Twilio answers HEAD as GET without the body, so that its length is that of the body that GET has.
  const length = Buffer.byteLength(body)
  if (length > 0) contentLength = String(length)
  else if (method !== 'HEAD' && reply.status !== 204 && reply.status !== 304) contentLength = '0'
  if (contentLength !== undefined && reply.status !== 204) headers.push('Content-Length', contentLength)
  response.writeHead(reply.status, headers)
  // A text with a byte for each letter is ASCII, and copied as it is, headers and all; UTF-8 has to be encoded.
  response.end(body, length === body.length ? 'latin1' : 'utf8')
}

function sendFailure(response: ServerResponse, { as, reason }: Failure): void {
  switch (as) {
    case 'unknown-host':
      // A plain port has no name to resolve and no certificate to refuse, so it says what it cannot do.
      sendProblem(response, 421, reason)
      return
    case 'reset':
      reset(response.socket)
      return
    case 'timeout':
      // Nothing is sent; the client gives up, or the server is closed.
      return
  }
}

/** A TCP reset, whatever the connection carries. */
function reset(socket: Socket | null): void {
  if (socket === null) return
  const { carrier } = secureConnection(socket) ?? { carrier: socket }
  carrier.resetAndDestroy()
}

/**
 * Sends an answer of the server itself, which Twilio would never give: in the shape of Twilio's errors, so that an SDK
 * shows its message.
 *
 * @param message ASCII, and nothing that the client sent
 */
export function sendProblem(
  response: ServerResponse,
  status: number,
  message: string,
  headers: readonly string[] = [],
): void {
  if (response.headersSent || response.destroyed) return
  const body = `${JSON.stringify({ status, message })}\n`
  response.writeHead(status, [
    'Content-Type',
    'application/json',
    'X-Regionguard-Reason',
    message.slice(0, 200),
    'Content-Length',
    String(Buffer.byteLength(body)),
    ...headers,
  ])
  response.end(body)
}

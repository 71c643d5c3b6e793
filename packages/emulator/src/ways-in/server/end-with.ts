import type { Duplex } from 'node:stream'
import { ignoreGone } from './first-byte.ts'

/**
 * Answers a connection that no HTTP server has in its hands any more, and ends it.
 *
 * @param status code and reason phrase, which is all that many clients show of the answer of a proxy
 * @param message nothing that the client sent
 */
export function endWith(socket: Duplex, status: string, message: string): void {
  socket.on('error', ignoreGone)
  if (socket.writableEnded) return
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const body = `${JSON.stringify({ status: Number(status.slice(0, 3)), message })}\n`
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Connection: close',
      'Content-Type: application/json',
      `X-Regionguard-Reason: ${message.slice(0, 200)}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
    () => {
      // Whoever was refused and sends on all the same would keep the connection open for as long as it likes.
      setTimeout(() => socket.destroy(), LAST_WORDS).unref()
    },
  )
  socket.resume()
}

/** Milliseconds that a client has to read why. */
const LAST_WORDS = 1_000

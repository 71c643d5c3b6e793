import type { Socket } from 'node:net'

/** The first byte of every TLS connection: a record of the type handshake (RFC 8446, 5.1). No method of HTTP has it. */
const TLS_HANDSHAKE = 0x16

export interface FirstByte {
  /** It is HTTP, or nothing that is known: the chunk has been read already. */
  plain(socket: Socket, chunk: Buffer): void
  /** It is TLS; all of it is still to be read. */
  tls(socket: Socket): void
  /** It ended before it said anything. */
  gone(socket: Socket): void
}

/**
 * Waits for the first bytes of a connection and tells by them what it is. One that says nothing is dropped.
 *
 * @param milliseconds how long it may say nothing
 */
export function awaitFirstByte(socket: Socket, milliseconds: number, found: FirstByte): void {
  const gone = (): void => {
    found.gone(socket)
    socket.destroy()
  }
  socket.on('error', ignoreGone)
  socket.on('close', gone)
  socket.on('end', gone)
  socket.setTimeout(milliseconds, gone)
  socket.once('data', (chunk: Buffer) => {
    socket.off('close', gone)
    socket.off('end', gone)
    socket.setTimeout(0, gone)
    if (chunk[0] === TLS_HANDSHAKE) {
      socket.pause()
      socket.unshift(chunk)
      found.tls(socket)
    } else found.plain(socket, chunk)
  })
}

/** The client closed the connection: there is nobody left to tell. */
export function ignoreGone(): void {
  return
}

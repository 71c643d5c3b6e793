import type { Socket } from 'node:net'

/** The first byte of every TLS connection: a record of the type handshake (RFC 8446, 5.1). No method of HTTP has it. */
const TLS_HANDSHAKE = 0x16

export interface FirstByteFound {
  /** It is HTTP, or nothing that is known: the chunk has been read already. */
  plain(socket: Socket, chunk: Buffer): void
  /** It is TLS; all of it is still to be read, the chunk that told so as well. */
  tls(socket: Socket, chunk: Buffer): void
}

/**
 * Waits for the first bytes of connections and tells by them what they are. It is in the way of every connection, most
 * of which are plain HTTP: so nothing is made for one of them, neither a timer nor a function.
 */
export class FirstByte {
  /** When each that has said nothing yet began, oldest first. */
  readonly #waiting = new Map<Socket, number>()
  readonly #found: FirstByteFound
  readonly #milliseconds: number
  #clearing: NodeJS.Timeout | undefined

  /** @param milliseconds how long a connection may say nothing; a quarter more, at most */
  constructor(milliseconds: number, found: FirstByteFound) {
    this.#milliseconds = milliseconds
    this.#found = found
  }

  /** A connection begins. */
  await(socket: Socket): void {
    this.#waiting.set(socket, process.uptime())
    this.#clearing ??= setInterval(this.#clear, this.#milliseconds / 4).unref()
    socket.on('error', ignoreGone)
    socket.on('end', destroy)
    socket.on('data', this.#read)
  }

  /** Ends all that have said nothing. */
  close(): void {
    clearInterval(this.#clearing)
    this.#clearing = undefined
    for (const socket of this.#waiting.keys()) socket.destroy()
    this.#waiting.clear()
  }

  readonly #read = (() => {
    const waiting = this.#waiting
    const found = (): FirstByteFound => this.#found
    return function read(this: Socket, chunk: Buffer): void {
      waiting.delete(this)
      this.off('data', read)
      this.off('end', destroy)
      if (chunk[0] === TLS_HANDSHAKE) {
        this.pause()
        this.unshift(chunk)
        found().tls(this, chunk)
      } else found().plain(this, chunk)
    }
  })()

  readonly #clear = (): void => {
    const before = process.uptime() - this.#milliseconds / 1000
    for (const [socket, began] of this.#waiting) {
      if (began < before) socket.destroy()
      if (socket.destroyed) this.#waiting.delete(socket)
    }
    if (this.#waiting.size > 0) return
    clearInterval(this.#clearing)
    this.#clearing = undefined
  }
}

function destroy(this: Socket): void {
  this.destroy()
}

/** The client closed the connection: there is nobody left to tell. */
export function ignoreGone(): void {
  return
}

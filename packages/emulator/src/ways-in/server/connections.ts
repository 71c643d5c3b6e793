import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { FirstByte, ignoreGone } from './first-byte.ts'
import { LIMITS } from './limits.ts'
import type { RequestTarget } from './request-target.ts'

/** What another host is asked for in absolute form. */
export type OtherUrl = Extract<RequestTarget, { kind: 'other' }>

/** What takes connections that are no plain HTTP; loaded when the first of them comes. */
export interface SecureWays {
  readonly openTunnel: (request: IncomingMessage, head: Buffer) => void
  readonly beginTls: (socket: Socket, hello: Buffer) => void
  readonly passOn: (target: OtherUrl, request: IncomingMessage, response: ServerResponse) => void
}

/** Has the connections of a server in its hands until it is known what they are, and gives each to whom it belongs. */
export class Connections {
  /** Of those that were given to somebody else than the server: what is to end when it does. */
  readonly #others = new Set<Socket>()
  readonly #server: Server
  readonly #accept: (this: Server, socket: Socket) => void
  readonly #load: (accept: (socket: Socket) => void) => Promise<SecureWays>
  readonly #problem: (error: unknown) => void
  #ways: Promise<SecureWays> | undefined

  /**
   * @param server from now on it gets the connections from here
   * @param load of what takes TLS and `CONNECT`; it is told how to give the server what it decrypts
   * @param problem is told of a mistake of ours
   */
  constructor(
    server: Server,
    load: (accept: (socket: Socket) => void) => Promise<SecureWays>,
    problem: (error: unknown) => void,
  ) {
    const [accept] = server.listeners('connection') as [(this: Server, socket: Socket) => void]
    server.removeAllListeners('connection')
    server.on('connection', this.take)
    this.#server = server
    this.#accept = accept
    this.#load = load
    this.#problem = problem
  }

  /** A connection begins. */
  readonly take = (socket: Socket): void => {
    this.#firstByte.await(socket)
  }

  readonly #firstByte = new FirstByte(LIMITS.headersTimeout, {
    plain: (socket, chunk) => {
      this.#accept.call(this.#server, socket)
      // The server has not seen what told that the connection is its own.
      socket.emit('data', chunk)
    },
    tls: (socket, hello) => {
      this.#whenLoaded(socket, ({ beginTls }) => {
        beginTls(socket, hello)
      })
    },
  })

  /** The client asked for a tunnel. */
  tunnel(request: IncomingMessage, head: Buffer): void {
    const { socket } = request
    socket.on('error', ignoreGone)
    this.#whenLoaded(socket, ({ openTunnel }) => {
      openTunnel(request, head)
    })
  }

  /** A request in absolute form is for another host. */
  passOn(target: OtherUrl, request: IncomingMessage, response: ServerResponse): void {
    this.#whenLoaded(request.socket, ({ passOn }) => {
      passOn(target, request, response)
    })
  }

  #whenLoaded(socket: Socket, go: (ways: SecureWays) => void): void {
    if (!this.#others.has(socket)) {
      this.#others.add(socket)
      socket.once('close', () => {
        this.#others.delete(socket)
      })
    }
    this.#ways ??= this.#load((decrypted) => {
      this.#accept.call(this.#server, decrypted)
    })
    this.#ways
      .then((ways) => {
        if (!socket.destroyed) go(ways)
      })
      .catch((error: unknown) => {
        this.#problem(error)
        socket.destroy()
      })
  }

  /** Ends those that have asked for nothing. */
  closeIdle(): void {
    this.#firstByte.close()
  }

  /** Ends them all. */
  closeAll(): void {
    this.closeIdle()
    for (const socket of this.#others) socket.destroy()
  }
}

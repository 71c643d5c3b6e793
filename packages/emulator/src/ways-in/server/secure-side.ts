import type { Socket } from 'node:net'
import { createSecureContext, DEFAULT_CIPHERS, TLSSocket } from 'node:tls'
import type { SecureContext, SecureContextOptions, TLSSocketOptions } from 'node:tls'
import type { CertificateAuthority } from '../../certificates/certificate-authority.ts'
import { helloName } from './client-hello.ts'
import type { Reachable } from './reachable.ts'
import { ignoreGone } from './first-byte.ts'
import { noteSecureConnection } from './secure-connection.ts'
import type { SecureConnection } from './secure-connection.ts'
import { twilioHost } from './twilio-host.ts'

export interface SecureSideOptions {
  readonly emulator: Reachable
  /** Asked for the first certificate. */
  readonly authority: () => CertificateAuthority
  readonly unknownHosts: UnknownHosts
  /** Takes the decrypted side of a connection: an HTTP server's. */
  readonly accept: (socket: Socket) => void
  /** Is told of a mistake of ours, or of the authority's. */
  readonly problem: (error: unknown) => void
}

/**
 * What a client of a Twilio host that does not exist gets: a `certificate` that does not match it, as clients of
 * `api.ie1.twilio.com` have seen for years, or a `refusal` of the name.
 */
export type UnknownHosts = 'certificate' | 'refusal'

export interface Tunnel {
  /** The Twilio host of `CONNECT`. */
  readonly host: string
  /** That it does not exist is in the journal already. */
  readonly noted: boolean
}

/** How a connection begins: in a tunnel, or with the first bytes of a client. */
export interface Beginning {
  readonly tunnel?: Tunnel
  /** What may be the hello of TLS, as far as it came at once. */
  readonly hello?: Buffer
}

/**
 * The name that the client asked for, by the socket. Where a session is taken up again, no certificate and so no callback
 * is asked for; and in TLS 1.2 the socket does not know the name either: then it is read in the hello.
 */
function serverNameOf(socket: () => TLSSocket, hello: Buffer | undefined): () => string | undefined {
  let known: { readonly name: string | undefined } | undefined
  let first = hello
  return () => {
    if (known !== undefined) return known.name
    const { servername } = socket()
    const read = first === undefined || hasName(servername) ? undefined : helloName(first)
    known = { name: hasName(servername) ? servername : read?.kind === 'name' ? read.name : undefined }
    first = undefined
    return known.name
  }
}

function hasName(name: TLSSocket['servername']): name is string {
  return typeof name === 'string' && name !== ''
}

const CONTEXTS_KEPT = 200
const CONTEXT: SecureContextOptions = {
  // No authorities of clients: without `ca`, Node would parse all that it brings along.
  ca: [],
  // As servers prefer them that many clients come to: SHA-384 alone makes a handshake 3 % slower.
  honorCipherOrder: true,
  ciphers: `TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:${DEFAULT_CIPHERS}`,
}
/** An alert, fatal: unrecognized_name (RFC 6066, 3). */
const UNRECOGNIZED_NAME = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x70])

/**
 * The alerts of a client that cannot verify a certificate: of OpenSSL, of Java, of Go, as releases of OpenSSL spell them.
 * Node's clients and wget end the connection without a word.
 */
const NOT_ACCEPTED = /ALERT_(?:UNKNOWN_CA|CERTIFICATE_UNKNOWN|BAD_CERTIFICATE)$/

/** The TLS of a server: loaded when the first client asks for it, for most never do. */
export class SecureSide {
  readonly #options: SecureSideOptions
  /** By the name in the certificate. */
  readonly #contexts = new Map<string, SecureContext>()

  constructor(options: SecureSideOptions) {
    this.#options = options
  }

  /**
   * Ends the TLS of a connection, and hands its decrypted side on at once: the HTTP server's own limits, of time and
   * otherwise, hold for the handshake as well.
   *
   * @param carrier nothing of its TLS has been read yet
   */
  begin(carrier: Socket, { tunnel, hello }: Beginning): void {
    carrier.on('error', ignoreGone)
    const connection: SecureConnection = {
      via: tunnel === undefined ? 'tls' : 'proxy',
      tunnelTo: tunnel?.host,
      serverName: serverNameOf(() => socket, hello),
      noted: tunnel?.noted === true,
      carrier,
    }
    const socket: TLSSocket = new TLSSocket(carrier, {
      isServer: true,
      ALPNProtocols: ['http/1.1'],
      secureContext: tunnel === undefined ? this.#context(NO_MATCH) : this.#contextFor(tunnel.host),
      // What a tunnel is for was said before, and judged.
      ...(tunnel === undefined ? { SNICallback: this.#chooserFor(connection) } : {}),
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.#ended(connection, error.code)
    })
    noteSecureConnection(socket, connection)
    this.#options.accept(socket)
  }

  /** A client that does not trust the authority says so, and nothing more: what it was for would be in no journal. */
  #ended(connection: SecureConnection, code: string | undefined): void {
    if (code === undefined || !NOT_ACCEPTED.test(code)) return
    const host = connection.tunnelTo ?? twilioHost(connection.serverName() ?? '')
    const { emulator } = this.#options
    // The certificate of a host that does not exist is not to be accepted.
    if (host === undefined || emulator.hostFailure(host) !== undefined) return
    emulator.noteRefusal({
      via: connection.via,
      method: connection.via === 'proxy' ? 'CONNECT' : 'TLS',
      host,
      path: '',
      userAgent: undefined,
      status: null,
      reason:
        "The client did not accept the emulator's certificate, and ended TLS: it does not know the root certificate.",
    })
  }

  #chooserFor(connection: SecureConnection): NonNullable<TLSSocketOptions['SNICallback']> {
    return (serverName, callback) => {
      try {
        this.#chooseByName(serverName, connection, callback)
      } catch (error) {
        // The authority was given, and may be any.
        this.#options.problem(error)
        connection.carrier.destroy()
      }
    }
  }

  #chooseByName(
    serverName: string,
    connection: SecureConnection,
    callback: (error: Error | null, context?: SecureContext) => void,
  ): void {
    const host = twilioHost(serverName)
    if (host === undefined) {
      callback(null)
      return
    }
    const { emulator, unknownHosts } = this.#options
    if (emulator.hostFailure(host) !== undefined) {
      noteUnknownHost(emulator, 'TLS', host, {})
      connection.noted = true
      if (unknownHosts === 'refusal') {
        connection.carrier.write(UNRECOGNIZED_NAME)
        callback(new Error('this host does not exist at Twilio'))
        return
      }
    }
    callback(null, this.#contextFor(host))
  }

  #contextFor(host: string): SecureContext {
    return this.#context(this.#options.emulator.hostFailure(host) === undefined ? host : mismatching(host))
  }

  #context(name: string): SecureContext {
    const known = this.#contexts.get(name)
    if (known !== undefined) return known
    const context = createSecureContext({ ...this.#options.authority().issue(name), ...CONTEXT })
    if (this.#contexts.size >= CONTEXTS_KEPT) this.#contexts.clear()
    this.#contexts.set(name, context)
    return context
  }
}

/** What Twilio's own load balancer sends to a client whose host it does not know. */
const NO_MATCH = '*.twilio.com'

/** A name of Twilio that a client of this host cannot take for it: `*` stands for exactly one label. */
function mismatching(host: string): string {
  return host.split('.').length === 3 ? 'twilio.com' : NO_MATCH
}

/** The client will say no more, so the journal says now what it asked for. @param method `CONNECT`, or `TLS` */
export function noteUnknownHost(
  emulator: Reachable,
  method: 'CONNECT' | 'TLS',
  host: string,
  headers: Readonly<Record<string, string>>,
): void {
  const via = method === 'CONNECT' ? 'proxy' : 'tls'
  emulator.handle({ method, host, path: '', query: '', headers, body: NOTHING, via })
}

const NOTHING = new Uint8Array(0)

import type { Socket } from 'node:net'
import type { RequestTarget } from './request-target.ts'
import { twilioHost } from './twilio-host.ts'

/** What is known of a TLS connection besides its bytes. */
export interface SecureConnection {
  readonly via: 'proxy' | 'tls'
  /** The Twilio host that `CONNECT` named; none for direct TLS. */
  readonly tunnelTo: string | undefined
  /** The name in the client's hello (SNI) as it was sent; none if there was none. Known once TLS has begun. */
  readonly serverName: () => string | undefined
  /** That its host does not exist is in the journal already, and its first request is no second one. */
  noted: boolean
  /** The connection that carries it. */
  readonly carrier: Socket
}

const connections = new WeakMap<object, SecureConnection>()

/** Remembers what a TLS connection is for. @param socket its decrypted side */
export function noteSecureConnection(socket: object, connection: SecureConnection): void {
  connections.set(socket, connection)
}

/** @returns undefined for a connection without TLS */
export function secureConnection(socket: object): SecureConnection | undefined {
  return connections.get(socket)
}

/**
 * Which Twilio host a request inside of TLS means: `Host` (or the URL of an absolute-form request) has to be the name in
 * the client's hello, and in a tunnel the name in `CONNECT` as well. There are no other ways to name one here, and no
 * control API.
 *
 * @param target the request line's second word, as sent
 * @param hostHeader the value of `Host`
 */
export function secureTarget(
  connection: SecureConnection,
  target: string,
  hostHeader: string | undefined,
): RequestTarget {
  const { tunnelTo, via } = connection
  const serverName = connection.serverName()
  const name = serverName === undefined ? undefined : twilioHost(serverName)
  const [, authority, rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(target) ?? []
  const host = twilioHost(authority ?? hostHeader ?? '')
  const meant = tunnelTo ?? name ?? host
  const misdirected = (reason: string): RequestTarget =>
    meant === undefined
      ? { kind: 'misdirected', reason }
      : { kind: 'misdirected', reason, meant: { host: meant, via } }
  if (serverName === undefined && tunnelTo === undefined) {
    return misdirected('the client named no server when it began TLS (SNI), so the request has no Region')
  }
  if (serverName !== undefined && name === undefined) {
    return misdirected("the server that the client named when it began TLS (SNI) is not one of Twilio's")
  }
  if (host === undefined) return misdirected("the Host header is not one of Twilio's")
  if (host !== (name ?? host) || host !== (tunnelTo ?? host)) {
    return misdirected(
      'the Host header, the server name in TLS (SNI) and the CONNECT request name different hosts',
    )
  }
  const path = authority === undefined ? target : rest.startsWith('/') ? rest : `/${rest}`
  if (!path.startsWith('/')) return misdirected('the request line names neither a path nor a URL')
  const at = path.indexOf('?')
  return at === -1
    ? { kind: 'twilio', host, path, query: '', via }
    : { kind: 'twilio', host, path: path.slice(0, at), query: path.slice(at + 1), via }
}

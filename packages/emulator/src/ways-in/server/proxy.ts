import type { IncomingMessage } from 'node:http'
import { endWith } from './end-with.ts'
import type { OtherHosts } from './other-hosts.ts'
import type { Reachable } from './reachable.ts'
import type { SecureSide, UnknownHosts } from './secure-side.ts'
import { noteUnknownHost } from './secure-side.ts'
import { twilioHost } from './twilio-host.ts'

export interface ProxyOptions {
  readonly emulator: Reachable
  readonly secure: SecureSide
  readonly unknownHosts: UnknownHosts
  /** How requests to hosts that are not Twilio's are passed on; none: they are refused. */
  readonly otherHosts: OtherHosts | undefined
}

/** Exactly so: twilio-php takes anything else for the answer of Twilio itself. */
const ESTABLISHED = 'HTTP/1.1 200 Connection established\r\n\r\n'
const HTTPS = 443

/**
 * Answers `CONNECT`. A tunnel to a Twilio host ends here, always; whatever the options say, none goes to Twilio.
 *
 * @param head what the client has sent already for the tunnel
 */
export function openTunnel(
  { emulator, secure, unknownHosts, otherHosts }: ProxyOptions,
  request: IncomingMessage,
  head: Buffer,
): void {
  const { socket } = request
  const [, bracketed, plain = '', digits] =
    /^(?:\[([\da-f:.]{2,45})\]|([\w.-]{1,254})):(\d{1,5})$/i.exec(request.url ?? '') ?? []
  const port = Number(digits)
  if (digits === undefined || port === 0 || port > 65_535) {
    endWith(socket, '400 Bad Request', 'CONNECT needs a host and a port')
    return
  }
  const host = bracketed === undefined ? twilioHost(plain) : undefined
  if (host === undefined) {
    if (otherHosts === undefined) {
      endWith(socket, '403 Not a Twilio host and the emulator passes nothing on', REFUSED)
      return
    }
    if (head.length > 0) socket.unshift(head)
    otherHosts.tunnel(socket, { host: bracketed ?? plain, port }, ESTABLISHED)
    return
  }
  const userAgent = request.headers['user-agent']
  if (port !== HTTPS) {
    const reason = 'Twilio hosts are reached on port 443'
    emulator.noteRefusal({ via: 'proxy', method: 'CONNECT', host, path: '', userAgent, status: 403, reason })
    endWith(socket, `403 ${reason}`, reason)
    return
  }
  const failure = emulator.hostFailure(host)
  if (failure !== undefined) {
    noteUnknownHost(emulator, 'CONNECT', host, userAgent === undefined ? {} : { 'user-agent': userAgent })
    if (unknownHosts === 'refusal') {
      endWith(socket, '502 Unknown host', failure.reason)
      return
    }
  }
  socket.write(ESTABLISHED)
  if (head.length > 0) socket.unshift(head)
  secure.begin(socket, { tunnel: { host, noted: failure !== undefined } })
}

const REFUSED =
  'this is not a Twilio host; the emulator answers for twilio.com and what is below it, and passes nothing on unless it is told to'

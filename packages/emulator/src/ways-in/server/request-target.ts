import { parseTwilioHost } from '@regionguard/core/knowledge'
import type { Via } from '../../message/request.ts'

/** What a request is for. */
export type RequestTarget =
  | {
      readonly kind: 'twilio'
      readonly host: string
      readonly path: string
      readonly query: string
      readonly via: Extract<Via, 'host' | 'localhost' | 'path' | 'proxy' | 'tls'>
      /** What stands for `https://<host>` where this client goes on from URLs in bodies; left out: bodies are kept. */
      readonly origin?: (host: string) => string
    }
  | { readonly kind: 'control'; readonly path: string; readonly query: string }
  /** In absolute form, for another host. */
  | {
      readonly kind: 'other'
      /** IPv6 without brackets. */
      readonly host: string
      readonly port: number
      /** With its query. */
      readonly path: string
      readonly reason: string
    }
  /** The request is for a host that is not Twilio's. */
  | { readonly kind: 'misdirected'; readonly reason: string; readonly meant?: MeantHost }

/** A Twilio host that such a request was for all the same, by one of the ways to name one. */
export interface MeantHost {
  readonly host: string
  readonly via: Via
}

const HOST_PREFIX = '/_host/'
const CONTROL_PREFIX = '/_regionguard/'

/** The names of this machine that reach the control API. IPv6 in brackets, as in `Host`. */
export const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Which Twilio host a request on the plain port means: the first of `/_host/<host>/...`, the absolute-form authority
 * (`GET http://api.twilio.com/... HTTP/1.1`, as a client sends it to an HTTP proxy), and `Host`, where `.localhost`
 * stands for `.com`. Port, case and a final dot are ignored.
 *
 * The control API is told apart here, too: its path counts only where the client addresses this machine, in origin
 * form. On a Twilio host the same path is Twilio's.
 *
 * @param target the request line's second word, as sent
 * @param hostHeader the value of `Host`
 * @param ownOrigin `http://127.0.0.1:4010`, for what is said to a client that got lost
 */
export function requestTarget(
  target: string,
  hostHeader: string | undefined,
  ownOrigin: string,
): RequestTarget {
  if (!target.startsWith('/')) return absoluteForm(target, ownOrigin)
  if (target.startsWith(HOST_PREFIX)) return hostPath(target, hostHeader ?? '', ownOrigin)
  const named = hostNamed(hostHeader ?? '')
  if (named !== undefined) {
    const { host, localhostPort } = named
    const { path, query } = splitQuery(target)
    if (localhostPort === undefined) return { kind: 'twilio', host, path, query, via: 'host' }
    return { kind: 'twilio', host, path, query, via: 'localhost', origin: localhost(localhostPort) }
  }
  const { path, query } = splitQuery(target)
  if (path.startsWith(CONTROL_PREFIX) && isThisMachine(hostHeader ?? ''))
    return { kind: 'control', path, query }
  return { kind: 'misdirected', reason: lost(hostHeader, ownOrigin) }
}

function absoluteForm(target: string, ownOrigin: string): RequestTarget {
  const [, scheme = '', authority, rest = ''] = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(target) ?? []
  if (authority === undefined) {
    return {
      kind: 'misdirected',
      reason: `the request line names neither a path nor a URL; ${waysIn(ownOrigin)}`,
    }
  }
  const path = rest.startsWith('/') ? rest : `/${rest}`
  if (path.startsWith(HOST_PREFIX)) return hostPath(path, authority, ownOrigin)
  const named = hostNamed(authority)
  if (named !== undefined) {
    return named.localhostPort === undefined
      ? { kind: 'twilio', host: named.host, ...splitQuery(path), via: 'proxy' }
      : {
          kind: 'twilio',
          host: named.host,
          ...splitQuery(path),
          via: 'localhost',
          origin: localhost(named.localhostPort),
        }
  }
  const reason = `the URL of the request is not Twilio's, and the emulator passes nothing on; ${waysIn(ownOrigin)}`
  const [, bracketed, plain = '', digits = '80'] = OTHER_AUTHORITY.exec(authority) ?? []
  const host = bracketed ?? plain
  const port = Number(digits)
  if (host === '' || scheme.toLowerCase() !== 'http' || port === 0 || port > 65_535) {
    return { kind: 'misdirected', reason }
  }
  return { kind: 'other', host, port, path: path.replace(/#.*$/s, ''), reason }
}

/** Letters, digits and what stands between them: what cannot become another name on its way to a resolver. */
const OTHER_AUTHORITY = /^(?:\[([\da-f:.]{2,45})\]|([\w.-]{1,254}))(?::(\d{1,5}))?$/i

function localhost(port: string): (host: string) => string {
  return (host) => `http://${host.replace(/com$/, 'localhost')}${port}`
}

function hostPath(target: string, authority: string, ownOrigin: string): RequestTarget {
  const end = target.slice(HOST_PREFIX.length).search(/[/?]/)
  const name = end === -1 ? target.slice(HOST_PREFIX.length) : target.slice(HOST_PREFIX.length).slice(0, end)
  const host = parseTwilioHost(name)?.host
  if (host === undefined) {
    return {
      kind: 'misdirected',
      reason: `what follows /_host/ is no host name of Twilio; ${waysIn(ownOrigin)}`,
    }
  }
  const rest = end === -1 ? '/' : target.slice(HOST_PREFIX.length + end)
  const own = AUTHORITY.test(authority) ? `http://${authority}` : ownOrigin
  const origin = (other: string): string => `${own}${HOST_PREFIX}${other}`
  return {
    kind: 'twilio',
    host,
    ...splitQuery(rest.startsWith('/') ? rest : `/${rest}`),
    via: 'path',
    origin,
  }
}

/** What may be repeated in a URL without escaping. */
const AUTHORITY = /^[\w.-]+(?::\d{1,5})?$|^\[[\da-fA-F:]+\](?::\d{1,5})?$/

function splitQuery(target: string): { path: string; query: string } {
  const at = target.indexOf('?')
  return at === -1 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) }
}

interface NamedHost {
  readonly host: string
  /** With its colon, or empty; left out for a name under `twilio.com`. */
  readonly localhostPort?: string
}

/** A process talks to a handful of hosts, many thousand times. */
const named = new Map<string, NamedHost | undefined>()
const NAMES_KEPT = 1_000

function hostNamed(header: string): NamedHost | undefined {
  if (named.has(header)) return named.get(header)
  const host = parseTwilioHost(header, { localhost: true })?.host
  const port = /\.localhost\.?(:\d*)?$/i.exec(header)
  const found =
    host === undefined ? undefined : port === null ? { host } : { host, localhostPort: port[1] ?? '' }
  if (named.size >= NAMES_KEPT) named.clear()
  named.set(header, found)
  return found
}

/** Whether `Host` names this machine by a loopback name or by any address; the control API looks closer. */
function isThisMachine(header: string): boolean {
  const name = header.replace(/:\d*$/, '').toLowerCase()
  return LOOPBACK_NAMES.has(name) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) || /^\[[\da-f:]+\]$/.test(name)
}

function lost(hostHeader: string | undefined, ownOrigin: string): string {
  const what =
    hostHeader === undefined || hostHeader === ''
      ? 'the request has no Host header'
      : isThisMachine(hostHeader)
        ? 'the request names this machine and no Twilio host, so it has no Region'
        : "the Host header is not one of Twilio's"
  return `${what}; ${waysIn(ownOrigin)}`
}

/** ASCII and without anything that the client sent. */
function waysIn(ownOrigin: string): string {
  const port = ownOrigin.slice(ownOrigin.lastIndexOf(':') + 1)
  return (
    'send "Host: api.dublin.ie1.twilio.com", or use the base URL ' +
    `${ownOrigin}${HOST_PREFIX}api.dublin.ie1.twilio.com or http://api.dublin.ie1.twilio.localhost:${port}`
  )
}

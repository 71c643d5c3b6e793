import { parseTwilioHost } from '@regionguard/core/knowledge'
import type { Reply } from '../message/reply.ts'
import type { TwilioRequest, Via } from '../message/request.ts'

/**
 * A Fetch API request in the emulator's shape.
 *
 * @returns undefined if its host is not `twilio.com` or below
 */
export async function fromFetchRequest(request: Request, via: Via): Promise<TwilioRequest | undefined> {
  const url = new URL(request.url)
  const host = parseTwilioHost(url.hostname)?.host
  if (host === undefined) return undefined
  return {
    method: request.method.toUpperCase(),
    host,
    path: url.pathname,
    query: url.search.slice(1),
    headers: Object.fromEntries(request.headers),
    body: request.body === null ? NO_BODY : new Uint8Array(await request.arrayBuffer()),
    via,
  }
}

const NO_BODY = new Uint8Array(0)

/** Statuses that the Fetch API refuses to give a body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

/** The arguments of `new Response`. */
export function toResponseArguments(
  reply: Reply,
  method: string,
): [body: string | Uint8Array<ArrayBuffer> | null, init: { status: number; headers: [string, string][] }] {
  const headers = reply.headers.map(([name, value]): [string, string] => [name, value])
  const bodiless = method === 'HEAD' || BODILESS.has(reply.status)
  const body = typeof reply.body === 'string' ? reply.body : new Uint8Array(reply.body)
  // A server says how long its answer is. Besides, msw's interceptor (0.41.9) never ends one without a length to a
  // request with `Connection: keep-alive`, and twilio-node sends those.
  if (!bodiless && !headers.some(([name]) => name.toLowerCase() === 'content-length')) {
    headers.push(['Content-Length', String(Buffer.byteLength(body))])
  }
  return [bodiless ? null : body, { status: reply.status, headers }]
}

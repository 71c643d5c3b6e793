import { parseTwilioHost } from '@regionguard/core/knowledge'
import type twilio from 'twilio'
import type { Answering } from './answering.ts'
import { encodeForm } from './form-encoding.ts'
import { networkError, NOT_TWILIO } from './network-error.ts'

/** What twilio-node 4, 5 and 6 give their `httpClient` for each request. */
interface TwilioNodeRequest {
  readonly method: string
  /** Absolute; region and edge are already in its host. */
  readonly uri: string
  readonly username?: string
  readonly password?: string
  /** OAuth, or none: since twilio-node 5.4.0. */
  readonly authStrategy?: { getAuthString(): string | Promise<string> }
  readonly headers?: Readonly<Record<string, string | number | boolean | null | undefined>>
  readonly params?: object
  readonly data?: unknown
  /** Milliseconds. */
  readonly timeout?: number
}

/** What it expects back. */
interface TwilioNodeResponse {
  readonly statusCode: number
  /** Parsed if it is JSON, else the text, as axios hands it over. */
  readonly body: unknown
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** twilio-node's class for HTTP clients, as the application's own release of it has it. */
export type RequestClient = InstanceType<typeof twilio.RequestClient>

/**
 * The emulator as twilio-node's HTTP client: `twilio(sid, token, { httpClient: requestClient(emulator) })`. No socket
 * is opened and nothing is intercepted; any status resolves, and twilio-node makes its own exceptions of it.
 *
 * Where Twilio could not have been reached it rejects with an error whose `code` is `ENOTFOUND`, `ECONNRESET` or
 * `ETIMEDOUT`, and so it does for every host that is not Twilio's.
 *
 * @param emulator from `createEmulator`
 */
export function requestClient(emulator: Answering): RequestClient {
  const client = { request: (options: TwilioNodeRequest) => request(emulator, options) }
  // `request` is all that twilio-node calls; the class has more, which sets up sockets.
  return client as unknown as RequestClient
}

async function request(emulator: Answering, options: TwilioNodeRequest): Promise<TwilioNodeResponse> {
  const url = new URL(options.uri)
  const host = parseTwilioHost(url.hostname)?.host
  if (host === undefined) throw networkError(NOT_TWILIO, url.hostname)
  const headers = await headersOf(options)
  const answer = emulator.handle({
    method: options.method.toUpperCase(),
    host,
    path: url.pathname,
    query: queryOf(url, options.params),
    headers,
    body: bodyOf(options.data, headers['content-type']),
    via: 'request-client',
  })
  if (answer.kind === 'failure') throw networkError(answer, host)
  if (answer.delayMs !== undefined) await waitOrTimeOut(answer.delayMs, options.timeout)
  return {
    statusCode: answer.status,
    body: parsed(answer.body),
    headers: Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value])),
  }
}

/** twilio-node's own, where the client sets none. */
const DEFAULT_TIMEOUT = 30_000

async function waitOrTimeOut(delayMs: number, timeout: number | undefined): Promise<void> {
  // To twilio-node, 0 is none given.
  const patience = timeout === undefined || timeout === 0 ? DEFAULT_TIMEOUT : timeout
  await new Promise((resolve) => setTimeout(resolve, Math.min(delayMs, patience)))
  if (delayMs <= patience) return
  // As axios words it.
  throw Object.assign(new Error(`timeout of ${patience}ms exceeded`), { code: 'ECONNABORTED' })
}

async function headersOf({
  headers = {},
  username,
  password,
  authStrategy,
}: TwilioNodeRequest): Promise<Record<string, string>> {
  const sent: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) sent[name.toLowerCase()] = String(value)
  }
  if (username && password) {
    sent['authorization'] = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  } else if (authStrategy) {
    const authorization = await authStrategy.getAuthString()
    if (authorization !== '') sent['authorization'] = authorization
  }
  return sent
}

function queryOf(url: URL, params: object | undefined): string {
  const own = url.search.slice(1)
  const added = params === undefined ? '' : encodeForm(params)
  return own === '' || added === '' ? own + added : `${own}&${added}`
}

const NO_BODY = new Uint8Array(0)

function bodyOf(data: unknown, contentType: string | undefined): Uint8Array {
  if (data === undefined || data === null) return NO_BODY
  if (typeof data === 'string') return Buffer.from(data)
  if (contentType?.startsWith('application/json')) return Buffer.from(JSON.stringify(data))
  return Buffer.from(encodeForm(data))
}

function parsed(body: Uint8Array | string): unknown {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
  try {
    return JSON.parse(text) as unknown
  } catch {
    // XML, or nothing at all: axios, and so twilio-node, gives the text then.
    return text
  }
}

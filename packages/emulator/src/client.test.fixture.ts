import { Buffer } from 'node:buffer'
import type { Failure, Reply } from './message/reply.ts'
import type { TwilioRequest } from './message/request.ts'

/** What of an emulator a test needs to send requests. */
interface Handling {
  handle(request: TwilioRequest): Reply | Failure
}

export interface Sent {
  readonly method?: string
  /** Default: `api.twilio.com` */
  readonly host?: string
  readonly path: string
  readonly query?: string
  /** User name and password. */
  readonly as?: readonly [username: string, password: string]
  readonly bearer?: string
  readonly form?: Readonly<Record<string, string | readonly string[]>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** An answer, taken apart. */
export interface Answered {
  readonly status: number
  readonly text: string
  /** Of a JSON body; undefined of any other. */
  readonly json: Readonly<Record<string, unknown>> | undefined
  readonly code: unknown
  readonly message: unknown
  /** By name, lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly reason: string | undefined
}

const HOSTS = {
  us1: 'api.twilio.com',
  ie1: 'api.dublin.ie1.twilio.com',
  au1: 'api.sydney.au1.twilio.com',
} as const

/** The host of a product in a Region. */
export function hostOf(product: string, region: 'us1' | 'ie1' | 'au1'): string {
  return HOSTS[region].replace('api', product)
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

export function encode(form: Readonly<Record<string, string | readonly string[]>>): string {
  return Object.entries(form)
    .flatMap(([name, values]) =>
      (typeof values === 'string' ? [values] : values).map((value) => [name, value]),
    )
    .map(([name = '', value = '']) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
}

export function requestOf(sent: Sent): TwilioRequest {
  const { method = sent.form === undefined ? 'GET' : 'POST', host = HOSTS.us1, path, query = '' } = sent
  const body = sent.body ?? (sent.form === undefined ? '' : encode(sent.form))
  return {
    method,
    host,
    path,
    query,
    headers: {
      ...(sent.as === undefined ? {} : { authorization: basic(...sent.as) }),
      ...(sent.bearer === undefined ? {} : { authorization: `Bearer ${sent.bearer}` }),
      ...(body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...sent.headers,
    },
    body: Buffer.from(body),
    via: 'fetch',
  }
}

/** Sends a request, and takes the answer apart. */
export function send(emulator: Handling, sent: Sent): Answered {
  const answer = emulator.handle(requestOf(sent))
  if (answer.kind === 'failure') {
    return {
      status: 0,
      text: '',
      json: undefined,
      code: undefined,
      message: undefined,
      headers: {},
      reason: answer.reason,
    }
  }
  const text = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8')
  const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : undefined
  const headers = Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value]))
  return {
    status: answer.status,
    text,
    json,
    code: json?.['code'],
    message: json?.['message'],
    headers,
    reason: headers['x-regionguard-reason'],
  }
}

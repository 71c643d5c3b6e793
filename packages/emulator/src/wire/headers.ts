import type { RegionId } from '@regionguard/core/knowledge'

/** One header of an answer. */
export type Header = readonly [name: string, value: string]

export const JSON_TYPE: Header = ['Content-Type', 'application/json; charset=utf-8']
export const XML_TYPE: Header = ['Content-Type', 'application/xml; charset=utf-8']

/** Observed on answers of the REST API between 2016 and 2024. */
const CONCURRENT: Header = ['Twilio-Concurrent-Requests', '1']
const POWERED_BY: Header = ['X-Powered-By', 'AT-5000']
const SHENANIGANS: Header = ['X-Shenanigans', 'none']
const STRICT_TRANSPORT: Header = ['Strict-Transport-Security', 'max-age=31536000']
const ALLOW_ORIGIN: Header = ['Access-Control-Allow-Origin', '*']
const ALLOW_HEADERS: Header = [
  'Access-Control-Allow-Headers',
  'Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Idempotency-Key',
]
const ALLOW_METHODS: Header = ['Access-Control-Allow-Methods', 'GET, POST, DELETE, OPTIONS']
const EXPOSE_HEADERS: Header = ['Access-Control-Expose-Headers', 'ETag']
const ALLOW_CREDENTIALS: Header = ['Access-Control-Allow-Credentials', 'true']

/** Only `us1` has been observed; that the others answer with their own name is our deduction. */
const HOME_REGION: Readonly<Record<RegionId, Header>> = {
  us1: ['X-Home-Region', 'us1'],
  ie1: ['X-Home-Region', 'ie1'],
  au1: ['X-Home-Region', 'au1'],
}

/** `0.000` to `0.999`: a header of every answer, and formatting a number costs more than the answer. */
const DURATIONS: readonly Header[] = Array.from({ length: 1000 }, (_, milliseconds) => [
  'Twilio-Request-Duration',
  (milliseconds / 1000).toFixed(3),
])

/**
 * The headers that every answer has.
 *
 * @param milliseconds how long it took
 * @param domain the header `X-API-Domain`, made once for each host
 */
export function commonHeaders(
  type: Header | undefined,
  id: string,
  milliseconds: number,
  region: RegionId,
  domain: Header,
): Header[] {
  const headers: Header[] = [
    ['Twilio-Request-Id', id],
    DURATIONS[Math.min(999, Math.max(0, Math.round(milliseconds)))] ?? CONCURRENT,
    CONCURRENT,
    HOME_REGION[region],
    domain,
    POWERED_BY,
    SHENANIGANS,
    STRICT_TRANSPORT,
    ALLOW_ORIGIN,
    ALLOW_HEADERS,
    ALLOW_METHODS,
    EXPOSE_HEADERS,
    ALLOW_CREDENTIALS,
  ]
  if (type !== undefined) headers.push(type)
  return headers
}

/** A reason as a header can carry it: ASCII, at most 200 characters. */
export function reasonHeader(reason: string): Header {
  const ascii = asciiOf(reason)
  return ['X-Regionguard-Reason', ascii.length > 200 ? `${ascii.slice(0, 197)}...` : ascii]
}

/** Typographic quotes as plain ones, anything else beyond ASCII as `?`. */
export function asciiOf(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[^\x20-\x7e]/g, '?')
}

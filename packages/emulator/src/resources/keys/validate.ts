import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf } from '../../wire/rest-error.ts'

const LONGEST_NAME = 64

/**
 * The parameter FriendlyName of a key; null if it was not sent: Twilio makes up none.
 *
 * @throws RestError 400, 70001 if it has more than 64 characters (twilio-claude-plugin, live tests of 2026-03-27)
 */
export function friendlyNameOf(exchange: Exchange): string | null {
  const name = exchange.form.get('FriendlyName')
  if (name !== undefined && name.length > LONGEST_NAME) {
    throw errorOf(70001, 'The request has constraint violations')
  }
  return name ?? null
}

/**
 * The SID of the path.
 *
 * @throws RestError 400, 70002 if it is no SID of a key (the same tests)
 */
export function keySidOf(exchange: Exchange): string {
  const sid = exchange.lastOfPath
  if (!/^SK[0-9a-fA-F]{32}$/.test(sid)) throw errorOf(70002, 'Invalid Sid provided in the request')
  return sid
}

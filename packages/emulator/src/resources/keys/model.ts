import type { Exchange } from '../../pipeline/exchange.ts'
import { notFound } from '../../wire/rest-error.ts'
import type { ApiKey } from '../../world/api-key.ts'
import type { Entry } from '../../world/collection.ts'
import { friendlyNameOf, keySidOf } from './validate.ts'

/**
 * The key of the path, in this account and Region.
 *
 * @throws RestError 404, the same for a key of another Region and one that never was
 */
export function findKey(exchange: Exchange): Entry<ApiKey> {
  const sid = keySidOf(exchange)
  const entry = exchange.regional.keys.find(sid)
  if (entry !== undefined) return entry
  const elsewhere = exchange.world.findKey(sid)?.regional
  throw notFound(
    exchange.request.path,
    elsewhere?.account === exchange.account
      ? `this API key was created in ${elsewhere.region}; the request went to ${exchange.region}`
      : undefined,
  )
}

/** A Standard key: the 2010 API makes no others, and ignores KeyType and Policy. */
export function createStandardKey(exchange: Exchange): Entry<ApiKey> {
  return exchange.world.addKey(exchange.regional, {
    type: 'standard',
    friendlyName: friendlyNameOf(exchange),
  })
}

/** Changes what was sent, and the date. */
export function updateKey(
  exchange: Exchange,
  { row }: Entry<ApiKey>,
  changes: Partial<Pick<ApiKey, 'allow'>> = {},
): Entry<ApiKey> {
  const friendlyName = friendlyNameOf(exchange) ?? row.friendlyName
  return exchange.world.replaceKey(exchange.regional, {
    ...row,
    ...changes,
    friendlyName,
    dateUpdated: exchange.world.now(),
  })
}

export function deleteKey(exchange: Exchange, { row }: Entry<ApiKey>): void {
  exchange.world.removeKey(exchange.regional, row.sid)
}

import type { Exchange } from '../../pipeline/exchange.ts'
import { RestError } from '../../wire/rest-error.ts'
import type { ApiKey } from '../../world/api-key.ts'
import type { Entry } from '../../world/collection.ts'
import { createStandardKey, findKey, updateKey } from '../keys/model.ts'
import { friendlyNameOf } from '../keys/validate.ts'
import { isRestricted, policyOf, requireAccountSid } from './validate.ts'

/** A Standard key, or a Restricted one with its permissions. */
export function createKey(exchange: Exchange): Entry<ApiKey> {
  requireAccountSid(exchange)
  if (!isRestricted(exchange)) return createStandardKey(exchange)
  const allow = policyOf(exchange)
  if (allow === undefined) throw constraintViolated('a Restricted key needs a Policy')
  if (exchange.region !== 'us1') throw constraintViolated('Restricted keys exist in us1 only')
  return exchange.world.addKey(exchange.regional, {
    type: 'restricted',
    friendlyName: friendlyNameOf(exchange),
    allow,
  })
}

export function updateKeyAndPolicy(exchange: Exchange): Entry<ApiKey> {
  const entry = findKey(exchange)
  const allow = policyOf(exchange)
  if (allow === undefined) return updateKey(exchange, entry)
  if (entry.row.type !== 'restricted') throw constraintViolated('only a Restricted key has a Policy')
  return updateKey(exchange, entry, { allow })
}

function constraintViolated(reason: string): RestError {
  return new RestError(400, 70001, 'The request has constraint violations', { reason })
}

import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf, notFound } from '../../wire/rest-error.ts'

/** A second Auth Token beside the first, in this Region: requests may use either, webhooks are signed with the first. */
export function createSecondary(exchange: Exchange): string {
  const { regional, world } = exchange
  if (regional.secondaryAuthToken !== undefined) {
    throw errorOf(20409, 'The account has a secondary Auth Token already')
  }
  regional.secondaryAuthToken = world.newAuthToken()
  regional.dateUpdated = world.now()
  return regional.secondaryAuthToken
}

/** The second becomes the first; the old first is valid no more. */
export function promote(exchange: Exchange): string {
  const { regional, world } = exchange
  const token = regional.secondaryAuthToken
  if (token === undefined) {
    throw notFound(exchange.request.path, `the account has no secondary Auth Token in ${exchange.region}`)
  }
  regional.authToken = token
  regional.secondaryAuthToken = undefined
  regional.dateUpdated = world.now()
  return token
}

export function deleteSecondary(exchange: Exchange): void {
  const { regional, world } = exchange
  if (regional.secondaryAuthToken === undefined) {
    throw notFound(exchange.request.path, `the account has no secondary Auth Token in ${exchange.region}`)
  }
  regional.secondaryAuthToken = undefined
  regional.dateUpdated = world.now()
}

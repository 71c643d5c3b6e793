import type { Exchange } from '../../pipeline/exchange.ts'
import type { Parameters } from '../../wire/parameters.ts'
import { errorOf } from '../../wire/rest-error.ts'
import type { AccountStatus } from '../../world/account.ts'

const LONGEST_NAME = 64

/**
 * The parameter FriendlyName of an account; undefined if it was not sent.
 *
 * @throws RestError 400, 20002 if it has not between 1 and 64 characters
 */
export function friendlyNameOf(exchange: Exchange): string | undefined {
  const name = exchange.form.get('FriendlyName')
  if (name !== undefined && (name === '' || name.length > LONGEST_NAME)) throw errorOf(20002)
  return name
}

const STATUSES: readonly AccountStatus[] = ['active', 'suspended', 'closed']

/**
 * The parameter Status; undefined if it was not sent.
 *
 * @throws RestError 400, 20422 if it is none
 */
export function statusOf(parameters: Parameters): AccountStatus | undefined {
  const text = parameters.get('Status')
  if (text === undefined || text === '') return undefined
  const status = STATUSES.find((candidate) => candidate === text)
  if (status === undefined) throw errorOf(20422, 'Invalid Status: it must be active, suspended or closed')
  return status
}

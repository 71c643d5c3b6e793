import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf, RestError } from '../../wire/rest-error.ts'
import { Collection } from '../../world/collection.ts'
import type { Account } from '../../world/account.ts'
import { friendlyNameOf, statusOf } from './validate.ts'

/** Of a main account itself and its subaccounts; a subaccount sees itself only. */
export function visibleAccounts({ account }: Exchange): Collection<Account> {
  if (!account.isSubaccount) return account.family
  const only = new Collection<Account>()
  only.add(account)
  return only
}

/** By default: https://www.twilio.com/docs/iam/api/subaccounts */
const MOST_SUBACCOUNTS = 1000

/** A subaccount, with an Auth Token in every Region. */
export function createSubaccount(exchange: Exchange): Account {
  const { account: owner, world } = exchange
  if (owner.isSubaccount) throw errorOf(21101)
  const open = owner.family.rows().filter(({ status }) => status !== 'closed').length - 1
  if (open >= MOST_SUBACCOUNTS) {
    throw errorOf(21100, `The account has ${MOST_SUBACCOUNTS} subaccounts, which is as many as it may have`)
  }
  return world.addAccount({
    owner,
    friendlyName: friendlyNameOf(exchange) ?? `SubAccount Created at ${minuteOf(world.clock())}`,
    type: owner.type,
  })
}

/** `2026-11-22 03:04 PM` */
function minuteOf(time: number): string {
  const date = new Date(time)
  const hour = date.getUTCHours()
  const twelve = String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0')
  const minute = String(date.getUTCMinutes()).padStart(2, '0')
  return `${date.toISOString().slice(0, 10)} ${twelve}:${minute} ${hour < 12 ? 'AM' : 'PM'}`
}

/** Renames, suspends, reactivates or closes. */
export function updateAccount(exchange: Exchange): Account {
  const { account, world } = exchange
  const friendlyName = friendlyNameOf(exchange)
  const status = statusOf(exchange.form)
  if (status !== undefined && status !== account.status) {
    if (account.isSubaccount && exchange.credential.account === account) {
      throw new RestError(403, 20006, 'Access Denied', {
        reason: 'the status of a subaccount is for its parent to change',
      })
    }
    if (account.status === 'closed') throw errorOf(21100, 'A closed account cannot be reopened')
    world.setStatus(account, status)
  }
  if (friendlyName !== undefined) account.friendlyName = friendlyName
  account.dateUpdated = world.now()
  return account
}

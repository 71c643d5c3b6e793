import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf, notFound, RestError } from '../../wire/rest-error.ts'
import type { Account } from '../../world/account.ts'
import type { Collection, Entry } from '../../world/collection.ts'
import type { CollectionKind } from '../../world/collection-kind.ts'
import { configurationOf, friendlyNameOf } from './validate.ts'
import type { NumberConfiguration } from './validate.ts'

/** A phone number. It belongs to its account in every Region alike. */
export interface PhoneNumber {
  readonly sid: string
  readonly phoneNumber: string
  /** ISO 8601 */
  readonly dateCreated: string
}

/** What happens to its calls and messages is a matter of each Region. */
export interface RegionalNumber extends NumberConfiguration {
  readonly sid: string
  readonly friendlyName: string
  readonly dateUpdated: string
}

export const PHONE_NUMBERS: CollectionKind<PhoneNumber> = {
  name: 'phoneNumbers',
  scope: 'account',
  fields: { sid: 'text', phoneNumber: 'text', dateCreated: 'text' },
}

export const REGIONAL_NUMBERS: CollectionKind<RegionalNumber> = {
  name: 'phoneNumberConfigurations',
  scope: 'region',
  fields: {
    sid: 'text',
    friendlyName: 'text',
    dateUpdated: 'text',
    addressSid: 'text?',
    bundleSid: 'text?',
    emergencyAddressSid: 'text?',
    emergencyStatus: 'text',
    identitySid: 'text?',
    smsApplicationSid: 'text?',
    smsFallbackMethod: 'text',
    smsFallbackUrl: 'text',
    smsMethod: 'text',
    smsUrl: 'text',
    statusCallback: 'text',
    statusCallbackMethod: 'text',
    trunkSid: 'text?',
    voiceApplicationSid: 'text?',
    voiceCallerIdLookup: 'flag',
    voiceFallbackMethod: 'text',
    voiceFallbackUrl: 'text',
    voiceMethod: 'text',
    voiceReceiveMode: 'text',
    voiceUrl: 'text',
  },
}

export function numbersOf(account: Account): Collection<PhoneNumber> {
  return account.store.of(PHONE_NUMBERS)
}

/** @throws RestError 404 */
export function findNumber(exchange: Exchange): Entry<PhoneNumber> {
  const entry = numbersOf(exchange.account).find(exchange.lastOfPath)
  if (entry === undefined) throw notFound(exchange.request.path)
  return entry
}

/** How this Region has a number; one that nobody has configured here has Twilio's defaults. */
export function configurationIn(exchange: Exchange, number: PhoneNumber): RegionalNumber {
  const kept = exchange.regional.store.of(REGIONAL_NUMBERS).find(number.sid)?.row
  return (
    kept ?? {
      sid: number.sid,
      friendlyName: number.phoneNumber,
      dateUpdated: number.dateCreated,
      ...configurationOf(exchange, undefined, 'defaults'),
    }
  )
}

/** Buys a number: one of the account's own choice, or any of an area code. With test credentials it is not kept. */
export function buyNumber(exchange: Exchange, phoneNumber: string): PhoneNumber {
  const { account, world } = exchange
  for (const member of account.owner.family.rows()) {
    if (
      numbersOf(member)
        .rows()
        .some((number) => number.phoneNumber === phoneNumber)
    )
      throw errorOf(21422)
  }
  const number = { sid: world.newSid('PN'), phoneNumber, dateCreated: world.now() }
  if (exchange.isTest) return number
  numbersOf(account).add(number)
  configure(exchange, number)
  return number
}

/** Changes a number in this Region; with AccountSid the parent gives it to another account of the family. */
export function updateNumber(exchange: Exchange): Entry<PhoneNumber> {
  const entry = findNumber(exchange)
  const target = exchange.form.get('AccountSid')
  if (target !== undefined && target !== exchange.account.sid) return transfer(exchange, entry, target)
  configure(exchange, entry.row)
  return entry
}

function configure(exchange: Exchange, number: PhoneNumber): void {
  const configurations = exchange.regional.store.of(REGIONAL_NUMBERS)
  const before = configurationIn(exchange, number)
  const row: RegionalNumber = {
    ...before,
    ...configurationOf(exchange, before, 'changes'),
    friendlyName: friendlyNameOf(exchange) ?? before.friendlyName,
    dateUpdated: exchange.world.now(),
  }
  if (configurations.find(number.sid) === undefined) configurations.add(row)
  else configurations.replace(row)
}

function transfer(exchange: Exchange, { row }: Entry<PhoneNumber>, sid: string): Entry<PhoneNumber> {
  const target = exchange.world.findAccount(sid)
  const { credential, account } = exchange
  if (
    credential.kind !== 'auth-token' ||
    credential.account.isSubaccount ||
    target?.owner !== account.owner
  ) {
    throw new RestError(400, 20422, 'Invalid AccountSid', {
      reason: "only the parent's Auth Token gives a number to another account of the family",
    })
  }
  refuseOutsideOfUs1(exchange)
  forget(exchange.account, row.sid)
  return numbersOf(target).add(row)
}

/** @throws RestError 400, 22402 outside of US1 */
export function releaseNumber(exchange: Exchange): void {
  const { row } = findNumber(exchange)
  refuseOutsideOfUs1(exchange)
  forget(exchange.account, row.sid)
}

function refuseOutsideOfUs1({ region }: Exchange): void {
  if (region === 'us1') return
  throw new RestError(400, 22402, 'Phone Number Operation not permitted within Region', {
    reason: `phone numbers are released and transferred in us1; the request went to ${region}`,
  })
}

function forget(account: Account, sid: string): void {
  numbersOf(account).remove(sid)
  for (const regional of Object.values(account.regions)) regional.store.of(REGIONAL_NUMBERS).remove(sid)
}

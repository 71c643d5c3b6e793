import type { Exchange } from '../../pipeline/exchange.ts'
import { rfc2822 } from '../../wire/dates.ts'
import type { Format } from '../../wire/representation.ts'
import type { WireObject } from '../../wire/wire-value.ts'
import type { Account } from '../../world/account.ts'

/** In the order of Twilio's example. */
const SUBRESOURCES: readonly (readonly [property: string, path: string])[] = [
  ['available_phone_numbers', 'AvailablePhoneNumbers'],
  ['calls', 'Calls'],
  ['conferences', 'Conferences'],
  ['incoming_phone_numbers', 'IncomingPhoneNumbers'],
  ['notifications', 'Notifications'],
  ['outgoing_caller_ids', 'OutgoingCallerIds'],
  ['recordings', 'Recordings'],
  ['transcriptions', 'Transcriptions'],
  ['addresses', 'Addresses'],
  ['signing_keys', 'SigningKeys'],
  ['connect_apps', 'ConnectApps'],
  ['sip', 'SIP'],
  ['authorized_connect_apps', 'AuthorizedConnectApps'],
  ['usage', 'Usage'],
  ['keys', 'Keys'],
  ['applications', 'Applications'],
  ['short_codes', 'SMS/ShortCodes'],
  ['queues', 'Queues'],
  ['messages', 'Messages'],
  ['balance', 'Balance'],
]

/** It depends on who asks, and where: nothing of it is kept. */
export const ACCOUNT_FORMAT: Format<Account> = {
  element: 'Account',
  list: 'accounts',
  listElement: 'Accounts',
  prefix: 'AC',
  slot: undefined,
  toWire: (account, exchange) => {
    const uri = `/2010-04-01/Accounts/${account.sid}`
    return {
      ...authTokenOf(account, exchange),
      date_created: rfc2822(account.dateCreated),
      date_updated: rfc2822(account.dateUpdated),
      friendly_name: account.friendlyName,
      owner_account_sid: account.owner.sid,
      sid: account.sid,
      status: account.status,
      subresource_uris: Object.fromEntries(
        SUBRESOURCES.map(([property, path]) => [property, `${uri}/${path}.json`]),
      ),
      type: account.type,
      uri: `${uri}.json`,
    }
  },
}

/**
 * The Auth Token of the Region of the request, and of no other; for whoever came with an Auth Token. An API key gets
 * none (terraform-provider-twilio#52).
 */
function authTokenOf(account: Account, exchange: Exchange): WireObject {
  if (exchange.credential.kind === 'auth-token') {
    return { auth_token: account.regions[exchange.region].authToken }
  }
  switch (exchange.settings.switches.apiKeyAuthToken) {
    case 'empty':
      return { auth_token: '' }
    case 'null':
      return { auth_token: null }
    case 'missing':
      return {}
  }
}

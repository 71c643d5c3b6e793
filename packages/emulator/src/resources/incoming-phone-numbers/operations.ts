import type { Operation } from '../../operations/operation.ts'
import type { Exchange } from '../../pipeline/exchange.ts'
import { sendNothing, sendObject, sendPage, sendRow } from '../../wire/representation.ts'
import { NUMBER_FORMAT } from './format.ts'
import { buyNumber, configurationIn, findNumber, numbersOf, releaseNumber, updateNumber } from './model.ts'
import type { PhoneNumber } from './model.ts'
import { wantedNumberOf } from './validate.ts'

const LIST = '/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers'
const ONE = `${LIST}/{Sid}`

/** https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export const operations: readonly Operation[] = [
  {
    id: 'ListIncomingPhoneNumber',
    product: 'api',
    method: 'GET',
    path: LIST,
    account: 'path',
    permission: '/twilio/phone-numbers/active-numbers/list',
    run: (exchange) => sendPage(exchange, NUMBER_FORMAT, numbersOf(exchange.account), filterOf(exchange)),
  },
  {
    id: 'CreateIncomingPhoneNumber',
    product: 'api',
    method: 'POST',
    path: LIST,
    account: 'path',
    permission: '/twilio/phone-numbers/active-numbers/create',
    run: (exchange) => {
      const number = buyNumber(exchange, wantedNumberOf(exchange))
      return sendObject(exchange, 'IncomingPhoneNumber', NUMBER_FORMAT.toWire(number, exchange), 201)
    },
  },
  {
    id: 'FetchIncomingPhoneNumber',
    product: 'api',
    method: 'GET',
    path: ONE,
    account: 'path',
    permission: '/twilio/phone-numbers/active-numbers/read',
    run: (exchange) => sendRow(exchange, NUMBER_FORMAT, findNumber(exchange)),
  },
  {
    id: 'UpdateIncomingPhoneNumber',
    product: 'api',
    method: 'POST',
    path: ONE,
    account: 'path',
    permission: '/twilio/phone-numbers/active-numbers/update',
    run: (exchange) => sendRow(exchange, NUMBER_FORMAT, updateNumber(exchange)),
  },
  {
    id: 'DeleteIncomingPhoneNumber',
    product: 'api',
    method: 'DELETE',
    path: ONE,
    account: 'path',
    permission: '/twilio/phone-numbers/active-numbers/delete',
    run: (exchange) => {
      releaseNumber(exchange)
      return sendNothing(exchange)
    },
  },
]

/** PhoneNumber may be a part of the number, as at Twilio. None of the emulator's numbers is a beta. */
function filterOf(exchange: Exchange): ((number: PhoneNumber) => boolean) | undefined {
  const { query } = exchange
  const part = query.get('PhoneNumber')?.replace(/\*/g, '')
  const name = query.get('FriendlyName')
  const beta = query.get('Beta')
  const origin = query.get('Origin')
  if (part === undefined && name === undefined && beta === undefined && origin === undefined) return undefined
  return (number) =>
    (part === undefined || number.phoneNumber.includes(part)) &&
    (name === undefined || configurationIn(exchange, number).friendlyName === name) &&
    beta !== 'true' &&
    (origin === undefined || origin === 'twilio')
}

import type { Operation } from '../../operations/operation.ts'
import { sendNothing, sendObject, sendPage, sendRow } from '../../wire/representation.ts'
import { createdFields } from '../keys/format.ts'
import { createStandardKey, deleteKey, findKey, updateKey } from '../keys/model.ts'
import { SIGNING_KEY_FORMAT } from './format.ts'

const LIST = '/2010-04-01/Accounts/{AccountSid}/SigningKeys'
const ONE = `${LIST}/{Sid}`

/** The older name of Keys: https://www.twilio.com/docs/iam/api-keys/key-resource-v2010 */
export const operations: readonly Operation[] = [
  {
    id: 'ListSigningKey',
    product: 'api',
    method: 'GET',
    path: LIST,
    account: 'path',
    permission: '/twilio/iam/api-keys/list',
    run: (exchange) => sendPage(exchange, SIGNING_KEY_FORMAT, exchange.regional.keys),
  },
  {
    id: 'CreateNewSigningKey',
    product: 'api',
    method: 'POST',
    path: LIST,
    account: 'path',
    permission: '/twilio/iam/api-keys/create',
    run: (exchange) =>
      sendObject(exchange, 'SigningKey', createdFields(createStandardKey(exchange).row), 201),
  },
  {
    id: 'FetchSigningKey',
    product: 'api',
    method: 'GET',
    path: ONE,
    account: 'path',
    permission: '/twilio/iam/api-keys/read',
    run: (exchange) => sendRow(exchange, SIGNING_KEY_FORMAT, findKey(exchange)),
  },
  {
    id: 'UpdateSigningKey',
    product: 'api',
    method: 'POST',
    path: ONE,
    account: 'path',
    permission: '/twilio/iam/api-keys/update',
    run: (exchange) => sendRow(exchange, SIGNING_KEY_FORMAT, updateKey(exchange, findKey(exchange))),
  },
  {
    id: 'DeleteSigningKey',
    product: 'api',
    method: 'DELETE',
    path: ONE,
    account: 'path',
    permission: '/twilio/iam/api-keys/delete',
    run: (exchange) => {
      deleteKey(exchange, findKey(exchange))
      return sendNothing(exchange)
    },
  },
]

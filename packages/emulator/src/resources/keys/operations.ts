import type { Operation } from '../../operations/operation.ts'
import { sendNothing, sendObject, sendPage, sendRow } from '../../wire/representation.ts'
import { createdFields, KEY_FORMAT } from './format.ts'
import { createStandardKey, deleteKey, findKey, updateKey } from './model.ts'

const LIST = '/2010-04-01/Accounts/{AccountSid}/Keys'
const ONE = `${LIST}/{Sid}`

/** https://www.twilio.com/docs/iam/api-keys/key-resource-v2010 */
export const operations: readonly Operation[] = [
  {
    id: 'ListKey',
    product: 'api',
    method: 'GET',
    path: LIST,
    account: 'path',
    permission: '/twilio/iam/api-keys/list',
    run: (exchange) => sendPage(exchange, KEY_FORMAT, exchange.regional.keys),
  },
  {
    id: 'CreateNewKey',
    product: 'api',
    method: 'POST',
    path: LIST,
    account: 'path',
    permission: '/twilio/iam/api-keys/create',
    run: (exchange) => sendObject(exchange, 'Key', createdFields(createStandardKey(exchange).row), 201),
  },
  {
    id: 'FetchKey',
    product: 'api',
    method: 'GET',
    path: ONE,
    account: 'path',
    permission: '/twilio/iam/api-keys/read',
    run: (exchange) => sendRow(exchange, KEY_FORMAT, findKey(exchange)),
  },
  {
    id: 'UpdateKey',
    product: 'api',
    method: 'POST',
    path: ONE,
    account: 'path',
    permission: '/twilio/iam/api-keys/update',
    run: (exchange) => sendRow(exchange, KEY_FORMAT, updateKey(exchange, findKey(exchange))),
  },
  {
    id: 'DeleteKey',
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

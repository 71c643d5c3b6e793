import type { Operation } from '../../operations/operation.ts'
import { sendNothing, sendObject, sendPage, sendRow } from '../../wire/representation.ts'
import { deleteKey, findKey } from '../keys/model.ts'
import { createdWithPolicy, KEY_WITH_POLICY_FORMAT, LISTED_KEY_FORMAT } from './format.ts'
import { createKey, updateKeyAndPolicy } from './model.ts'
import { requireAccountSid } from './validate.ts'

/** https://www.twilio.com/docs/iam/api-keys/key-resource-v1 */
export const operations: readonly Operation[] = [
  {
    id: 'ListGetKeys',
    product: 'iam',
    method: 'GET',
    path: '/v1/Keys',
    account: 'parameter',
    permission: '/twilio/iam/api-keys/list',
    run: (exchange) => {
      requireAccountSid(exchange)
      return sendPage(exchange, LISTED_KEY_FORMAT, exchange.regional.keys)
    },
  },
  {
    id: 'CreateNewKey',
    product: 'iam',
    method: 'POST',
    path: '/v1/Keys',
    account: 'parameter',
    permission: '/twilio/iam/api-keys/create',
    run: (exchange) => sendObject(exchange, 'Key', createdWithPolicy(createKey(exchange).row), 201),
  },
  {
    id: 'FetchKey',
    product: 'iam',
    method: 'GET',
    path: '/v1/Keys/{Sid}',
    account: 'credential',
    permission: '/twilio/iam/api-keys/read',
    run: (exchange) => sendRow(exchange, KEY_WITH_POLICY_FORMAT, findKey(exchange)),
  },
  {
    id: 'UpdateKey',
    product: 'iam',
    method: 'POST',
    path: '/v1/Keys/{Sid}',
    account: 'credential',
    permission: '/twilio/iam/api-keys/update',
    run: (exchange) => sendRow(exchange, KEY_WITH_POLICY_FORMAT, updateKeyAndPolicy(exchange)),
  },
  {
    id: 'DeleteKey',
    product: 'iam',
    method: 'DELETE',
    path: '/v1/Keys/{Sid}',
    account: 'credential',
    permission: '/twilio/iam/api-keys/delete',
    run: (exchange) => {
      deleteKey(exchange, findKey(exchange))
      return sendNothing(exchange)
    },
  },
]

import type { Operation } from '../../operations/operation.ts'
import type { Exchange } from '../../pipeline/exchange.ts'
import { sendObject, sendPage } from '../../wire/representation.ts'
import type { Reply } from '../../message/reply.ts'
import type { Account } from '../../world/account.ts'
import { ACCOUNT_FORMAT } from './format.ts'
import { createSubaccount, updateAccount, visibleAccounts } from './model.ts'
import { statusOf } from './validate.ts'

const LIST = '/2010-04-01/Accounts'
const ONE = `${LIST}/{Sid}`

/** https://www.twilio.com/docs/iam/api/account */
export const operations: readonly Operation[] = [
  {
    id: 'ListAccount',
    product: 'api',
    method: 'GET',
    path: LIST,
    account: 'credential',
    permission: '/twilio/iam/accounts/list',
    run: (exchange) => {
      const friendlyName = exchange.query.get('FriendlyName')
      const status = statusOf(exchange.query)
      return sendPage(
        exchange,
        ACCOUNT_FORMAT,
        visibleAccounts(exchange),
        (account) =>
          (friendlyName === undefined || account.friendlyName === friendlyName) &&
          (status === undefined || account.status === status),
      )
    },
  },
  {
    id: 'CreateAccount',
    product: 'api',
    method: 'POST',
    path: LIST,
    account: 'credential',
    run: (exchange) => sendAccount(exchange, createSubaccount(exchange), 201),
  },
  {
    id: 'FetchAccount',
    product: 'api',
    method: 'GET',
    path: ONE,
    account: 'path',
    permission: '/twilio/iam/accounts/read',
    run: (exchange) => sendAccount(exchange, exchange.account, 200),
  },
  {
    id: 'UpdateAccount',
    product: 'api',
    method: 'POST',
    path: ONE,
    account: 'path',
    run: (exchange) => sendAccount(exchange, updateAccount(exchange), 200),
  },
]

function sendAccount(exchange: Exchange, account: Account, status: number): Reply {
  return sendObject(exchange, ACCOUNT_FORMAT.element, ACCOUNT_FORMAT.toWire(account, exchange), status)
}

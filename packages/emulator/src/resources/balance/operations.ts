import type { Operation } from '../../operations/operation.ts'
import { sendObject } from '../../wire/representation.ts'
import { balanceFields } from './format.ts'

/** US1 only: core's table of endpoints says so. */
export const operations: readonly Operation[] = [
  {
    id: 'FetchBalance',
    product: 'api',
    method: 'GET',
    path: '/2010-04-01/Accounts/{AccountSid}/Balance',
    account: 'path',
    permission: '/twilio/billing/balance/read',
    run: (exchange) => sendObject(exchange, 'Balance', balanceFields(exchange.accountSid)),
  },
]

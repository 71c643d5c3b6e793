import type { Operation } from '../../operations/operation.ts'
import { sendNothing, sendObject } from '../../wire/representation.ts'
import { tokenFields } from './format.ts'
import { createSecondary, deleteSecondary, promote } from './model.ts'

const SECONDARY = '/v1/AuthTokens/Secondary'

/** https://www.twilio.com/docs/iam/api/authtoken */
export const operations: readonly Operation[] = [
  {
    id: 'CreateSecondaryAuthToken',
    product: 'accounts',
    method: 'POST',
    path: SECONDARY,
    account: 'credential',
    run: (exchange) =>
      sendObject(
        exchange,
        'AuthToken',
        tokenFields(exchange, 'secondary_auth_token', createSecondary(exchange)),
        201,
      ),
  },
  {
    id: 'DeleteSecondaryAuthToken',
    product: 'accounts',
    method: 'DELETE',
    path: SECONDARY,
    account: 'credential',
    run: (exchange) => {
      deleteSecondary(exchange)
      return sendNothing(exchange)
    },
  },
  {
    id: 'UpdateAuthTokenPromotion',
    product: 'accounts',
    method: 'POST',
    path: '/v1/AuthTokens/Promote',
    account: 'credential',
    run: (exchange) =>
      sendObject(exchange, 'AuthToken', tokenFields(exchange, 'auth_token', promote(exchange))),
  },
]

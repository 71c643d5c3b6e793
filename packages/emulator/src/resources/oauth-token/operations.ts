import type { Reply } from '../../message/reply.ts'
import type { Operation } from '../../operations/operation.ts'
import type { Exchange } from '../../pipeline/exchange.ts'
import { sendObject } from '../../wire/representation.ts'
import { clientOf } from './validate.ts'
import type { ParameterNames } from './validate.ts'

/** An hour: https://www.twilio.com/docs/iam/oauth-apps/oauth-access-token */
const LIFETIME = 3600

const LOWER_CASE: ParameterNames = {
  grantType: 'grant_type',
  clientId: 'client_id',
  clientSecret: 'client_secret',
}

/** As oauth.twilio.com/v1 spells them. */
const CAPITALS: ParameterNames = {
  grantType: 'GrantType',
  clientId: 'ClientId',
  clientSecret: 'ClientSecret',
}

function createToken(exchange: Exchange, status: number, names: ParameterNames): Reply {
  const { account, app } = clientOf(exchange, names)
  exchange.actOn(account)
  exchange.claimed = { kind: 'oauth-token', sid: app.sid, region: 'us1' }
  const token = exchange.world.issueOAuthToken(account, app, LIFETIME)
  return sendObject(
    exchange,
    'Token',
    {
      access_token: token,
      refresh_token: null,
      id_token: null,
      token_type: 'Bearer',
      expires_in: LIFETIME,
    },
    status,
  )
}

/** Where an OAuth app gets its access token. It is open: the form has the credential. */
export const operations: readonly Operation[] = [
  {
    id: 'CreateOauth2Token',
    product: 'oauth',
    method: 'POST',
    path: '/v2/token',
    account: 'credential',
    open: true,
    run: (exchange) => createToken(exchange, 200, LOWER_CASE),
  },
  {
    id: 'CreateToken',
    product: 'oauth',
    method: 'POST',
    path: '/v1/token',
    account: 'credential',
    open: true,
    run: (exchange) => createToken(exchange, 201, CAPITALS),
  },
  {
    id: 'CreateToken',
    product: 'iam',
    method: 'POST',
    path: '/v1/token',
    account: 'credential',
    open: true,
    run: (exchange) => createToken(exchange, 201, LOWER_CASE),
  },
]

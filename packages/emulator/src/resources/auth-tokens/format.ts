import type { Exchange } from '../../pipeline/exchange.ts'
import type { WireObject } from '../../wire/wire-value.ts'

export function tokenFields(
  exchange: Exchange,
  property: 'auth_token' | 'secondary_auth_token',
  token: string,
): WireObject {
  const { account, regional, request } = exchange
  return {
    account_sid: account.sid,
    [property]: token,
    date_created: account.dateCreated,
    date_updated: regional.dateUpdated,
    url: `https://${request.host}${request.path}`,
  }
}

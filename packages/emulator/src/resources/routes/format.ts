import type { Exchange } from '../../pipeline/exchange.ts'
import type { WireObject } from '../../wire/wire-value.ts'
import type { InboundRoute } from './model.ts'

/** @param property what is routed: `phone_number`, `sip_domain`, `sip_trunk_domain` */
export function routeFields(exchange: Exchange, property: string, route: InboundRoute): WireObject {
  const { account, request } = exchange
  return {
    [property]: route.sid,
    url: `https://${request.host}${request.path}`,
    sid: route.routeSid,
    account_sid: account.sid,
    friendly_name: route.friendlyName,
    voice_region: route.voiceRegion,
    date_created: route.dateCreated,
    date_updated: route.dateUpdated,
  }
}

import type { Operation } from '../../operations/operation.ts'
import { sendObject } from '../../wire/representation.ts'
import { routeFields } from './format.ts'
import { findRoute, NUMBER_ROUTES, setRoute, SIP_DOMAIN_ROUTES, TRUNK_ROUTES } from './model.ts'
import type { RouteKind } from './model.ts'

/** Two operations for each of three resources that differ in names only. */
function operationsOf(
  path: string,
  names: { readonly fetch: string; readonly update: string },
  property: string,
  routes: RouteKind,
): readonly Operation[] {
  const common = { product: 'routes', path, account: 'credential' } as const
  return [
    {
      ...common,
      id: names.fetch,
      method: 'GET',
      run: (exchange) =>
        sendObject(exchange, 'Route', routeFields(exchange, property, findRoute(exchange, routes))),
    },
    {
      ...common,
      id: names.update,
      method: 'POST',
      run: (exchange) =>
        sendObject(exchange, 'Route', routeFields(exchange, property, setRoute(exchange, routes))),
    },
  ]
}

/** https://www.twilio.com/docs/global-infrastructure/inbound-processing-api */
export const operations: readonly Operation[] = [
  ...operationsOf(
    '/v2/PhoneNumbers/{PhoneNumber}',
    { fetch: 'FetchPhoneNumber', update: 'UpdatePhoneNumber' },
    'phone_number',
    NUMBER_ROUTES,
  ),
  ...operationsOf(
    '/v2/SipDomains/{SipDomain}',
    { fetch: 'FetchSipDomain', update: 'UpdateSipDomain' },
    'sip_domain',
    SIP_DOMAIN_ROUTES,
  ),
  ...operationsOf(
    '/v2/Trunks/{SipTrunkDomain}',
    { fetch: 'FetchTrunks', update: 'UpdateTrunks' },
    'sip_trunk_domain',
    TRUNK_ROUTES,
  ),
]

import type { Exchange } from '../../pipeline/exchange.ts'
import { notFound } from '../../wire/rest-error.ts'
import type { CollectionKind } from '../../world/collection-kind.ts'
import { routeChangesOf } from './validate.ts'

/** In which Region the calls of a number, SIP Domain or trunk are processed. One answer for all Regions. */
export interface InboundRoute {
  /** The number or domain: there is one route for each. */
  readonly sid: string
  /** The SID of the route itself. */
  readonly routeSid: string
  readonly friendlyName: string | null
  readonly voiceRegion: string
  /** ISO 8601 */
  readonly dateCreated: string
  readonly dateUpdated: string
}

export type RouteKind = CollectionKind<InboundRoute>

function kind(name: string): RouteKind {
  return {
    name,
    scope: 'account',
    fields: {
      sid: 'text',
      routeSid: 'text',
      friendlyName: 'text?',
      voiceRegion: 'text',
      dateCreated: 'text',
      dateUpdated: 'text',
    },
  }
}

export const NUMBER_ROUTES = kind('phoneNumberRoutes')
export const SIP_DOMAIN_ROUTES = kind('sipDomainRoutes')
export const TRUNK_ROUTES = kind('trunkRoutes')

/** @throws RestError 404 where nothing was set, which means US1 */
export function findRoute(exchange: Exchange, routes: RouteKind): InboundRoute {
  const entry = exchange.account.store.of(routes).find(exchange.lastOfPath)
  if (entry === undefined) throw notFound(exchange.request.path, 'nothing was set, which means us1')
  return entry.row
}

/** Sets a route, whether or not there was one. */
export function setRoute(exchange: Exchange, routes: RouteKind): InboundRoute {
  const collection = exchange.account.store.of(routes)
  const { world, lastOfPath: sid } = exchange
  const now = world.now()
  const before = collection.find(sid)?.row
  const { voiceRegion, friendlyName } = routeChangesOf(exchange)
  const route: InboundRoute = {
    sid,
    routeSid: before?.routeSid ?? world.newSid('QQ'),
    friendlyName: friendlyName ?? before?.friendlyName ?? null,
    voiceRegion: voiceRegion ?? before?.voiceRegion ?? 'us1',
    dateCreated: before?.dateCreated ?? now,
    dateUpdated: now,
  }
  return (before === undefined ? collection.add(route) : collection.replace(route)).row
}

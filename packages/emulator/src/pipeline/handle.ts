import { authenticate } from '../gate/authenticate.ts'
import { authorize } from '../gate/authorize.ts'
import { refusalError, refuse } from '../gate/refusal.ts'
import type { UnknownAddress } from '../gate/address.ts'
import type { Failure, Reply } from '../message/reply.ts'
import type { TwilioRequest } from '../message/request.ts'
import type { Route } from '../operations/route-table.ts'
import { readBody } from '../wire/body.ts'
import { asciiOf } from '../wire/headers.ts'
import { sendError, sendOptions } from '../wire/representation.ts'
import { notFound, RestError } from '../wire/rest-error.ts'
import { Exchange } from './exchange.ts'
import type { Site } from './site.ts'

/**
 * Everything that happens to a request, in order:
 *
 * request -> host -> Region -> authenticate -> authorize -> resource -> reply
 *
 * No route can forget to authenticate: the gate stands before all of them, and 401 comes before 404, 405 and 415.
 * Faults and delays, when there are some, belong between the gate and the resource.
 */
export function handle(site: Site, request: TwilioRequest): Reply | Failure {
  const exchange = new Exchange(request, site.world, site.settings, site.newRequestId())
  const answer = decide(site, exchange)
  site.journal.add(exchange, answer)
  return answer
}

function decide(site: Site, exchange: Exchange): Reply | Failure {
  const { request } = exchange

  // The host tells the Region; one that Twilio does not have has nobody who could answer.
  const address = site.addresses.find(request.host)
  exchange.address = address
  if (address.kind === 'unknown') {
    exchange.decision = 'failed'
    exchange.reason = address.reason
    return unknownHost(address)
  }
  exchange.reason = address.note

  const route = site.routes.find(address.product, request.path, request.method)
  exchange.operation = route.operation
  exchange.pathValues = route.values
  exchange.format = route.format

  try {
    // Browsers ask before they have a credential.
    if (request.method === 'OPTIONS') {
      exchange.decision = 'open'
      return sendOptions(exchange, allowed(route))
    }
    if (route.operation?.open === true) {
      exchange.decision = 'open'
      exchange.form = readBody(request, address.product, exchange.settings)
      return route.operation.run(exchange)
    }

    // The gate.
    const credential = authenticate(exchange, address)
    if ('refused' in credential) {
      exchange.decision = 'refused'
      throw refusalError(exchange, credential)
    }
    const unread = readBeforeAuthorization(site, exchange, address.product)
    const account = authorize(exchange, credential, route)
    if ('refused' in account) {
      exchange.decision = 'refused'
      throw refusalError(exchange, account)
    }
    exchange.admit(credential, account)

    // What the Region does not offer.
    const unavailable = route.unavailableIn(address.region)
    if (unavailable !== undefined) {
      exchange.decision = 'not-found'
      throw refusalError(exchange, refuse('unsupported-in-region', unavailable))
    }

    if (site.limiter.isTooMuch(account.sid, address.region, exchange.at)) {
      exchange.decision = 'limited'
      throw new RestError(429, 20429, 'Too Many Requests', {
        headers: [['Retry-After', '1']],
        reason: `more than ${exchange.settings.rateLimit ?? 0} requests of this account in ${address.region} within a second`,
      })
    }

    // The resource.
    if (route.operation === undefined) {
      exchange.decision = 'not-found'
      throw missing(exchange, route, address.product)
    }
    if (unread !== undefined) {
      exchange.decision = unread.status === 415 ? 'not-found' : 'invalid'
      throw unread
    }
    return route.operation.run(exchange)
  } catch (error) {
    if (!(error instanceof RestError)) throw error
    if (exchange.decision === 'served') exchange.decision = error.status === 404 ? 'not-found' : 'invalid'
    exchange.code = error.code
    exchange.reason = error.reason === undefined ? exchange.reason : asciiOf(error.reason)
    return sendError(exchange, error)
  }
}

/** A host that Twilio does not have: nobody could answer. */
export function unknownHost({ reason }: UnknownAddress): Failure {
  return { kind: 'failure', as: 'unknown-host', reason }
}

/**
 * Where the body names the account, the gate must know it; but that the body cannot be read is the resource's to say,
 * after the gate.
 */
function readBeforeAuthorization(site: Site, exchange: Exchange, product: string): RestError | undefined {
  try {
    exchange.form = readBody(exchange.request, product, site.settings)
    return undefined
  } catch (error) {
    if (error instanceof RestError) return error
    throw error
  }
}

function missing(exchange: Exchange, route: Route, product: string): RestError {
  const { request } = exchange
  if (route.methods.length > 0) {
    return new RestError(405, 20004, 'Method not allowed', {
      headers: [['Allow', allowed(route)]],
      reason: `this resource takes ${allowed(route)}`,
    })
  }
  return notFound(request.path, `the emulator has no such endpoint of ${product}`)
}

function allowed(route: Route): string {
  const { methods } = route
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

import type { WayInRefusal } from '../emulator.ts'
import { Exchange } from './exchange.ts'
import type { Site } from './site.ts'

const NOTHING = new Uint8Array(0)

/** Puts into the journal what a way in has refused by itself. It has no Region, whatever its host says: none saw it. */
export function noteRefusal(site: Site, refusal: WayInRefusal): void {
  const { via, method, host, path, userAgent, status, reason } = refusal
  const headers = userAgent === undefined ? {} : { 'user-agent': userAgent }
  const request = { method, host, path, query: '', headers, body: NOTHING, via }
  const exchange = new Exchange(request, site.world, site.settings, site.newRequestId())
  const { product } = site.addresses.find(host)
  exchange.address = { kind: 'unknown', product, reason }
  exchange.decision = 'refused'
  exchange.reason = reason
  site.journal.add(
    exchange,
    status === null
      ? { kind: 'failure', as: 'reset', reason }
      : { kind: 'reply', status, headers: [], body: '' },
  )
}

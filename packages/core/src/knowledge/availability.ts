import type { Endpoint } from '../facts/operation.ts'
import { ENDPOINT_AVAILABILITY, type EndpointAvailabilityRow } from './endpoint-availability.ts'
import { compilePath, matchPath, segmentsOf, type PathMatch, type PathPattern } from './endpoint-path.ts'
import { findProduct, type Confidence, type ProductRow } from './product.ts'
import type { RegionId } from './region.ts'
import type { Source } from './source.ts'

/**
 * Whether a Region offers an endpoint. `unavailable` is an error where it was observed or documented and a warning
 * where it was inferred; `disputed` and `unknown` never make a finding.
 */
export interface Availability {
  readonly status: 'available' | 'unavailable' | 'disputed' | 'unknown'
  readonly confidence: Confidence
  /** Full sentences. */
  readonly reason: string
  readonly source: Source
  /** What contradicts the source, in one sentence. */
  readonly disputed?: string
  /** Of `unavailable`: no such host name, or 404 with the realm message. */
  readonly answer?: 'unknown-host' | 'realm-error'
}

/** Regions where a product is available, by host label, as the policy's `facts.products` gives them. */
export type ProductOverrides = Readonly<Record<string, readonly RegionId[]>>

interface CompiledRow {
  readonly row: EndpointAvailabilityRow
  readonly pattern: PathPattern
}

let compiled: ReadonlyMap<string, readonly CompiledRow[]> | undefined

/** Made when it is asked for: most runs see no request. */
function compile(): ReadonlyMap<string, readonly CompiledRow[]> {
  const rows = new Map<string, CompiledRow[]>()
  for (const row of ENDPOINT_AVAILABILITY) {
    for (const region of row.regions) {
      const key = `${row.product} ${region}`
      const list = rows.get(key) ?? []
      list.push({ row, pattern: compilePath(row.path) })
      rows.set(key, list)
    }
  }
  return rows
}

/**
 * Whether a Region offers an endpoint, as far as Twilio's documentation and what others have seen tell.
 *
 * @param endpoint a call of the REST API; concrete SIDs, `{}` and `.json` in its path are all fine
 * @param region where it goes
 * @param overrides what the policy knows better: a product that it names is available in its Regions and nowhere else
 */
export function availability(
  endpoint: Endpoint,
  region: RegionId,
  overrides?: ProductOverrides,
): Availability {
  const stated = overrides !== undefined && Object.hasOwn(overrides, endpoint.product)
  if (stated) return byPolicy(endpoint.product, overrides[endpoint.product] ?? [], region)
  const product = findProduct(endpoint.product)
  if (product === undefined) return unheardOf(endpoint.product)
  return byEndpoint(endpoint, region) ?? byProduct(product, region)
}

function byPolicy(host: string, regions: readonly RegionId[], region: RegionId): Availability {
  const available = regions.includes(region)
  return {
    status: available ? 'available' : 'unavailable',
    confidence: 'documented',
    reason: `The policy says that ${host} is available in ${regions.length === 0 ? 'no Region' : regions.join(', ')}.`,
    source: { evidence: 'documentation', ref: 'facts.products of the policy', date: 'as written there' },
    ...(available ? {} : { answer: 'realm-error' }),
  }
}

function unheardOf(host: string): Availability {
  return {
    status: 'unknown',
    confidence: 'inferred',
    reason: `"${host}" is no product of Twilio’s REST API that is known here.`,
    source: { evidence: 'inference', ref: 'the product table', date: '2026-11' },
  }
}

/** Undefined: the endpoint table has nothing to say. */
function byEndpoint(endpoint: Endpoint, region: RegionId): Availability | undefined {
  const rows = (compiled ??= compile()).get(`${endpoint.product} ${region}`)
  if (rows === undefined || endpoint.path === undefined) return undefined
  const segments = segmentsOf(endpoint.path)
  let open: EndpointAvailabilityRow | undefined
  for (const { row, pattern } of rows) {
    const match = weaker(matchPath(pattern, segments), matchMethod(row, endpoint.method))
    if (match === 'maybe') open ??= row
    if (match === 'yes') return open === undefined || same(open, row) ? ofRow(row) : undecided(open)
  }
  return open === undefined ? undefined : undecided(open)
}

function matchMethod(row: EndpointAvailabilityRow, method: Endpoint['method']): PathMatch {
  if (row.methods === undefined) return 'yes'
  if (method === undefined) return 'maybe'
  return row.methods.includes(method) ? 'yes' : 'no'
}

function weaker(a: PathMatch, b: PathMatch): PathMatch {
  if (a === 'no' || b === 'no') return 'no'
  return a === 'maybe' ? a : b
}

function same(a: EndpointAvailabilityRow, b: EndpointAvailabilityRow): boolean {
  return a.status === b.status && a.confidence === b.confidence
}

function undecided(row: EndpointAvailabilityRow): Availability {
  return {
    status: 'unknown',
    confidence: 'inferred',
    reason: `The source does not say enough of the endpoint to tell whether this applies: ${row.reason}`,
    source: row.source,
  }
}

const STATUS = { yes: 'available', no: 'unavailable', disputed: 'disputed', unknown: 'unknown' } as const

function ofRow(row: EndpointAvailabilityRow): Availability {
  return {
    status: STATUS[row.status],
    confidence: row.confidence,
    reason: row.reason,
    source: row.source,
    ...(row.disputed === undefined ? {} : { disputed: row.disputed }),
    ...(row.status === 'no' ? { answer: 'realm-error' } : {}),
  }
}

function byProduct(product: ProductRow, region: RegionId): Availability {
  const { status, confidence, reason, source, disputed, answer } = product.regional[region]
  return {
    status: status === 'partial' ? 'unknown' : STATUS[status],
    confidence,
    reason,
    source,
    ...(disputed === undefined ? {} : { disputed }),
    ...(answer === undefined ? {} : { answer }),
  }
}

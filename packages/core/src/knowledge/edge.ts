import { findRegion } from './region.ts'
import type { RegionId } from './region.ts'
import type { Source, Sourced } from './source.ts'

export interface EdgeRow extends Sourced {
  /** As host names write it, lower case. */
  readonly id: string
  /**
   * `public` over the Internet; `interconnect` over a private Twilio Interconnect connection; `sdk-only` stands in the
   * maps of SDKs and nowhere else; `pseudo` means "whichever is nearest" (`roaming`).
   */
  readonly kind: 'public' | 'interconnect' | 'sdk-only' | 'pseudo'
  readonly place: string
  /** Ids that older SDKs and SIP hosts use for it: `ie1` was the id of `dublin` long before it was a Region. */
  readonly legacyIds: readonly string[]
  /** Whether `{product}.{edge}.us1.twilio.com`, or the same with its own Region, is a host of the REST API. */
  readonly restHost: boolean
  /** The Region that the documentation pairs it with. */
  readonly region?: RegionId
  readonly note?: string
}

/** `ok: false`: what to write instead, and why, in full sentences. */
export type PairVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly expected: string
      readonly why: string
      readonly source: Source
      readonly disputed?: string
    }

const EDGE_LOCATIONS: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/edge-locations',
  date: '2026',
}

const UNDERSTANDING_EDGE_LOCATIONS: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/understanding-edge-locations',
  date: '2026-07-20',
}

const INTERCONNECT: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/interconnect/configure-your-application',
  date: '2026',
}

const INTERCONNECT_DISPUTE =
  'Twilio’s Interconnect page shows `api.ashburn-ix.us1.twilio.com` for those who have a private connection; the page on edge locations says that the host name of a REST request no longer chooses an edge.'

function interconnect(id: string, place: string, legacyId: string, region?: RegionId): EdgeRow {
  return {
    id,
    kind: 'interconnect',
    place,
    legacyIds: [legacyId],
    restHost: false,
    ...(region === undefined ? {} : { region }),
    source: INTERCONNECT,
    disputed: INTERCONNECT_DISPUTE,
  }
}

/** Every edge location that Twilio's documentation or SDKs name. */
export const EDGES: readonly EdgeRow[] = [
  {
    id: 'ashburn',
    kind: 'public',
    place: 'US East Coast (Virginia)',
    legacyIds: ['us1'],
    restHost: true,
    region: 'us1',
    source: EDGE_LOCATIONS,
  },
  {
    id: 'dublin',
    kind: 'public',
    place: 'Ireland',
    legacyIds: ['ie1'],
    restHost: true,
    region: 'ie1',
    source: EDGE_LOCATIONS,
  },
  {
    id: 'sydney',
    kind: 'public',
    place: 'Australia',
    legacyIds: ['au1'],
    restHost: true,
    region: 'au1',
    source: EDGE_LOCATIONS,
  },
  {
    id: 'sao-paulo',
    kind: 'public',
    place: 'Brazil',
    legacyIds: ['br1'],
    restHost: true,
    source: EDGE_LOCATIONS,
  },
  {
    id: 'frankfurt',
    kind: 'public',
    place: 'Germany',
    legacyIds: ['de1'],
    restHost: true,
    source: EDGE_LOCATIONS,
  },
  {
    id: 'tokyo',
    kind: 'public',
    place: 'Japan',
    legacyIds: ['jp1'],
    restHost: true,
    source: EDGE_LOCATIONS,
  },
  {
    id: 'singapore',
    kind: 'public',
    place: 'Singapore',
    legacyIds: ['sg1'],
    restHost: true,
    source: EDGE_LOCATIONS,
  },
  {
    id: 'umatilla',
    kind: 'public',
    place: 'US West Coast (Oregon)',
    legacyIds: ['us2'],
    restHost: true,
    source: EDGE_LOCATIONS,
  },
  {
    id: 'roaming',
    kind: 'pseudo',
    place: 'the nearest edge',
    legacyIds: ['gll'],
    restHost: false,
    note: 'For the Voice SDKs only: the host names that REST clients build with it have no valid certificate (twilio-csharp#798, twilio-python#583), and SIP does not take it.',
    source: { evidence: 'issue', ref: 'twilio-csharp#798', date: '2025-09-09' },
  },
  interconnect('ashburn-ix', 'US East Coast (Virginia), over the exchange in Virginia', 'us1-ix', 'us1'),
  interconnect('san-jose-ix', 'US West Coast (Oregon), over the exchange in San Jose', 'us2-ix'),
  {
    ...interconnect('sao-paulo-ix', 'Brazil, over the exchange in São Paulo', 'br1-ix'),
    note: 'Not among the edges that the Voice JavaScript SDK 2.18.5 lists.',
  },
  interconnect('london-ix', 'Ireland, over the exchange in London', 'ie1-ix'),
  interconnect('frankfurt-ix', 'Germany, over the exchange in Frankfurt', 'de1-ix'),
  interconnect('singapore-ix', 'Singapore, over the exchange in Singapore', 'sg1-ix'),
  interconnect('tokyo-ix', 'Japan, over the exchange in Tokyo', 'jp1-ix'),
  interconnect('sydney-ix', 'Australia, over the exchange in Sydney', 'au1-ix'),
  {
    id: 'osaka',
    kind: 'sdk-only',
    place: 'Japan (Osaka)',
    legacyIds: [],
    restHost: false,
    note: 'Only ever in the maps of the SDK releases of December 2025 to February 2026.',
    source: {
      evidence: 'sdk-source',
      ref: 'https://github.com/twilio/twilio-node/commit/476badcc',
      date: '2025-11-28',
    },
  },
]

const BY_ID: ReadonlyMap<string, EdgeRow> = new Map(EDGES.map((row) => [row.id, row]))
const BY_LEGACY_ID: ReadonlyMap<string, EdgeRow> = new Map(
  EDGES.flatMap((row) => row.legacyIds.map((id): [string, EdgeRow] => [id, row])),
)

/**
 * The row of an edge.
 *
 * @param id its current id, lower case; for older ones see {@link findLegacyEdge}
 */
export function findEdge(id: string): EdgeRow | undefined {
  return BY_ID.get(id)
}

/**
 * The edge that an id of before May 2020 stands for: `ie1` for `dublin`, `ie1-ix` for `london-ix`.
 *
 * @param id lower case
 */
export function findLegacyEdge(id: string): EdgeRow | undefined {
  return BY_LEGACY_ID.get(id)
}

const PARTNER_DISPUTE =
  'Another page of Twilio says that any edge can be used with any Region (https://www.twilio.com/docs/global-infrastructure).'

/**
 * Whether the REST API takes an edge together with a Region. US1 takes every public edge; IE1 takes `dublin` and AU1
 * takes `sydney`, the only hosts that the documentation gives.
 *
 * @param region a live Region
 * @param edge lower case
 */
export function pairVerdict(region: RegionId, edge: string): PairVerdict {
  const { defaultEdge: expected = '', displayName = region } = findRegion(region) ?? {}
  if (edge === expected) return { ok: true }
  const row = findEdge(edge)
  if (row === undefined) {
    return { ok: false, expected, why: `Twilio has no edge location "${edge}".`, source: EDGE_LOCATIONS }
  }
  switch (row.kind) {
    case 'public':
      if (region === 'us1') return { ok: true }
      return {
        ok: false,
        expected,
        why: `The only edge that Twilio documents for REST requests to ${displayName} is "${expected}".`,
        source: UNDERSTANDING_EDGE_LOCATIONS,
        disputed: PARTNER_DISPUTE,
      }
    case 'pseudo':
      return {
        ok: false,
        expected,
        why: `"${edge}" is for the Voice SDKs; REST requests to its host names fail.`,
        source: row.source,
      }
    case 'interconnect':
      return {
        ok: false,
        expected,
        why: `"${edge}" is reached over a private Twilio Interconnect connection, not over the Internet.`,
        source: row.source,
        ...(row.disputed === undefined ? {} : { disputed: row.disputed }),
      }
    case 'sdk-only':
      return {
        ok: false,
        expected,
        why: `"${edge}" stands in the tables of some SDK releases only; Twilio documents no such edge location.`,
        source: row.source,
      }
  }
}

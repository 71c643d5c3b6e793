import type { Source, Sourced } from './source.ts'

/** The Regions that process data. */
export type RegionId = 'us1' | 'ie1' | 'au1'

export const LIVE_REGIONS: readonly RegionId[] = ['us1', 'ie1', 'au1']

export interface RegionRow extends Sourced {
  /** As host names write it, lower case. */
  readonly id: string
  /** For messages. Those of the live Regions are Twilio's own: `Ireland (IE1)`. */
  readonly displayName: string
  /**
   * `live` processes data; `legacy` was only ever the id of an edge, and its requests are processed in US1;
   * `sdk-only` stands in the maps of SDKs and nowhere else; `pseudo` means "whichever is nearest".
   */
  readonly status: 'live' | 'legacy' | 'sdk-only' | 'pseudo'
  /** The edge that Twilio's SDKs and documentation pair it with. */
  readonly defaultEdge: string
  readonly note?: string
}

const EDGE_LOCATIONS_PAGE: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/understanding-edge-locations',
  date: '2026-07-20',
}

const LEGACY_REGIONS_PAGE: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/edge-locations/legacy-regions',
  date: '2026',
}

const SDK_MAP: Source = {
  evidence: 'sdk-source',
  ref: 'https://github.com/twilio/twilio-node/commit/476badcc',
  date: '2025-11-28',
}

/** Every id that Twilio's documentation or SDKs have ever taken for a Region. */
export const REGIONS: readonly RegionRow[] = [
  {
    id: 'us1',
    displayName: 'United States (US1)',
    status: 'live',
    defaultEdge: 'ashburn',
    note: 'The default: a host without a Region is processed here.',
    source: EDGE_LOCATIONS_PAGE,
  },
  {
    id: 'ie1',
    displayName: 'Ireland (IE1)',
    status: 'live',
    defaultEdge: 'dublin',
    source: EDGE_LOCATIONS_PAGE,
  },
  {
    id: 'au1',
    displayName: 'Australia (AU1)',
    status: 'live',
    defaultEdge: 'sydney',
    source: EDGE_LOCATIONS_PAGE,
  },
  {
    id: 'br1',
    displayName: 'São Paulo (BR1)',
    status: 'legacy',
    defaultEdge: 'sao-paulo',
    source: LEGACY_REGIONS_PAGE,
  },
  {
    id: 'de1',
    displayName: 'Frankfurt (DE1)',
    status: 'legacy',
    defaultEdge: 'frankfurt',
    source: LEGACY_REGIONS_PAGE,
  },
  {
    id: 'jp1',
    displayName: 'Tokyo (JP1)',
    status: 'legacy',
    defaultEdge: 'tokyo',
    source: LEGACY_REGIONS_PAGE,
    disputed:
      'The Twilio CLI’s page on Regions shows "jp1" with edge "tokyo" as a valid pair; no other page of Twilio lists JP1 as a Region (https://www.twilio.com/docs/twilio-cli/general-usage/regional).',
  },
  {
    id: 'sg1',
    displayName: 'Singapore (SG1)',
    status: 'legacy',
    defaultEdge: 'singapore',
    source: LEGACY_REGIONS_PAGE,
  },
  {
    id: 'us2',
    displayName: 'Oregon (US2)',
    status: 'legacy',
    defaultEdge: 'umatilla',
    source: LEGACY_REGIONS_PAGE,
  },
  {
    id: 'jp2',
    displayName: 'Osaka (JP2)',
    status: 'sdk-only',
    defaultEdge: 'osaka',
    note: 'Only ever in the maps of the SDK releases of December 2025 to February 2026.',
    source: SDK_MAP,
  },
  {
    id: 'gll',
    displayName: 'Global low latency (GLL)',
    status: 'pseudo',
    defaultEdge: 'roaming',
    note: 'The old word for the nearest edge. Host names of the REST API with it do not exist (twilio-node#666).',
    source: LEGACY_REGIONS_PAGE,
  },
]

/** A Region that Twilio's own engineers work with. No host name of it can be judged from outside. */
export interface InternalRegionRow extends Sourced {
  readonly id: string
}

const FLEX_PLUGIN_BUILDER: Source = {
  evidence: 'sdk-source',
  ref: 'https://github.com/twilio/flex-plugin-builder/blob/main/packages/flex-dev-utils/src/telemetry/lib/telemetry.ts',
  date: '2026',
}

const SERVERLESS_API: Source = {
  evidence: 'sdk-source',
  ref: 'https://github.com/twilio-labs/serverless-toolkit/blob/main/packages/serverless-api/src/api/utils/api-client.ts',
  date: '2026',
}

/** What Twilio's own tools take for a Region besides those for customers. */
export const INTERNAL_REGIONS: readonly InternalRegionRow[] = [
  { id: 'stage', source: FLEX_PLUGIN_BUILDER },
  { id: 'dev', source: FLEX_PLUGIN_BUILDER },
  { id: 'stage-us1', source: SERVERLESS_API },
  { id: 'dev-us1', source: FLEX_PLUGIN_BUILDER },
  { id: 'stage-au1', source: SERVERLESS_API },
]

/** Whether an id is that of a Region within Twilio, which says nothing to anybody else (exact, lower case). */
export function isInternalRegion(id: string): boolean {
  return INTERNAL_REGIONS.some((row) => row.id === id)
}

const BY_ID: ReadonlyMap<string, RegionRow> = new Map(REGIONS.map((row) => [row.id, row]))

/**
 * The row of a Region id.
 *
 * @param id exactly as in host names: lower case
 */
export function findRegion(id: string): RegionRow | undefined {
  return BY_ID.get(id)
}

/** `Ireland (IE1)`, as Twilio's Console names a Region; an id that is none stays as it is. */
export function regionDisplayName(id: string): string {
  return findRegion(id)?.displayName ?? id
}

/** Whether data is processed in a Region of this id (exact, lower case). */
export function isLiveRegion(id: string): id is RegionId {
  return (LIVE_REGIONS as readonly string[]).includes(id)
}

import { availability } from './availability.ts'
import { findEdge } from './edge.ts'
import { findHostKind } from './host-kind.ts'
import type { HostKindRow } from './host-kind.ts'
import { formatTwilioHost } from './host-name.ts'
import type { TwilioHost } from './host-name.ts'
import { findProduct } from './product.ts'
import type { ProductRow } from './product.ts'
import { findRegion, isLiveRegion } from './region.ts'
import type { RegionId } from './region.ts'
import type { Source, Sourced } from './source.ts'

/**
 * What becomes of `{product}.{region}.twilio.com`: `retired` as announced; `us1` still processed in US1, as before;
 * `regional` processed in the Region that it names, as a comment in the Twilio CLI's source foretells.
 */
export type LegacyHosts = 'retired' | 'us1' | 'regional'

export interface HostMeaningOptions {
  /** Default `retired`. */
  readonly legacyHosts?: LegacyHosts
  /** `YYYY-MM-DD`, UTC: a day before the shutdown makes region-only hosts work still. Default: after it. */
  readonly today?: string
}

export interface HostMeaning extends Sourced {
  readonly kind: 'rest' | 'realtime' | 'sip' | 'pstn' | 'media' | 'web' | 'unknown'
  /** Where a request to it is processed, if it exists; undefined where that is not known, or nothing is processed. */
  readonly processedIn: RegionId | undefined
  /** What the writer meant; undefined where the name leaves a doubt. */
  readonly intended: RegionId | undefined
  /** `unknown`: no source says. */
  readonly exists: 'yes' | 'no' | 'unknown'
  /** Full sentences. */
  readonly reason: string
  /** A host of the REST API in a shape that Twilio has shut down or never served: for `no-retired-host`. */
  readonly retired: boolean
  /** The host to use instead. */
  readonly replacement?: string
  /**
   * What is not certain, without consequence for the advice: the mistake is one either way, so that, unlike
   * `disputed`, it does not make a finding weaker.
   */
  readonly note?: string
}

/** The day on which region-only hosts were to stop. */
export const REGION_ONLY_SHUTDOWN = '2026-04-28'

const SHUTDOWN: Source = {
  evidence: 'changelog',
  ref: 'https://www.twilio.com/en-us/changelog/deprecation-of-region-specific-twilio-api-domain-patterns',
  date: '2026-02-04',
}
const MIGRATION_GUIDE: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/api-domain-migration-guide',
  date: '2026',
}
const UNDERSTANDING_EDGE_LOCATIONS: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/understanding-edge-locations',
  date: '2026-07-20',
}
const LEGACY_IDS: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/edge-locations/legacy-regions',
  date: '2026',
}
const CLI_PHASES: Source = {
  evidence: 'sdk-source',
  ref: 'https://github.com/twilio/twilio-cli/blob/46d572b/src/commands/profiles/create.js',
  date: '2025-12',
}
const EDGE_ONLY_ANSWER: Source = { evidence: 'issue', ref: 'twilio-java#936', date: '2026-01-29' }
const EDGE_ONLY_BY_ANALOGY: Source = { evidence: 'inference', ref: 'twilio-java#936', date: '2026-01-29' }
const ROAMING_REGIONAL: Source = { evidence: 'issue', ref: 'twilio-csharp#798', date: '2025-09-09' }
const ROAMING: Source = { evidence: 'issue', ref: 'twilio-python#583', date: '2021' }
const GLL: Source = { evidence: 'issue', ref: 'twilio-node#666', date: '2021' }
const VERIFY_US1: Source = { evidence: 'issue', ref: 'twilio-node#1115', date: '2025-08' }
const NO_SOURCE: Source = {
  evidence: 'inference',
  ref: 'https://www.twilio.com/docs/global-infrastructure/understanding-edge-locations',
  date: '2026-11-22',
}

/** Of the seven hosts, and no other, the announcement speaks by name. */
const NAMED_IN_THE_SHUTDOWN: ReadonlySet<string> = new Set([
  'api.ie1.twilio.com',
  'api.au1.twilio.com',
  'api.br1.twilio.com',
  'api.de1.twilio.com',
  'api.jp1.twilio.com',
  'api.sg1.twilio.com',
  'api.us2.twilio.com',
])

const NOT_CONFIRMED =
  'No page of Twilio confirms that the shutdown took place on 28 April 2026; pages changed on 2026-07-20 still announce it.'

/**
 * What a host name means: which Region processes a request to it, whether it exists, and why. Speaks of the name's
 * shape: whether the Region offers the product is a matter of `availability`.
 *
 * @param host as taken apart by `parseTwilioHost`
 */
export function hostMeaning(host: TwilioHost, options: HostMeaningOptions = {}): HostMeaning {
  if (host.shape === 'apex') return otherService(host, WEB_SITE)
  // Before the products: `media` is the name of both.
  const service = findHostKind(host.product)
  if (service !== undefined) return otherService(host, service)
  const row = findProduct(host.product)
  if (row === undefined) return unknownHost(host)
  const { edge, region } = host
  if (host.shape === 'product') return plain(row)
  if (host.shape === 'product.region' && region !== undefined) return regionOnly(host, region, options)
  if (host.shape === 'product.edge' && edge !== undefined) return edgeOnly(host, edge)
  if (host.shape === 'product.edge.region' && edge !== undefined && region !== undefined) {
    return edgeAndRegion(host, edge, region)
  }
  return unknownHost(host)
}

/** `{product}.twilio.com` */
function plain(product: ProductRow): HostMeaning {
  return {
    kind: 'rest',
    processedIn: 'us1',
    intended: 'us1',
    exists: product.discontinued === undefined ? 'yes' : 'unknown',
    reason: `It names no Region and is processed in US1, the default.${product.discontinued === undefined ? '' : ` ${product.discontinued}`}`,
    retired: false,
    source: UNDERSTANDING_EDGE_LOCATIONS,
    ...(product.host === 'oauth'
      ? { note: 'The token endpoint takes neither region nor edge (twilio-java#931).' }
      : {}),
  }
}

/** `{product}.{region}.twilio.com` */
function regionOnly(host: TwilioHost, region: string, options: HostMeaningOptions): HostMeaning {
  if (region === 'us1') return us1Only(host.product)
  const row = findRegion(region)
  if (row === undefined) {
    // The id of an Interconnect edge in the place of a region: shown for the Voice SDKs only.
    return unclear(
      undefined,
      `Twilio documents no host of the REST API with the old edge id "${region}".`,
      LEGACY_IDS,
    )
  }
  const intended = isLiveRegion(region) ? region : undefined
  const { product } = host
  const replacement = isLiveRegion(region)
    ? formatTwilioHost({ product, edge: row.defaultEdge, region })
    : formatTwilioHost({ product })
  const neverRegional = 'its region word chose an edge, never the Region that processes'

  if (options.legacyHosts === 'regional' && intended !== undefined) {
    return {
      kind: 'rest',
      processedIn: intended,
      intended,
      exists: 'yes',
      reason: `It is taken to be processed in ${row.displayName}, because \`legacyHosts\` is "regional".`,
      retired: false,
      source: CLI_PHASES,
      disputed:
        'Only a comment in the source of the Twilio CLI announces it; Twilio’s documentation does not.',
    }
  }
  const before = options.today !== undefined && options.today < REGION_ONLY_SHUTDOWN
  const existed = row.status === 'live' || row.status === 'legacy'
  if (existed && (options.legacyHosts === 'us1' || before)) {
    return {
      kind: 'rest',
      processedIn: 'us1',
      intended,
      exists: 'yes',
      reason: before
        ? `It is processed in US1 until 28 April 2026 and retired from then on, for ${neverRegional}.`
        : `It is processed in US1, because \`legacyHosts\` is "us1", for ${neverRegional}.`,
      retired: false,
      replacement,
      source: MIGRATION_GUIDE,
    }
  }
  const meant = row.status === 'live' ? '' : ` ${row.id.toUpperCase()} is no Region of Twilio today.`
  const common = {
    kind: 'rest',
    processedIn: undefined,
    intended,
    exists: 'no',
    retired: true,
    replacement,
  } as const
  if (NAMED_IN_THE_SHUTDOWN.has(host.host)) {
    return {
      ...common,
      reason: `It was processed in US1 until 28 April 2026 and is retired since, for ${neverRegional}.${meant}`,
      source: SHUTDOWN,
      note: NOT_CONFIRMED,
    }
  }
  return {
    ...common,
    reason: `The region word of such a host chose an edge, never the Region that processes; those of most products never had a valid certificate, and all are retired since 28 April 2026.${meant}`,
    source: MIGRATION_GUIDE,
    note: `Twilio’s announcement names the hosts of \`api\` only. ${NOT_CONFIRMED}`,
  }
}

/** `{product}.us1.twilio.com`, the one host without an edge that stays. */
function us1Only(product: string): HostMeaning {
  const common = { kind: 'rest', processedIn: 'us1', intended: 'us1', retired: false } as const
  if (product === 'api') {
    return {
      ...common,
      exists: 'yes',
      reason: 'It names US1, is processed there, and stays.',
      source: SHUTDOWN,
    }
  }
  const replacement = formatTwilioHost({ product })
  if (product === 'verify') {
    return {
      ...common,
      exists: 'unknown',
      reason: `It names US1 and was processed there; in August 2025 it stopped working for a user of twilio-node.`,
      replacement,
      source: VERIFY_US1,
      disputed:
        'Twilio says that the `us1` hosts stay; twilio-node#1115 says that this one stopped working in August 2025.',
    }
  }
  return {
    ...common,
    exists: 'unknown',
    reason: 'It names US1. Twilio says that `api.us1.twilio.com` stays and speaks of no other product.',
    replacement,
    source: SHUTDOWN,
  }
}

/** `{product}.{edge}.twilio.com` */
function edgeOnly(host: TwilioHost, edge: string): HostMeaning {
  const { product } = host
  const region = findEdge(edge)?.region
  const regional =
    region === undefined || region === 'us1' || availability({ product }, region).status === 'unavailable'
      ? ''
      : ` For ${findRegion(region)?.displayName ?? region} the host is \`${formatTwilioHost({ product, edge, region })}\`.`
  return {
    kind: 'rest',
    processedIn: undefined,
    // With `dublin` or `sydney` the writer may have meant IE1 or AU1, or US1 by a nearer way.
    intended: region === undefined || region === 'us1' ? 'us1' : undefined,
    exists: 'no',
    reason: `A host of the REST API with an edge needs a Region too: this one fails.${regional}`,
    retired: true,
    replacement: formatTwilioHost({ product }),
    ...(host.host === 'api.frankfurt.twilio.com'
      ? { source: EDGE_ONLY_ANSWER }
      : {
          source: EDGE_ONLY_BY_ANALOGY,
          note: 'An engineer of Twilio says so of `api.frankfurt.twilio.com`; no page documents any host of this shape for the REST API.',
        }),
  }
}

/** `{product}.{edge}.{region}.twilio.com` */
function edgeAndRegion(host: TwilioHost, edge: string, region: string): HostMeaning {
  const { product } = host
  const regionRow = findRegion(region)
  if (region === 'gll' || (regionRow !== undefined && !isLiveRegion(region))) {
    return noRegion(host, region)
  }
  if (!isLiveRegion(region) || regionRow === undefined) {
    return unclear(undefined, `"${region}" is an old edge id in the place of a Region.`, LEGACY_IDS)
  }
  const expected =
    region === 'us1'
      ? formatTwilioHost({ product })
      : formatTwilioHost({ product, edge: regionRow.defaultEdge, region })
  const name = regionRow.displayName
  const edgeRow = findEdge(edge)
  if (edgeRow === undefined) {
    return { ...unclear(region, `Twilio has no edge location "${edge}".`, NO_SOURCE), replacement: expected }
  }
  const works = {
    kind: 'rest',
    processedIn: region,
    intended: region,
    exists: 'yes',
    retired: false,
  } as const
  switch (edgeRow.kind) {
    case 'pseudo':
      return {
        kind: 'rest',
        processedIn: undefined,
        intended: region,
        exists: 'no',
        reason: `"${edge}" is for the Voice SDKs: REST requests to its host names fail, for the certificate does not cover them.`,
        retired: false,
        replacement: expected,
        source: region === 'us1' ? ROAMING : ROAMING_REGIONAL,
      }
    case 'sdk-only':
      return {
        ...unclear(
          region,
          `Twilio documents no edge location "${edge}"; only tables in some SDK releases have it.`,
          edgeRow.source,
        ),
        replacement: expected,
      }
    case 'interconnect':
      if (region === 'us1') {
        return {
          ...works,
          reason: `It is processed in ${name} and reached over a private Twilio Interconnect connection.`,
          source: edgeRow.source,
          ...(edgeRow.disputed === undefined ? {} : { disputed: edgeRow.disputed }),
        }
      }
      return {
        ...unclear(region, `Twilio documents "${edge}" for REST requests to US1 only.`, edgeRow.source),
        replacement: expected,
      }
    case 'public':
      if (edge === regionRow.defaultEdge) {
        return {
          ...works,
          reason: `It is the documented host for ${name}.`,
          source: UNDERSTANDING_EDGE_LOCATIONS,
        }
      }
      if (region === 'us1') {
        return {
          ...works,
          reason: `It is processed in ${name}; the edge has no effect, for the REST API picks the nearest by itself.`,
          source: EDGE_ONLY_ANSWER,
        }
      }
      return {
        ...works,
        exists: 'unknown',
        reason: `It names ${name}, whose only documented edge is "${regionRow.defaultEdge}".`,
        replacement: expected,
        source: UNDERSTANDING_EDGE_LOCATIONS,
        disputed:
          'Another page of Twilio says that any edge can be used with any Region (https://www.twilio.com/docs/global-infrastructure).',
      }
  }
}

/** `api.frankfurt.de1`, `conversations.roaming.gll`: the region processes nothing. */
function noRegion(host: TwilioHost, region: string): HostMeaning {
  const row = findRegion(region)
  const reason = `${region.toUpperCase()} is no Region of Twilio: nothing is processed there.`
  return {
    kind: 'rest',
    processedIn: undefined,
    intended: undefined,
    exists: region === 'gll' ? 'no' : 'unknown',
    reason: region === 'gll' ? `${reason} Host names with "gll" do not exist.` : reason,
    retired: false,
    replacement: formatTwilioHost({ product: host.product }),
    source: region === 'gll' ? GLL : (row?.source ?? LEGACY_IDS),
    ...(row?.disputed === undefined ? {} : { disputed: row.disputed }),
  }
}

function unclear(intended: RegionId | undefined, reason: string, source: Source): HostMeaning {
  return { kind: 'rest', processedIn: undefined, intended, exists: 'unknown', reason, retired: false, source }
}

const WEB_SITE: HostKindRow = {
  label: '',
  kind: 'web',
  serves: 'Twilio’s web site',
  source: { evidence: 'inference', ref: 'https://www.twilio.com', date: '2026-11-22' },
}

function otherService(host: TwilioHost, service: HostKindRow): HostMeaning {
  const place =
    host.edge === undefined && host.region === undefined
      ? ''
      : ' An edge or region in its name chooses the way through the network, not the Region that processes.'
  return {
    kind: service.kind,
    processedIn: undefined,
    intended: undefined,
    exists: 'unknown',
    reason: `It serves ${service.serves} and is no part of the REST API.${place}`,
    retired: false,
    source: service.source,
  }
}

function unknownHost(host: TwilioHost): HostMeaning {
  const known = findProduct(host.product) !== undefined
  return {
    kind: 'unknown',
    processedIn: undefined,
    intended: undefined,
    exists: 'unknown',
    reason: known
      ? 'It has the shape of no host of the REST API that Twilio documents.'
      : `"${host.product}" is no product of the REST API that we know.`,
    retired: false,
    source: NO_SOURCE,
  }
}

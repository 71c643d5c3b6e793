import { formatTwilioHost } from './host-name.ts'
import type { SdkId } from './sdk.ts'
import { SDK_BEHAVIORS } from './sdk-behavior.ts'
import type { SdkBehaviorRow } from './sdk-behavior.ts'
import { compareSdkVersions, parseSdkVersion } from './sdk-version.ts'
import type { SdkVersion } from './sdk-version.ts'
import type { Source } from './source.ts'

export interface SdkHostInput {
  readonly sdk: SdkId
  /** Exact. Undefined, or anything that is no exact version: the current release. */
  readonly version?: string
  /** The first label: `api`, `verify`. */
  readonly product: string
  /** As configured; an empty text is none. */
  readonly region?: string
  /** As configured; an empty text is none, but keeps some releases from filling the edge. */
  readonly edge?: string
  /** Where the region comes from: twilio-python's filling releases fill it for the constructor's alone. */
  readonly regionFrom?: 'option' | 'environment'
}

export interface SdkHost {
  /** Lower case, for host names are: an SDK that is given `IE1` reaches `ie1`. */
  readonly host: string
  /** The edge in the host is this release's own doing. */
  readonly edgeFilled: boolean
  /** The version was not given or not exact: this is what the current release builds. */
  readonly assumedCurrent: boolean
  readonly source: Source
  readonly note?: string
}

/**
 * The host name that a release of an SDK sends requests to.
 *
 * @param input what the client is configured with, after the environment had its say
 */
export function sdkHost(input: SdkHostInput): SdkHost {
  const { row, assumedCurrent } = behaviorOf(input.sdk, input.version)
  const region = nonEmpty(input.region)
  const edge = nonEmpty(input.edge)
  const filled = fillFor(row, input)
  const parts = { product: input.product, ...labels(row, region, edge ?? filled) }
  return {
    host: formatTwilioHost(parts).toLowerCase(),
    edgeFilled: filled !== undefined,
    assumedCurrent,
    source: row.source,
    ...(row.note === undefined ? {} : { note: row.note }),
  }
}

function labels(
  row: SdkBehaviorRow,
  region: string | undefined,
  edge: string | undefined,
): { edge?: string; region?: string } {
  switch (row.behavior) {
    case 'region-only':
      return region === undefined ? {} : { region }
    case 'edge-alone':
    case 'fills-edge-alone':
      return { ...(edge === undefined ? {} : { edge }), ...(region === undefined ? {} : { region }) }
    case 'overlay':
    case 'fills-edge':
      if (edge === undefined) return region === undefined ? {} : { region }
      return { edge, region: region ?? 'us1' }
  }
}

function fillFor(row: SdkBehaviorRow, input: SdkHostInput): string | undefined {
  const { region, edge } = input
  if (row.edges === undefined || region === undefined) return undefined
  if (edge !== undefined && (edge !== '' || row.emptyEdgeBlocks === true)) return undefined
  if (row.constructorOnly === true && input.regionFrom === 'environment') return undefined
  return Object.hasOwn(row.edges, region) ? row.edges[region] : undefined
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}

/** Whether a release fills a missing edge from its own table. */
export interface EdgeFilling {
  readonly fills: boolean
  /** The first release that does or did so; left out for an SDK that never did. */
  readonly first?: string
  /** The first release that no longer does so; left out where the current one still does. */
  readonly until?: string
  /** The last release that did so; left out where the current one still does. */
  readonly last?: string
  /** The version was not given or not exact: this is what the current release does. */
  readonly assumedCurrent: boolean
  readonly source: Source
}

/**
 * Whether a release of an SDK fills the edge of a region that stands alone, so that it reaches the Region itself.
 *
 * @param version exact; undefined, or anything that is no exact version: the current release
 */
export function fillsEdge(sdk: SdkId, version: string | undefined): EdgeFilling {
  const { row, assumedCurrent } = behaviorOf(sdk, version)
  const rows = rowsOf(sdk)
  const start = rows.findIndex((each) => each.edges !== undefined)
  const filling = rows[start]
  const after = start === -1 ? undefined : rows[start + 1]
  return {
    fills: row.edges !== undefined,
    ...(filling === undefined ? {} : { first: filling.from }),
    ...(filling?.to === undefined ? {} : { last: filling.to }),
    ...(after === undefined ? {} : { until: after.from }),
    assumedCurrent,
    source: (filling ?? row).source,
  }
}

interface CompiledRow extends SdkBehaviorRow {
  readonly version: SdkVersion
}

let compiled: ReadonlyMap<SdkId, readonly CompiledRow[]> | undefined

/** Made when it is asked for: most runs see no client of an SDK. */
function compile(): ReadonlyMap<SdkId, readonly CompiledRow[]> {
  const rows = new Map<SdkId, CompiledRow[]>()
  for (const row of SDK_BEHAVIORS) {
    const version = parseSdkVersion(row.from)
    if (version === undefined)
      throw new Error(`The table of SDK behaviour holds "${row.from}", which is no version.`)
    rows.set(row.sdk, [...(rows.get(row.sdk) ?? []), { ...row, version }])
  }
  return rows
}

function rowsOf(sdk: SdkId): readonly CompiledRow[] {
  return (compiled ??= compile()).get(sdk) ?? []
}

/** The row in force for a version. A pre-release counts as the release that it leads to: `5.10.7-rc.1` fills. */
function behaviorOf(sdk: SdkId, text: string | undefined): { row: SdkBehaviorRow; assumedCurrent: boolean } {
  const version = text === undefined ? undefined : parseSdkVersion(text)
  const rows = rowsOf(sdk)
  const row =
    version === undefined
      ? rows.at(-1)
      : rows.findLast((each) => compareSdkVersions(each.version, { ...version, prerelease: false }) <= 0)
  if (row === undefined) throw new Error(`The table of SDK behaviour knows no release of ${sdk}.`)
  return { row, assumedCurrent: version === undefined }
}

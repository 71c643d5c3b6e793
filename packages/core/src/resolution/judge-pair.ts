import { regionOfName } from '../knowledge/credential-name.ts'
import { findEdge, pairVerdict } from '../knowledge/edge.ts'
import { findRegion, isInternalRegion, isLiveRegion, LIVE_REGIONS } from '../knowledge/region.ts'
import type { RegionId } from '../knowledge/region.ts'
import { nearestName } from '../wording/nearest-name.ts'
import type { BadEdge, BadRegion, Flaw } from './flaw.ts'

/** An option that is set to a text, not set (undefined), or not known. */
export type Known = string | undefined | typeof UNKNOWN
export const UNKNOWN: unique symbol = Symbol('unknown')

/** What a pair of region and edge means, whatever source or SDK it comes from. */
export interface PairMeaning {
  /** The Region that the writer meant; undefined where that cannot be told. */
  readonly intended: RegionId | undefined
  readonly flaw: Flaw | undefined
}

/**
 * What a pair of region and edge means.
 *
 * @param region as written
 * @param edge as written
 * @param regionOnlyWorks the policy says that `{product}.{region}.twilio.com` is regional (`legacyHosts: regional`)
 */
export function judgePair(region: Known, edge: Known, regionOnlyWorks = false): PairMeaning {
  if (region === UNKNOWN || (region !== undefined && isInternalRegion(region.toLowerCase())))
    return { intended: undefined, flaw: edge === UNKNOWN ? undefined : alwaysBadEdge(edge) }
  if (region === undefined) return withoutRegion(edge)

  const bad = badRegion(region)
  if (bad !== undefined && bad.problem !== 'case') {
    return { intended: bad.problem === 'edge-and-region' ? bad.meant : undefined, flaw: bad }
  }
  const intended = region.toLowerCase() as RegionId
  if (edge === UNKNOWN) return { intended, flaw: bad }
  if (edge === undefined) {
    if (intended === 'us1' || regionOnlyWorks) return { intended, flaw: bad }
    return {
      intended,
      flaw: { rule: 'require-edge', region: intended, edge: findRegion(intended)?.defaultEdge ?? '' },
    }
  }
  return { intended, flaw: alwaysBadEdge(edge, intended) ?? wrongPartner(intended, edge) ?? bad }
}

/**
 * What is wrong with a region id by itself.
 *
 * @param region as written
 */
export function badRegion(region: string): BadRegion | undefined {
  const lower = region.toLowerCase()
  if (isLiveRegion(lower)) {
    return region === lower ? undefined : { rule: 'valid-region', region, problem: 'case', meant: lower }
  }
  if (isInternalRegion(lower)) return undefined
  const [label, second, ...rest] = lower.split('.')
  if (label !== undefined && second !== undefined && rest.length === 0 && isLiveRegion(second)) {
    if (findEdge(label) !== undefined)
      return { rule: 'valid-region', region, problem: 'edge-and-region', meant: second }
  }
  const row = findRegion(lower)
  if (row !== undefined) {
    const problem = row.status === 'live' ? 'unknown' : row.status
    return { rule: 'valid-region', region, problem, meant: undefined }
  }
  const edge = findEdge(lower)
  if (edge !== undefined) return { rule: 'valid-region', region, problem: 'edge', meant: edge.region }
  const nearest = hinted(lower) ?? nearestName(lower, LIVE_REGIONS)
  return {
    rule: 'valid-region',
    region,
    problem: 'unknown',
    meant: nearest !== undefined && isLiveRegion(nearest) ? nearest : undefined,
  }
}

/** `eu1` and `ireland` mean Ireland, whatever they look like. */
function hinted(region: string): RegionId | undefined {
  const hint = regionOfName(region.replace(/[-_]?\d+$/, ''), { hints: true })
  return hint === 'ambiguous' ? undefined : hint
}

function withoutRegion(edge: Known): PairMeaning {
  // Nobody sets an edge alone: where the edge is unknown, the region may well be set at the same place.
  if (edge === UNKNOWN) return { intended: undefined, flaw: undefined }
  if (edge === undefined) return { intended: 'us1', flaw: undefined }
  const bad = alwaysBadEdge(edge)
  if (bad !== undefined) return { intended: undefined, flaw: bad }
  const looksLike = findEdge(edge.toLowerCase())?.region
  if (looksLike === 'us1') return { intended: 'us1', flaw: undefined }
  return {
    // US1 processes, but with `dublin` or `sydney` the writer may have meant IE1 or AU1.
    intended: looksLike === undefined ? 'us1' : undefined,
    flaw: { rule: 'no-edge-only', edge, looksLike },
  }
}

/** Edges that no REST host name takes, whatever the region. */
function alwaysBadEdge(edge: string | undefined, region?: RegionId): BadEdge | undefined {
  if (edge === undefined) return undefined
  const partner = region === undefined ? undefined : findRegion(region)?.defaultEdge
  const row = findEdge(edge.toLowerCase())
  if (row === undefined) return { rule: 'valid-edge', edge, region, problem: 'unknown', partner }
  switch (row.kind) {
    case 'public':
      return undefined
    case 'pseudo':
      return { rule: 'valid-edge', edge, region, problem: 'roaming', partner }
    case 'interconnect':
    case 'sdk-only':
      return { rule: 'valid-edge', edge, region, problem: row.kind, partner }
  }
}

function wrongPartner(region: RegionId, edge: string): BadEdge | undefined {
  const verdict = pairVerdict(region, edge.toLowerCase())
  return verdict.ok
    ? undefined
    : { rule: 'valid-edge', edge, region, problem: 'wrong-partner', partner: verdict.expected }
}

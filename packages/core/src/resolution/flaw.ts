import type { RegionId } from '../knowledge/region.ts'

/**
 * What is wrong with a pair of region and edge, or with a host name. Resolution finds at most one, in this order:
 * bad region, edge missing, region missing, bad edge, retired host; then upper case, which works.
 */
export type Flaw =
  | BadRegion
  | { readonly rule: 'require-edge'; readonly region: RegionId; readonly edge: string }
  | { readonly rule: 'no-edge-only'; readonly edge: string; readonly looksLike: RegionId | undefined }
  | BadEdge
  | { readonly rule: 'no-retired-host'; readonly host: string }

export interface BadRegion {
  readonly rule: 'valid-region'
  /** As written. */
  readonly region: string
  /**
   * `legacy`: an id that never had, or no longer has, a Region behind it. `sdk-only`: only in SDK tables. `pseudo`:
   * `gll`. `edge`: an edge location's name. `edge-and-region`: `dublin.ie1`. `unknown`: anything else. `case`: a live
   * Region in upper case.
   */
  readonly problem: 'legacy' | 'sdk-only' | 'pseudo' | 'edge' | 'edge-and-region' | 'unknown' | 'case'
  /** What the writer meant, where there is no doubt or one good guess. */
  readonly meant: RegionId | undefined
}

export interface BadEdge {
  readonly rule: 'valid-edge'
  /** As written. */
  readonly edge: string
  /** The Region that it stands beside, where known. */
  readonly region: RegionId | undefined
  readonly problem: 'unknown' | 'roaming' | 'interconnect' | 'sdk-only' | 'wrong-partner'
  /** The right edge for the Region, where the Region is known. */
  readonly partner: string | undefined
}

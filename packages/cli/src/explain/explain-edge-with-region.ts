import { findEdge, findRegion, formatTwilioHost, isLiveRegion } from '@regionguard/core'
import { rows, text } from './explanation.ts'
import type { Explanation } from './explanation.ts'

/** `dublin.ie1`, as host names have it, and as some give it to a client for a region; undefined for anything else. */
export function explainEdgeWithRegion(word: string): Explanation | undefined {
  const [, edge = '', region = ''] = /^([a-z-]+)\.([a-z]+\d)$/.exec(word) ?? []
  if (findEdge(edge) === undefined || findRegion(region) === undefined) return undefined
  return {
    title: word,
    parts: [
      text(
        'An edge location and a Region, as they stand in a host name. No setting takes both: a client has a region and an edge of its own.',
      ),
      rows(
        ['region', `\`${region}\`${isLiveRegion(region) ? '' : ', which is no Region'}`],
        ['edge', `\`${edge}\``],
        ['host', formatTwilioHost({ product: 'api', edge, region })],
        ['see', `regionguard explain ${formatTwilioHost({ product: 'api', edge, region })}`],
      ),
    ],
  }
}

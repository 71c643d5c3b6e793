import { LIVE_REGIONS, REGIONS, findRegion, isLiveRegion } from '../knowledge/region.ts'
import { nearestName } from '../wording/nearest-name.ts'
import { quote, quotedAlternatives } from './quote.ts'

/**
 * Why a text is not one of the Regions that a policy may name.
 *
 * @param text what stands in the place of a Region, not a live one
 * @returns a statement without full stop, and the Region that was probably meant
 */
export function explainRegion(text: string): { readonly statement: string; readonly suggestion?: string } {
  const lower = text.toLowerCase()
  if (isLiveRegion(lower)) {
    return { statement: `${quote(text)} is not a Region: they are written in lower case`, suggestion: lower }
  }
  const row = findRegion(lower)
  if (row !== undefined) {
    const why =
      row.status === 'legacy'
        ? `it only ever was the id of the edge location ${quote(row.defaultEdge)}, and its requests are processed in "us1"`
        : row.status === 'sdk-only'
          ? 'it only ever stood in the maps of SDKs'
          : 'it means whichever Region is nearest'
    return { statement: `${quote(text)} is not a Region that processes data: ${why}; ${THE_REGIONS}` }
  }
  const byEdge = REGIONS.find((each) => each.status === 'live' && each.defaultEdge === lower)
  if (byEdge !== undefined) {
    return { statement: `${quote(text)} is an edge location, not a Region`, suggestion: byEdge.id }
  }
  const suggestion = nearestName(text, LIVE_REGIONS)
  return suggestion === undefined
    ? { statement: `${quote(text)} is not a Region; ${THE_REGIONS}` }
    : { statement: `${quote(text)} is not a Region`, suggestion }
}

const THE_REGIONS = `write ${quotedAlternatives(LIVE_REGIONS)}`

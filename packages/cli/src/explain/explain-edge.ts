import { citation, findRegion } from '@regionguard/core'
import type { EdgeRow } from '@regionguard/core'
import { rows, text } from './explanation.ts'
import type { Explanation } from './explanation.ts'

const KINDS: Readonly<Record<EdgeRow['kind'], string>> = {
  public: 'An edge location: where traffic enters and leaves Twilio’s network, over the Internet.',
  interconnect: 'An edge location that is reached over a private Twilio Interconnect connection.',
  'sdk-only':
    'It stands in the tables of some SDK releases and nowhere else: Twilio documents no such edge location.',
  pseudo: 'It stands for whichever edge location is nearest, and is for the Voice SDKs only.',
}

/** What an edge location is, and what it is not: it never chooses the Region. */
export function explainEdge(row: EdgeRow): Explanation {
  const { id, kind, place, legacyIds, restHost, region, note, disputed, source } = row
  const partner = region === undefined ? undefined : findRegion(region)
  return {
    title: `${id}: edge location, ${place}`,
    parts: [
      text(KINDS[kind]),
      text(
        'An edge never chooses the Region that processes a request. A REST client with an edge and no region is processed in US1.',
      ),
      rows(
        partner === undefined
          ? ['Region', 'none of its own']
          : ['Region', `${partner.displayName}: write region \`${partner.id}\` and edge \`${id}\``],
        ['REST hosts', restHost ? `{product}.${id}.${region ?? 'us1'}.twilio.com` : 'none'],
        legacyIds.length === 0 ? undefined : ['older ids', legacyIds.join(', ')],
        note === undefined ? undefined : ['note', note],
        disputed === undefined ? undefined : ['uncertain', disputed],
        ['source', citation(source)],
      ),
    ],
  }
}

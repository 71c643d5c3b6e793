import type { AccessTokenFact } from '../facts/fact.ts'
import type { Problem } from '../findings/problem.ts'
import type { DescribedRemedy } from '../findings/remedy.ts'
import { findRegion } from '../knowledge/region.ts'
import { badRegion } from '../resolution/judge-pair.ts'
import type { BadRegion } from '../resolution/flaw.ts'
import { asWritten, regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import { flawed } from './region-flaws.ts'
import type { Flawed } from './region-flaws.ts'

/** A region in which Twilio processes no data: typos, legacy ids, `gll`. */
export const validRegion: Check = {
  id: 'valid-region',
  scope: 'file',
  run: (scene) => [
    ...flawed(scene, 'valid-region', 'region').map((found) => inPair(found)),
    ...scene.facts('access-token').flatMap((token) => inAccessToken(token)),
  ],
}

const LIVE = 'Data is processed in us1, ie1 and au1 only.'

function inPair({ fact, flaw, span, evidence, editable }: Flawed<'valid-region'>): Problem {
  const remedies = remediesFor(flaw, fact.id)
  const [first] = remedies
  const certain = flaw.problem === 'case'
  return {
    rule: 'valid-region',
    span,
    message: messageFor(flaw),
    evidence,
    ...(isWarning(flaw) ? { atMost: 'warning' as const } : {}),
    ...(editable && certain && first !== undefined ? { fix: first } : {}),
    ...(editable && !certain ? { suggestions: remedies } : {}),
  }
}

/**
 * Upper case is a fix, for it means the same; everything else is for a person to decide. To remove `dublin.ie1` would
 * send to US1 what goes to IE1 now, so that is not offered.
 */
function remediesFor({ meant, problem: kind }: BadRegion, target: string): readonly DescribedRemedy[] {
  const remove: DescribedRemedy = {
    description: 'Remove the region.',
    remedy: { kind: 'remove-option', target, option: 'region' },
  }
  if (meant === undefined) return [remove]
  const write: DescribedRemedy = {
    description: `Write \`${meant}\`.`,
    remedy: { kind: 'set-option', target, option: 'region', value: meant },
  }
  return kind === 'edge' ? [write, remove] : [write]
}

/** What works today although it should not be written, and what sources contradict each other about. */
function isWarning(flaw: BadRegion): boolean {
  return (
    flaw.problem === 'case' ||
    flaw.problem === 'edge-and-region' ||
    findRegion(flaw.region.toLowerCase())?.disputed !== undefined
  )
}

function messageFor(flaw: BadRegion): string {
  const written = asWritten(flaw.region)
  const row = findRegion(flaw.region.toLowerCase())
  switch (flaw.problem) {
    case 'case':
      return `The region ${written} is written in upper case. SDKs lower-case it in host names, but an access token takes it as it is: write \`${flaw.meant ?? ''}\`.`
    case 'edge-and-region':
      return `${written} squeezes an edge into the region. It happens to give the host of ${regionName(flaw.meant ?? '')}, but no SDK documents it: write the region \`${flaw.meant ?? ''}\` and the edge apart.`
    case 'legacy':
      return `${written} is no Region but the legacy id of the edge location ${row?.displayName ?? ''}. ${LIVE} Requests with this region go to a host that is not regional: leave the region out for US1.${disputedNote(row)}`
    case 'sdk-only':
      return `${written} stands in the tables of some SDKs, but Twilio has no such Region. ${LIVE}${disputedNote(row)}`
    case 'pseudo':
      return `${written} means "global low latency" to the Voice SDKs and is no Region of the REST API. ${LIVE} Leave the region out for US1.`
    case 'edge':
      return `${written} is an edge location, not a Region. ${LIVE}${flaw.meant === undefined ? '' : ` The Region at this edge is \`${flaw.meant}\`.`}`
    case 'unknown':
      return `${written} is no Twilio Region. ${LIVE}${flaw.meant === undefined ? '' : ` Did you mean \`${flaw.meant}\`?`}`
  }
}

function disputedNote(row: ReturnType<typeof findRegion>): string {
  return row?.disputed === undefined ? '' : ` Sources conflict: ${row.disputed}`
}

/** An access token carries its region as it is written: what an SDK host forgives is an error here. */
function inAccessToken(token: AccessTokenFact): readonly Problem[] {
  const place = token.places.region
  if (token.region.kind !== 'literal' || place === undefined) return []
  const region = token.region.text
  if (typeof region !== 'string') return []
  const flaw = region === '' ? undefined : badRegion(region)
  if (flaw === undefined) return []
  const description = flaw.meant === undefined ? '' : `Write \`${flaw.meant}\`.`
  const remedy = { kind: 'set-option', target: token.id, option: 'region', value: flaw.meant ?? '' } as const
  return [
    {
      rule: 'valid-region',
      span: place,
      message:
        flaw.problem === 'case'
          ? `The region ${asWritten(flaw.region)} of this access token is written in upper case. A token carries it as it is, so Twilio does not know it: write \`${flaw.meant ?? ''}\`.`
          : messageFor(flaw),
      evidence: [],
      ...(flaw.problem === 'case' ? { fix: { description, remedy } } : {}),
      ...(flaw.problem !== 'case' && flaw.meant !== undefined
        ? { suggestions: [{ description, remedy }] }
        : {}),
    },
  ]
}

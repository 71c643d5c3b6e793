import type { Problem } from '../findings/problem.ts'
import { EDGES, pairVerdict } from '../knowledge/edge.ts'
import { nearestName } from '../wording/nearest-name.ts'
import { asWritten, regionName } from '../wording/region-words.ts'
import type { BadEdge } from '../resolution/flaw.ts'
import type { Check } from './check.ts'
import { flawed } from './region-flaws.ts'
import type { Flawed } from './region-flaws.ts'

/** An edge that no REST host name takes, or that does not belong to the region beside it. */
export const validEdge: Check = {
  id: 'valid-edge',
  scope: 'file',
  run: (scene) => flawed(scene, 'valid-edge', 'edge').map((found) => problem(found)),
}

function problem({ fact, flaw, resolution, span, evidence, editable }: Flawed<'valid-edge'>): Problem {
  // Where the region may be another one at run time, no one edge is right.
  const isOneRegion = resolution.possible?.length === 1
  const right = !isOneRegion || flaw.region === 'us1' ? undefined : flaw.partner
  const nearest = flaw.problem === 'unknown' ? nearestPublicEdge(flaw.edge) : undefined
  const base = { rule: 'valid-edge' as const, span, message: messageFor(flaw, nearest), evidence }
  if (!editable) return base
  if (right !== undefined) {
    return {
      ...base,
      fix: {
        description: `Write the edge \`${right}\`.`,
        remedy: { kind: 'set-option', target: fact.id, option: 'edge', value: right },
      },
    }
  }
  return {
    ...base,
    suggestions: [
      ...(nearest === undefined
        ? []
        : [
            {
              description: `Write the edge \`${nearest}\`.`,
              remedy: { kind: 'set-option', target: fact.id, option: 'edge', value: nearest } as const,
            },
          ]),
      {
        description: 'Remove the edge.',
        remedy: { kind: 'remove-option', target: fact.id, option: 'edge' },
      },
    ],
  }
}

function nearestPublicEdge(edge: string): string | undefined {
  return nearestName(
    edge.toLowerCase(),
    EDGES.filter(({ kind }) => kind === 'public').map(({ id }) => id),
  )
}

const LEAVE_OUT = 'Leave the edge out.'

function messageFor(flaw: BadEdge, nearest: string | undefined): string {
  const written = asWritten(flaw.edge)
  const partner =
    flaw.region === undefined || flaw.region === 'us1' || flaw.partner === undefined
      ? LEAVE_OUT
      : `The edge of ${regionName(flaw.region)} is \`${flaw.partner}\`.`
  switch (flaw.problem) {
    case 'unknown':
      return nearest === undefined
        ? `${written} is no edge location of Twilio's. ${partner}`
        : `${written} is no edge location of Twilio's. Did you mean \`${nearest}\`?${nearest === flaw.partner || partner === LEAVE_OUT ? '' : ` ${partner}`}`
    case 'roaming':
      return `The edge ${written} is for the Voice SDKs. REST host names with it fail (twilio-csharp#798, twilio-python#583). ${partner}`
    case 'interconnect':
      return `The edge ${written} is a private Interconnect location for voice and media traffic and has no REST host name. ${partner}`
    case 'sdk-only':
      return `The edge ${written} stands in the tables of some SDKs only; Twilio does not list it as an edge location. ${partner}`
    case 'wrong-partner': {
      const region = flaw.region ?? 'us1'
      const verdict = pairVerdict(region, flaw.edge.toLowerCase())
      const why = verdict.ok
        ? ''
        : ` ${verdict.why}${verdict.disputed === undefined ? '' : ` Sources conflict: ${verdict.disputed}`}`
      return `The edge ${written} does not belong to ${regionName(region)}: its documented edge is \`${flaw.partner ?? ''}\`.${why}`
    }
  }
}

import type { Problem } from '../findings/problem.ts'
import { basisWords, regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import { comesFromElsewhere } from './comes-from-elsewhere.ts'
import { flawed } from './region-flaws.ts'
import type { Flawed } from './region-flaws.ts'

/** A region other than us1 without an edge: the host that results was never regional, and has been retired. */
export const requireEdge: Check = {
  id: 'require-edge',
  scope: 'file',
  run: (scene) =>
    flawed(scene, 'require-edge', 'region')
      .filter((found) => found.fact.kind === 'client' || !comesFromElsewhere(scene, found.fact, 'edge'))
      .map((found) => problem(found)),
}

function problem({ fact, flaw, resolution, span, evidence }: Flawed<'require-edge'>): Problem {
  const host = `\`{product}.${flaw.region}.twilio.com\``
  const region = regionName(flaw.region)
  const releases = resolution.edgeFilledBy
  const what =
    fact.kind === 'client'
      ? `This client has the region \`${flaw.region}\` (${basisWords(resolution.basis)}) and no edge`
      : `These settings give the region \`${flaw.region}\` and no edge`
  const consequence =
    releases === undefined
      ? `so its requests go to ${host}. That host was never regional: US1 processed its requests, and it was to stop on 28 April 2026.`
      : `which works in the SDK releases ${releases.first} to ${releases.last} only, for they fill the edge themselves. Every other release sends its requests to ${host}, which was never regional and was to stop on 28 April 2026.`
  return {
    rule: 'require-edge',
    span,
    message: `${what}, ${consequence} Only a host with both reaches ${region}: add the edge \`${flaw.edge}\`.`,
    evidence,
    // Where the region may be another one at run time, no one edge is right; so too where settings give it, which
    // differ between deployments.
    ...(resolution.possible?.length === 1 && resolution.basis === 'stated'
      ? {
          fix: {
            description: `Add the edge \`${flaw.edge}\`.`,
            remedy: { kind: 'add-option', target: fact.id, option: 'edge', value: flaw.edge },
          },
        }
      : {}),
  }
}

import type { Problem } from '../findings/problem.ts'
import { findEdge } from '../knowledge/edge.ts'
import { regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import { comesFromElsewhere } from './comes-from-elsewhere.ts'
import { flawed } from './region-flaws.ts'
import type { Flawed } from './region-flaws.ts'

/** An edge without a region: US1 processes, whatever the edge. */
export const noEdgeOnly: Check = {
  id: 'no-edge-only',
  scope: 'file',
  run: (scene) =>
    flawed(scene, 'no-edge-only', 'edge')
      .filter((found) => found.fact.kind === 'client' || !comesFromElsewhere(scene, found.fact, 'region'))
      .map((found) => problem(found)),
}

function problem({ fact, flaw, span, evidence, editable }: Flawed<'no-edge-only'>): Problem {
  const who = fact.kind === 'client' ? 'This client has' : 'These settings give'
  const edge = flaw.edge.toLowerCase()
  const host = `\`{product}.${edge}.us1.twilio.com\``
  const remove = editable
    ? [
        {
          description: `Remove the edge \`${flaw.edge}\`: US1 processes, as it does now.`,
          remedy: { kind: 'remove-option', target: fact.id, option: 'edge' } as const,
        },
      ]
    : []
  if (flaw.looksLike === undefined) {
    return {
      rule: 'no-edge-only',
      span,
      message:
        `${who} the edge \`${flaw.edge}\` and no region, so requests go to ${host} and are processed in US1. ` +
        `For REST requests the edge has no effect any more (${sourceOf(edge)}): remove it.`,
      evidence,
      atMost: 'warning',
      suggestions: remove,
    }
  }
  const region = regionName(flaw.looksLike)
  return {
    rule: 'no-edge-only',
    span,
    message:
      `${who} the edge \`${flaw.edge}\` and no region, so requests go to ${host} and are processed in US1, not in ${region}. ` +
      `An edge chooses where a request enters Twilio's network, only a region where it is processed: ` +
      `add the region \`${flaw.looksLike}\` and credentials of ${region}, or remove the edge.`,
    evidence,
    suggestions: [
      {
        description: `Add the region \`${flaw.looksLike}\`. The credentials must be of ${region}.`,
        remedy: { kind: 'add-option', target: fact.id, option: 'region', value: flaw.looksLike },
      },
      ...remove,
    ],
  }
}

function sourceOf(edge: string): string {
  const source = findEdge(edge)?.source
  return source === undefined ? 'Twilio, 2026' : `${source.ref}, ${source.date}`
}

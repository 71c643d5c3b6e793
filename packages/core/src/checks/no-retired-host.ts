import type { HostLiteralFact } from '../facts/fact.ts'
import type { Problem } from '../findings/problem.ts'
import { availability } from '../knowledge/availability.ts'
import { hostMeaning } from '../knowledge/host-meaning.ts'
import type { HostMeaning } from '../knowledge/host-meaning.ts'
import { parseTwilioHost } from '../knowledge/host-name.ts'
import { citation } from '../knowledge/source.ts'
import { regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** A literal host name that Twilio has retired, or that never worked. */
export const noRetiredHost: Check = {
  id: 'no-retired-host',
  scope: 'file',
  run: (scene) => scene.facts('host-literal').flatMap((fact) => problemOf(scene, fact)),
}

function problemOf(scene: Scene, fact: HostLiteralFact): readonly Problem[] {
  const host = parseTwilioHost(fact.host)
  const meaning = host === undefined ? undefined : hostMeaning(host, { legacyHosts: scene.legacyHosts })
  if (host === undefined || meaning?.retired !== true) return []
  // Where the Region that was meant lacks the product, only US1 has it.
  const isLacking =
    meaning.intended !== undefined &&
    availability({ product: host.product }, meaning.intended, scene.productRegions).status === 'unavailable'
  const replacement = isLacking ? `${host.product}.twilio.com` : meaning.replacement
  const isRegional = meaning.intended !== undefined && meaning.intended !== 'us1'
  const message = [
    `Do not use the host \`${host.host}\`.`,
    meaning.reason,
    ...(meaning.note === undefined ? [] : [meaning.note]),
    `(${citation(meaning.source)})`,
    ...(isLacking && isRegional ? [`${regionName(meaning.intended)} does not offer this product.`] : []),
    ...(replacement === undefined
      ? []
      : [
          `Use \`${replacement}\`${isRegional && !isLacking ? `, with credentials of ${regionName(meaning.intended)}` : ''}.`,
        ]),
  ].join(' ')
  const mending =
    replacement === undefined
      ? undefined
      : {
          description: `Write \`${replacement}\`.`,
          remedy: { kind: 'replace-text' as const, span: fact.hostSpan, text: replacement },
        }
  return [
    {
      rule: 'no-retired-host',
      span: fact.span,
      message,
      evidence: [],
      ...(mending === undefined
        ? {}
        : !isLacking && fact.isFixed !== true && isSure(scene, meaning)
          ? { fix: mending }
          : { suggestions: [mending] }),
    },
  ]
}

/** The Region that was meant has the product; otherwise the right host may be that of US1. */
function isSure(scene: Scene, { intended, replacement }: HostMeaning): boolean {
  const product = replacement === undefined ? undefined : parseTwilioHost(replacement)?.product
  if (product === undefined || intended === undefined) return false
  return product === 'api' || availability({ product }, intended, scene.productRegions).status === 'available'
}

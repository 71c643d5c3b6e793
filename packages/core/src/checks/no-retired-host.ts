import type { HostLiteralFact } from '../facts/fact.ts'
import type { Problem } from '../findings/problem.ts'
import { hostMeaning } from '../knowledge/host-meaning.ts'
import { parseTwilioHost } from '../knowledge/host-name.ts'
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
  if (meaning?.retired !== true) return []
  const { replacement } = meaning
  const isRegional = meaning.intended !== undefined && meaning.intended !== 'us1'
  const message = `${meaning.reason}${replacement === undefined ? '' : ` Use \`${replacement}\`${isRegional ? `, with credentials of ${meaning.intended.toUpperCase()}` : ''}.`}`
  return [
    {
      rule: 'no-retired-host',
      span: fact.span,
      message,
      evidence: [],
      ...(replacement === undefined
        ? {}
        : {
            fix: {
              description: `Write \`${replacement}\`.`,
              remedy: { kind: 'replace-text', span: fact.hostSpan, text: replacement },
            },
          }),
    },
  ]
}

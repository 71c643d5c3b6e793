import {
  createPolicyMatcher,
  credentialRoleOfName,
  EDGES,
  ERROR_CODES,
  findEdge,
  findErrorCode,
  findRegion,
  findRule,
  HOUSEKEEPING_IDS,
  nearestName,
  parseTwilioHost,
  regionOfName,
  REGIONS,
  RULE_IDS,
} from '@regionguard/core'
import type { Policy } from '@regionguard/core'
import { UsageError } from '../command-line/usage-error.ts'
import { explainCredentialName } from './explain-credential-name.ts'
import { explainEdge } from './explain-edge.ts'
import { explainEdgeWithRegion } from './explain-edge-with-region.ts'
import { explainErrorCode } from './explain-error-code.ts'
import { explainHost, hostIn } from './explain-host.ts'
import { explainRegion } from './explain-region.ts'
import { explainRule } from './explain-rule.ts'
import type { Explanation } from './explanation.ts'

/**
 * What is known of a word: a rule, a Region, an edge, an error code, a host name or URL, the name of a credential.
 *
 * @throws UsageError if it is none of these; it names the nearest that is
 */
export function explainWord(word: string, policy: Policy | undefined): Explanation {
  const lower = word.toLowerCase()
  const rule = findRule(lower.replace(/^regionguard\//, ''))
  if (rule !== undefined) return explainRule(rule)
  const region = findRegion(lower)
  if (region !== undefined) return explainRegion(region, policy)
  const edge = findEdge(lower)
  if (edge !== undefined) return explainEdge(edge)
  const code = /^(?:error )?(\d{4,6})$/.exec(lower)?.[1]
  const error = code === undefined ? undefined : findErrorCode(Number(code))
  if (error !== undefined) return explainErrorCode(error)
  const both = explainEdgeWithRegion(lower)
  if (both !== undefined) return both
  const host = hostIn(word)
  if (host !== undefined && parseTwilioHost(host) !== undefined) return explainHost(host, policy)
  if (isCredentialName(word, policy)) return explainCredentialName(word, policy)
  // Another name might be of a credential as well, for it says a Region.
  if (host === undefined && saysRegion(word)) return explainCredentialName(word, policy)
  if (host !== undefined) return explainHost(host, policy)
  throw new UsageError(unknown(word))
}

function isCredentialName(word: string, policy: Policy | undefined): boolean {
  return (
    /^[A-Za-z_$][\w$.-]*$/.test(word) &&
    (credentialRoleOfName(word) !== undefined ||
      (policy !== undefined && createPolicyMatcher(policy).credentialByName(word) !== undefined))
  )
}

function saysRegion(word: string): boolean {
  return /^[A-Za-z_$][\w$.-]*$/.test(word) && /[_.]|[a-z][A-Z]/.test(word) && regionOfName(word) !== undefined
}

function unknown(word: string): string {
  const names = [
    ...RULE_IDS,
    ...HOUSEKEEPING_IDS,
    ...REGIONS.map(({ id }) => id),
    ...EDGES.map(({ id }) => id),
    ...ERROR_CODES.map(({ code }) => String(code)),
  ]
  const shown = word.length > 60 ? `${word.slice(0, 60)}...` : word
  if (/^\d+$/.test(word)) {
    return `Nothing is known here of the error code ${shown}: https://www.twilio.com/docs/api/errors has all of them.`
  }
  const nearest = nearestName(word, names)
  return `Nothing is known of "${shown}".${
    nearest === undefined
      ? ' --help tells what can be asked: a rule, a host name, a Region, an edge, an error code, the name of a credential, or file:line.'
      : ` Did you mean "${nearest}"?`
  }`
}

import type { Span } from '../facts/span.ts'
import { hostMeaning } from '../knowledge/host-meaning.ts'
import type { LegacyHosts } from '../knowledge/host-meaning.ts'
import { parseTwilioHost } from '../knowledge/host-name.ts'
import { combineOutcomes } from './resolution.ts'
import type { Resolution } from './resolution.ts'

/**
 * What a literal host name means: the Region is stated, and nothing in the environment changes it.
 *
 * @param host as written
 * @param via the places that the host name came by
 */
export function resolveHost(host: string, via: readonly Span[], legacyHosts: LegacyHosts): Resolution {
  const parsed = parseTwilioHost(host)
  const meaning = parsed === undefined ? undefined : hostMeaning(parsed, { legacyHosts })
  const option = (text: string | undefined): Resolution['region'] => ({
    known: true,
    branches: [{ text, basis: 'stated', via }],
  })
  return combineOutcomes(
    [
      {
        region: parsed?.region,
        edge: parsed?.edge,
        intended: meaning?.intended,
        host,
        flaw: meaning?.retired === true ? { rule: 'no-retired-host', host } : undefined,
      },
    ],
    { region: option(parsed?.region), edge: option(parsed?.edge) },
  )
}

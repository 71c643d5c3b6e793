import {
  availability,
  CREDENTIAL_KINDS,
  citation,
  formatTwilioHost,
  isLiveRegion,
  PRODUCTS,
} from '@regionguard/core'
import type { Policy, RegionId, RegionRow } from '@regionguard/core'
import { heading, rows, text } from './explanation.ts'
import type { Explanation, Row } from './explanation.ts'

const STATES: Readonly<Record<RegionRow['status'], string>> = {
  live: 'A Region: data is processed and stored there.',
  legacy: 'No Region: it only ever was the id of an edge location, and its requests were processed in US1.',
  'sdk-only': 'No Region: it only ever stood in the maps of SDKs.',
  pseudo: 'No Region: it stood for whichever edge location is nearest.',
}

/** What a Region offers, how it is reached, and whose credentials it takes. */
export function explainRegion(row: RegionRow, policy: Policy | undefined): Explanation {
  const { id, displayName, status, defaultEdge, note, disputed, source } = row
  const live = isLiveRegion(id)
  return {
    title: displayName,
    parts: [
      text([STATES[status], ...(note === undefined ? [] : [note])].join(' ')),
      rows(
        ['region', `\`${id}\`${live ? '' : ', which no client should be given'}`],
        ['edge', `\`${defaultEdge}\`${id === 'us1' ? ', but none is needed' : ''}`],
        live ? ['REST hosts', hostsOf(id, defaultEdge)] : undefined,
        live ? ['credentials', credentialsOf(id)] : undefined,
        disputed === undefined ? undefined : ['uncertain', disputed],
        ['source', citation(source)],
      ),
      ...(live ? [heading('Products of the REST API'), rows(...productRows(id, policy))] : []),
    ],
  }
}

function hostsOf(id: RegionId, edge: string): string {
  const host =
    id === 'us1' ? '{product}.twilio.com' : formatTwilioHost({ product: '{product}', edge, region: id })
  return id === 'us1'
    ? host
    : `${host}; never {product}.${id}.twilio.com, which was not regional and is retired`
}

function credentialsOf(id: RegionId): string {
  const name = id.toUpperCase()
  const restricted = CREDENTIAL_KINDS['restricted-key'].regions.includes(id)
  return `the Auth Token of ${name} and API keys that were created in ${name}, and no others; the Account SID is the same everywhere.${restricted ? '' : ' Restricted keys do not exist there: use a Standard key.'} Source: ${citation(CREDENTIAL_KINDS['auth-token'].source)}`
}

const LABELS = {
  available: 'offered',
  partial: 'offered in part',
  disputed: 'sources conflict',
  unknown: 'not known',
  unavailable: 'not offered',
} as const

function productRows(id: RegionId, policy: Policy | undefined): readonly Row[] {
  const overrides = policy?.facts.products
  const found = PRODUCTS.filter(({ discontinued }) => discontinued === undefined).map(
    ({ host, availability: known }) => {
      const { status } = availability({ product: host }, id, overrides)
      const isPart = known[id] === 'partial' && overrides?.[host] === undefined
      return { host, status: isPart ? 'partial' : status }
    },
  )
  return Object.entries(LABELS).flatMap(([status, label]): readonly Row[] => {
    const hosts = found.filter((one) => one.status === status).map(({ host }) => host)
    return hosts.length === 0 ? [] : [[label, hosts.join(', ')]]
  })
}

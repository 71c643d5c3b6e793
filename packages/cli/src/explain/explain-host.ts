import {
  availability,
  citation,
  describeHost,
  findEdge,
  findHostKind,
  findProduct,
  hostMeaning,
  isLiveRegion,
  parseTwilioHost,
  regionDisplayName,
} from '@regionguard/core'
import type { HostMeaning, Policy, TwilioHost } from '@regionguard/core'
import { rows, text } from './explanation.ts'
import type { Explanation, Row } from './explanation.ts'

/** The host name in a text: of a URL its host, of a host with a port the name. Undefined where there is none. */
export function hostIn(word: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(word)) return URL.canParse(word) ? new URL(word).hostname : undefined
  // Without a scheme: `api.twilio.com/2010-04-01`, `user:secret@api.twilio.com`.
  const host = (/^[^/?#]*/.exec(word)?.[0] ?? '').replace(/^.*@/, '').replace(/:\d{1,5}$/, '')
  return /^[^\s.]+(?:\.[^\s.]+)+\.?$/.test(host) && !host.includes('_') ? host : undefined
}

/** What a host name means: product, edge, Region, what processes there, whether it exists, since when. */
export function explainHost(name: string, policy: Policy | undefined): Explanation {
  const legacyHosts = policy?.facts.legacyHosts
  const description = describeHost(name, {
    ...(legacyHosts === undefined ? {} : { legacyHosts }),
    ...(policy === undefined ? {} : { products: policy.facts.products }),
  })
  const host = parseTwilioHost(name)
  const local = host ?? parseTwilioHost(name, { localhost: true })
  if (host === undefined && local !== undefined) {
    const real = explainHost(name.replace(/localhost\.?$/i, 'com'), policy)
    return {
      title: name.toLowerCase(),
      parts: [
        text(`A name of this machine, by which Regionguard’s emulator answers as ${real.title}.`),
        ...real.parts,
      ],
    }
  }
  if (host === undefined) return { title: name, parts: [text(description)] }
  const meaning = hostMeaning(host, legacyHosts === undefined ? {} : { legacyHosts })
  return { title: host.host, parts: [text(description), rows(...hostRows(host, meaning, policy))] }
}

function hostRows(
  { product, edge, region }: TwilioHost,
  meaning: HostMeaning,
  policy: Policy | undefined,
): readonly (Row | undefined)[] {
  const row = findProduct(product)
  const service = findHostKind(product)
  const edgeRow = edge === undefined ? undefined : findEdge(edge)
  const { intended, processedIn, replacement, exists } = meaning
  const offered =
    row !== undefined && meaning.kind === 'rest' && intended !== undefined
      ? availability({ product }, intended, policy?.facts.products)
      : undefined
  return [
    row !== undefined && service === undefined
      ? ['product', `${row.name} (\`${product}\`)`]
      : service === undefined
        ? undefined
        : ['serves', service.serves],
    edge === undefined
      ? undefined
      : ['edge', edgeRow === undefined ? `${edge}, which is none` : `${edge}, ${edgeRow.place}`],
    region === undefined
      ? undefined
      : [
          meaning.kind === 'rest' ? 'Region' : 'its region word',
          `${regionDisplayName(region)}${isLiveRegion(region) ? '' : ', which is none'}`,
        ],
    ['exists', exists === 'unknown' ? 'not known' : exists],
    meaning.kind === 'rest'
      ? ['processed in', processedIn?.toUpperCase() ?? (exists === 'no' ? 'nowhere' : 'not known')]
      : undefined,
    replacement === undefined ? undefined : ['use', replacement],
    offered === undefined || intended === undefined
      ? undefined
      : [`in ${intended.toUpperCase()}`, `${offered.reason} Source: ${citation(offered.source)}`],
  ]
}

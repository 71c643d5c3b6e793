import { availability, findEdge, hostMeaning, parseTwilioHost } from '@regionguard/core/knowledge'
import type { RegionId, TwilioHost } from '@regionguard/core/knowledge'
import { redactText } from '../journal/redact.ts'
import type { Settings } from '../settings/settings.ts'
import type { Header } from '../wire/headers.ts'
import { asciiOf } from '../wire/headers.ts'

/** What a host name means to the emulator. */
export type Address = KnownAddress | UnknownAddress

export interface KnownAddress {
  readonly kind: 'known'
  /** The first label. */
  readonly product: string
  readonly region: RegionId
  /** Why that Region: "because the host names no region". */
  readonly because: string
  /** What is not certain of the host, for the journal. */
  readonly note: string | undefined
  /** `X-API-Domain` */
  readonly domain: Header
}

export interface UnknownAddress {
  readonly kind: 'unknown'
  readonly product: string
  /** In words. ASCII. */
  readonly reason: string
}

/** More hosts than anyone uses; a client that makes them up must not fill the memory. */
const MOST_HOSTS = 1000

/** The hosts of an emulator: core's grammar and tables, under its settings, each looked up once. */
export class AddressBook {
  readonly #settings: Settings
  readonly #addresses = new Map<string, Address>()

  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** @param host lower case, without port and final dot */
  find(host: string): Address {
    const known = this.#addresses.get(host)
    if (known !== undefined) return known
    const address = addressOf(host, this.#settings)
    if (this.#addresses.size >= MOST_HOSTS) this.#addresses.clear()
    this.#addresses.set(host, address)
    return address
  }
}

function addressOf(text: string, settings: Settings): Address {
  const host = parseTwilioHost(text)
  if (host === undefined) {
    return unknown('', 'it is no host name of Twilio: those are twilio.com and what ends in .twilio.com')
  }
  const { product } = host
  const meaning = hostMeaning(host, { legacyHosts: settings.legacyHosts })
  if (meaning.kind !== 'rest' && meaning.kind !== 'unknown') return unknown(product, meaning.reason)
  const region = meaning.processedIn
  if (region === undefined || meaning.exists === 'no') {
    const instead = meaning.replacement === undefined ? '' : ` Use ${meaning.replacement}.`
    return unknown(product, meaning.reason + instead)
  }
  if (settings.edges === 'documented' && !isDocumentedEdge(host)) {
    return unknown(
      product,
      `edges is "documented", and the documentation does not pair this edge with ${region}`,
    )
  }
  const offered = region === 'us1' ? undefined : availability({ product }, region)
  if (offered?.status === 'unavailable' && offered.answer === 'unknown-host') {
    return unknown(product, offered.reason)
  }
  if (offered?.status === 'unknown' && isUndocumented(product, region)) {
    if (settings.switches.undocumentedHosts === 'unknown-host') return unknown(product, offered.reason)
  }
  return {
    kind: 'known',
    product,
    region,
    because: because(host, region, settings),
    note: noteOn(host, region),
    domain: ['X-API-Domain', host.host],
  }
}

function unknown(product: string, reason: string): UnknownAddress {
  // A host name may hold anything that a client put there.
  return { kind: 'unknown', product, reason: redactText(asciiOf(reason)) }
}

/** The products of whose regional hosts no source speaks at all; for `partial` ones the endpoint decides. */
function isUndocumented(product: string, region: RegionId): boolean {
  return product === 'iam' || product === 'accounts' || (product === 'routes' && region === 'au1')
}

function isDocumentedEdge({ edge, region }: TwilioHost): boolean {
  if (edge === undefined) return true
  const row = findEdge(edge)
  return row?.region === region || row?.kind === 'interconnect'
}

function because({ shape, region: named }: TwilioHost, region: RegionId, settings: Settings): string {
  if (shape === 'product') return 'because the host names no region'
  if (named === region) {
    const legacy = shape === 'product.region' && region !== 'us1'
    return `because the host names ${region}${legacy ? ' (legacyHosts is "regional")' : ''}`
  }
  return `because the host names a region but no edge (legacyHosts is "${settings.legacyHosts}")`
}

function noteOn({ shape, edge, region: named }: TwilioHost, region: RegionId): string | undefined {
  if (shape === 'product.region' && named !== 'us1') {
    return `the host names a region but no edge: Twilio was to retire such hosts on 28 April 2026`
  }
  if (edge !== undefined && findEdge(edge)?.region !== region) {
    return `the edge ${edge} is not the one that the documentation pairs with ${region}`
  }
  return undefined
}

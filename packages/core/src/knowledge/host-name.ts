import { findEdge, findLegacyEdge } from './edge.ts'
import { findRegion } from './region.ts'

/** A host name of `twilio.com` or below, taken apart. What it means is a matter of `hostMeaning`. */
export interface TwilioHost {
  /** Lower case, without port and final dot, and under `twilio.com`. */
  readonly host: string
  /**
   * The label that names the service: the first, but `sip` in `{domain}.sip.{edge}.twilio.com`, and so for `pstn`,
   * `stun`, `turn` and `vss`. Empty for `twilio.com` itself.
   */
  readonly product: string
  /** A known edge, or whatever stands in its place in front of a region. */
  readonly edge?: string
  /** A known region id, live or not, or a legacy id of an Interconnect edge (`ie1-ix`), which stood in its place. */
  readonly region?: string
  /** `apex` is `twilio.com` itself; `other` anything that is not one of the REST API's shapes. */
  readonly shape: 'product' | 'product.region' | 'product.edge' | 'product.edge.region' | 'apex' | 'other'
}

/** Where a host name can be looked for under another name than `twilio.com`. */
export interface HostNameOptions {
  /** Take `*.twilio.localhost`, the emulator's names, for `*.twilio.com`. */
  readonly localhost?: boolean
}

/** Longest name, longest label: RFC 1035. */
const MAX_NAME = 253
const LABEL = /^[0-9A-Za-z_](?:[0-9A-Za-z_-]{0,61}[0-9A-Za-z_])?$/

/**
 * Takes a host name of Twilio apart. Case, one final dot and a port do not matter.
 *
 * @param text any text
 * @returns undefined for anything but a host name of `twilio.com` or below
 */
export function parseTwilioHost(text: string, options: HostNameOptions = {}): TwilioHost | undefined {
  const name = text.replace(/:\d{0,5}$/, '').replace(/\.$/, '')
  if (name.length > MAX_NAME) return undefined
  const written = name.split('.')
  // Before lower-casing: a few letters outside ASCII become ASCII ones by it.
  if (!written.every((label) => LABEL.test(label))) return undefined
  const labels = written.map((label) => label.toLowerCase())
  const top = labels.pop()
  const domain = labels.pop()
  if (domain !== 'twilio' || !(top === 'com' || (top === 'localhost' && options.localhost === true))) {
    return undefined
  }
  const host = [...labels, 'twilio.com'].join('.')
  return { host, ...takeApart(labels) }
}

function takeApart(labels: readonly string[]): Omit<TwilioHost, 'host'> {
  const [product, second, third, ...rest] = labels
  if (product === undefined) return { product: '', shape: 'apex' }
  const service = labels.findIndex((label, index) => index > 0 && NAMED_FROM_THE_RIGHT.has(label))
  if (service !== -1) return namedFromTheRight(labels, service)
  if (second === undefined) return { product, shape: 'product' }
  if (third === undefined) {
    if (isRegionWord(second)) return { product, region: second, shape: 'product.region' }
    if (findEdge(second) !== undefined) return { product, edge: second, shape: 'product.edge' }
    return { product, shape: 'other' }
  }
  if (rest.length === 0 && isRegionWord(third)) {
    return { product, edge: second, region: third, shape: 'product.edge.region' }
  }
  return { product, shape: 'other' }
}

/** Services whose label comes after a customer's or a region's: `{domain}.sip.{edge}`, `ie1.vss`, `global.turn`. */
const NAMED_FROM_THE_RIGHT: ReadonlySet<string> = new Set(['sip', 'pstn', 'stun', 'turn', 'vss'])

function namedFromTheRight(labels: readonly string[], at: number): Omit<TwilioHost, 'host'> {
  const product = labels[at] ?? ''
  const [place, ...more] = labels.slice(at + 1)
  if (place === undefined || more.length > 0) return { product, shape: 'other' }
  if (findEdge(place) !== undefined) return { product, edge: place, shape: 'other' }
  if (isRegionWord(place)) return { product, region: place, shape: 'other' }
  return { product, shape: 'other' }
}

function isRegionWord(label: string): boolean {
  return findRegion(label) !== undefined || findLegacyEdge(label) !== undefined
}

/**
 * The host name of a product: the reverse of {@link parseTwilioHost} for the REST API's shapes.
 *
 * @param parts the labels, lower case; `edge` and `region` where the name has them
 */
export function formatTwilioHost(parts: {
  readonly product: string
  readonly edge?: string
  readonly region?: string
}): string {
  return [parts.product, parts.edge, parts.region, 'twilio.com']
    .filter((part) => part !== undefined)
    .join('.')
}

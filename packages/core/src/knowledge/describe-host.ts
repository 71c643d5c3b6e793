import { availability } from './availability.ts'
import type { ProductOverrides } from './availability.ts'
import { hostMeaning } from './host-meaning.ts'
import type { HostMeaning, HostMeaningOptions } from './host-meaning.ts'
import { formatTwilioHost, parseTwilioHost } from './host-name.ts'
import { findRegion } from './region.ts'
import type { RegionId } from './region.ts'
import { citation } from './source.ts'

export interface DescribeHostOptions extends HostMeaningOptions {
  /** What the policy knows better of products (`facts.products`). */
  readonly products?: ProductOverrides
}

/**
 * A host name in full sentences, for `regionguard explain`: what it means, what to use instead, whose credentials it
 * takes, what is not certain, and the source.
 *
 * @param text a host name, in any case, with or without port and final dot; any other text is fine, too
 */
export function describeHost(text: string, options: DescribeHostOptions = {}): string {
  const host = parseTwilioHost(text)
  if (host === undefined)
    return `${text} is no host name of Twilio: those are twilio.com and what ends in .twilio.com.`
  const meaning = hostMeaning(host, options)
  const sentences = [
    `${host.host}: ${meaning.reason.replace(/^It /, 'it ')}`,
    ...advice(meaning, host.product, options.products),
    ...(meaning.note === undefined ? [] : [meaning.note]),
    ...(meaning.disputed === undefined ? [] : [`Sources conflict: ${meaning.disputed}`]),
    `Source: ${citation(meaning.source)}.`,
  ]
  return sentences.join(' ')
}

function advice(
  meaning: HostMeaning,
  product: string,
  products: ProductOverrides | undefined,
): readonly string[] {
  const { replacement, processedIn, intended } = meaning
  if (meaning.kind === 'rest' && intended !== undefined && intended !== 'us1') {
    const offered = availability({ product }, intended, products)
    const name = findRegion(intended)?.displayName ?? intended
    if (offered.status === 'unavailable') {
      return [
        `But ${name} does not offer the product: ${offered.reason}`,
        use(formatTwilioHost({ product }), 'us1'),
      ]
    }
    if (offered.status === 'disputed') return [...hostToUse(replacement, processedIn), offered.reason]
  }
  return hostToUse(replacement, processedIn)
}

function hostToUse(replacement: string | undefined, processedIn: RegionId | undefined): readonly string[] {
  if (replacement === undefined) {
    return processedIn === undefined ? [] : [`It takes credentials of ${processedIn.toUpperCase()}.`]
  }
  const parsed = parseTwilioHost(replacement)
  return [use(replacement, parsed === undefined ? undefined : hostMeaning(parsed).processedIn)]
}

function use(host: string, region: RegionId | undefined): string {
  return `Use ${host}${region === undefined ? '' : ` with credentials of ${region.toUpperCase()}`}.`
}

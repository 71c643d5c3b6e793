import { regionOfName, saysItsVendor } from '../../index.ts'
import type { RawSetting } from './raw-setting.ts'
import { optionOfKey } from './twilio-key.ts'

/** Which of region and edge is missing, where the other one is there. */
export function missingOption(
  settings: readonly RawSetting[],
  inTable = false,
): 'region' | 'edge' | undefined {
  const options = new Set(settings.map(({ key }) => optionOfKey(key, inTable)))
  if (options.has('region') === options.has('edge')) return undefined
  return options.has('region') ? 'edge' : 'region'
}

/**
 * Why the half that a table lacks may be given elsewhere: it has `twilio_region`, which no SDK reads, and the program that
 * does may bring the edge.
 */
export function halfOfNamed(settings: readonly RawSetting[]): string | undefined {
  const named = settings.filter(({ key }) => saysItsVendor(key))
  return named.length > 0 && missingOption(named, true) !== undefined
    ? `what reads \`${named[0]?.key ?? ''}\` may bring it`
    : undefined
}

/**
 * Why the option that a table lacks may stand in it under another name: `edge_location`, `homeRegion`, a key above it
 * that is called like a Region, the host as a whole.
 */
export function inOtherWords(settings: readonly RawSetting[], path: string): string | undefined {
  const missing = missingOption(settings, true)
  if (missing === undefined) return undefined
  if (missing === 'region' && regionOfName(path, { hints: true }) !== undefined)
    return 'the key above it names a Region'
  const other = settings.find(
    ({ key, value }) =>
      optionOfKey(key, true) === undefined &&
      (key.toLowerCase().includes(missing) || (value.kind === 'scalar' && NAMES_HOST.test(value.text))),
  )
  return other === undefined ? undefined : `\`${other.key}\` may give it`
}

/** `https://api.dublin.ie1.twilio.com`: a host with an edge and a region. */
const NAMES_HOST = /\b[a-z0-9-]+\.[a-z0-9-]+\.[a-z]{2}\d\.twilio\.com\b/i

import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf } from '../../wire/rest-error.ts'
import { E164 } from '../messages/validate.ts'

/** What can be set of a number, as Twilio has it by default. */
const DEFAULTS = {
  addressSid: null as string | null,
  bundleSid: null as string | null,
  emergencyAddressSid: null as string | null,
  emergencyStatus: 'Inactive',
  identitySid: null as string | null,
  smsApplicationSid: null as string | null,
  smsFallbackMethod: 'POST',
  smsFallbackUrl: '',
  smsMethod: 'POST',
  smsUrl: '',
  statusCallback: '',
  statusCallbackMethod: 'POST',
  trunkSid: null as string | null,
  voiceApplicationSid: null as string | null,
  voiceCallerIdLookup: false,
  voiceFallbackMethod: 'POST',
  voiceFallbackUrl: '',
  voiceMethod: 'POST',
  voiceReceiveMode: 'voice',
  voiceUrl: '',
}

export type NumberConfiguration = Readonly<typeof DEFAULTS>

const METHODS = ['GET', 'POST']
const WORDS: Readonly<Record<string, readonly string[]>> = {
  smsFallbackMethod: METHODS,
  smsMethod: METHODS,
  statusCallbackMethod: METHODS,
  voiceFallbackMethod: METHODS,
  voiceMethod: METHODS,
  emergencyStatus: ['Active', 'Inactive'],
  voiceReceiveMode: ['voice', 'fax'],
}

/**
 * The settings of a number: those of before with what the form changes, or Twilio's defaults.
 *
 * @throws RestError 400 for a method, URL or word that is none
 */
export function configurationOf(
  { form }: Exchange,
  before: NumberConfiguration | undefined,
  what: 'changes' | 'defaults',
): NumberConfiguration {
  const settings: Record<string, string | boolean | null> = {}
  for (const [name, byDefault] of Object.entries(DEFAULTS)) {
    const parameter = name.charAt(0).toUpperCase() + name.slice(1)
    const sent = what === 'changes' ? form.get(parameter) : undefined
    settings[name] =
      sent === undefined
        ? ((before as Readonly<Record<string, string | boolean | null>> | undefined)?.[name] ?? byDefault)
        : valueOf(name, parameter, sent, byDefault)
  }
  return settings as unknown as NumberConfiguration
}

function valueOf(
  name: string,
  parameter: string,
  sent: string,
  byDefault: string | boolean | null,
): string | boolean | null {
  if (typeof byDefault === 'boolean') return sent.toLowerCase() === 'true'
  const words = WORDS[name]
  if (words !== undefined) {
    const word = words.find((candidate) => candidate.toLowerCase() === sent.toLowerCase())
    if (word === undefined) throw errorOf(20422, `Invalid ${parameter}: it must be ${words.join(' or ')}`)
    return word
  }
  if (/(?:Url|Callback)$/.test(name) && sent !== '' && !URL.canParse(sent)) {
    throw errorOf(21205, `${parameter} is not a valid URL`)
  }
  return sent === '' ? byDefault : sent
}

/** @throws RestError 400, 20002 if it has more than 64 characters */
export function friendlyNameOf({ form }: Exchange): string | undefined {
  const name = form.get('FriendlyName')
  if (name !== undefined && name.length > 64) throw errorOf(20002)
  return name === '' ? undefined : name
}

/** What the magic numbers of test credentials stand for: https://www.twilio.com/docs/iam/test-credentials */
const TEST_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['+15005550000', 21422],
  ['+15005550001', 21421],
])

const TEST_VALID = '+15005550006'

/**
 * The number to buy: PhoneNumber, or one that is made up of AreaCode.
 *
 * @throws RestError 400 with Twilio's code
 */
export function wantedNumberOf(exchange: Exchange): string {
  const number = exchange.form.get('PhoneNumber') ?? ''
  const areaCode = exchange.form.get('AreaCode') ?? ''
  if (number === '' && areaCode === '') throw errorOf(21421, 'PhoneNumber or AreaCode is required')
  if (exchange.isTest) {
    if (areaCode === '533') throw errorOf(21452)
    const code = TEST_NUMBERS.get(number) ?? (number === '' || number === TEST_VALID ? undefined : 21421)
    if (code !== undefined) throw errorOf(code)
  }
  if (number !== '') {
    if (!E164.test(number)) throw errorOf(21421, `${number} is not a valid phone number`)
    return number
  }
  if (!/^[2-9]\d{2}$/.test(areaCode)) throw errorOf(21451, `${areaCode} is not a valid area code`)
  return `+1${areaCode}${String(Number.parseInt(exchange.world.random.hex(8), 16) % 10_000_000).padStart(7, '0')}`
}

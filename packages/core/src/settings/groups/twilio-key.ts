import {
  credentialRoleOfName,
  credentialRoleOfText,
  findEdge,
  findRegion,
  isTwilioName,
  tableOption,
} from '../../index.ts'
import { wordsOf } from '../../knowledge/credential-name.ts'

/** `TWILIO_REGION`: how environment variables are written. */
export function isEnvironmentName(key: string): boolean {
  return /^[A-Z_][A-Z0-9_]*$/.test(key)
}

/** Words that may stand beside `twilio` in the name of a table of its settings. */
const TABLE_WORDS = new Set([
  ...['config', 'configuration', 'settings', 'setting', 'options', 'opts', 'credentials', 'creds', 'secrets'],
  ...['client', 'api', 'rest', 'account', 'accounts', 'auth', 'sdk', 'provider', 'service', 'services'],
  ...['sms', 'messaging', 'verify', 'main', 'default', 'prod', 'production', 'staging', 'dev', 'development'],
  ...['test', 'us', 'us1', 'ie', 'ie1', 'au', 'au1', 'eu', 'the', 'my', 'app'],
])

/** Whether a key is the name of a table of Twilio's settings: `twilio`, `Twilio`, `TwilioOptions`, `sms.twilio`. */
export function isTwilioTable(key: string): boolean {
  if (key.length > 64) return false
  const words = wordsOf(key)
  return words.includes('twilio') && words.every((word) => word === 'twilio' || TABLE_WORDS.has(word))
}

/** The names of the region and the edge of a group, as checks know them. */
export function optionOfKey(key: string, inTable: boolean): 'region' | 'edge' | undefined {
  if (/^TWILIO_(?:API_)?REGION$/.test(key)) return 'region'
  if (/^TWILIO_(?:API_)?EDGE$/.test(key)) return 'edge'
  return inTable ? tableOption(key) : undefined
}

/** The name that goes with a region's: `TWILIO_EDGE` with `TWILIO_REGION`, in the same style. */
export function counterpartOf(key: string): string | undefined {
  const counterparts: readonly (readonly [RegExp, string])[] = [
    [/REGION$/, 'EDGE'],
    [/Region$/, 'Edge'],
    [/region$/, 'edge'],
    [/EDGE$/, 'REGION'],
    [/Edge$/, 'Region'],
    [/edge$/, 'region'],
  ]
  const found = counterparts.find(([pattern]) => pattern.test(key))
  return found === undefined ? undefined : key.replace(found[0], found[1])
}

/** `us-east-1`, `europe-west3`, `eastus2`: another cloud's region, which stands where a Twilio application runs. */
export function isOtherCloudsRegion(text: string): boolean {
  return (
    /^[a-z]{2,}(?:-[a-z]+)+-?\d[a-z]?$/.test(text) ||
    /^(?:east|west|north|south|central)[a-z]+\d?$/.test(text)
  )
}

/** A key and the text of its value, as far as it can be read. */
export interface KeyAndText {
  readonly key: string
  /** Undefined: a reference, or unreadable. */
  readonly text: string | undefined
  /** The name that the value refers to, if it does. */
  readonly name: string | undefined
}

/**
 * Which keys of an environment are Twilio's: those that name Twilio or that the policy names, those whose value is
 * an Account SID or the SID of an API key or refers to a Twilio name, and then the well-known names without a vendor
 * that stand beside them (`ACCOUNT_SID` and `AUTH_TOKEN` of a Twilio Function). `AUTH_TOKEN` alone may be anybody's.
 */
export function twilioKeys(
  settings: readonly KeyAndText[],
  policyNames: (name: string) => boolean,
): ReadonlySet<string> {
  const found = new Set(settings.filter((setting) => saysTwilio(setting, policyNames)).map(({ key }) => key))
  const byKey = new Map(settings.map((setting) => [setting.key, setting]))
  for (const { key, text } of settings) {
    const prefix = /^(.*_)?ACCOUNT_SID$/.exec(key)
    if (prefix === null || isTwilioName(key)) continue
    if (text !== undefined && text !== '' && isOtherSid(text)) continue
    const token = byKey.get(`${prefix[1] ?? ''}AUTH_TOKEN`)
    if (token !== undefined && credentialRoleOfName(token.key) === 'auth-token') {
      found.add(key)
      found.add(token.key)
    }
  }
  const [keySid, secret] = [byKey.get('API_KEY') ?? byKey.get('API_KEY_SID'), byKey.get('API_SECRET')]
  const keySecret = secret ?? byKey.get('API_KEY_SECRET')
  const isBesideAccount = found.has('ACCOUNT_SID') && keySid !== undefined && keySecret !== undefined
  if (isBesideAccount || (keySid !== undefined && found.has(keySid.key))) {
    found.add(keySid.key)
    if (keySecret !== undefined) found.add(keySecret.key)
  }
  return found
}

function saysTwilio({ key, text, name }: KeyAndText, policyNames: (name: string) => boolean): boolean {
  if (isTwilioName(key)) return key.toLowerCase() !== 'twilio'
  if (policyNames(key)) return true
  if (
    name !== undefined &&
    (policyNames(name) || (isTwilioName(name) && credentialRoleOfName(name) !== undefined))
  ) {
    return true
  }
  const role = text === undefined ? undefined : credentialRoleOfText(text)
  return role === 'account-sid' || role === 'api-key-sid'
}

/** An identifier of another vendor: it has the length of one, and not the form of a Twilio SID. */
function isOtherSid(text: string): boolean {
  return text.length >= 8 && !text.startsWith('AC') && !/[<>${}*]|xxx|your|example/i.test(text)
}

/** A name without a vendor that would be taken for a Twilio credential: kept only where something says Twilio. */
export function couldBeCredential(key: string): boolean {
  return credentialRoleOfName(key) !== undefined
}

/** The text of an option that surely is Twilio's: a Region or edge that it knows. */
export function isKnownOption(text: string): boolean {
  const lower = text.toLowerCase()
  return findRegion(lower) !== undefined || findEdge(lower) !== undefined
}

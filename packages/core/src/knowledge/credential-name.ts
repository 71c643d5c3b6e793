import type { RegionId } from './region.ts'
import type { Source, Sourced } from './source.ts'

/** What a name or position says that a value is. */
export type CredentialRole = 'account-sid' | 'auth-token' | 'api-key-sid' | 'api-key-secret'

/** The names that a credential goes by: how they end, and what must stand before that end. */
export interface CredentialNameRow extends Sourced {
  /** The last words of the name, lower case, joined: `authtoken` is `AUTH_TOKEN`, `authToken` and `AUTHTOKEN`. */
  readonly ending: string
  readonly role: CredentialRole
  /**
   * `any`: the ending says enough, for only Twilio has it. `plain`: the other words are plain qualifiers (`MASTER_`,
   * `IE1_`, `config.`) or one is `twilio`; `SENTRY_AUTH_TOKEN` is somebody else's. `twilio`: one must be `twilio`.
   * `beside-twilio`: `twilio` must stand right before, qualifiers apart: `TWILIO_SID` is the account's, and
   * `TWILIO_SERVICE_SID` is not.
   */
  readonly before: 'any' | 'plain' | 'twilio' | 'beside-twilio'
  /** In public applications the name of other halves too. */
  readonly loose?: true
}

const DOCUMENTED: Source = {
  evidence: 'sdk-source',
  ref: 'https://github.com/twilio/terraform-provider-twilio/blob/main/twilio/provider.go',
  date: '2026-11',
}

const SEEN: Source = {
  evidence: 'observed',
  ref: 'names in public applications, charts and framework configurations',
  date: '2026-11',
}

export const CREDENTIAL_NAMES: readonly CredentialNameRow[] = [
  { ending: 'accountsid', role: 'account-sid', before: 'any', source: DOCUMENTED },
  { ending: 'subaccountsid', role: 'account-sid', before: 'any', source: DOCUMENTED },
  { ending: 'account', role: 'account-sid', before: 'beside-twilio', source: SEEN },
  { ending: 'sid', role: 'account-sid', before: 'beside-twilio', source: SEEN },
  { ending: 'authtoken', role: 'auth-token', before: 'plain', source: DOCUMENTED },
  { ending: 'token', role: 'auth-token', before: 'beside-twilio', source: SEEN },
  { ending: 'apikeysid', role: 'api-key-sid', before: 'any', source: SEEN },
  { ending: 'signingkeysid', role: 'api-key-sid', before: 'any', source: SEEN },
  { ending: 'apikey', role: 'api-key-sid', before: 'plain', loose: true, source: DOCUMENTED },
  { ending: 'apikeyid', role: 'api-key-sid', before: 'twilio', source: SEEN },
  { ending: 'keysid', role: 'api-key-sid', before: 'twilio', source: SEEN },
  { ending: 'apisecret', role: 'api-key-secret', before: 'plain', source: DOCUMENTED },
  { ending: 'apikeysecret', role: 'api-key-secret', before: 'plain', source: SEEN },
  { ending: 'signingkeysecret', role: 'api-key-secret', before: 'twilio', source: SEEN },
  { ending: 'keysecret', role: 'api-key-secret', before: 'twilio', source: SEEN },
]

/** Place words that hint at a Region, with the policy's `nameHints` only: a shop in Sydney may well be in US1. */
export interface RegionHintRow extends Sourced {
  readonly word: string
  readonly region: RegionId
}

const PLACES: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/edge-locations',
  date: '2026-07-20',
}

/** `EU`, `AU` and the like: IE1 is Twilio's only Region in Europe, AU1 in Australia. APAC is more than Australia. */
const CUSTOM: Source = { ...PLACES, evidence: 'inference' }

export const REGION_HINTS: readonly RegionHintRow[] = [
  { word: 'dublin', region: 'ie1', source: PLACES },
  { word: 'ireland', region: 'ie1', source: PLACES },
  { word: 'ie', region: 'ie1', source: CUSTOM },
  { word: 'irl', region: 'ie1', source: CUSTOM },
  { word: 'eu', region: 'ie1', source: CUSTOM },
  { word: 'europe', region: 'ie1', source: CUSTOM },
  { word: 'sydney', region: 'au1', source: PLACES },
  { word: 'australia', region: 'au1', source: PLACES },
  { word: 'au', region: 'au1', source: CUSTOM },
  { word: 'aus', region: 'au1', source: CUSTOM },
  { word: 'ashburn', region: 'us1', source: PLACES },
  { word: 'virginia', region: 'us1', source: PLACES },
  { word: 'us', region: 'us1', source: CUSTOM },
  { word: 'usa', region: 'us1', source: CUSTOM },
]

const REGION_IDS: ReadonlyMap<string, RegionId> = new Map([
  ['us1', 'us1'],
  ['ie1', 'ie1'],
  ['au1', 'au1'],
])

const HINTS: ReadonlyMap<string, RegionId> = new Map(REGION_HINTS.map((row) => [row.word, row.region]))

const ENDINGS: ReadonlyMap<string, CredentialNameRow> = new Map(
  CREDENTIAL_NAMES.map((row) => [row.ending, row]),
)

/** The most words that an ending has: `api`, `key`, `sid`, and one more for `sub`, `signing`. */
const LONGEST_ENDING = 4

/**
 * Words that say which of several credentials, or where it is kept, and never whose. With any other word before
 * `AUTH_TOKEN` the name may be another vendor's.
 */
const QUALIFIERS: ReadonlySet<string> = new Set([
  ...REGION_IDS.keys(),
  ...HINTS.keys(),
  ...[
    'main',
    'master',
    'primary',
    'secondary',
    'parent',
    'child',
    'sub',
    'subaccount',
    'account',
    'standard',
  ],
  ...[
    'restricted',
    'default',
    'my',
    'our',
    'the',
    'new',
    'old',
    'current',
    'next',
    'backup',
    'fallback',
    'legacy',
  ],
  ...[
    'prod',
    'production',
    'live',
    'stage',
    'staging',
    'dev',
    'development',
    'test',
    'testing',
    'sandbox',
    'local',
  ],
  ...[
    'app',
    'env',
    'config',
    'configuration',
    'settings',
    'secrets',
    'credentials',
    'creds',
    'options',
    'opts',
  ],
  ...['vite', 'public', 'react', 'expo', 'nuxt', 'gatsby', 'region', 'regions', 'accounts'],
])

/** Twilio's other brands, whose keys are not Twilio's API keys. */
const OTHER_BRANDS: ReadonlySet<string> = new Set(['sendgrid', 'segment', 'authy'])

/** Words that may follow a role without changing what the value is: `AUTH_TOKEN_IE1`, `apiKeyProd`, `AUTH_TOKEN_2`. */
const TRAILING: ReadonlySet<string> = new Set([
  ...REGION_IDS.keys(),
  ...HINTS.keys(),
  ...['main', 'master', 'primary', 'secondary', 'standard', 'restricted'],
  ...['prod', 'production', 'live', 'staging', 'dev', 'development', 'test'],
])

/** Words that may stand between `TWILIO` and a bare `SID` or `TOKEN`: any other makes it something else's. */
const BESIDE: ReadonlySet<string> = new Set([...TRAILING, 'parent', 'child', 'sub', 'subaccount', 'account'])

/** Longer texts are no names; this keeps every function here cheap on whatever it is given. */
const LONGEST_NAME = 512

/**
 * V8 takes a millisecond to get the other one ready, longer than to check a small file, and nearly all names are ASCII.
 */
const ASCII_BOUNDARY = /[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/
const BOUNDARY = /[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u

/** The words of a name, lower case: split at everything but letters and digits, and at camel humps. */
export function wordsOf(name: string): string[] {
  if (name.length > LONGEST_NAME) return []
  return name
    .split(isAscii(name) ? ASCII_BOUNDARY : BOUNDARY)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text)
}

/**
 * What a name says that its value is, in any case style: `TWILIO_AUTH_TOKEN`, `twilio.auth-token`, `authToken`.
 * Undefined where the name is ambiguous or somebody else's.
 *
 * @param name an environment variable, or a path of keys in a configuration
 */
export function credentialRoleOfName(name: string): CredentialRole | undefined {
  return rowOfName(name)?.role
}

/**
 * Whether a name says a role that other halves go by as well: there are applications that keep the Account SID in
 * `TWILIO_API_KEY` (https://github.com/MoveOnOrg/Spoke), and others the Auth Token. `TWILIO_API_KEY_SID` is exact.
 *
 * @param name an environment variable, or a path of keys in a configuration
 */
export function isLooseCredentialName(name: string): boolean {
  return rowOfName(name)?.loose === true
}

function rowOfName(name: string): CredentialNameRow | undefined {
  const words = wordsOf(name)
  while (words.length > 1 && isTrailing(words.at(-1) ?? '')) words.pop()
  for (let length = Math.min(LONGEST_ENDING, words.length); length > 0; length--) {
    const row = ENDINGS.get(words.slice(-length).join(''))
    if (row !== undefined) return fits(row, words.slice(0, -length)) ? row : undefined
  }
  return undefined
}

function isTrailing(word: string): boolean {
  return TRAILING.has(word) || /^\d$/.test(word)
}

function fits(row: CredentialNameRow, before: readonly string[]): boolean {
  if (before.some((word) => OTHER_BRANDS.has(word))) return false
  switch (row.before) {
    case 'any':
      return true
    case 'plain':
      return before.includes('twilio') || before.every((word) => QUALIFIERS.has(word))
    case 'twilio':
      return before.includes('twilio')
    case 'beside-twilio':
      return before.findLast((word) => !BESIDE.has(word)) === 'twilio'
  }
}

export interface RegionOfNameOptions {
  /** Let place words count as well (`DUBLIN`, `EU`): the policy's `nameHints`. */
  readonly hints?: boolean
}

/**
 * The Region that a name states as a whole word: `TWILIO_IE1_API_KEY`, `au1.apiKey`, `apiKeyUS1`; not `BONUS1`.
 * `ambiguous` where it states two.
 *
 * @param name an environment variable, or a path of keys in a configuration
 */
export function regionOfName(
  name: string,
  options: RegionOfNameOptions = {},
): RegionId | 'ambiguous' | undefined {
  let found: RegionId | undefined
  for (const word of wordsOf(name)) {
    const region = REGION_IDS.get(word) ?? (options.hints === true ? HINTS.get(word) : undefined)
    if (region === undefined) continue
    if (found !== undefined && found !== region) return 'ambiguous'
    found = region
  }
  return found
}

/** What a bundler ships to the browser, by the prefix of the variable's name. */
export interface PublicPrefixRow extends Sourced {
  readonly prefix: string
  readonly bundler: string
}

const prefix = (text: string, bundler: string, ref: string): PublicPrefixRow => ({
  prefix: text,
  bundler,
  source: { evidence: 'documentation', ref, date: '2026' },
})

export const PUBLIC_PREFIXES: readonly PublicPrefixRow[] = [
  prefix('VITE_', 'Vite', 'https://vite.dev/guide/env-and-mode'),
  prefix('NEXT_PUBLIC_', 'Next.js', 'https://nextjs.org/docs/app/guides/environment-variables'),
  prefix(
    'REACT_APP_',
    'Create React App',
    'https://create-react-app.dev/docs/adding-custom-environment-variables',
  ),
  prefix('EXPO_PUBLIC_', 'Expo', 'https://docs.expo.dev/guides/environment-variables'),
  prefix('NUXT_PUBLIC_', 'Nuxt', 'https://nuxt.com/docs/guide/going-further/runtime-config'),
  prefix('PUBLIC_', 'SvelteKit and Astro', 'https://svelte.dev/docs/kit/$env-static-public'),
  prefix('GATSBY_', 'Gatsby', 'https://www.gatsbyjs.com/docs/how-to/local-development/environment-variables'),
]

const SECRET_ENDING = /(?:^|_)(?:AUTH_TOKEN|API_SECRET|API_KEY_SECRET)$/

const BARE_SECRET = /^(?:AUTH_TOKEN|API_SECRET|API_KEY_SECRET)$/

export interface PublicSecretOptions {
  /** Twilio is known from elsewhere, such as an Account SID beside it: `VITE_AUTH_TOKEN` is then Twilio's too. */
  readonly twilioContext?: boolean
}

/**
 * The prefix by which a bundler would ship a Twilio secret to the browser: `VITE_` of `VITE_TWILIO_AUTH_TOKEN`.
 * Undefined if the name is no secret's, not Twilio's, or not public.
 *
 * @param name an environment variable, exactly as written: bundlers are case-sensitive
 */
export function publicSecretPrefix(name: string, options: PublicSecretOptions = {}): string | undefined {
  const found = PUBLIC_PREFIXES.find((row) => name.startsWith(row.prefix))
  if (found === undefined) return undefined
  const rest = name.slice(found.prefix.length)
  const secret = isTwilioName(rest)
    ? SECRET_ENDING.test(rest)
    : options.twilioContext === true && BARE_SECRET.test(rest)
  return secret ? found.prefix : undefined
}

/** Whether a name mentions Twilio as a word: `TWILIO_SID`, `services.twilio.sid`, `myTwilioToken`. */
export function isTwilioName(name: string): boolean {
  return wordsOf(name).includes('twilio')
}

import { REFUSALS } from '@regionguard/core/knowledge'
import type { RefusalReason, Source } from '@regionguard/core/knowledge'

/**
 * What the emulator does where sources conflict or are silent. The first value of each is the default; what speaks for
 * which is in {@link SWITCHES}.
 */
export interface Switches {
  readonly authenticationTexts: 'distinct' | 'uniform'
  readonly apiKeyOnAuthTokens: 'refused' | 'main'
  readonly apiKeyOnSubaccount: 'refused' | 'main'
  readonly suspendedAccount: '403' | '401' | '20003'
  readonly missingPermission: '401' | '403'
  readonly keySidAsAccount: '21470' | '90002'
  readonly apiKeyAuthToken: 'empty' | 'null' | 'missing'
  readonly undocumentedHosts: 'answer' | 'unknown-host'
  readonly accessTokenOfOtherRegion: '20101' | '20103'
  readonly jsonBodies: 'products' | 'everywhere'
  readonly ie1Senders: 'any' | 'documented'
}

export interface SwitchRow {
  readonly name: keyof Switches
  /** What it decides. */
  readonly about: string
  readonly values: readonly SwitchValue[]
  /** Of the default. */
  readonly source: Source
  /** What conflicts with the default. */
  readonly disputed: string
}

export interface SwitchValue {
  readonly value: string
  /** What the emulator does then, as a sentence. */
  readonly effect: string
}

/** A switch that a row of core's refusals brings: its alternatives are there, with their sources. */
function ofRefusal(
  name: keyof Switches,
  reason: RefusalReason,
  about: string,
  byDefault: SwitchValue,
): SwitchRow {
  const row = REFUSALS[reason]
  const alternatives = row.switch?.alternatives ?? []
  return {
    name,
    about,
    values: [byDefault, ...alternatives.map(({ value, because }) => ({ value, effect: because }))],
    source: row.source,
    disputed: row.disputed ?? '',
  }
}

/** Every switch, in the order of the documentation. */
export const SWITCHES: readonly SwitchRow[] = [
  ofRefusal(
    'authenticationTexts',
    'unknown-sid',
    'the text of a 401 for a missing header or an unknown SID',
    {
      value: 'distinct',
      effect: 'Each has its own text.',
    },
  ),
  ofRefusal('apiKeyOnAuthTokens', 'key-on-auth-tokens', 'API keys on the AuthTokens endpoints', {
    value: 'refused',
    effect: '401 for every API key.',
  }),
  ofRefusal('apiKeyOnSubaccount', 'key-on-subaccount', 'an API key of the parent on a subaccount', {
    value: 'refused',
    effect: '401 for every API key.',
  }),
  ofRefusal('suspendedAccount', 'suspended-account', 'what a suspended account gets', {
    value: '403',
    effect: '403 with 20005.',
  }),
  ofRefusal(
    'missingPermission',
    'missing-permission',
    'the HTTP status of 70051, for Restricted keys and OAuth apps',
    { value: '401', effect: '401.' },
  ),
  ofRefusal(
    'keySidAsAccount',
    'key-sid-as-account',
    'the SID of an API key in the account’s place of the path',
    {
      value: '21470',
      effect: '400 with 21470.',
    },
  ),
  {
    name: 'apiKeyAuthToken',
    about: 'the property `auth_token` of an account, for API keys',
    values: [
      { value: 'empty', effect: 'It is an empty text.' },
      { value: 'null', effect: 'It is null.' },
      { value: 'missing', effect: 'It is left out.' },
    ],
    source: {
      evidence: 'issue',
      ref: 'https://github.com/RJPearson94/terraform-provider-twilio/issues/52',
      date: '2022-06',
    },
    disputed: 'The issue is from 2022; what comes today is not on record.',
  },
  {
    name: 'undocumentedHosts',
    about: 'regional hosts that no source speaks of, such as `iam.dublin.ie1.twilio.com`',
    values: [
      { value: 'answer', effect: 'They exist and answer for their Region.' },
      { value: 'unknown-host', effect: 'They are unknown hosts.' },
    ],
    source: {
      evidence: 'inference',
      ref: 'https://www.twilio.com/docs/global-infrastructure/regional-product-and-feature-availability',
      date: '2026-08-12',
    },
    disputed: 'No source says whether iam, accounts (both Regions) and routes (AU1) have regional hosts.',
  },
  {
    name: 'accessTokenOfOtherRegion',
    about: 'the code for an access token whose key belongs to another Region than its `twr` header',
    values: [
      { value: '20101', effect: '20101, as projects with Voice in AU1 have seen it.' },
      { value: '20103', effect: '20103, as the dictionary has it for an unknown issuer.' },
    ],
    source: { evidence: 'observed', ref: 'reports of public projects that use Voice in AU1', date: '2026' },
    disputed:
      'The page of error 20103 describes an issuer that is not known, which such a key is in that Region.',
  },
  {
    name: 'jsonBodies',
    about: 'request bodies in JSON',
    values: [
      { value: 'products', effect: 'All products read them but the 2010 API, which answers 415 with 19056.' },
      { value: 'everywhere', effect: 'The 2010 API reads them as well.' },
    ],
    source: { evidence: 'documentation', ref: 'https://www.twilio.com/docs/api/errors/19056', date: '2026' },
    disputed: 'The page names no products, and the HTTP status of 19056 is presumed.',
  },
  {
    name: 'ie1Senders',
    about: 'messages in IE1 from numbers of +1 and short codes',
    values: [
      { value: 'any', effect: 'They are sent: the emulator does not ask where a number may send.' },
      { value: 'documented', effect: '400 with 21663.' },
    ],
    source: {
      evidence: 'inference',
      ref: 'https://www.twilio.com/docs/global-infrastructure/messaging-api-with-twilio-regions',
      date: '2026',
    },
    disputed:
      'The page says that IE1 has neither; tests often send from a made-up number of +1 all the same.',
  },
]

/** Every switch at its default. */
export const DEFAULT_SWITCHES: Switches = Object.fromEntries(
  SWITCHES.map(({ name, values }) => [name, values[0]?.value]),
) as unknown as Switches

import type { Source, Sourced } from './source.ts'

/** Why Twilio refuses a request that carries a wrong credential, or one that is right for something else. */
export type RefusalReason =
  | 'no-credential'
  | 'malformed-header'
  | 'unknown-sid'
  | 'wrong-secret'
  | 'foreign-region-auth-token'
  | 'foreign-region-api-key'
  | 'bad-bearer-token'
  | 'standard-key-on-accounts'
  | 'standard-key-on-keys'
  | 'key-on-auth-tokens'
  | 'key-on-subaccount'
  | 'subaccount-on-other-account'
  | 'other-account'
  | 'closed-account'
  | 'suspended-account'
  | 'missing-permission'
  | 'missing-scope'
  | 'test-credentials'
  | 'not-oauth'
  | 'key-sid-as-account'
  | 'unsupported-in-region'
  | 'resource-of-other-region'

/** How a refusal looks on the wire. */
export interface RefusalReply {
  readonly status: number
  readonly code: number
  /** May hold `{region}`, `{path}`, `{sid}` or `{permission}`; see {@link refusalMessage}. */
  readonly message: string
}

/** Another answer that a disputed row may give, for a world that is to follow the other source. */
export interface RefusalAlternative {
  /** The value of the switch that chooses it. */
  readonly value: string
  /** `allowed`: the request goes through. */
  readonly reply: RefusalReply | 'allowed'
  /** Which source says so, or why it may be so. */
  readonly because: string
}

export interface RefusalSwitch {
  /** The name of the setting; its default is the row itself. */
  readonly name: string
  readonly alternatives: readonly RefusalAlternative[]
}

/** What a wrong credential gets. */
export interface RefusalRow extends Sourced, RefusalReply {
  readonly reason: RefusalReason
  /** When it applies, as a clause: "the secret is not the one of this API key". */
  readonly when: string
  /** The `Detail` element of the XML form. */
  readonly detail?: string
  /** Headers beyond those of every reply. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly switch?: RefusalSwitch
}

const CHALLENGE: readonly (readonly [string, string])[] = [['WWW-Authenticate', 'Basic realm="Twilio API"']]

const page = (path: string, date: string): Source => ({
  evidence: 'documentation',
  ref: `https://www.twilio.com/docs/${path}`,
  date,
})

const ERROR_20003 = page('api/errors/20003', '2026')
const ERROR_70051 = page('api/errors/70051', '2026')
const CREDENTIALS_PAGE = page('global-infrastructure/manage-regional-api-credentials', '2026')
const SUBACCOUNTS_PAGE = page('iam/api/subaccounts', '2026-09-15')

/** Live tests that a public project ran and wrote down. */
const LIVE_TESTS: Source = {
  evidence: 'observed',
  ref: 'https://github.com/wittyreference/twilio-claude-plugin skills/iam/references/test-results.md',
  date: '2026-03-27',
}

const MISSING_PERMISSION = 'Authorization Error: required permission {permission} is missing'

const SILENT_ON_TEXT =
  'No page of Twilio gives the text for a credential of another Region; reports from IE1 show "Authenticate".'

type Rest = Omit<RefusalRow, 'status' | 'code' | 'message' | 'detail' | 'headers'>

/** 401, 20003: the answer that tells a caller least. */
function unauthenticated(rest: Rest, message = 'Authenticate'): RefusalRow {
  return {
    status: 401,
    code: 20003,
    message,
    detail: 'Your AccountSid or AuthToken was incorrect.',
    headers: CHALLENGE,
    ...rest,
  }
}

const ROWS: readonly RefusalRow[] = [
  unauthenticated(
    {
      reason: 'no-credential',
      when: 'the request has no Authorization header',
      source: {
        evidence: 'issue',
        ref: 'https://github.com/Actual-Chat/actual-chat/issues/1332',
        date: '2023-07-26',
      },
      disputed: 'The text is on record only without the request that it answered.',
      switch: {
        name: 'authenticationTexts',
        alternatives: [
          {
            value: 'uniform',
            reply: { status: 401, code: 20003, message: 'Authenticate' },
            because: 'Most answers on record say "Authenticate", whatever was wrong.',
          },
        ],
      },
    },
    'Authentication Error - No credentials provided',
  ),
  unauthenticated({
    reason: 'malformed-header',
    when: 'the Authorization header cannot be read',
    source: { evidence: 'inference', ref: ERROR_20003.ref, date: ERROR_20003.date },
  }),
  unauthenticated(
    {
      reason: 'unknown-sid',
      when: 'no Region knows an account or API key of this SID',
      source: {
        evidence: 'issue',
        ref: 'https://github.com/bytechefhq/bytechef/issues/971',
        date: '2024-05-02',
      },
      disputed: 'Other reports of an unknown SID show "Authenticate".',
      switch: {
        name: 'authenticationTexts',
        alternatives: [
          {
            value: 'uniform',
            reply: { status: 401, code: 20003, message: 'Authenticate' },
            because: 'Most answers on record say "Authenticate", whatever was wrong.',
          },
        ],
      },
    },
    'Authentication Error - invalid username',
  ),
  unauthenticated({
    reason: 'wrong-secret',
    when: 'the Auth Token or key secret is not the one of this SID',
    source: ERROR_20003,
  }),
  unauthenticated({
    reason: 'foreign-region-auth-token',
    when: 'the Auth Token is the account’s, but of another Region',
    source: CREDENTIALS_PAGE,
    disputed: SILENT_ON_TEXT,
  }),
  unauthenticated({
    reason: 'foreign-region-api-key',
    when: 'the API key was created in another Region',
    source: ERROR_20003,
    disputed: SILENT_ON_TEXT,
  }),
  unauthenticated({
    reason: 'bad-bearer-token',
    when: 'the OAuth access token is unknown, expired or of another account',
    source: ERROR_20003,
  }),
  unauthenticated({
    reason: 'standard-key-on-accounts',
    when: 'a Standard key asks for an account or the list of accounts',
    source: {
      evidence: 'issue',
      ref: 'https://github.com/twilio/twilio-python/issues/259',
      date: '2016-02-29',
    },
    disputed: 'Documented today as well (API keys in the Console); one project measured 401 and 404.',
  }),
  unauthenticated({
    reason: 'standard-key-on-keys',
    when: 'a Standard key asks for API keys',
    source: LIVE_TESTS,
  }),
  unauthenticated({
    reason: 'key-on-auth-tokens',
    when: 'an API key asks to rotate the Auth Token',
    source: page('iam/api/authtoken', '2026'),
    disputed:
      'Twilio’s pages show the Auth Token only and do not say whether an API key is accepted; a Main key is called equivalent to it elsewhere.',
    switch: {
      name: 'apiKeyOnAuthTokens',
      alternatives: [
        {
          value: 'main',
          reply: 'allowed',
          because: 'The table of key types calls a Main key equivalent to Account SID and Auth Token.',
        },
      ],
    },
  }),
  unauthenticated({
    reason: 'key-on-subaccount',
    when: 'an API key of the parent asks for a resource of a subaccount',
    source: SUBACCOUNTS_PAGE,
    disputed:
      'The page on subaccounts and two issues (twilio-csharp#577, estuary/connectors#4441) say that it is denied; the CLI’s page on subaccounts tells to use a Main key.',
    switch: {
      name: 'apiKeyOnSubaccount',
      alternatives: [
        {
          value: 'main',
          reply: 'allowed',
          because:
            'https://www.twilio.com/docs/twilio-cli/general-usage/subaccounts uses a Main key of the parent.',
        },
      ],
    },
  }),
  unauthenticated({
    reason: 'subaccount-on-other-account',
    when: 'a credential of a subaccount asks for its parent or a sibling',
    source: ERROR_20003,
  }),
  unauthenticated({
    reason: 'other-account',
    when: 'the account of the request is neither the credential’s own nor a subaccount of it',
    source: ERROR_20003,
    disputed: 'No answer is on record; 401 is what tells a caller least about accounts of others.',
  }),
  unauthenticated({
    reason: 'closed-account',
    when: 'the account is closed',
    source: ERROR_20003,
  }),
  {
    reason: 'suspended-account',
    when: 'the account, or its parent, is suspended',
    status: 403,
    code: 20005,
    message: 'Account not active',
    headers: [],
    source: page('api/errors/20005', '2026'),
    disputed: 'Reports show 401 and 403, and the page of 20003 names a suspended account as a cause as well.',
    switch: {
      name: 'suspendedAccount',
      alternatives: [
        {
          value: '401',
          reply: { status: 401, code: 20005, message: 'Account not active' },
          because: 'Some reports of 20005 show HTTP 401.',
        },
        {
          value: '20003',
          reply: { status: 401, code: 20003, message: 'Authenticate' },
          because: 'The page of error 20003 names a suspended account among its causes.',
        },
      ],
    },
  },
  {
    reason: 'missing-permission',
    when: 'a Restricted key has no permission for the request',
    status: 401,
    code: 70051,
    message: MISSING_PERMISSION,
    headers: CHALLENGE,
    source: LIVE_TESTS,
    disputed: 'Status and text were seen by one project; the documentation gives neither.',
    switch: {
      name: 'missingPermission',
      alternatives: [
        {
          value: '403',
          reply: { status: 403, code: 70051, message: MISSING_PERMISSION },
          because: '403 is what HTTP has for a caller who is known but not permitted.',
        },
      ],
    },
  },
  {
    reason: 'missing-scope',
    when: 'the OAuth app has no scope for the request',
    status: 401,
    code: 70051,
    message: MISSING_PERMISSION,
    headers: CHALLENGE,
    source: ERROR_70051,
    disputed:
      'Status and text are those that a Restricted key was seen to get; of OAuth apps no answer is on record.',
    switch: {
      name: 'missingPermission',
      alternatives: [
        {
          value: '403',
          reply: { status: 403, code: 70051, message: MISSING_PERMISSION },
          because: '403 is what HTTP has for a caller who is known but not permitted.',
        },
      ],
    },
  },
  {
    reason: 'test-credentials',
    when: 'test credentials ask for anything but POST of a message, call or phone number',
    status: 403,
    code: 20008,
    message: 'Resource not accessible with Test Account Credentials',
    headers: [],
    source: page('iam/test-credentials', '2026'),
  },
  unauthenticated({
    reason: 'not-oauth',
    when: 'an API key or Auth Token asks for an organization',
    source: page('iam/oauth-apps/org-oauth-apps', '2026'),
    disputed: 'That they are not supported is documented; the answer is not.',
  }),
  {
    reason: 'key-sid-as-account',
    when: 'the path has the SID of an API key in the place of the account',
    status: 400,
    code: 21470,
    message: 'AccountSid {sid} is invalid',
    headers: [],
    source: { evidence: 'issue', ref: 'https://github.com/n8n-io/n8n/issues/1782', date: '2021-05-17' },
    disputed:
      'Of 21470 neither status nor text is on record; an older issue has 400 and the same text with 90002.',
    switch: {
      name: 'keySidAsAccount',
      alternatives: [
        {
          value: '90002',
          reply: { status: 400, code: 90002, message: 'AccountSid {sid} is invalid' },
          because: 'https://github.com/twilio/twilio-ruby/issues/478 (2019-10-16)',
        },
      ],
    },
  },
  {
    reason: 'unsupported-in-region',
    when: 'the Region does not offer the endpoint',
    status: 404,
    code: 20404,
    message: "Endpoint is not supported in realm '{region}'",
    headers: [],
    source: { evidence: 'issue', ref: 'https://github.com/twilio/twilio-java/issues/864', date: '2025-06' },
    disputed:
      'Status and text were seen; the code was not recorded, nor whether it comes before authentication.',
  },
  {
    reason: 'resource-of-other-region',
    when: 'the resource exists in another Region only',
    status: 404,
    code: 20404,
    message: 'The requested resource {path} was not found',
    headers: [],
    source: page('global-infrastructure/understanding-twilio-regions', '2026'),
  },
]

/** Every refusal by its reason. */
export const REFUSALS: Readonly<Record<RefusalReason, RefusalRow>> = Object.fromEntries(
  ROWS.map((row) => [row.reason, row]),
) as Record<RefusalReason, RefusalRow>

/** The names of the switches of disputed refusals, with the values that each takes besides its default. */
export const REFUSAL_SWITCHES: ReadonlyMap<string, readonly string[]> = switches()

function switches(): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const row of ROWS) {
    if (row.switch === undefined) continue
    found.set(
      row.switch.name,
      row.switch.alternatives.map((alternative) => alternative.value),
    )
  }
  return found
}

/**
 * What a refusal answers under the given switches: the row's own reply, an alternative, or `allowed`.
 *
 * @param reason why the request is refused
 * @param settings values by switch name; one that is not set, or that the row does not know, leaves the row as it is
 */
export function refusalReply(
  reason: RefusalReason,
  settings: Readonly<Record<string, string>> = {},
): RefusalReply | 'allowed' {
  const row = REFUSALS[reason]
  const chosen = row.switch !== undefined && Object.hasOwn(settings, row.switch.name)
  const value = chosen ? settings[row.switch.name] : undefined
  const alternative = row.switch?.alternatives.find((candidate) => candidate.value === value)
  return alternative?.reply ?? { status: row.status, code: row.code, message: row.message }
}

/**
 * A message with its parts filled in.
 *
 * @param message of a {@link RefusalReply}
 * @param parts what stands for `{region}`, `{path}`, `{sid}` and `{permission}`; one that is missing stays as it is
 */
export function refusalMessage(message: string, parts: RefusalParts): string {
  return message.replace(
    /\{(region|path|sid|permission)\}/g,
    (whole, name: keyof RefusalParts) => parts[name] ?? whole,
  )
}

/** What the message of a refusal may name. */
export interface RefusalParts {
  readonly region?: string
  readonly path?: string
  readonly sid?: string
  /** Without the first slash: `twilio/messaging/messages/list`. */
  readonly permission?: string
}

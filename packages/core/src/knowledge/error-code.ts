import type { Source, Sourced } from './source.ts'

/** An error code of Twilio. */
export interface ErrorCodeRow extends Sourced {
  readonly code: number
  /** As Twilio's error dictionary has it, where it does. */
  readonly title: string
  /** Undefined where none is on record, or the code never comes as an HTTP answer. */
  readonly status?: number
  /** What it means, in one or two sentences. */
  readonly meaning: string
  /** What to do about it, where Regions or kinds of credentials have to do with it. */
  readonly advice?: string
}

const DICTIONARY = 'https://www.twilio.com/docs/api/errors/'

/**
 * The page of a code, as `more_info` of an error names it.
 *
 * @param code any error code
 */
export function errorPage(code: number): string {
  return `https://www.twilio.com/docs/errors/${code}`
}

const entry = (code: number, date = '2026'): Source => ({
  evidence: 'documentation',
  ref: `${DICTIONARY}${code}`,
  date,
})

type Rest = Omit<ErrorCodeRow, 'code' | 'title' | 'meaning' | 'source'> & { readonly source?: Source }

function error(code: number, title: string, meaning: string, rest: Rest = {}): ErrorCodeRow {
  return { code, title, meaning, source: entry(code), ...rest }
}

/** Live tests that a public project ran and wrote down. */
const LIVE_TESTS: Source = {
  evidence: 'observed',
  ref: 'https://github.com/wittyreference/twilio-claude-plugin skills/iam/references/test-results.md',
  date: '2026-03-27',
}

const STATUS_PRESUMED = 'The HTTP status is presumed; no answer is on record.'

const TOKEN_REGION =
  'An access token must be signed with an API key (Standard or Main) of the account, created in the Region that the token names (option "region", header "twr"); without one that is US1.'

/** The codes that have to do with Regions, credentials and the resources that the emulator has. */
export const ERROR_CODES: readonly ErrorCodeRow[] = [
  error(
    13258,
    'Dial->Sim not supported in this realm',
    'The noun <Sim> of <Dial> does not exist in this Region.',
    {
      advice: 'Process the call in US1, or do without <Sim>.',
    },
  ),
  error(13803, 'SMS verb not supported in this realm', 'The verb <Message> works in US1 only.', {
    advice: 'Send the message by the REST API of a Region that offers Messaging, or process the call in US1.',
  }),
  error(13804, 'AddOns are not supported in this realm', 'Add-ons do not exist in this Region.', {
    advice: 'Process the call in US1, or do without the add-on.',
  }),
  error(
    14219,
    'TaskRouter Dial Queue not supported in this realm',
    'Dialling a TaskRouter queue does not work in this Region.',
    { advice: 'TaskRouter is in US1 and IE1.' },
  ),
  error(
    14226,
    'TaskRouter Enqueue not supported in this realm',
    'Enqueueing into TaskRouter does not work in this Region.',
    { advice: 'TaskRouter is in US1 and IE1.' },
  ),
  error(
    19056,
    'Input request content type is invalid',
    'The body of the request is of a type that the API does not read.',
    { status: 415, disputed: STATUS_PRESUMED },
  ),
  error(
    20001,
    'Unknown parameters',
    'A parameter is not known and was ignored: a warning in the log, not an answer.',
  ),
  error(20002, 'Invalid FriendlyName', 'A FriendlyName has between 1 and 64 characters.', {
    status: 400,
    disputed: STATUS_PRESUMED,
  }),
  error(
    20003,
    'Permission Denied',
    'The credential is wrong, belongs to another Region or account, or may not do this.',
    {
      status: 401,
      advice:
        'Look at the host name first. Auth Tokens and API keys are valid in the Region in which they were created only: api.twilio.com is US1, IE1 is api.dublin.ie1.twilio.com and AU1 is api.sydney.au1.twilio.com. A Standard key may not manage accounts or keys.',
    },
  ),
  error(20004, 'Method not allowed', 'The resource exists, but not with this HTTP method.', { status: 405 }),
  error(20005, 'Account not active', 'The account is suspended, or a trial that was never activated.', {
    status: 403,
    disputed: 'Reports show 401 and 403.',
  }),
  error(20006, 'Access Denied', 'The caller lacks the privilege for the resource.', {
    status: 403,
    disputed: STATUS_PRESUMED,
  }),
  error(20007, 'Page size too large', 'A page has at most 1000 entries.', { status: 400 }),
  error(20008, 'Test Credentials', 'Test credentials reach only POST of messages, calls and phone numbers.', {
    status: 403,
    advice: 'Use live credentials, or an emulator, for everything else.',
  }),
  error(20010, 'Action disabled for account', 'Twilio has disabled the action for this account.'),
  error(20101, 'Invalid Access Token', 'Twilio could not validate the access token.', {
    status: 401,
    advice: TOKEN_REGION,
  }),
  error(
    20102,
    'Invalid Access Token header',
    'The header of the access token is not one that Twilio makes.',
    {
      status: 401,
    },
  ),
  error(
    20103,
    'Invalid Access Token issuer/subject',
    'The API key or account of the access token is not known.',
    {
      status: 401,
      advice: TOKEN_REGION,
    },
  ),
  error(20104, 'Access Token expired or expiration date invalid', 'The access token has expired.', {
    status: 401,
  }),
  error(20105, 'Access Token not yet valid', 'The access token is not valid yet; compare the clocks.', {
    status: 401,
  }),
  error(20106, 'Invalid Access Token grants', 'The grants of the access token are not well-formed.', {
    status: 401,
  }),
  error(20107, 'Invalid Access Token signature', 'The access token was signed with another secret.', {
    status: 401,
    advice: TOKEN_REGION,
  }),
  error(20151, 'Authentication Failed', 'Authentication with the given token failed.', { status: 401 }),
  error(20152, 'Invalid Header', 'The header of the token is not valid.', { status: 401 }),
  error(
    20153,
    'Invalid Issuer Or Subject',
    'The issuer or subject of the token is missing, suspended or unrelated.',
    {
      status: 401,
    },
  ),
  error(20154, 'Invalid Claim Set', 'The claims of the token are not valid.', { status: 401 }),
  error(20155, 'Expiration Time In The Future', 'The token is not valid yet.', { status: 401 }),
  error(
    20156,
    'Expired or Invalid Expiration in Token',
    'The token has expired, or its expiry is not valid.',
    {
      status: 401,
    },
  ),
  error(20157, 'Expiration Time Exceeds Maximum Time Allowed', 'The token lives longer than is allowed.', {
    status: 401,
  }),
  error(20159, 'Invalid Signature', 'The signature of the token does not fit its key.', { status: 401 }),
  error(20160, 'Invalid Token', 'The token is not one, or was signed with a Restricted key.', {
    status: 401,
    advice: 'Sign access tokens with a Standard or Main key.',
  }),
  error(20403, '403 Forbidden', 'The account lacks permission; typically it is suspended or closed.', {
    status: 403,
  }),
  error(20404, 'Not Found', 'There is no such resource in this account and Region.', {
    status: 404,
    advice:
      'A resource of another Region looks like one that never was. "Endpoint is not supported in realm" means that the Region does not offer the endpoint: use US1 for it.',
    disputed: 'The code that comes with the realm message was never recorded.',
  }),
  error(20409, 'Conflict', 'The request conflicts with the state of the resource.', { status: 409 }),
  error(20422, 'Invalid Parameter', 'A parameter has a value that is not valid.', {
    status: 400,
    disputed: 'Reports show 400 and 422.',
  }),
  error(20423, 'Invalid SID', 'A SID is not well-formed.', {
    status: 400,
    disputed: 'Reports show 400 and 422.',
  }),
  error(20426, 'Upgrade Required', 'The connection uses a version of TLS before 1.2.', { status: 426 }),
  error(20429, 'Too Many Requests', 'The account has too many requests under way.', { status: 429 }),
  error(20500, 'Internal Server Error', 'Twilio failed.', { status: 500 }),
  error(20503, 'Service unavailable', 'Twilio is not available just now.', { status: 503 }),
  error(21100, 'Accounts Resource', 'A request about an account is not valid.', {
    status: 400,
    disputed: STATUS_PRESUMED,
  }),
  error(21101, 'Subaccounts cannot contain subaccounts', 'Only a main account has subaccounts.', {
    status: 400,
    source: LIVE_TESTS,
  }),
  ...(
    [
      [21205, 'Invalid URL', 'A URL is not valid.'],
      [21210, "'From' phone number not verified", 'The account may not call from this number.'],
      [21211, "Invalid 'To' Phone Number", 'The recipient’s number is not valid.'],
      [21212, "Invalid 'From' Number", 'The sender is not valid.'],
      [21214, "'To' phone number cannot be reached", 'The number cannot be called.'],
      [
        21215,
        'Geo Permission configuration is not permitting call',
        'The account may not call that country.',
      ],
      [21216, 'Account not allowed to call phone number', 'The number is blocked for the account.'],
      [21217, 'Phone number does not appear to be valid', 'The number to call is not valid.'],
      [
        21408,
        "Permission to send an SMS has not been enabled for the region indicated by the 'To' number",
        'The account may not send messages to that country.',
      ],
      [21421, 'PhoneNumber is invalid', 'The number is not valid.'],
      [21422, 'PhoneNumber is not available', 'The number belongs to somebody else.'],
      [21451, 'Area code is not valid', 'There is no such area code.'],
      [21452, 'No phone numbers found in area code', 'The area code has no number that is free.'],
    ] as const
  ).map(([code, title, meaning]) => error(code, title, meaning, { status: 400 })),
  error(21470, 'Invalid AccountSid', 'The SID in the account’s place of the path is no Account SID.', {
    status: 400,
    advice:
      'Give the API key as user name and the Account SID as the account: with an SDK, the option "accountSid".',
    source: { evidence: 'issue', ref: 'https://github.com/n8n-io/n8n/issues/1782', date: '2021-05-17' },
    disputed: 'The HTTP status is presumed to be 400.',
  }),
  ...(
    [
      [21602, 'Message body is required', 'A message has a Body, media or a Content Template.'],
      [
        21603,
        "'From' phone number is required to send a Message",
        'A message needs From or MessagingServiceSid.',
      ],
      [21604, "'To' phone number is required to send a Message", 'A message needs To.'],
      [
        21606,
        "The 'From' phone number provided is not a valid message-capable Twilio phone number for this destination",
        'The account cannot send from this number.',
      ],
      [21610, 'Attempt to send to unsubscribed recipient', 'The recipient has answered STOP.'],
      [
        21611,
        "This 'From' number has exceeded the maximum number of queued messages",
        'The queue of the sender is full.',
      ],
      [
        21612,
        "Message cannot be sent with the current combination of 'To' and/or 'From' parameters",
        'The recipient cannot be reached from this sender.',
      ],
      [21614, "'To' number is not a valid mobile number", 'The recipient’s number takes no messages.'],
      [
        21617,
        'The concatenated message body exceeds the 1600 character limit',
        'A body has at most 1600 characters.',
      ],
    ] as const
  ).map(([code, title, meaning]) => error(code, title, meaning, { status: 400 })),
  error(
    21663,
    'Number of another messaging Region',
    'The number sends and receives messages in another Region.',
    {
      advice: 'Send from the Region that the number’s messaging_region names (Routes v3), or change that.',
    },
  ),
  error(
    21668,
    'Phone number type is not supported for messaging in the Ireland (IE1) region.',
    'A number of +1 cannot have IE1 as its messaging Region.',
    {
      advice: 'Use a number of another country or an alphanumeric sender in IE1, and US1 for numbers of +1.',
    },
  ),
  error(
    21669,
    'Phone number region does not match the Messaging Service region',
    'The number and the Messaging Service belong to different Regions.',
    {
      advice:
        'Set the number’s messaging Region to the one of the service, or use a service of the number’s Region.',
    },
  ),
  error(
    21670,
    'Media is not supported for messaging in this Twilio region.',
    'IE1 does not send messages with media.',
    { advice: 'Leave out MediaUrl, or send from US1.' },
  ),
  error(
    21671,
    'Content Templates are not supported for messaging in this Twilio region.',
    'IE1 does not send Content Templates.',
    { advice: 'Leave out ContentSid and ContentVariables, or send from US1.' },
  ),
  error(22199, 'Configuration Retrieval Error', 'The phone number has no configuration for this Region.', {
    advice: 'Configure the number in this Region as well: its ownership is global, its configuration is not.',
  }),
  error(
    22401,
    'Phone Number Instance fields are not supported within region',
    'The Region does not know a field of the phone number that the request sets.',
    { advice: 'Set it in US1.' },
  ),
  error(
    22402,
    'Phone Number Operation not permitted within Region',
    'Releasing, restoring or transferring a number, and emergency services, are not done in this Region.',
    { advice: 'Do it in US1.' },
  ),
  error(
    22403,
    'Phone Number Operation not permitted within Region',
    'Emergency services of a number are not configured in this Region.',
    { advice: 'Do it in US1.' },
  ),
  error(
    30700,
    'Advanced messaging features are not available in this region.',
    'The message asks for advanced features that the Region does not have.',
    { advice: 'Leave those parameters out, or send from US1.' },
  ),
  error(
    32215,
    'Dial failure calling a SIP Domain without specifying a region',
    'A call to a SIP Domain does not say in which Region it is.',
    { advice: 'Name the Region in the SIP URI.' },
  ),
  error(
    50385,
    'Conversations are disabled in this region',
    'Conversations is not available in this Region.',
    {
      advice: 'Conversations is in US1, and its chat channel in IE1.',
    },
  ),
  error(52161, 'Empty Credentials', 'The push credential is missing or misconfigured.', {
    advice: 'A push credential must exist in the Region of the API key that signed the access token.',
  }),
  error(57012, 'Signature invalid', 'The signature of a webhook does not fit.', {
    advice:
      'Webhooks are signed with the primary Auth Token of the account, most likely the one of the Region that processed the call or message. An API key cannot validate them.',
  }),
  error(
    60614,
    'Lookup Request Must Be Completed in Different Twilio Region',
    'The number may be looked up in another Region only: numbers of the EU and Great Britain in IE1.',
    { advice: 'Ask lookups.dublin.ie1.twilio.com with an API key of IE1.' },
  ),
  error(
    60619,
    'Lookup Request Cannot be Completed in Twilio Region',
    'The Region does not have this package of Lookup.',
    { advice: 'Ask lookups.twilio.com with a credential of US1.' },
  ),
  error(
    70001,
    'Constraint violation',
    'A parameter breaks a limit, such as a FriendlyName of more than 64 characters.',
    { status: 400, source: LIVE_TESTS },
  ),
  error(
    70002,
    'Bad request',
    'The request could not be read: a SID of the wrong kind, JSON that is none, a permission that does not exist.',
    { status: 400, source: LIVE_TESTS },
  ),
  error(
    70051,
    'Authorization Failed',
    'A Restricted key lacks the permission, or an OAuth app the scope; or account or key are suspended or unknown.',
    {
      status: 401,
      advice:
        'Add the permission or scope, or use a Standard key. Restricted keys and OAuth apps exist in US1 only.',
      disputed: 'The HTTP status is from code that handles the answer; the documentation gives none.',
    },
  ),
  error(90002, 'AccountSid is invalid', 'The SID of an API key stands where the Account SID belongs.', {
    status: 400,
    advice: 'Give the API key as user name and the Account SID as the account.',
    source: {
      evidence: 'issue',
      ref: 'https://github.com/twilio/twilio-ruby/issues/478',
      date: '2019-10-16',
    },
    disputed:
      'The dictionary has 90002 as "Too Many Errors" of Flex; the issue shows it as an answer of the REST API.',
  }),
]

const BY_CODE: ReadonlyMap<number, ErrorCodeRow> = new Map(ERROR_CODES.map((row) => [row.code, row]))

/** What is known of an error code. */
export function findErrorCode(code: number): ErrorCodeRow | undefined {
  return BY_CODE.get(code)
}

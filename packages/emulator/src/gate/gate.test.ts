import { availability, LIVE_REGIONS, permits } from '@regionguard/core/knowledge'
import type { CredentialKind, RegionId } from '@regionguard/core/knowledge'
import { describe, expect, it } from 'vitest'
import { hostOf, send } from '../client.test.fixture.ts'
import type { Sent } from '../client.test.fixture.ts'
import { createEmulator } from '../create-emulator.ts'
import type { Emulator } from '../emulator.ts'

/** One of everything, in every Region where it exists. */
function scene(): {
  readonly emulator: Emulator
  readonly credentials: readonly Presented[]
  readonly sid: string
} {
  const emulator = createEmulator({ random: 'gate', now: '2026-11-22T00:00:00Z' })
  const main = emulator.account('main')
  const credentials: Presented[] = []
  for (const region of LIVE_REGIONS) {
    const regional = main.region(region)
    credentials.push({ kind: 'auth-token', region, as: [main.sid, regional.authToken] })
    for (const type of ['main', 'standard'] as const) {
      const key = regional.createApiKey({ type })
      credentials.push({ kind: `${type}-key`, region, as: [key.sid, key.secret] })
    }
    send(emulator, {
      method: 'POST',
      host: hostOf('accounts', region),
      path: '/v1/AuthTokens/Secondary',
      as: [main.sid, regional.authToken],
    })
    credentials.push({
      kind: 'auth-token',
      region,
      as: [main.sid, regional.secondaryAuthToken ?? ''],
      note: 'secondary',
    })
  }
  const restricted = main.region('us1').createApiKey({
    type: 'restricted',
    allow: ['/twilio/messaging/messages/*', '/twilio/iam/api-keys/list'],
  })
  credentials.push({
    kind: 'restricted-key',
    region: 'us1',
    as: [restricted.sid, restricted.secret],
    allow: ['CreateMessage', 'ListMessage', 'ListKey', 'ListGetKeys', 'ListSigningKey'],
  })
  const { sid, authToken } = main.testCredentials
  credentials.push({ kind: 'test-credentials', region: 'us1', as: [sid, authToken], accountSid: sid })
  const app = main.createOAuthApp({ allow: ['/twilio/voice/calls/create'] })
  const token = send(emulator, {
    host: 'oauth.twilio.com',
    path: '/v2/token',
    form: { grant_type: 'client_credentials', client_id: app.clientId, client_secret: app.clientSecret },
  })
  credentials.push({
    kind: 'oauth-token',
    region: 'us1',
    bearer: String(token.json?.['access_token']),
    allow: ['CreateCall'],
  })
  return { emulator, credentials, sid: main.sid }
}

interface Presented {
  readonly kind: CredentialKind
  readonly region: RegionId
  readonly as?: readonly [string, string]
  readonly bearer?: string
  /** The operations that its permissions cover. */
  readonly allow?: readonly string[]
  /** Of test credentials. */
  readonly accountSid?: string
  readonly note?: string
}

interface Endpoint {
  readonly operation: string
  readonly product: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** `{}` for the account. */
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  /** What whoever may do it gets. */
  readonly served: number
}

const MESSAGE = { To: '+15005550006', From: '+15005550006', Body: 'hi' }
const CALL = { To: '+14155550100', From: '+15005550006', Url: 'https://example.com/' }

// prettier-ignore
const ENDPOINTS: readonly Endpoint[] = [
  { operation: 'ListAccount', product: 'api', method: 'GET', path: '/2010-04-01/Accounts.json', served: 200 },
  { operation: 'CreateAccount', product: 'api', method: 'POST', path: '/2010-04-01/Accounts.json', form: { FriendlyName: 'new' }, served: 201 },
  { operation: 'FetchAccount', product: 'api', method: 'GET', path: '/2010-04-01/Accounts/{}.json', served: 200 },
  { operation: 'ListKey', product: 'api', method: 'GET', path: '/2010-04-01/Accounts/{}/Keys.json', served: 200 },
  { operation: 'CreateNewKey', product: 'api', method: 'POST', path: '/2010-04-01/Accounts/{}/Keys.json', form: { FriendlyName: 'new' }, served: 201 },
  { operation: 'ListSigningKey', product: 'api', method: 'GET', path: '/2010-04-01/Accounts/{}/SigningKeys.json', served: 200 },
  { operation: 'FetchBalance', product: 'api', method: 'GET', path: '/2010-04-01/Accounts/{}/Balance.json', served: 200 },
  { operation: 'ListMessage', product: 'api', method: 'GET', path: '/2010-04-01/Accounts/{}/Messages.json', served: 200 },
  { operation: 'CreateMessage', product: 'api', method: 'POST', path: '/2010-04-01/Accounts/{}/Messages.json', form: MESSAGE, served: 201 },
  { operation: 'CreateCall', product: 'api', method: 'POST', path: '/2010-04-01/Accounts/{}/Calls.json', form: CALL, served: 201 },
  { operation: 'ListIncomingPhoneNumber', product: 'api', method: 'GET', path: '/2010-04-01/Accounts/{}/IncomingPhoneNumbers.json', served: 200 },
  { operation: 'ListGetKeys', product: 'iam', method: 'GET', path: '/v1/Keys?AccountSid={}', served: 200 },
  { operation: 'UpdateAuthTokenPromotion', product: 'accounts', method: 'DELETE', path: '/v1/AuthTokens/Promote', served: 405 },
  { operation: 'FetchPhoneNumber', product: 'routes', method: 'GET', path: '/v2/PhoneNumbers/+15005550006', served: 404 },
  { operation: 'none', product: 'api', method: 'GET', path: '/2010-04-01/Accounts/{}/Recordings.json', served: 404 },
]

/** What core's tables say, put together here by hand: host, then authentication, then permission, then Region. */
function expected(
  { kind, region, allow }: Presented,
  endpoint: Endpoint,
  target: RegionId,
): [number, unknown] {
  const { product, method, path } = endpoint
  const [bare = ''] = path.split('?')
  const asked = { product, method, path: bare.replace('.json', '') }
  if (region !== target) return [401, 20003]
  const permission = permits(kind, asked)
  if (permission === undefined) throw new Error(`core cannot tell ${endpoint.operation}`)
  if (!permission.allowed) return [permission.status ?? 0, permission.code]
  const isListed = allow?.includes(endpoint.operation) === true
  if (
    permission.needs !== undefined &&
    !isListed &&
    endpoint.operation !== 'none' &&
    endpoint.served !== 405
  ) {
    return [permission.status ?? 0, permission.code]
  }
  if (availability(asked, target).status === 'unavailable') return [404, 20404]
  return [endpoint.served, endpoint.served === 404 ? 20404 : endpoint.served === 405 ? 20004 : undefined]
}

function asSent(presented: Presented, endpoint: Endpoint, target: RegionId, sid: string): Sent {
  const [path = '', query = ''] = endpoint.path.replace('{}', presented.accountSid ?? sid).split('?')
  return {
    method: endpoint.method,
    host: hostOf(endpoint.product, target),
    path,
    query,
    ...(presented.as === undefined ? {} : { as: presented.as }),
    ...(presented.bearer === undefined ? {} : { bearer: presented.bearer }),
    ...(endpoint.form === undefined ? {} : { form: endpoint.form }),
  }
}

describe('the gate: credential kind x its Region x target Region x endpoint class', () => {
  const { emulator, credentials, sid } = scene()
  const world = emulator.snapshot()
  const cells = credentials.flatMap((presented) =>
    LIVE_REGIONS.flatMap((target) => ENDPOINTS.map((endpoint) => ({ presented, target, endpoint }))),
  )

  it('has 300 cells at least', () => {
    expect(cells.length).toBeGreaterThanOrEqual(300)
  })

  it.each(
    cells.map((cell) => {
      const { presented, target, endpoint } = cell
      const [status, code] = expected(presented, endpoint, target)
      const note = presented.note === undefined ? '' : ` (${presented.note})`
      return { ...cell, status, code, title: `${presented.kind}${note} of ${presented.region}` }
    }),
  )('$title, $endpoint.operation in $target: $status', ({ presented, target, endpoint, status, code }) => {
    emulator.restore(world)
    const answer = send(emulator, asSent(presented, endpoint, target, sid))
    expect([answer.status, answer.code]).toEqual([status, code])
    expect(answer.headers['www-authenticate']).toBe(status === 401 ? 'Basic realm="Twilio API"' : undefined)
    if (status >= 400) expect(answer.reason).toMatch(/^[\x20-\x7e]{1,200}$/)
    else expect(answer.reason).toBeUndefined()
    const entry = emulator.requests.at(-1)
    expect(entry).toMatchObject({ status, code: code ?? null, region: target, reason: answer.reason ?? null })
    expect(entry?.credential).toMatchObject({ kind: presented.kind, region: presented.region })
  })
})

describe('the gate, cell by cell as the design has it', () => {
  const emulator = createEmulator({
    random: 'literal',
    seed: {
      version: 1,
      accounts: [
        {
          name: 'main',
          subaccounts: [
            { name: 'sub' },
            { name: 'sibling' },
            { name: 'suspended', status: 'suspended' },
            { name: 'closed', status: 'closed' },
          ],
        },
        { name: 'other' },
        { name: 'idle', status: 'suspended', subaccounts: [{ name: 'idle-sub' }] },
      ],
    },
  })
  const account = (name: string) => emulator.account(name)
  const token = (name: string, region: RegionId): [string, string] => [
    account(name).sid,
    account(name).region(region).authToken,
  ]
  const made = new Map<string, [string, string]>()
  const key = (
    name: string,
    type: 'main' | 'standard' | 'restricted',
    region: RegionId,
    allow?: string[],
  ): [string, string] => {
    const id = [name, type, region, ...(allow ?? [])].join(' ')
    const known = made.get(id)
    if (known !== undefined) return known
    const { sid, secret } = account(name)
      .region(region)
      .createApiKey({ type, ...(allow === undefined ? {} : { allow }) })
    made.set(id, [sid, secret])
    return [sid, secret]
  }
  const test = (): [string, string] => {
    const { sid, authToken } = account('main').testCredentials
    return [sid, authToken]
  }
  const oauth = (allow: string[]): string => {
    const { clientId, clientSecret } = account('main').createOAuthApp({ allow })
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    return String(
      send(emulator, { host: 'oauth.twilio.com', path: '/v2/token', form }).json?.['access_token'],
    )
  }
  const of = (name: string, rest = ''): string => `/2010-04-01/Accounts/${account(name).sid}${rest}.json`

  const US = 'api.twilio.com'
  const IE = 'api.dublin.ie1.twilio.com'
  const AU = 'api.sydney.au1.twilio.com'
  const A = 'Authenticate'
  const REALM_IE = "Endpoint is not supported in realm 'ie1'"
  const REALM_AU = "Endpoint is not supported in realm 'au1'"
  const NO_SID = 'Authentication Error - invalid username'
  const MISSING = (permission: string) =>
    `Authorization Error: required permission twilio/${permission} is missing`

  type Literal = readonly [title: string, sent: () => Sent, status: number, code?: number, message?: string]
  // prettier-ignore
  const LITERALS: readonly Literal[] = [
    // Regions
    ['an IE1 Auth Token in IE1', () => ({ host: IE, path: of('main'), as: token('main', 'ie1') }), 200],
    ['an IE1 Auth Token in US1', () => ({ host: US, path: of('main'), as: token('main', 'ie1') }), 401, 20003, A],
    ['an IE1 Auth Token in AU1', () => ({ host: AU, path: of('main'), as: token('main', 'ie1') }), 401, 20003, A],
    ['a US1 Auth Token in IE1', () => ({ host: IE, path: of('main'), as: token('main', 'us1') }), 401, 20003, A],
    ['a US1 Auth Token in AU1', () => ({ host: AU, path: of('main'), as: token('main', 'us1') }), 401, 20003, A],
    ['an AU1 Auth Token in AU1', () => ({ host: AU, path: of('main'), as: token('main', 'au1') }), 200],
    ['an AU1 Auth Token in US1', () => ({ host: US, path: of('main'), as: token('main', 'au1') }), 401, 20003, A],
    ['a US1 key in US1', () => ({ path: of('main', '/Messages'), as: key('main', 'standard', 'us1') }), 200],
    ['a US1 key in IE1', () => ({ host: IE, path: of('main', '/Messages'), as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['an IE1 key in IE1', () => ({ host: IE, path: of('main', '/Messages'), as: key('main', 'standard', 'ie1') }), 200],
    ['an IE1 key in US1', () => ({ path: of('main', '/Messages'), as: key('main', 'standard', 'ie1') }), 401, 20003, A],
    ['an IE1 key in AU1', () => ({ host: AU, path: of('main', '/Calls'), as: key('main', 'standard', 'ie1') }), 401, 20003, A],
    ['an AU1 key in AU1', () => ({ host: AU, path: of('main', '/Calls'), as: key('main', 'standard', 'au1') }), 200],
    ['a Main key of IE1 on Keys of IE1', () => ({ host: IE, path: of('main', '/Keys'), as: key('main', 'main', 'ie1') }), 200],
    ['a Main key of IE1 on Keys of US1', () => ({ path: of('main', '/Keys'), as: key('main', 'main', 'ie1') }), 401, 20003, A],
    // Wrong and missing
    ['no header', () => ({ path: of('main') }), 401, 20003, 'Authentication Error - No credentials provided'],
    ['no header, and no such path', () => ({ path: '/nowhere.json' }), 401, 20003, 'Authentication Error - No credentials provided'],
    ['a wrong Auth Token', () => ({ path: of('main'), as: [account('main').sid, 'f'.repeat(32)] }), 401, 20003, A],
    ['a wrong key secret', () => ({ path: of('main', '/Messages'), as: [key('main', 'standard', 'us1')[0], 'x'.repeat(32)] }), 401, 20003, A],
    ['an empty password', () => ({ path: of('main'), as: [account('main').sid, ''] }), 401, 20003, A],
    ['an unknown Account SID', () => ({ path: of('main'), as: [`AC${'0'.repeat(32)}`, 'f'.repeat(32)] }), 401, 20003, NO_SID],
    ['an unknown key SID', () => ({ path: of('main'), as: [`SK${'0'.repeat(32)}`, 'f'.repeat(32)] }), 401, 20003, NO_SID],
    ['no SID at all', () => ({ path: of('main'), as: ['admin', 'admin'] }), 401, 20003, NO_SID],
    ['a header without a colon', () => ({ path: of('main'), headers: { authorization: 'Basic YWJj' } }), 401, 20003, A],
    ['a header of another scheme', () => ({ path: of('main'), headers: { authorization: 'Digest x' } }), 401, 20003, A],
    ['a bad Bearer token', () => ({ path: of('main'), bearer: 'nonsense' }), 401, 20003, A],
    ['an API key’s secret with the Account SID', () => ({ path: of('main'), as: [account('main').sid, key('main', 'standard', 'us1')[1]] }), 401, 20003, A],
    // Kinds
    ['a Standard key on its account', () => ({ path: of('main'), as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['a Standard key on the list of accounts', () => ({ path: '/2010-04-01/Accounts.json', as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['a Standard key on Keys', () => ({ path: of('main', '/Keys'), as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['a Standard key that makes a key', () => ({ path: of('main', '/Keys'), form: {}, as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['a Standard key on SigningKeys', () => ({ path: of('main', '/SigningKeys'), as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['a Standard key on IAM Keys', () => ({ host: 'iam.twilio.com', path: '/v1/Keys', query: `AccountSid=${account('main').sid}`, as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['a Standard key on Keys that do not exist', () => ({ path: of('main', '/Keys/nothing/at/all'), as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['a Standard key on AuthTokens', () => ({ host: 'accounts.twilio.com', path: '/v1/AuthTokens/Secondary', method: 'POST', as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['a Main key on AuthTokens', () => ({ host: 'accounts.twilio.com', path: '/v1/AuthTokens/Secondary', method: 'POST', as: key('main', 'main', 'us1') }), 401, 20003, A],
    ['a Main key on its account', () => ({ path: of('main'), as: key('main', 'main', 'us1') }), 200],
    ['a Main key on Keys', () => ({ path: of('main', '/Keys'), as: key('main', 'main', 'us1') }), 200],
    ['a Restricted key with the permission', () => ({ path: of('main', '/Messages'), as: key('main', 'restricted', 'us1', ['/twilio/messaging/messages/list']) }), 200],
    ['a Restricted key without it', () => ({ path: of('main', '/Messages'), as: key('main', 'restricted', 'us1', ['/twilio/messaging/messages/read']) }), 401, 70051, MISSING('messaging/messages/list')],
    ['a Restricted key with nothing', () => ({ path: of('main', '/Calls'), as: key('main', 'restricted', 'us1') }), 401, 70051, MISSING('voice/calls/list')],
    ['a Restricted key in IE1', () => ({ host: IE, path: of('main', '/Messages'), as: key('main', 'restricted', 'us1') }), 401, 20003, A],
    ['test credentials that send a message', () => ({ path: `/2010-04-01/Accounts/${test()[0]}/Messages.json`, form: MESSAGE, as: test() }), 201],
    ['test credentials that list messages', () => ({ path: `/2010-04-01/Accounts/${test()[0]}/Messages.json`, as: test() }), 403, 20008, 'Resource not accessible with Test Account Credentials'],
    ['test credentials on Keys', () => ({ path: `/2010-04-01/Accounts/${test()[0]}/Keys.json`, as: test() }), 403, 20008, 'Resource not accessible with Test Account Credentials'],
    ['test credentials that send for the live account', () => ({ path: of('main', '/Messages'), form: MESSAGE, as: test() }), 401, 20003, A],
    ['an OAuth token with the permission', () => ({ path: of('main', '/Calls'), bearer: oauth(['/twilio/voice/calls/list']) }), 200],
    ['an OAuth token without it', () => ({ path: of('main', '/Calls'), bearer: oauth([]) }), 401, 70051, MISSING('voice/calls/list')],
    ['an OAuth token in IE1', () => ({ host: IE, path: of('main', '/Calls'), bearer: oauth(['/twilio/voice/calls/list']) }), 401, 20003, A],
    ['an OAuth token of the parent on a subaccount', () => ({ path: of('sub', '/Calls'), bearer: oauth(['/twilio/voice/calls/*']) }), 401, 20003, A],
    // Families
    ['the parent’s Auth Token on a subaccount', () => ({ path: of('sub'), as: token('main', 'us1') }), 200],
    ['the parent’s IE1 Auth Token on a subaccount in IE1', () => ({ host: IE, path: of('sub'), as: token('main', 'ie1') }), 200],
    ['the parent’s US1 Auth Token on a subaccount in IE1', () => ({ host: IE, path: of('sub'), as: token('main', 'us1') }), 401, 20003, A],
    ['the parent’s Auth Token on messages of a subaccount', () => ({ path: of('sub', '/Messages'), as: token('main', 'us1') }), 200],
    ['a Main key of the parent on a subaccount', () => ({ path: of('sub'), as: key('main', 'main', 'us1') }), 401, 20003, A],
    ['a Standard key of the parent on a subaccount', () => ({ path: of('sub', '/Messages'), as: key('main', 'standard', 'us1') }), 401, 20003, A],
    ['the parent’s Auth Token on a subaccount outside of the 2010 API', () => ({ host: 'iam.twilio.com', path: '/v1/Keys', query: `AccountSid=${account('sub').sid}`, as: token('main', 'us1') }), 401, 20003, A],
    ['a subaccount on its parent', () => ({ path: of('main'), as: token('sub', 'us1') }), 401, 20003, A],
    ['a subaccount on its sibling', () => ({ path: of('sibling'), as: token('sub', 'us1') }), 401, 20003, A],
    ['a subaccount on itself', () => ({ path: of('sub'), as: token('sub', 'us1') }), 200],
    ['a Standard key of a subaccount on its parent', () => ({ path: of('main', '/Messages'), as: key('sub', 'standard', 'us1') }), 401, 20003, A],
    ['a subaccount that makes a subaccount', () => ({ path: '/2010-04-01/Accounts.json', form: {}, as: token('sub', 'us1') }), 400, 21101, 'Subaccounts cannot contain subaccounts'],
    ['an account on another', () => ({ path: of('other'), as: token('main', 'us1') }), 401, 20003, A],
    ['an account on one that never was', () => ({ path: `/2010-04-01/Accounts/AC${'0'.repeat(32)}.json`, as: token('main', 'us1') }), 401, 20003, A],
    // Status
    ['a closed account', () => ({ path: of('closed'), as: token('closed', 'us1') }), 401, 20003, A],
    ['a suspended account', () => ({ path: of('suspended'), as: token('suspended', 'us1') }), 403, 20005, 'Account not active'],
    ['a subaccount of a suspended parent', () => ({ path: of('idle-sub'), as: token('idle-sub', 'us1') }), 403, 20005, 'Account not active'],
    ['the parent on a suspended subaccount', () => ({ path: of('suspended'), as: token('main', 'us1') }), 200],
    ['the parent on messages of a suspended subaccount', () => ({ path: of('suspended', '/Messages'), as: token('main', 'us1') }), 403, 20005, 'Account not active'],
    ['the parent on messages of a closed subaccount', () => ({ path: of('closed', '/Messages'), as: token('main', 'us1') }), 401, 20003, A],
    // What a Region lacks
    ['Balance in IE1', () => ({ host: IE, path: of('main', '/Balance'), as: token('main', 'ie1') }), 404, 20404, REALM_IE],
    ['Balance in IE1 without a credential', () => ({ host: IE, path: of('main', '/Balance') }), 401, 20003, 'Authentication Error - No credentials provided'],
    ['usage in IE1, which the emulator has nowhere', () => ({ host: IE, path: of('main', '/Usage/Records'), as: token('main', 'ie1') }), 404, 20404, REALM_IE],
    ['a subaccount made in IE1', () => ({ host: IE, path: '/2010-04-01/Accounts.json', form: {}, as: token('main', 'ie1') }), 404, 20404, REALM_IE],
    ['a subaccount made in AU1', () => ({ host: AU, path: '/2010-04-01/Accounts.json', form: {}, as: token('main', 'au1') }), 404, 20404, REALM_AU],
    ['a message from AU1', () => ({ host: AU, path: of('main', '/Messages'), form: MESSAGE, as: token('main', 'au1') }), 404, 20404, REALM_AU],
    ['a Standard key that sends from AU1', () => ({ host: AU, path: of('main', '/Messages'), form: MESSAGE, as: key('main', 'standard', 'au1') }), 404, 20404, REALM_AU],
    // The rest
    ['a key SID in the account’s place', () => ({ path: `/2010-04-01/Accounts/${key('main', 'standard', 'us1')[0]}/Messages.json`, as: key('main', 'standard', 'us1') }), 400, 21470],
    ['a key SID in the account’s place, without a credential', () => ({ path: `/2010-04-01/Accounts/${key('main', 'standard', 'us1')[0]}/Messages.json` }), 401, 20003],
    ['no such path', () => ({ path: of('main', '/Nothing'), as: token('main', 'us1') }), 404, 20404],
    ['no such method', () => ({ method: 'DELETE', path: of('main', '/Keys'), as: token('main', 'us1') }), 405, 20004, 'Method not allowed'],
    ['no such method, without a credential', () => ({ method: 'DELETE', path: of('main', '/Keys') }), 401, 20003],
    ['no such type of body', () => ({ method: 'POST', path: of('main', '/Keys'), body: '<a/>', headers: { 'content-type': 'text/xml' }, as: token('main', 'us1') }), 415, 19056],
    ['no such type of body, without a credential', () => ({ method: 'POST', path: of('main', '/Keys'), body: '<a/>', headers: { 'content-type': 'text/xml' } }), 401, 20003],
    ['an escape in the path of Keys', () => ({ path: of('main', '/%4beys'), as: key('main', 'standard', 'us1') }), 401, 20003, A],
  ]

  it('is 60 cells at least', () => {
    expect(LITERALS.length).toBeGreaterThanOrEqual(60)
  })

  it.each(LITERALS.map(([title, sent, status, code, message]) => ({ title, sent, status, code, message })))(
    '$title: $status',
    ({ sent, status, code, message }) => {
      const answer = send(emulator, sent())
      expect([answer.status, answer.code]).toEqual([status, code])
      if (message !== undefined) {
        expect(answer.json).toEqual({
          code,
          message,
          more_info: `https://www.twilio.com/docs/errors/${String(code)}`,
          status,
        })
      }
    },
  )

  it('says in words what the body does not', () => {
    const reasonOf = (sent: Sent) => send(emulator, sent).reason
    expect(reasonOf({ path: of('main', '/Messages'), as: key('main', 'standard', 'ie1') })).toBe(
      'this API key was created in ie1; the request went to us1 because the host names no region',
    )
    expect(reasonOf({ host: AU, path: of('main'), as: token('main', 'us1') })).toBe(
      "this Auth Token is the account's in us1; the request went to au1 because the host names au1",
    )
  })

  it('answers a foreign key exactly as a wrong secret', () => {
    const path = of('main', '/Messages')
    const [sid, secret] = key('main', 'standard', 'ie1')
    const strip = ({ headers, ...rest }: ReturnType<typeof send>) => ({
      ...rest,
      reason: undefined,
      headers: Object.keys(headers),
    })
    expect(strip(send(emulator, { path, as: [sid, secret] }))).toEqual(
      strip(send(emulator, { path, as: [sid, 'x'.repeat(32)] })),
    )
  })

  it('lets the parent reactivate a subaccount', () => {
    const path = of('suspended')
    const answer = send(emulator, { path, form: { Status: 'active' }, as: token('main', 'us1') })
    expect([answer.status, answer.json?.['status']]).toEqual([200, 'active'])
    expect(send(emulator, { path, as: token('suspended', 'us1') }).status).toBe(200)
  })
})

describe('switches', () => {
  const path = (emulator: Emulator, name: string, rest = '') =>
    `/2010-04-01/Accounts/${emulator.account(name).sid}${rest}.json`

  it('let Main keys, and no others, reach subaccounts and Auth Tokens', () => {
    const emulator = createEmulator({ switches: { apiKeyOnSubaccount: 'main', apiKeyOnAuthTokens: 'main' } })
    const main = emulator.account('main').region('us1').createApiKey({ type: 'main' })
    const standard = emulator.account('main').region('us1').createApiKey()
    const messages = path(emulator, 'subaccount', '/Messages')
    expect(send(emulator, { path: messages, as: [main.sid, main.secret] }).status).toBe(200)
    expect(send(emulator, { path: messages, as: [standard.sid, standard.secret] }).status).toBe(401)
    const secondary = { host: 'accounts.twilio.com', path: '/v1/AuthTokens/Secondary', method: 'POST' }
    expect(send(emulator, { ...secondary, as: [main.sid, main.secret] }).status).toBe(201)
    expect(send(emulator, { ...secondary, as: [standard.sid, standard.secret] }).status).toBe(401)
  })

  it.each([
    ['401', 401, 20005],
    ['20003', 401, 20003],
    ['403', 403, 20005],
  ] as const)('suspendedAccount: %s', (suspendedAccount, status, code) => {
    const emulator = createEmulator({ switches: { suspendedAccount } })
    const main = emulator.account('main')
    main.setStatus('suspended')
    const answer = send(emulator, {
      path: path(emulator, 'main'),
      as: [main.sid, main.region('us1').authToken],
    })
    expect([answer.status, answer.code]).toEqual([status, code])
    expect(answer.headers['www-authenticate'] !== undefined).toBe(status === 401)
  })

  it.each([
    ['authenticationTexts', 'uniform', 401, 20003],
    ['keySidAsAccount', '90002', 400, 90002],
    ['missingPermission', '403', 403, 70051],
  ] as const)('%s: %s', (name, value, status, code) => {
    const emulator = createEmulator({ switches: { [name]: value } })
    const restricted = emulator.account('main').region('us1').createApiKey({ type: 'restricted' })
    const as = [restricted.sid, restricted.secret] as const
    const sent: Sent =
      name === 'authenticationTexts'
        ? { path: path(emulator, 'main') }
        : name === 'keySidAsAccount'
          ? { path: `/2010-04-01/Accounts/${restricted.sid}/Messages.json`, as }
          : { path: path(emulator, 'main', '/Messages'), as }
    const answer = send(emulator, sent)
    expect([answer.status, answer.code]).toEqual([status, code])
    if (name === 'authenticationTexts') expect(answer.message).toBe('Authenticate')
  })

  it('say which they are', () => {
    expect(() => createEmulator({ switches: { nothing: 'x' } as never })).toThrow(
      'there is no switch "nothing"',
    )
    expect(() => createEmulator({ switches: { suspendedAccount: '500' as never } })).toThrow(
      'one of 403, 401, 20003',
    )
  })
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { encode, hostOf, send } from './client.test.fixture.ts'
import type { Sent } from './client.test.fixture.ts'
import { createEmulator } from './create-emulator.ts'
import type { Operation } from './operations/operation.ts'
import { OPERATIONS } from './operations/operations.ts'

/**
 * Twilio's OpenAPI documents, as the Twilio CLI brings them. Few of their schemas require anything and none forbids
 * more than it knows, so that `{}` passes: here every documented property is required, and every other is forbidden.
 */
type Schema = Readonly<Record<string, unknown>>
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}
interface DocumentedOperation {
  readonly operationId?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >
}

const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('@twilio/cli-core/package.json')),
  'src/services/twilio-api',
)

const documents = new Map<string, Document>()

function documentOf(name: string): Document {
  const known = documents.get(name)
  if (known !== undefined) return known
  const read = JSON.parse(readFileSync(join(FOLDER, `twilio_${name}.json`), 'utf8')) as Document
  documents.set(name, read)
  return read
}

/** Products with two versions. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'oauth /v1/token': 'oauth_v1',
}

const VERSIONS: Readonly<Record<string, string>> = {
  api: 'api_v2010',
  iam: 'iam_v1',
  accounts: 'accounts_v1',
  oauth: 'oauth_v2',
  routes: 'routes_v2',
}

function documented(operation: Operation): {
  readonly document: Document
  readonly described: DocumentedOperation
} {
  const { product, path, method } = operation
  const document = documentOf(ELSEWHERE[`${product} ${path}`] ?? VERSIONS[product] ?? product)
  const described = document.paths[product === 'api' ? `${path}.json` : path]?.[method.toLowerCase()]
  if (described === undefined) throw new Error(`the documents have no ${method} ${path}`)
  return { document, described }
}

/** A schema of OpenAPI 3.0 as JSON Schema, with everything required and nothing else allowed. */
function strict(schema: Schema, document: Document): Schema {
  const { $ref } = schema
  if (typeof $ref === 'string') {
    const name = $ref.replace('#/components/schemas/', '')
    const target = document.components.schemas[name]
    if (target === undefined) throw new Error(`no schema ${name}`)
    return strict({ ...target, ...('nullable' in schema ? { nullable: schema['nullable'] } : {}) }, document)
  }
  const { properties, items, type, nullable, format, ['enum']: words } = schema
  return {
    ...(type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type }),
    ...(format === undefined ? {} : { format }),
    ...(words === undefined ? {} : { enum: nullable === true ? [...(words as unknown[]), null] : words }),
    ...(items === undefined ? {} : { items: strict(items as Schema, document), minItems: 1 }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties as Record<string, Schema>).map(([name, property]) => [
              name,
              strict(property, document),
            ]),
          ),
          required: Object.keys(properties as object),
          additionalProperties: false,
        }),
  }
}

/** Where the emulator differs from the letter of the documents: in formats, as Twilio itself does. */
const DEVIATIONS: readonly {
  readonly format: string
  readonly test: (text: string) => boolean
  readonly why: string
}[] = [
  {
    format: 'uri',
    test: (text) => text === '' || text.startsWith('/') || URL.canParse(text),
    why: 'Examples of the 2010 API have relative URIs, and a URL of a phone number that is not set is an empty text.',
  },
]

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
const RFC_2822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} \+0000$/
ajv.addFormat('date-time-rfc-2822', RFC_2822)
ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
ajv.addFormat('http-method', /^(?:GET|POST)$/)
ajv.addFormat('currency', /^[A-Z]{3}$/)
ajv.addFormat('phone-number', /^\+\d+$/)
for (const { format, test } of DEVIATIONS) ajv.addFormat(format, { type: 'string', validate: test })
ajv.addFormat('int64', true)
ajv.addFormat('uri-map', true)
ajv.addFormat('phone-number-capabilities', true)

const emulator = createEmulator({ random: 'conformance', now: '2026-11-22T00:00:00Z' })
const main = emulator.account('main')
const us1 = main.region('us1')
const AS = [main.sid, us1.authToken] as const
const CORE = `/2010-04-01/Accounts/${main.sid}`
const app = main.createOAuthApp()
const GRANT = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: app.clientSecret }

/** A SID of something that is there. */
function created(path: string, form: Sent['form'] = {}): string {
  const answer = send(emulator, { path: `${CORE}/${path}.json`, form, as: AS })
  if (answer.status !== 201) throw new Error(answer.text)
  return String(answer.json?.['sid'])
}

const MESSAGE = { To: '+14155550100', From: '+14155550101', Body: 'hi' }
const CALL = { To: '+14155550100', From: '+14155550101', Url: 'https://example.com/' }
const NUMBER = () => ({ AreaCode: '415' })

/** What fills an operation's path and body, by `product id`. What it needs is made first. */
const REQUESTS: Readonly<Record<string, () => Partial<Sent>>> = {
  'api ListAccount': () => ({}),
  'api CreateAccount': () => ({ form: { FriendlyName: 'new' } }),
  'api FetchAccount': () => ({ path: CORE }),
  'api UpdateAccount': () => ({ path: CORE, form: { FriendlyName: 'changed' } }),
  'api FetchBalance': () => ({}),
  'api ListKey': () => ({}),
  'api CreateNewKey': () => ({ form: { FriendlyName: 'new' } }),
  'api FetchKey': () => ({ path: `${CORE}/Keys/${created('Keys')}` }),
  'api UpdateKey': () => ({ path: `${CORE}/Keys/${created('Keys')}`, form: { FriendlyName: 'changed' } }),
  'api DeleteKey': () => ({ path: `${CORE}/Keys/${created('Keys')}` }),
  'api ListSigningKey': () => ({}),
  'api CreateNewSigningKey': () => ({ form: { FriendlyName: 'new' } }),
  'api FetchSigningKey': () => ({ path: `${CORE}/SigningKeys/${created('Keys')}` }),
  'api UpdateSigningKey': () => ({
    path: `${CORE}/SigningKeys/${created('Keys')}`,
    form: { FriendlyName: 'new' },
  }),
  'api DeleteSigningKey': () => ({ path: `${CORE}/SigningKeys/${created('Keys')}` }),
  'api ListMessage': () => (created('Messages', MESSAGE), {}),
  'api CreateMessage': () => ({ form: MESSAGE }),
  'api FetchMessage': () => ({ path: `${CORE}/Messages/${created('Messages', MESSAGE)}` }),
  'api UpdateMessage': () => ({
    path: `${CORE}/Messages/${created('Messages', MESSAGE)}`,
    form: { Body: '' },
  }),
  'api DeleteMessage': () => ({ path: `${CORE}/Messages/${created('Messages', MESSAGE)}` }),
  'api ListCall': () => (created('Calls', CALL), {}),
  'api CreateCall': () => ({ form: CALL }),
  'api FetchCall': () => ({ path: `${CORE}/Calls/${created('Calls', CALL)}` }),
  'api UpdateCall': () => ({
    path: `${CORE}/Calls/${created('Calls', CALL)}`,
    form: { Status: 'completed' },
  }),
  'api DeleteCall': () => ({ path: `${CORE}/Calls/${created('Calls', CALL)}` }),
  'api ListIncomingPhoneNumber': () => (created('IncomingPhoneNumbers', NUMBER()), {}),
  'api CreateIncomingPhoneNumber': () => ({ form: NUMBER() }),
  'api FetchIncomingPhoneNumber': () => ({
    path: `${CORE}/IncomingPhoneNumbers/${created('IncomingPhoneNumbers', NUMBER())}`,
  }),
  'api UpdateIncomingPhoneNumber': () => ({
    path: `${CORE}/IncomingPhoneNumbers/${created('IncomingPhoneNumbers', NUMBER())}`,
    form: { VoiceUrl: 'https://example.com/', SmsMethod: 'get' },
  }),
  'api DeleteIncomingPhoneNumber': () => ({
    path: `${CORE}/IncomingPhoneNumbers/${created('IncomingPhoneNumbers', NUMBER())}`,
  }),
  'iam ListGetKeys': () => ({ query: `AccountSid=${main.sid}` }),
  'iam CreateNewKey': () => ({
    form: {
      AccountSid: main.sid,
      KeyType: 'restricted',
      Policy: '{"allow":["/twilio/messaging/messages/read"]}',
    },
  }),
  'iam FetchKey': () => ({ path: `/v1/Keys/${created('Keys')}` }),
  'iam UpdateKey': () => ({
    path: `/v1/Keys/${us1.createApiKey({ type: 'restricted' }).sid}`,
    form: { FriendlyName: 'changed' },
  }),
  'iam DeleteKey': () => ({ path: `/v1/Keys/${created('Keys')}` }),
  'iam CreateToken': () => ({ form: GRANT }),
  'oauth CreateToken': () => ({
    form: { GrantType: GRANT.grant_type, ClientId: GRANT.client_id, ClientSecret: GRANT.client_secret },
  }),
  'oauth CreateOauth2Token': () => ({ form: GRANT }),
  'accounts CreateSecondaryAuthToken': () => ({}),
  'accounts DeleteSecondaryAuthToken': () => {
    ensureSecondary()
    return {}
  },
  // The Auth Token of another Region: that of this one must stay what it is for the rest of the test.
  'accounts UpdateAuthTokenPromotion': () => {
    const as = [main.sid, main.region('ie1').authToken] as const
    send(emulator, { host: hostOf('accounts', 'ie1'), path: '/v1/AuthTokens/Secondary', method: 'POST', as })
    return { host: hostOf('accounts', 'ie1'), as }
  },
  'routes FetchPhoneNumber': () => (
    route('PhoneNumbers/+14155550100'),
    { path: '/v2/PhoneNumbers/+14155550100' }
  ),
  'routes UpdatePhoneNumber': () => ({ path: '/v2/PhoneNumbers/+14155550100', form: { VoiceRegion: 'ie1' } }),
  'routes FetchSipDomain': () => (
    route('SipDomains/a.sip.twilio.com'),
    { path: '/v2/SipDomains/a.sip.twilio.com' }
  ),
  'routes UpdateSipDomain': () => ({ path: '/v2/SipDomains/a.sip.twilio.com', form: { VoiceRegion: 'au1' } }),
  'routes FetchTrunks': () => (route('Trunks/a.pstn.twilio.com'), { path: '/v2/Trunks/a.pstn.twilio.com' }),
  'routes UpdateTrunks': () => ({ path: '/v2/Trunks/a.pstn.twilio.com', form: { VoiceRegion: 'us1' } }),
}

function ensureSecondary(): void {
  if (us1.secondaryAuthToken !== undefined) return
  send(emulator, { host: 'accounts.twilio.com', path: '/v1/AuthTokens/Secondary', method: 'POST', as: AS })
}

function route(path: string): void {
  send(emulator, { host: 'routes.twilio.com', path: `/v2/${path}`, form: { VoiceRegion: 'ie1' }, as: AS })
}

function sentFor(operation: Operation): Sent {
  const made = REQUESTS[`${operation.product} ${operation.id}`]?.()
  if (made === undefined) throw new Error(`no request for ${operation.product} ${operation.id}`)
  const path = made.path ?? operation.path.replace('{AccountSid}', main.sid)
  return {
    method: operation.method,
    host: hostOf(operation.product, 'us1'),
    as: AS,
    ...made,
    path: operation.product === 'api' ? `${path}.json` : path,
  }
}

describe('every operation answers as Twilio’s OpenAPI documents say', () => {
  it.each(OPERATIONS.map((operation) => ({ operation, title: `${operation.product} ${operation.id}` })))(
    '$title',
    ({ operation }) => {
      const { document, described } = documented(operation)
      expect(described.operationId).toBe(operation.id)
      const answer = send(emulator, sentFor(operation))
      const response = described.responses[String(answer.status)]
      expect(response, `${answer.status} ${answer.text}`).toBeDefined()
      const schema = response?.content?.['application/json']?.schema
      if (schema === undefined) {
        expect(answer.status).toBe(204)
        expect(answer.text).toBe('')
        return
      }
      const validate = ajv.compile(strict(schema, document))
      validate(answer.json)
      expect(validate.errors ?? [], answer.text).toEqual([])
    },
  )

  it('would not be satisfied with an empty object, nor with one property more', () => {
    const document = documentOf('api_v2010')
    const validate = ajv.compile(strict({ $ref: '#/components/schemas/api.v2010.account.key' }, document))
    expect(validate({})).toBe(false)
    const key = { sid: 'SK', friendly_name: null, date_created: null, date_updated: null }
    expect(validate(key)).toBe(true)
    expect(validate({ ...key, secret: 'x' })).toBe(false)
  })
})

describe('XML', () => {
  const elementName = (name: string): string =>
    name.replace(/(?:^|_)([a-z])/g, (_whole, letter: string) => letter.toUpperCase())

  const one = OPERATIONS.filter(
    ({ product, id, method }) => product === 'api' && method !== 'DELETE' && !id.startsWith('List'),
  )

  it.each(one.map((operation) => ({ operation, title: operation.id })))(
    '$title has the elements that JSON has properties',
    ({ operation }) => {
      const json = send(emulator, sentFor(operation))
      const sent = sentFor(operation)
      const xml = send(emulator, { ...sent, path: sent.path.replace('.json', '') })
      expect(xml.headers['content-type']).toMatch(/^application\/xml/)
      expect(xml.status).toBe(json.status)
      const [, inside = ''] =
        /^<\?xml version='1\.0' encoding='UTF-8'\?>\n<TwilioResponse><\w+>(.*)<\/\w+><\/TwilioResponse>$/s.exec(
          xml.text,
        ) ?? []
      // Elements of the first level: those of nested objects are cut out.
      const flat = inside.replace(/<(SubresourceUris|Capabilities)>.*?<\/\1>/gs, '<$1/>')
      const names = [...flat.matchAll(/<([A-Z]\w*)[ />]/g)].map(([, name]) => name)
      expect(names).toEqual(Object.keys(json.json ?? {}).map(elementName))
    },
  )
})

describe('parameters', () => {
  /** Documented parameters that have a meaning of their own in a test, and would spoil it. */
  const SPECIAL: Readonly<Record<string, string>> = {
    AccountSid: main.sid,
    Status: '',
    Policy: '{"allow":["/twilio/voice/calls/create"]}',
    KeyType: '',
    VoiceRegion: 'ie1',
    PageSize: '20',
    Page: '0',
    PageToken: '',
    Body: '',
    To: '+14155550100',
    From: '+14155550101',
    PhoneNumber: '',
    AreaCode: '415',
    FriendlyName: 'name',
    Url: 'https://example.com/',
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    GrantType: 'client_credentials',
    ClientId: app.clientId,
    ClientSecret: app.clientSecret,
    MediaUrl: 'https://example.com/a.png',
    MessagingServiceSid: `MG${'0'.repeat(32)}`,
    SendAt: '2026-11-23T00:00:00Z',
    ScheduleType: 'fixed',
    EmergencyStatus: 'Active',
    VoiceReceiveMode: 'voice',
  }

  const valueOf = (name: string): string =>
    SPECIAL[name] ??
    (/Date|Time/.test(name)
      ? '2026-11-22'
      : name.endsWith('Method')
        ? 'POST'
        : /Url$|Callback$/.test(name)
          ? 'https://example.com/'
          : 'true')

  it.each(OPERATIONS.map((operation) => ({ operation, title: `${operation.product} ${operation.id}` })))(
    '$title takes all that are documented',
    ({ operation }) => {
      const { described } = documented(operation)
      const query = (described.parameters ?? []).filter((parameter) => parameter.in === 'query')
      const body = Object.values(described.requestBody?.content ?? {})[0]?.schema['properties'] ?? {}
      const names = Object.keys(body).filter((name) => operation.id !== 'UpdateMessage' || name !== 'Status')
      const form = Object.fromEntries(names.map((name) => [name, valueOf(name)]))
      if (operation.id === 'CreateMessage') form['Body'] = 'hi'
      const sent = sentFor(operation)
      const answer = send(emulator, {
        host: sent.host ?? '',
        path: sent.path,
        as: sent.as ?? AS,
        method: operation.method,
        query: encode(Object.fromEntries(query.map(({ name }) => [name, valueOf(name)]))),
        ...(names.length === 0 ? {} : { form }),
      })
      // The one operation of which there can be one at a time was done above.
      const conflict = operation.id === 'CreateSecondaryAuthToken' ? [409] : []
      expect([200, 201, 204, ...conflict], answer.text).toContain(answer.status)
    },
  )
})

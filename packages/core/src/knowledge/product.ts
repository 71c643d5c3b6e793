import type { RegionId } from './region.ts'
import type { Source, Sourced } from './source.ts'

/** How sure the tables are: seen in an answer of Twilio, said by Twilio's documentation, or deduced from its silence. */
export type Confidence = 'observed' | 'documented' | 'inferred'

/** `partial`: some endpoints only; see the endpoint table. `disputed`: sources contradict each other. */
export type ProductStatus = 'yes' | 'no' | 'partial' | 'disputed' | 'unknown'

/** What a product is in one Region. */
export interface RegionalStatus extends Sourced {
  readonly status: ProductStatus
  readonly confidence: Confidence
  /** One or more full sentences. */
  readonly reason: string
  /** What a caller gets who asks all the same: no such host name, or 404 with the realm message. */
  readonly answer?: 'unknown-host' | 'realm-error'
}

/** A product of Twilio's REST API: `{host}.twilio.com`. */
export interface ProductRow extends Sourced {
  /** The first label of the host name. */
  readonly host: string
  /** As Twilio calls it. */
  readonly name: string
  readonly availability: Readonly<Record<RegionId, ProductStatus>>
  readonly regional: Readonly<Record<RegionId, RegionalStatus>>
  /** Twilio has ended it, or no current SDK has it. */
  readonly discontinued?: string
}

const AVAILABILITY_PAGE: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/regional-product-and-feature-availability',
  date: '2026-08-12',
}

const SDK_PRODUCTS: Source = {
  evidence: 'executed',
  ref: 'https://www.npmjs.com/package/twilio/v/6.2.0 lib/rest/*Base.js',
  date: '2026-11',
}

const OLD_SDK_PRODUCTS: Source = {
  evidence: 'executed',
  ref: 'https://www.npmjs.com/package/twilio/v/4.23.0 lib/rest/*Base.js',
  date: '2024-02',
}

const NAMES: Readonly<Record<RegionId, string>> = { us1: 'US1', ie1: 'IE1', au1: 'AU1' }

type Cell = (name: string, region: RegionId) => RegionalStatus

/** What a row says about a Region, where Twilio's page on availability is not all there is to say. */
type Statement = Omit<RegionalStatus, 'source' | 'disputed'> & { source?: Source; disputed?: string }

const say =
  (statement: Statement): Cell =>
  () => ({ source: AVAILABILITY_PAGE, ...statement })

/** US1 is where every product lives. */
const home: Cell = (name) => ({
  status: 'yes',
  confidence: 'documented',
  reason: `US1 is the default Region and offers ${name}.`,
  source: AVAILABILITY_PAGE,
})

const ended: Cell = (name) => ({
  status: 'unknown',
  confidence: 'inferred',
  reason: `${name} is in no current SDK of Twilio; whether its API still answers is not known.`,
  source: SDK_PRODUCTS,
})

const listed: Cell = (name, region) => ({
  status: 'yes',
  confidence: 'documented',
  reason: `Twilio lists ${name} among the products of ${NAMES[region]}.`,
  source: AVAILABILITY_PAGE,
})

/** Not in the list of what a Region offers: Twilio says that what is not listed does not work there. */
const omitted: Cell = (name, region) => ({
  status: 'no',
  confidence: 'inferred',
  reason: `Twilio’s list of the products of ${NAMES[region]} does not name ${name}.`,
  answer: 'unknown-host',
  source: AVAILABILITY_PAGE,
})

const gap = (what: string): Cell => {
  return (_name, region) => ({
    status: 'no',
    confidence: 'documented',
    reason: `Twilio’s page on availability says that ${what} not supported in ${NAMES[region]}.`,
    answer: 'unknown-host',
    source: AVAILABILITY_PAGE,
  })
}

const undocumented = (reason: string): Cell => say({ status: 'unknown', confidence: 'inferred', reason })

type Row = readonly [host: string, name: string, ie1: Cell, au1: Cell]

const CURRENT: readonly Row[] = [
  [
    'accounts',
    'the Accounts API (v1)',
    ...same(undocumented('No source says whether accounts.twilio.com has a regional host.')),
  ],
  [
    'api',
    'the core API (2010-04-01)',
    say({
      status: 'partial',
      confidence: 'documented',
      reason:
        'IE1 has Voice, Messaging (SMS), phone number configuration and API keys; other resources may be missing.',
    }),
    say({
      status: 'partial',
      confidence: 'documented',
      reason: 'AU1 has Voice, phone number configuration and API keys; other resources may be missing.',
    }),
  ],
  ['bulkexports', 'Bulk Exports', ...same(gap('the Bulk Exports API is'))],
  ['chat', 'Programmable Chat', omitted, omitted],
  ['content', 'the Content API', omitted, omitted],
  [
    'conversations',
    'Conversations',
    say({
      status: 'partial',
      confidence: 'documented',
      reason:
        'In IE1 Conversations offers its chat channel only, without Messaging Services, notification logs and delivery receipts.',
      source: {
        evidence: 'documentation',
        ref: 'https://www.twilio.com/docs/global-infrastructure/conversations-api-with-twilio-regions',
        date: '2026',
      },
    }),
    omitted,
  ],
  ['events', 'Event Streams', omitted, omitted],
  ['flex-api', 'Flex', omitted, omitted],
  ['frontline-api', 'Frontline', omitted, omitted],
  ['iam', 'the IAM API', ...same(undocumented('No source says whether iam.twilio.com has a regional host.'))],
  [
    'insights',
    'Voice Insights',
    say({
      status: 'disputed',
      confidence: 'observed',
      reason: 'Voice Insights in IE1 is undocumented but partly working.',
      source: { ...AVAILABILITY_PAGE, ref: 'https://www.twilio.com/docs/voice/voice-insights/api/call' },
      disputed:
        'An example of Twilio’s documentation marks insights.dublin.ie1 as not yet available, while the list of gaps names Call Annotation alone.',
    }),
    say({
      status: 'disputed',
      confidence: 'observed',
      reason: 'Voice Insights in AU1 is undocumented but partly working.',
      source: { ...AVAILABILITY_PAGE, ref: 'https://www.twilio.com/docs/voice/voice-insights/api/call' },
      disputed:
        'The list of products of AU1 does not name Voice Insights, while its list of gaps names Call Annotation alone.',
    }),
  ],
  ['intelligence', 'Conversation Intelligence', ...same(gap('Conversation Intelligence (classic) is'))],
  ['ip-messaging', 'Programmable Chat (ip-messaging)', omitted, omitted],
  ['knowledge', 'Knowledge', omitted, omitted],
  [
    'lookups',
    'Lookup',
    say({
      status: 'partial',
      confidence: 'documented',
      reason: 'IE1 has Lookup v2 and not Lookup v1; some data packages are missing (error 60619).',
      source: {
        evidence: 'documentation',
        ref: 'https://www.twilio.com/docs/lookup/using-lookup-with-twilio-regions',
        date: '2026',
      },
    }),
    omitted,
  ],
  ['marketplace', 'Marketplace', omitted, omitted],
  ['memory', 'Memory', omitted, omitted],
  [
    'messaging',
    'Messaging Services',
    say({
      status: 'partial',
      confidence: 'documented',
      reason:
        'IE1 has SMS and Messaging Services, without short codes, media, Content Templates and numbers of +1.',
      source: {
        evidence: 'documentation',
        ref: 'https://www.twilio.com/docs/global-infrastructure/messaging-api-with-twilio-regions',
        date: '2026',
      },
    }),
    omitted,
  ],
  [
    'monitor',
    'Monitor',
    omitted,
    say({
      status: 'no',
      confidence: 'observed',
      reason: 'Monitor in AU1 was seen to answer "Endpoint is not supported in realm \'au1\'".',
      answer: 'realm-error',
      source: {
        evidence: 'observed',
        ref: 'https://github.com/wittyreference/twilio-claude-plugin (preflight check, validate_debugger)',
        date: '2026',
      },
    }),
  ],
  [
    'notify',
    'Notify',
    omitted,
    say({
      status: 'disputed',
      confidence: 'observed',
      reason: 'notify.sydney.au1.twilio.com/v1/Credentials was seen to work with an AU1 Auth Token.',
      source: {
        evidence: 'observed',
        ref: 'notes of a public project on push credentials in AU1',
        date: '2026-09',
      },
      disputed: 'Twilio’s documentation says that push credentials, and so Notify, are in US1 only.',
    }),
  ],
  ['numbers', 'the Numbers API', omitted, omitted],
  [
    'oauth',
    'the OAuth token endpoint',
    ...same(
      say({
        status: 'no',
        confidence: 'documented',
        reason: 'OAuth apps are supported in US1 only.',
        answer: 'unknown-host',
        source: {
          evidence: 'documentation',
          ref: 'https://www.twilio.com/docs/iam/oauth-apps/faqs',
          date: '2026',
        },
      }),
    ),
  ],
  ['preview', 'Preview', omitted, omitted],
  ['preview-iam', 'the Organizations API (preview)', omitted, omitted],
  ['pricing', 'Pricing', omitted, omitted],
  ['proxy', 'Proxy', omitted, omitted],
  [
    'routes',
    'Inbound Processing Region (Routes)',
    say({
      status: 'partial',
      confidence: 'documented',
      reason: 'routes.dublin.ie1.twilio.com has v2; v3 is on routes.twilio.com only.',
      source: {
        evidence: 'documentation',
        ref: 'https://www.twilio.com/docs/global-infrastructure/inbound-processing-api',
        date: '2026',
      },
    }),
    undocumented('No source says whether Routes has a host in AU1.'),
  ],
  [
    'serverless',
    'Functions and Assets',
    say({
      status: 'yes',
      confidence: 'documented',
      reason: 'Functions and Assets are available in IE1.',
      source: {
        evidence: 'documentation',
        ref: 'https://www.twilio.com/docs/global-infrastructure/functions-and-assets-with-twilio-regions',
        date: '2026-11-18',
      },
    }),
    omitted,
  ],
  [
    'studio',
    'Studio',
    say({
      status: 'yes',
      confidence: 'documented',
      reason: 'Studio is available in IE1 as a public beta.',
      source: {
        evidence: 'documentation',
        ref: 'https://www.twilio.com/docs/global-infrastructure/studio-with-twilio-regions',
        date: '2026-10-06',
      },
      disputed: 'The list of products calls it a private beta, its own page (2026-10-06) a public one.',
    }),
    omitted,
  ],
  ['supersim', 'Super SIM', omitted, omitted],
  [
    'sync',
    'Sync',
    say({
      status: 'no',
      confidence: 'observed',
      reason:
        'Twilio’s list of the products of IE1 does not name Sync, and sync.dublin.ie1.twilio.com does not resolve.',
      answer: 'unknown-host',
      source: {
        evidence: 'issue',
        ref: 'https://github.com/twilio-labs/dev-phone/issues/198',
        date: '2024-07',
      },
    }),
    omitted,
  ],
  [
    'taskrouter',
    'TaskRouter',
    say({
      status: 'yes',
      confidence: 'documented',
      reason: 'TaskRouter is available in IE1 as a public beta.',
      source: {
        evidence: 'documentation',
        ref: 'https://www.twilio.com/docs/global-infrastructure/taskrouter-with-twilio-regions',
        date: '2026-10-06',
      },
      disputed: 'The list of products calls it a private beta, its own page (2026-10-06) a public one.',
    }),
    omitted,
  ],
  ['trunking', 'Elastic SIP Trunking', listed, listed],
  ['trusthub', 'Trust Hub', omitted, omitted],
  [
    'verify',
    'Verify',
    say({
      status: 'disputed',
      confidence: 'observed',
      reason: 'verify.dublin.ie1.twilio.com was seen to work with an API key of IE1.',
      source: AVAILABILITY_PAGE,
      disputed:
        'The list of products names only Silent Network Auth for IE1, the page on edge locations names Verify, and a project reports that it works.',
    }),
    omitted,
  ],
  ['video', 'Video', omitted, omitted],
  ['voice', 'Programmable Voice', listed, listed],
  ['wireless', 'Programmable Wireless', omitted, omitted],
]

/** Hosts that older SDKs had and 6.2.0 of twilio-node has not. */
const DISCONTINUED: readonly (readonly [host: string, name: string])[] = [
  ['assistants', 'AI Assistants'],
  ['autopilot', 'Autopilot'],
  ['fax', 'Programmable Fax'],
  ['media', 'Media Processors (Live)'],
  ['microvisor', 'Microvisor'],
]

function same(cell: Cell): [Cell, Cell] {
  return [cell, cell]
}

function row([host, name, ie1, au1]: Row, us1: Cell, source: Source): ProductRow {
  const regional = { us1: us1(name, 'us1'), ie1: ie1(name, 'ie1'), au1: au1(name, 'au1') }
  return {
    host,
    name,
    regional,
    availability: { us1: regional.us1.status, ie1: regional.ie1.status, au1: regional.au1.status },
    source,
  }
}

/** Every product of the REST API that an SDK of Twilio has, or had. */
export const PRODUCTS: readonly ProductRow[] = [
  ...CURRENT.map((entry) => row(entry, home, SDK_PRODUCTS)),
  ...DISCONTINUED.map(([host, name]) => ({
    ...row([host, name, omitted, omitted], ended, OLD_SDK_PRODUCTS),
    discontinued: `${name} is in no current SDK of Twilio.`,
  })),
].sort((a, b) => (a.host < b.host ? -1 : 1))

const BY_HOST: ReadonlyMap<string, ProductRow> = new Map(PRODUCTS.map((product) => [product.host, product]))

/**
 * The product of a host name's first label.
 *
 * @param host `api`, `verify`, `flex-api`: exact, lower case
 */
export function findProduct(host: string): ProductRow | undefined {
  return BY_HOST.get(host)
}

import type { Endpoint } from '../facts/operation.ts'
import type { Confidence } from './product.ts'
import type { RegionId } from './region.ts'
import type { Source, Sourced } from './source.ts'

/** What one endpoint, or all endpoints below a path, is in some Regions, where the product does not say it all. */
export interface EndpointAvailabilityRow extends Sourced {
  readonly product: string
  /** `{}` for any one segment, a final `/**` for the path and all below it. */
  readonly path: string
  /** Left out: every method. */
  readonly methods?: readonly NonNullable<Endpoint['method']>[]
  readonly regions: readonly RegionId[]
  readonly status: 'yes' | 'no' | 'disputed' | 'unknown'
  readonly confidence: Confidence
  /** A full sentence that holds for each of the Regions. */
  readonly reason: string
}

const page = (path: string, date: string): Source => ({
  evidence: 'documentation',
  ref: `https://www.twilio.com/docs/${path}`,
  date,
})

const AVAILABILITY_PAGE = page(
  'global-infrastructure/regional-product-and-feature-availability',
  '2026-08-12',
)
const CREDENTIALS_PAGE = page('global-infrastructure/manage-regional-api-credentials', '2026')
const REGIONS_PAGE = page('global-infrastructure/understanding-twilio-regions', '2026')
const MESSAGING_PAGE = page('global-infrastructure/messaging-api-with-twilio-regions', '2026')
const NUMBERS_PAGE = page('global-infrastructure/inbound-processing-api', '2026')
const LOOKUP_PAGE = page('lookup/using-lookup-with-twilio-regions', '2026')

const REALM_MESSAGE: Source = {
  evidence: 'observed',
  ref: 'public projects that quote "Endpoint is not supported in realm" from Twilio’s answers',
  date: '2026',
}

const BOTH: readonly RegionId[] = ['ie1', 'au1']

/** The first row that fits decides, so the more special stands first. */
export const ENDPOINT_AVAILABILITY: readonly EndpointAvailabilityRow[] = [
  ...api('', [
    {
      path: '',
      methods: ['POST'],
      regions: ['ie1'],
      status: 'no',
      confidence: 'observed',
      reason:
        'Subaccounts cannot be created in IE1: it answers "Endpoint is not supported in realm \'ie1\'".',
      source: REALM_MESSAGE,
    },
    {
      path: '',
      methods: ['POST'],
      regions: ['au1'],
      status: 'no',
      confidence: 'inferred',
      reason: 'Subaccounts cannot be created in IE1, and AU1 offers less than IE1.',
      source: { ...REALM_MESSAGE, evidence: 'inference' },
    },
    {
      path: '/{}',
      methods: ['GET'],
      regions: ['ie1'],
      status: 'yes',
      confidence: 'documented',
      reason: 'The regional host gives an account, with its Auth Token of that Region.',
      source: { evidence: 'support', ref: 'Twilio support: "Regional Auth Tokens via API"', date: '2026' },
    },
    {
      path: '/{}',
      methods: ['GET'],
      regions: ['au1'],
      status: 'yes',
      confidence: 'observed',
      reason: 'A project uses GET /Accounts/{sid} on api.sydney.au1.twilio.com as its health check.',
      source: { evidence: 'observed', ref: 'health check of a public project against AU1', date: '2026' },
    },
  ]),
  ...api('/{}', [
    {
      path: '/Keys/**',
      regions: BOTH,
      status: 'yes',
      confidence: 'documented',
      reason: 'API keys are managed on the host of their Region.',
      source: CREDENTIALS_PAGE,
    },
    {
      path: '/Calls/{}/UserDefinedMessages/**',
      regions: ['au1'],
      status: 'no',
      confidence: 'documented',
      reason: 'Twilio’s page on availability says that UserDefinedMessage of a Call is not supported in AU1.',
      source: AVAILABILITY_PAGE,
    },
    {
      path: '/Calls/{}/UserDefinedMessageSubscriptions/**',
      regions: ['au1'],
      status: 'unknown',
      confidence: 'inferred',
      reason: 'UserDefinedMessage of a Call is not supported in AU1; of its subscriptions no source speaks.',
      source: AVAILABILITY_PAGE,
    },
    ...['Calls', 'Conferences', 'Queues', 'Recordings', 'Transcriptions', 'SIP', 'Applications'].map(
      (resource) => ({
        path: `/${resource}/**`,
        regions: BOTH,
        status: 'yes' as const,
        confidence: 'documented' as const,
        reason: `${resource} belong to Programmable Voice, which both Regions offer.`,
        source: AVAILABILITY_PAGE,
      }),
    ),
    {
      path: '/IncomingPhoneNumbers/**',
      regions: BOTH,
      status: 'yes',
      confidence: 'documented',
      reason: 'A phone number belongs to the account in every Region; its configuration is one per Region.',
      source: NUMBERS_PAGE,
    },
    {
      path: '/OutgoingCallerIds/**',
      regions: BOTH,
      status: 'no',
      confidence: 'documented',
      reason: 'Twilio’s page on availability says that Verified Caller IDs are not supported there.',
      source: AVAILABILITY_PAGE,
    },
    {
      path: '/Messages/{}/Media/**',
      regions: ['ie1'],
      status: 'unknown',
      confidence: 'inferred',
      reason:
        'Messages with media are not supported in IE1 (error 21670); of reading media no source speaks.',
      source: page('api/errors/21670', '2026'),
    },
    {
      path: '/Messages/**',
      regions: ['ie1'],
      status: 'yes',
      confidence: 'documented',
      reason: 'IE1 offers Programmable Messaging (SMS).',
      source: MESSAGING_PAGE,
    },
    {
      path: '/Messages',
      methods: ['POST'],
      regions: ['au1'],
      status: 'no',
      confidence: 'observed',
      reason: 'AU1 has no Programmable Messaging: it answers "Endpoint is not supported in realm \'au1\'".',
      source: REALM_MESSAGE,
    },
    ...['Messages', 'SMS'].map((resource) => ({
      path: `/${resource}/**`,
      regions: ['au1'] as const,
      status: 'no' as const,
      confidence: 'inferred' as const,
      reason: 'Twilio’s list of the products of AU1 does not name Programmable Messaging.',
      source: AVAILABILITY_PAGE,
    })),
    ...['Balance', 'Usage'].flatMap((resource): readonly Entry[] => [
      {
        path: `/${resource}/**`,
        regions: ['ie1'],
        status: 'no',
        confidence: 'observed',
        reason: `${resource} is global: IE1 answers "Endpoint is not supported in realm 'ie1'".`,
        source: REALM_MESSAGE,
      },
      {
        path: `/${resource}/**`,
        regions: ['au1'],
        status: 'no',
        confidence: 'inferred',
        reason: `Billing and usage are global; ${resource} is refused in IE1, and AU1 offers less than IE1.`,
        source: REGIONS_PAGE,
      },
    ]),
    {
      path: '/Tokens/**',
      regions: ['ie1'],
      status: 'no',
      confidence: 'observed',
      reason:
        'Network Traversal tokens are in US1 only: IE1 answers "Endpoint is not supported in realm \'ie1\'".',
      source: { evidence: 'issue', ref: 'https://github.com/twilio/twilio-java/issues/864', date: '2025-06' },
    },
    {
      path: '/Tokens/**',
      regions: ['au1'],
      status: 'no',
      confidence: 'inferred',
      reason: 'Network Traversal tokens are refused in IE1, and AU1 offers less than IE1.',
      source: {
        evidence: 'inference',
        ref: 'https://github.com/twilio/twilio-java/issues/864',
        date: '2025-06',
      },
    },
  ]),
  {
    product: 'iam',
    path: '/v1/Account/OAuthApps/**',
    regions: BOTH,
    status: 'no',
    confidence: 'documented',
    reason: 'OAuth apps are supported in US1 only.',
    source: page('iam/oauth-apps/faqs', '2026'),
  },
  {
    product: 'insights',
    path: '/v1/Voice/{}/Annotation/**',
    regions: ['au1'],
    status: 'no',
    confidence: 'documented',
    reason: 'Twilio’s page on availability says that Call Annotation is not supported in AU1.',
    source: AVAILABILITY_PAGE,
  },
  {
    product: 'insights',
    path: '/v1/Voice/{}/Annotation/**',
    regions: ['ie1'],
    status: 'disputed',
    confidence: 'documented',
    reason: 'Call Annotation was for US1 only (changelog, 2022-06-27).',
    source: AVAILABILITY_PAGE,
    disputed:
      'Of two copies of the page on availability, the older lists it as a gap of IE1 and the newer does not.',
  },
  {
    product: 'lookups',
    path: '/v1/**',
    regions: ['ie1'],
    status: 'no',
    confidence: 'documented',
    reason: 'Only Lookup v2 is available in IE1; Lookup v1 is not.',
    source: LOOKUP_PAGE,
  },
  {
    product: 'lookups',
    path: '/v2/**',
    regions: ['ie1'],
    status: 'yes',
    confidence: 'documented',
    reason: 'IE1 offers Lookup v2.',
    source: LOOKUP_PAGE,
  },
  {
    product: 'messaging',
    path: '/v1/Services/**',
    regions: ['ie1'],
    status: 'yes',
    confidence: 'documented',
    reason: 'IE1 has Messaging Services of its own (error 21669 names them).',
    source: page('api/errors/21669', '2026'),
  },
  {
    product: 'routes',
    path: '/v3/**',
    regions: BOTH,
    status: 'no',
    confidence: 'documented',
    reason: 'Routes v3 is on routes.twilio.com only.',
    source: NUMBERS_PAGE,
  },
  {
    product: 'routes',
    path: '/v2/**',
    regions: ['ie1'],
    status: 'yes',
    confidence: 'documented',
    reason: 'Twilio documents Routes v2 on routes.dublin.ie1.twilio.com, with an API key of IE1.',
    source: NUMBERS_PAGE,
  },
  {
    product: 'trunking',
    path: '/v1/Trunks/{}/PhoneNumbers/**',
    regions: BOTH,
    status: 'no',
    confidence: 'documented',
    reason:
      'Twilio’s page on availability says that the PhoneNumber subresource of a SIP trunk is not supported there.',
    source: AVAILABILITY_PAGE,
  },
]

type Entry = Omit<EndpointAvailabilityRow, 'product'>

function api(below: string, entries: readonly Entry[]): EndpointAvailabilityRow[] {
  return entries.map((entry) => ({
    ...entry,
    product: 'api',
    path: `/2010-04-01/Accounts${below}${entry.path}`,
  }))
}

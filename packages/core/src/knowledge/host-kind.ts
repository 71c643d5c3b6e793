import type { Source, Sourced } from './source.ts'

/** What a host of Twilio serves, other than the REST API. */
export interface HostKindRow extends Sourced {
  /** The label that names the service; with a final `*` every label that starts so. */
  readonly label: string
  readonly kind: 'realtime' | 'sip' | 'pstn' | 'media' | 'web'
  /** Completes "... serves". */
  readonly serves: string
}

const VOICE_SDK: Source = {
  evidence: 'sdk-source',
  ref: '@twilio/voice-sdk 2.18.5, es5/twilio/regions.js',
  date: '2026',
}

const SIP: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/global-infrastructure/edge-locations',
  date: '2026',
}

const CONVERSATIONS_SDK: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/conversations/fundamentals',
  date: '2026',
}

const VIDEO_SDK: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/video/ip-addresses',
  date: '2026',
}

const VOICE_NETWORK: Source = {
  evidence: 'documentation',
  ref: 'https://www.twilio.com/docs/voice/sdks/network-connectivity-requirements',
  date: '2026',
}

const VIDEO_README: Source = {
  evidence: 'sdk-source',
  ref: 'https://github.com/twilio/twilio-video.js, README.md, Content Security Policy',
  date: '2026-11-22',
}

const CLIENT_JS: Source = {
  evidence: 'sdk-source',
  ref: 'twilio.js (Twilio Client 1.x), option eventsHost',
  date: '2026-11-22',
}

/** What the label itself says. */
const BY_NAME: Source = { evidence: 'inference', ref: 'https://www.twilio.com', date: '2026-11-22' }

/**
 * Hosts that are no part of the REST API. The shutdown of region-only hosts does not touch them, and an edge or region
 * in their names is a choice of network, not of the Region that processes.
 */
export const HOST_KINDS: readonly HostKindRow[] = [
  {
    label: 'voice-js',
    kind: 'realtime',
    serves: 'the signalling of the Voice JavaScript SDK',
    source: VOICE_SDK,
  },
  { label: 'chunder*', kind: 'realtime', serves: 'the signalling of the Voice SDKs', source: VOICE_NETWORK },
  { label: 'eventgw', kind: 'realtime', serves: 'the events of the Voice SDKs', source: VOICE_NETWORK },
  { label: 'ers', kind: 'realtime', serves: 'the registration of mobile Voice SDKs', source: VOICE_NETWORK },
  { label: 'matrix', kind: 'realtime', serves: 'the presence events of Twilio Client', source: CLIENT_JS },
  { label: 'sdkgw', kind: 'realtime', serves: 'the events of the Video SDKs', source: VIDEO_README },
  { label: 'vss', kind: 'realtime', serves: 'the signalling of the Video SDKs', source: VIDEO_SDK },
  { label: 'stun', kind: 'realtime', serves: 'STUN', source: VIDEO_SDK },
  { label: 'turn', kind: 'realtime', serves: 'TURN', source: VIDEO_SDK },
  {
    label: 'tsock',
    kind: 'realtime',
    serves: 'the connections of the Conversations and Sync SDKs',
    source: CONVERSATIONS_SDK,
  },
  { label: 'mcs', kind: 'media', serves: 'the media of conversations', source: CONVERSATIONS_SDK },
  { label: 'media', kind: 'media', serves: 'the media of conversations', source: CONVERSATIONS_SDK },
  { label: 'sip', kind: 'sip', serves: 'SIP Domains', source: SIP },
  { label: 'pstn', kind: 'pstn', serves: 'Elastic SIP Trunking', source: SIP },
  { label: 'www', kind: 'web', serves: 'Twilio’s web site', source: BY_NAME },
  { label: 'console', kind: 'web', serves: 'the Twilio Console', source: BY_NAME },
  { label: 'login', kind: 'web', serves: 'the login to the Twilio Console', source: BY_NAME },
  { label: 'docs', kind: 'web', serves: 'documentation', source: BY_NAME },
  { label: 'status', kind: 'web', serves: 'the status page', source: BY_NAME },
  { label: 'support', kind: 'web', serves: 'Twilio’s support', source: BY_NAME },
  { label: 'help', kind: 'web', serves: 'Twilio’s support', source: BY_NAME },
  { label: 'networktest', kind: 'web', serves: 'a test of the network', source: BY_NAME },
  { label: 'customers', kind: 'web', serves: 'stories of customers', source: BY_NAME },
  { label: 'demo', kind: 'web', serves: 'sample TwiML', source: BY_NAME },
  { label: 'static*', kind: 'web', serves: 'static files', source: BY_NAME },
]

const EXACT: ReadonlyMap<string, HostKindRow> = new Map(
  HOST_KINDS.filter((row) => !row.label.endsWith('*')).map((row) => [row.label, row]),
)
const PREFIXES = HOST_KINDS.filter((row) => row.label.endsWith('*')).map(
  (row) => [row.label.slice(0, -1), row] as const,
)

/**
 * What a host that is no part of the REST API serves.
 *
 * @param label the one that names the service (`product` of a parsed host), lower case
 */
export function findHostKind(label: string): HostKindRow | undefined {
  return EXACT.get(label) ?? PREFIXES.find(([prefix]) => label.startsWith(prefix))?.[1]
}

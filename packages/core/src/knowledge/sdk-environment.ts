import type { SdkId } from './sdk.ts'
import type { Source, Sourced } from './source.ts'

/**
 * The environment variables that an SDK reads by itself, each list in order of precedence: the first that is set
 * wins. An empty list: it reads none. No SDK reads `TWILIO_API_KEY`; only the Twilio CLI and Terraform do.
 */
export interface SdkEnvironment extends Sourced {
  readonly username: readonly string[]
  readonly password: readonly string[]
  /** Where the account is none of its own, the username stands for it. */
  readonly accountSid: readonly string[]
  readonly region: readonly string[]
  readonly edge: readonly string[]
  readonly other: readonly string[]
  /**
   * What an option that is given as an empty text does: `blocks` the environment (Node's `??`), or `falls-through`
   * to it; `unknown` where we have not seen it; `none` where there is nothing to block.
   */
  readonly emptyOption: 'blocks' | 'falls-through' | 'unknown' | 'none'
  readonly notes: readonly string[]
}

const code = (ref: string, date: string): Source => ({ evidence: 'sdk-source', ref, date })

const FOUR = {
  username: ['TWILIO_ACCOUNT_SID'],
  password: ['TWILIO_AUTH_TOKEN'],
  accountSid: [],
  region: ['TWILIO_REGION'],
  edge: ['TWILIO_EDGE'],
} as const

const NONE = { username: [], password: [], accountSid: [], region: [], edge: [] } as const

const SDK_ENVIRONMENTS: Readonly<Record<SdkId, SdkEnvironment>> = {
  node: {
    ...FOUR,
    other: ['TWILIO_LOG_LEVEL', 'TWILIO_CA_BUNDLE', 'HTTP_PROXY'],
    emptyOption: 'blocks',
    notes: [
      'The option `env` can take the place of the process’s environment for the credentials, region, edge and log level.',
      'Of the proxy variables only `HTTP_PROXY`, in upper case, is read; with it `TWILIO_CA_BUNDLE` has no effect.',
      'Region and edge are read from release 3.43.1 on.',
    ],
    source: { evidence: 'executed', ref: 'twilio-node 6.2.0, src/base/BaseTwilio.ts', date: '2026-11' },
  },
  python: {
    ...FOUR,
    other: [
      'HTTP_PROXY',
      'HTTPS_PROXY',
      'ALL_PROXY',
      'NO_PROXY',
      'http_proxy',
      'https_proxy',
      'all_proxy',
      'no_proxy',
      'REQUESTS_CA_BUNDLE',
      'CURL_CA_BUNDLE',
    ],
    emptyOption: 'falls-through',
    notes: [
      'The argument `environment` can take the place of `os.environ`.',
      'Proxy and CA variables are those of `requests`; the CA ones count from release 7.9.1 on, and the async client reads none of them.',
    ],
    source: code('twilio-python 9.9.0, twilio/base/client_base.py', '2025-12-17'),
  },
  java: {
    ...FOUR,
    other: [],
    emptyOption: 'none',
    notes: [
      'Read once, when the class `Twilio` is loaded; a change afterwards has no effect.',
      '`TwilioRestClient.Builder` reads none of them.',
      'Region and edge are read from release 8.0.0 on.',
    ],
    source: code('twilio-java, src/main/java/com/twilio/Twilio.java', '2026'),
  },
  go: {
    ...FOUR,
    other: ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
    emptyOption: 'blocks',
    notes: [
      'Region and edge are read when the request handler is made; `SetRegion("")` and `SetEdge("")` take them back.',
      'An empty username or password falls through to the environment.',
      'Proxy and CA variables are those of Go’s `net/http`.',
    ],
    source: code('twilio-go, twilio.go and client/request_handler.go', '2026'),
  },
  ruby: {
    ...NONE,
    other: ['http_proxy', 'https_proxy', 'SSL_CERT_FILE'],
    emptyOption: 'none',
    notes: [
      '`Twilio.configure` sets account_sid, auth_token, region and edge; the constructor takes a region but no edge.',
    ],
    source: code('twilio-ruby, lib/twilio-ruby/base/client_base.rb', '2026'),
  },
  csharp: {
    ...NONE,
    other: ['TWILIO_LOG_LEVEL'],
    emptyOption: 'none',
    notes: [
      'Region and edge come from `TwilioClient.SetRegion` and `SetEdge`, or the constructor of `TwilioRestClient`.',
    ],
    source: code('twilio-csharp, src/Twilio/Clients/TwilioRestClient.cs', '2026'),
  },
  php: {
    ...FOUR,
    other: ['TWILIO_LOG_LEVEL', 'DEBUG_HTTP_TRAFFIC'],
    emptyOption: 'falls-through',
    notes: [
      'The constructor takes a region but no edge: the edge comes from the environment or `setEdge`.',
      'The argument `environment` can take the place of the process’s environment.',
    ],
    source: code('twilio-php, src/Twilio/Base/BaseClient.php', '2026'),
  },
  terraform: {
    username: ['TWILIO_API_KEY', 'TWILIO_ACCOUNT_SID'],
    password: ['TWILIO_API_SECRET', 'TWILIO_AUTH_TOKEN'],
    accountSid: ['TWILIO_SUBACCOUNT_SID', 'TWILIO_ACCOUNT_SID'],
    region: ['TWILIO_REGION'],
    edge: ['TWILIO_EDGE'],
    other: [],
    emptyOption: 'unknown',
    notes: [
      'Username and password are looked for apart: with `TWILIO_API_KEY` set and `TWILIO_API_SECRET` not, the key goes with the Auth Token.',
      'A variable that is set to an empty text counts as not set.',
    ],
    source: code('terraform-provider-twilio 0.18.46, twilio/provider.go', '2024-06-07'),
  },
  'twilio-cli': {
    username: ['TWILIO_API_KEY', 'TWILIO_ACCOUNT_SID'],
    password: ['TWILIO_API_SECRET', 'TWILIO_AUTH_TOKEN'],
    accountSid: ['TWILIO_ACCOUNT_SID'],
    region: ['TWILIO_REGION'],
    edge: ['TWILIO_EDGE'],
    other: ['HTTP_PROXY'],
    emptyOption: 'falls-through',
    notes: [
      'The environment is a profile of its own: it needs `TWILIO_ACCOUNT_SID`, and `TWILIO_API_KEY` counts only together with `TWILIO_API_SECRET`. It beats the active profile unless `-p` names one.',
      '`TWILIO_EDGE` beats the edge of every profile; `TWILIO_REGION` counts for the environment’s own profile only.',
    ],
    disputed:
      'Twilio’s documentation says that `TWILIO_REGION` and `TWILIO_EDGE` always override profiles; the code does so for the edge only.',
    source: code(
      '@twilio/cli-core 8.3.4, src/services/config.js and src/base-commands/twilio-client-command.js',
      '2026',
    ),
  },
  'serverless-toolkit': {
    username: ['ACCOUNT_SID'],
    password: ['AUTH_TOKEN'],
    accountSid: ['ACCOUNT_SID'],
    region: ['TWILIO_REGION'],
    edge: ['TWILIO_EDGE'],
    other: [],
    emptyOption: 'falls-through',
    notes: [
      'The credentials come from the `.env` file, without the prefix `TWILIO_`, and are taken out before a deployment; run by the Twilio CLI it takes the CLI’s.',
      'Region and edge come from the process’s environment, where no flag or `.twilioserverlessrc` gives them.',
    ],
    source: code(
      'serverless-toolkit, packages/twilio-run/src/config/utils/credentials.ts and packages/serverless-api/src/api/utils/api-client.ts',
      '2026',
    ),
  },
}

/** What an SDK or tool reads from the environment by itself. */
export function sdkEnvironment(sdk: SdkId): SdkEnvironment {
  return SDK_ENVIRONMENTS[sdk]
}

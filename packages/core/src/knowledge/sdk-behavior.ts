import type { SdkId } from './sdk.ts'
import type { Source, Sourced } from './source.ts'

/**
 * How a release builds host names from region (R) and edge (E).
 *
 * | kind                 | R only            | E only            | R and E             |
 * | -------------------- | ----------------- | ----------------- | ------------------- |
 * | `overlay`            | `api.R`           | `api.E.us1`       | `api.E.R`           |
 * | `fills-edge`         | `api.{edge of R}.R` | `api.E.us1`     | `api.E.R`           |
 * | `edge-alone`         | `api.R`           | `api.E`           | `api.E.R`           |
 * | `fills-edge-alone`   | `api.{edge of R}.R` | `api.E`         | `api.E.R`           |
 * | `region-only`        | `api.R`           | `api`             | `api.R`             |
 *
 * With neither, every release of every SDK builds `api.twilio.com`.
 */
export type SdkBehavior = 'overlay' | 'fills-edge' | 'edge-alone' | 'fills-edge-alone' | 'region-only'

export interface SdkBehaviorRow extends Sourced {
  readonly sdk: SdkId
  /** The first release that behaves so; it goes on until the next row of the same SDK. `0` is the first ever. */
  readonly from: string
  /** The last release that behaves so, for messages; left out where it is of no interest, or still is so. */
  readonly to?: string
  readonly behavior: SdkBehavior
  /** The edge of each Region that the release fills in. Matched exactly, upper case is none. */
  readonly edges?: Readonly<Record<string, string>>
  /** An empty edge counts as set, so that it is not filled; the host name has no edge then. */
  readonly emptyEdgeBlocks?: boolean
  /** A region from the environment is not filled, only one that the constructor is given. */
  readonly constructorOnly?: boolean
  readonly note?: string
}

/** The same in every SDK that had it. */
const SDK_EDGES = {
  au1: 'sydney',
  br1: 'sao-paulo',
  de1: 'frankfurt',
  ie1: 'dublin',
  jp1: 'tokyo',
  jp2: 'osaka',
  sg1: 'singapore',
  us1: 'ashburn',
  us2: 'umatilla',
} as const

const TOOLKIT_EDGES = {
  us1: 'ashburn',
  au1: 'sydney',
  ie1: 'dublin',
  'stage-us1': 'ashburn',
  'stage-au1': 'sydney',
} as const

const code = (ref: string, date: string): Source => ({ evidence: 'sdk-source', ref, date })
const ran = (ref: string, date: string): Source => ({ evidence: 'executed', ref, date })

/** Every change of behaviour, in the order of the releases. */
export const SDK_BEHAVIORS: readonly SdkBehaviorRow[] = [
  {
    sdk: 'node',
    from: '0',
    behavior: 'region-only',
    source: code('twilio-node 3.42.2, lib/rest/Twilio.js', '2020-04-15'),
  },
  {
    sdk: 'node',
    from: '3.43.0',
    behavior: 'edge-alone',
    note: 'Reads no region and no edge from the environment yet.',
    source: code('twilio-node 3.43.0, lib/rest/Twilio.js', '2020-04-29'),
  },
  {
    sdk: 'node',
    from: '3.43.1',
    behavior: 'overlay',
    source: code('twilio-node 3.43.1, lib/rest/Twilio.js (#571)', '2020-05-13'),
  },
  {
    sdk: 'node',
    from: '5.10.7',
    to: '5.12.0',
    behavior: 'fills-edge',
    edges: SDK_EDGES,
    emptyEdgeBlocks: true,
    note: 'Prints a deprecation warning, and changes `client.edge` on the first request.',
    source: ran('twilio-node 5.12.0, src/base/BaseTwilio.ts (#1150, #1154)', '2025-12-03'),
  },
  {
    sdk: 'node',
    from: '5.12.1',
    behavior: 'overlay',
    source: ran('twilio-node 5.12.1 and 6.2.0, src/base/BaseTwilio.ts (#1170)', '2026-02-05'),
  },

  {
    sdk: 'python',
    from: '0',
    behavior: 'region-only',
    source: code('twilio-python 6.39.0, twilio/rest/__init__.py', '2020-04-29'),
  },
  {
    sdk: 'python',
    from: '6.40.0',
    behavior: 'overlay',
    source: code('twilio-python 6.40.0, twilio/rest/__init__.py', '2020-05-13'),
  },
  {
    sdk: 'python',
    from: '9.8.8',
    to: '9.10.0',
    behavior: 'fills-edge',
    edges: SDK_EDGES,
    constructorOnly: true,
    note: 'Fills the edge of the region that the constructor is given, not of `TWILIO_REGION`; a region that its table lacks raises KeyError.',
    source: code('twilio-python 9.8.8 and 9.9.0, twilio/base/client_base.py (#895)', '2025-12-03'),
  },
  {
    sdk: 'python',
    from: '9.10.1',
    behavior: 'overlay',
    source: code('twilio-python 9.10.1, twilio/base/client_base.py (#907)', '2026-02-05'),
  },

  {
    sdk: 'java',
    from: '0',
    behavior: 'region-only',
    source: code('twilio-java 7.51.0, com/twilio/http/Request.java', '2020-05-27'),
  },
  {
    sdk: 'java',
    from: '7.52.0',
    behavior: 'overlay',
    source: code('twilio-java 7.52.0, com/twilio/http/Request.java', '2020-06-10'),
  },
  {
    sdk: 'java',
    from: '11.2.0',
    to: '11.3.2',
    behavior: 'fills-edge',
    edges: SDK_EDGES,
    emptyEdgeBlocks: true,
    source: code('twilio-java 11.3.0, com/twilio/type/RegionEndpoints.java (#928, #931)', '2025-12-03'),
  },
  {
    sdk: 'java',
    from: '11.3.3',
    behavior: 'overlay',
    source: code('twilio-java 11.3.3, com/twilio/http/IRequest.java (#936)', '2026-02-05'),
  },

  {
    sdk: 'go',
    from: '0',
    behavior: 'overlay',
    note: 'Region and edge came with #62 in April 2021.',
    source: code('twilio-go, client/request_handler.go (#62)', '2021-04'),
  },
  {
    sdk: 'go',
    from: '1.28.8',
    to: '1.30.0',
    behavior: 'fills-edge',
    edges: SDK_EDGES,
    note: 'Logs a warning.',
    source: code('twilio-go 1.29.0, client/request_handler.go (#308)', '2025-12-03'),
  },
  {
    sdk: 'go',
    from: '1.30.1',
    behavior: 'overlay',
    source: code('twilio-go 1.30.1, client/request_handler.go (#318)', '2026-02-05'),
  },

  {
    sdk: 'ruby',
    from: '0',
    behavior: 'region-only',
    source: code('twilio-ruby 5.34.1, lib/twilio-ruby/rest/client.rb', '2020-05-13'),
  },
  {
    sdk: 'ruby',
    from: '5.35.0',
    behavior: 'overlay',
    source: code('twilio-ruby 5.35.0, lib/twilio-ruby/rest/client.rb', '2020-05-20'),
  },
  {
    sdk: 'ruby',
    from: '7.8.8',
    to: '7.10.0',
    behavior: 'fills-edge',
    edges: SDK_EDGES,
    emptyEdgeBlocks: true,
    source: code('twilio-ruby 7.9.0, lib/twilio-ruby/base/client_base.rb (#765)', '2025-12-03'),
  },
  {
    sdk: 'ruby',
    from: '7.10.1',
    behavior: 'overlay',
    source: code('twilio-ruby 7.10.1, lib/twilio-ruby/base/client_base.rb (#779)', '2026-02-05'),
  },

  {
    sdk: 'csharp',
    from: '0',
    behavior: 'region-only',
    source: code('twilio-csharp 5.40.0, src/Twilio/Http/Request.cs', '2020-04-29'),
  },
  {
    sdk: 'csharp',
    from: '5.41.0',
    behavior: 'overlay',
    source: code('twilio-csharp 5.41.0, src/Twilio/Http/Request.cs', '2020-05-13'),
  },
  {
    sdk: 'csharp',
    from: '7.13.8',
    to: '7.14.2',
    behavior: 'fills-edge',
    edges: SDK_EDGES,
    note: 'Prints a deprecation warning to standard output.',
    source: code('twilio-csharp 7.14.0, src/Twilio/Constant/GlobalConstants.cs (#810, #811)', '2025-12-03'),
  },
  {
    sdk: 'csharp',
    from: '7.14.3',
    behavior: 'overlay',
    source: code('twilio-csharp 7.14.3, src/Twilio/Http/Request.cs (#819)', '2026-02-05'),
  },

  {
    sdk: 'php',
    from: '0',
    behavior: 'region-only',
    source: code('twilio-php 6.4.0, src/Twilio/Rest/Client.php', '2020-04-29'),
  },
  {
    sdk: 'php',
    from: '6.5.0',
    behavior: 'overlay',
    source: code('twilio-php 6.5.0, src/Twilio/Rest/Client.php', '2020-05-20'),
  },
  {
    sdk: 'php',
    from: '8.9.0',
    to: '8.10.1',
    behavior: 'fills-edge',
    edges: SDK_EDGES,
    emptyEdgeBlocks: true,
    source: code('twilio-php 8.10.0, src/Twilio/Base/BaseClient.php (#894)', '2025-12-03'),
  },
  {
    sdk: 'php',
    from: '8.11.0',
    behavior: 'overlay',
    source: code('twilio-php 8.11.0, src/Twilio/Base/BaseClient.php (#908)', '2026-02-05'),
  },

  {
    sdk: 'terraform',
    from: '0',
    behavior: 'overlay',
    note: 'No release is built on a twilio-go that fills the edge: the last, 0.18.46, has twilio-go 1.21.1.',
    source: code('terraform-provider-twilio 0.18.46, go.mod and twilio/provider.go', '2024-06-07'),
  },

  // Releases of `twilio-cli`; those of `@twilio/cli-core` that fill are 8.2.4 to 8.3.1, the first without 8.3.2.
  {
    sdk: 'twilio-cli',
    from: '0',
    behavior: 'overlay',
    note: 'Edges came with @twilio/cli-core 5.1.0.',
    source: code('@twilio/cli-core 5.1.0, src/base-commands/twilio-client-command.js', '2020-05-13'),
  },
  {
    sdk: 'twilio-cli',
    from: '6.2.2',
    to: '6.2.3',
    behavior: 'fills-edge',
    edges: SDK_EDGES,
    note: '`profiles:create` stores the edge that it fills in: such a profile goes on to be regional in every release.',
    source: code(
      'twilio-cli 6.2.2 to 6.2.3, src/commands/profiles/create.js (#669); @twilio/cli-core 8.2.4 to 8.3.1 (#296)',
      '2025-12-08',
    ),
  },
  {
    sdk: 'twilio-cli',
    from: '6.2.4',
    behavior: 'overlay',
    source: code('twilio-cli 6.2.4 (#677), @twilio/cli-core 8.3.2 (#303)', '2026-02-18'),
  },

  // Releases of `twilio-run`; those of `@twilio-labs/serverless-api` that fill begin with 5.5.0.
  {
    sdk: 'serverless-toolkit',
    from: '0',
    behavior: 'edge-alone',
    source: code(
      'serverless-toolkit 11e674f, packages/serverless-api/src/api/utils/api-client.ts (#39)',
      '2020-05-18',
    ),
  },
  {
    sdk: 'serverless-toolkit',
    from: '3.5.0',
    behavior: 'fills-edge-alone',
    edges: TOOLKIT_EDGES,
    note: 'The plugin of the Twilio CLI takes no edge from a profile.',
    source: code(
      'serverless-toolkit 30d5bdb, packages/serverless-api/src/api/utils/api-client.ts (#433)',
      '2022-11-07',
    ),
  },
]

import { rowsOf } from './format-row.ts'
import type { FormatRow } from './format-row.ts'

/**
 * The three mistakes in the plain form of each format: IE1 without its edge, a credential of US1 beside it, an Auth
 * Token written out. Each format must find all three.
 */
export const THREE_MISTAKES: readonly FormatRow[] = [
  ...rowsOf('.env', [
    [
      'the three mistakes',
      '.env',
      '# Ireland\nTWILIO_REGION=ie1\nexport TWILIO_API_KEY="${TWILIO_US1_API_KEY}"\nTWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\n',
      '2:1 require-edge',
      '3:8 no-region-mismatch',
      '4:1 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('YAML', [
    [
      'the three mistakes',
      'config/app.yaml',
      'app:\n  env:\n    TWILIO_REGION: ie1\n    TWILIO_API_KEY: "${TWILIO_US1_API_KEY}"\n    TWILIO_AUTH_TOKEN: {{AUTH_TOKEN}}\n',
      '3:5 require-edge',
      '4:5 no-region-mismatch',
      '5:5 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('JSON', [
    [
      'the three mistakes',
      'config/app.json',
      '{\n  "TWILIO_REGION": "ie1",\n  "TWILIO_API_KEY": "${TWILIO_US1_API_KEY}",\n  "TWILIO_AUTH_TOKEN": "{{AUTH_TOKEN}}"\n}\n',
      '2:3 require-edge',
      '3:3 no-region-mismatch',
      '4:3 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('JSONC', [
    [
      'the three mistakes',
      'config/app.jsonc',
      '{\n  // Ireland\n  "twilio": {\n    "region": "ie1", /* no edge */\n    "apiKey": "${TWILIO_US1_API_KEY}",\n    "authToken": "{{AUTH_TOKEN}}",\n  },\n}\n',
      '4:5 require-edge',
      '5:5 no-region-mismatch',
      '6:5 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('TOML', [
    [
      'the three mistakes',
      'config/app.toml',
      'title = "x" # Ireland\n[twilio]\nregion = "ie1"\napi_key = "${TWILIO_US1_API_KEY}"\nauth_token = \'{{AUTH_TOKEN}}\'\n',
      '3:1 require-edge',
      '4:1 no-region-mismatch',
      '5:1 no-hardcoded-credential',
    ],
    [
      'the three mistakes, an inline table',
      'config/app.toml',
      'twilio = { region = "ie1", api_key = "${TWILIO_US1_API_KEY}", auth_token = "{{AUTH_TOKEN}}" }\n',
      '1:12 require-edge',
      '1:28 no-region-mismatch',
      '1:63 no-hardcoded-credential',
    ],
    [
      'the three mistakes, dotted keys and an array of tables',
      'config/app.toml',
      '[[sender]]\ntwilio.region = "ie1"\ntwilio.api_key = "${TWILIO_US1_API_KEY}"\ntwilio.auth_token = """{{AUTH_TOKEN}}"""\n[[sender]]\ntwilio.region = "us1"\n',
      '2:1 require-edge',
      '3:1 no-region-mismatch',
      '4:1 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('properties', [
    [
      'the three mistakes',
      'src/main/resources/app.properties',
      '# Ireland\ntwilio.region=ie1\ntwilio.api-key: ${TWILIO_US1_API_KEY:none}\n  twilio.auth-token {{AUTH_TOKEN}}\n',
      '2:1 require-edge',
      '3:1 no-region-mismatch',
      '4:3 no-hardcoded-credential',
    ],
    [
      'the three mistakes, CRLF, escapes and lines that go on',
      'gradle.properties',
      'A=b\r\nTWILIO_REGION = i\\u00651\r\nTWILIO_API_KEY=\\\r\n    ${TWILIO_US1_API_KEY}\r\n! a\r\nTWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\r\n',
      '2:1 require-edge',
      '3:1 no-region-mismatch',
      '6:1 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('INI', [
    [
      'the three mistakes',
      'config/app.ini',
      'debug = 1\n[twilio]\nregion = ie1 ; Ireland\napi_key: ${TWILIO_US1_API_KEY}\nauth_token = "{{AUTH_TOKEN}}"\n',
      '3:1 require-edge',
      '4:1 no-region-mismatch',
      '5:1 no-hardcoded-credential',
    ],
    [
      'the three mistakes, an environment of tox',
      'setup.cfg',
      '[testenv]\nsetenv =\n    TWILIO_REGION = ie1\n    TWILIO_API_KEY = %(ENV_TWILIO_US1_API_KEY)s\n    TWILIO_AUTH_TOKEN = {{AUTH_TOKEN}}\n',
      '3:5 require-edge',
      '4:5 no-region-mismatch',
      '5:5 no-hardcoded-credential',
    ],
    [
      'the three mistakes, a program of supervisord',
      'supervisord.conf',
      '[program:web]\nenvironment=TWILIO_REGION="ie1",TWILIO_API_KEY="%(ENV_TWILIO_US1_API_KEY)s",TWILIO_AUTH_TOKEN="{{AUTH_TOKEN}}"\n',
      '2:13 require-edge',
      '2:33 no-region-mismatch',
      '2:77 no-hardcoded-credential',
    ],
    [
      'the three mistakes, a unit of systemd',
      'deploy/web.service',
      '[Service]\nEnvironment=TWILIO_REGION=ie1\nEnvironment="TWILIO_API_KEY=${TWILIO_US1_API_KEY}" TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\n',
      '2:13 require-edge',
      '3:14 no-region-mismatch',
      '3:52 no-hardcoded-credential',
    ],
  ]),
]

/** Keys that say themselves whose they are: `twilio_region`. */
export const NAMED_KEYS: readonly FormatRow[] = [
  ...rowsOf('keys that name Twilio', [
    [
      'of Ansible',
      'group_vars/eu.yml',
      'twilio_region: ie1\ntwilio_edge: sydney\ntwilio_api_key: ${TWILIO_US1_API_KEY}\n',
      '2:1 valid-edge',
      '3:1 no-region-mismatch',
    ],
    [
      'in camel case',
      'settings.json',
      '{"a": {"twilioRegion": "ie1", "twilioEdge": "sydney"}}\n',
      '1:31 valid-edge',
    ],
    [
      'in a table of Twilio',
      'a.toml',
      '[twilio]\ntwilio_api_region = "au1"\ntwilio_api_edge = "dublin"\n',
      '3:1 valid-edge',
    ],
    ['one of the two, which the program completes', 'group_vars/eu.yml', 'twilio_region: ie1\n'],
    [
      'the country of a number, and a word',
      'settings.json',
      '{"twilioRegion": "US", "twilioEdge": "fast"}\n',
    ],
    ['the region of another cloud', 'a.toml', 'twilio_region = "eu-west-1"\ntwilio_edge = "dublin"\n'],
    ['a template', 'a.yml', 'twilio_region: "{{ region }}"\ntwilio_edge: sydney\n'],
    ['halves that are merged', 'a.yml', 'a: &a\n  twilio_region: ie1\nb:\n  <<: *a\n  twilio_edge: dublin\n'],
  ]),
]

/** Files that are right, as close to the mistakes as they can be. */
export const PLAIN_RIGHT: readonly FormatRow[] = [
  ...rowsOf('.env', [
    [
      'values of another name, and a reference',
      '.env',
      'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nTWILIO_API_KEY=${TWILIO_IE1_API_KEY}\nTWILIO_AUTH_TOKEN=${TOKEN}\n',
    ],
    ['a default that nobody knows', '.env', 'TWILIO_REGION=${REGION:-ie1}\nTWILIO_EDGE=${EDGE}\n'],
  ]),
  ...rowsOf('YAML', [
    [
      'the edge comes by an alias',
      'config/app.yaml',
      'edges: {ie: &e dublin}\napp:\n  env:\n    TWILIO_REGION: ie1\n    TWILIO_EDGE: *e\n',
    ],
    [
      'the edge comes by a merge',
      'config/app.yaml',
      'x-e: &e\n  TWILIO_EDGE: dublin\napp:\n  env:\n    <<: *e\n    TWILIO_REGION: ie1\n',
    ],
    [
      'two documents, each for itself right',
      'config/app.yaml',
      'env:\n  TWILIO_REGION: us1\n---\nenv:\n  TWILIO_API_KEY: "${TWILIO_IE1_API_KEY}"\n',
    ],
  ]),
  ...rowsOf('YAML', [
    ['the second document', 'config/app.yaml', 'a: b\n---\nenv:\n  TWILIO_REGION: ie1\n', '4:3 require-edge'],
    [
      'a mapping that is merged, where it is used',
      'config/app.yaml',
      'x-e: &e\n  TWILIO_API_KEY: "${TWILIO_US1_API_KEY}"\napp:\n  env:\n    <<: [*e]\n    TWILIO_REGION: ie1\n    TWILIO_EDGE: dublin\n',
      '2:3 no-region-mismatch',
    ],
    [
      'an anchor, by its aliases',
      'config/app.yaml',
      'a:\n  env: &e\n    TWILIO_REGION: ie1\nb:\n  env: *e\n',
      '3:5 require-edge',
    ],
  ]),
  ...rowsOf('JSON', [
    ['both', 'config/app.json', '{"TWILIO_REGION": "ie1", "TWILIO_EDGE": "dublin"}\n'],
    [
      "another cloud's region",
      'config/app.json',
      '{"twilio": {"accountSid": ""}, "aws": {"region": "ie1", "authToken": "{{AUTH_TOKEN}}"}}\n',
    ],
  ]),
  ...rowsOf('JSONC', [
    ['in a comment', 'config/app.jsonc', '{\n  // "TWILIO_REGION": "ie1"\n  "TWILIO_EDGE": "ashburn"\n}\n'],
    [
      'a placeholder',
      'config/app.jsonc',
      '{"twilio": {"region": "ie1", "edge": "dublin", "authToken": "<auth-token>",},}\n',
    ],
  ]),
  ...rowsOf('TOML', [
    [
      'the edge in another table',
      'config/app.toml',
      '[twilio]\nregion = "ie1"\n[other]\na = 1\nedge = "dublin"\n[twilio.pool]\nsize = 1\n',
      '2:1 require-edge',
    ],
    ['both, dotted', 'config/app.toml', 'twilio.region = "ie1"\nb = 1\ntwilio.edge = "dublin"\n'],
    [
      'in a text of several lines',
      'config/app.toml',
      'text = """\nTWILIO_REGION = "ie1"\n"""\n# TWILIO_REGION = "ie1"\n[env]\nTWILIO_EDGE = "ashburn"\n',
    ],
    ['a lock file', 'uv.lock', '[twilio]\nregion = "ie1"\n'],
    [
      'suppressed',
      'config/app.toml',
      '[twilio]\n# regionguard-disable-next-line require-edge -- the gateway fills it in\nregion = "ie1"\n',
    ],
  ]),
  ...rowsOf('properties', [
    [
      'both, in two notations',
      'app.properties',
      'twilio.region=ie1\ntwilio.edge : dublin\ntwilio.auth-token=${TWILIO_IE1_AUTH_TOKEN:}\n',
    ],
    [
      'in a comment that goes on, and does not',
      'app.properties',
      '# a \\\n! twilio.region=ie1\ntwilio.edge=ashburn\n',
    ],
    [
      'a token that the build replaces',
      'app.properties',
      'twilio.region=@twilio.region@\nTWILIO_REGION=__REGION__\n',
    ],
    [
      'suppressed',
      'app.properties',
      '! regionguard-disable-next-line require-edge -- the gateway fills it in\ntwilio.region=ie1\n',
    ],
  ]),
  ...rowsOf('INI', [
    [
      'both, of one section in two parts',
      'a.ini',
      '[twilio]\nregion = ie1\n[a]\nb = c\n[twilio]\nedge = dublin\n',
    ],
    ['in a comment', 'a.cfg', '[twilio]\n; region = ie1\n# region = ie1\nedge = ashburn\n'],
    [
      "another section's",
      'a.ini',
      '[twilio]\naccount_sid =\n[aws]\nregion = ie1\nauth_token = {{AUTH_TOKEN}}\n',
    ],
    ['the defaults of configparser', 'a.ini', '[DEFAULT]\nedge = dublin\n[twilio]\nregion = ie1\n'],
    ['no INI at all', 'nginx.conf', 'server {\n  set $twilio region=ie1;\n  TWILIO_REGION = ie1;\n}\n'],
    [
      'lines of a unit of systemd that go on',
      'a.service',
      '[Service]\nEnvironment="A=1" \\\n  "TWILIO_REGION=ie1"\nExecStart=/x\n',
      '3:4 require-edge',
    ],
    [
      'lines of a unit of systemd that go on without indentation, with comments, behind an empty text',
      'a.service',
      '[Service]\r\nEnvironment=\\\r\n# a comment within\r\nA=1 \\\r\n"TWILIO_REGION=ie1" TWILIO_EDGE=sydney \\\r\n\tTWILIO_AUTH_TOKEN={{AUTH_TOKEN}} \\\r\n\r\nExecStart=/x\r\n',
      '5:21 valid-edge',
      '6:2 no-hardcoded-credential',
    ],
    [
      'a text of a unit of systemd that goes on',
      'a.service',
      '[Service]\nEnvironment="A=twilio://{{ACCOUNT_SID}}:{{AUTH_TOKEN}}@default \\\n  b"\nExecStart=/x\n',
      '2:25 no-hardcoded-credential',
    ],
    [
      'several settings on a line of a unit of systemd',
      'a.service',
      '[Service]\nEnvironment=A=1 "TWILIO_REGION=ie1"\nExecStart=/x\n',
      '2:18 require-edge',
    ],
    [
      'lines of a unit of systemd that complete each other',
      'a.service',
      '[Service]\nEnvironment="TWILIO_REGION=ie1" \\\n  B=2\nEnvironment=A=1 \\\n  TWILIO_EDGE=dublin\nExecStart=/x\n',
    ],
    [
      'references and comments on lines of a unit of systemd that go on',
      'a.service',
      '[Service]\nEnvironment="A=1" \\\n  "TWILIO_AUTH_TOKEN=${TWILIO_AUTH_TOKEN}" \\\n  # "TWILIO_REGION=ie1"\n  B=2\nExecStart=/usr/bin/env \\\n  TWILIO_REGION=ie1 \\\n  node\n',
    ],
    [
      'an edge in a text of a unit of systemd that is not read',
      'a.service',
      '[Service]\nEnvironment="TWILIO_REGION=ie1"\nEnvironment="A=1 \\\n  2" TWILIO_EDGE=dublin\n',
    ],
    [
      'a unit of systemd with a file',
      'a.service',
      '[Service]\nEnvironmentFile=/etc/twilio\nEnvironment=TWILIO_REGION=ie1\n',
    ],
    [
      'suppressed',
      'a.ini',
      '[twilio]\n; regionguard-disable-next-line require-edge -- the gateway fills it in\nregion = ie1\n',
    ],
  ]),
]

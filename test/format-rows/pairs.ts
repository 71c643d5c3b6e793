import { Buffer } from 'node:buffer'
import { madeUp } from '../../fixtures/scratch.mjs'
import { rowsOf } from './format-row.ts'
import type { FormatRow } from './format-row.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const SID = madeUp('ACCOUNT_SID of a pair')
const TOKEN = madeUp('AUTH_TOKEN of a pair')

const DSN = `twilio://${SID}:${TOKEN}@default`

const secret = (...data: readonly string[]): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: sms, labels: {for: twilio}}\ndata:\n${data.join('\n')}\n`

/** Secrets that no name tells, only what they stand beside; and what looks like one. */
export const PAIRS: readonly FormatRow[] = [
  ...rowsOf('secrets by pairing', [
    [
      'sid and token',
      'a.json',
      '{"note": "twilio", "sms": {\n  "sid": "{{ACCOUNT_SID}}",\n  "token": "{{AUTH_TOKEN}}"}}\n',
      '3:3 no-hardcoded-credential',
    ],
    [
      'user name and password',
      'a.yaml',
      '# twilio\ngateway:\n  username: {{API_KEY}}\n  password: {{API_SECRET}}\n',
      '4:3 no-hardcoded-credential',
    ],
    [
      'of an API key, beside an Account SID called `SID`',
      '.env',
      'TWILIO_SID={{ACCOUNT_SID}}\nTWILIO_KEY={{API_KEY}}\nTWILIO_SECRET={{API_SECRET}}\n',
      '3:1 no-hardcoded-credential',
    ],
    [
      'of both, under short names',
      'a.yaml',
      'twilio:\n  sid: {{ACCOUNT_SID}}\n  key: {{API_KEY}}\n  secret: {{API_SECRET}}\n  token: {{AUTH_TOKEN}}\n',
      '4:3 no-hardcoded-credential',
      '5:3 no-hardcoded-credential',
    ],
    [
      'under a prefix',
      '.env',
      '# twilio\nSMS_USER={{ACCOUNT_SID}}\nSMS_PASS={{AUTH_TOKEN}}\n',
      '3:1 no-hardcoded-credential',
    ],
    [
      'beside a reference to the SID',
      'a.toml',
      '[gateway]\nuser = "${TWILIO_ACCOUNT_SID}"\npassword = "{{AUTH_TOKEN}}"\n',
      '3:1 no-hardcoded-credential',
    ],
    [
      'in a list',
      'a.yaml',
      'twilio-env:\n  - name: SMS_KEY\n    value: {{API_KEY}}\n  - name: SMS_SECRET\n    value: {{API_SECRET}}\n',
      '4:11 no-hardcoded-credential',
    ],
    [
      'in a Secret, in base64',
      'a.yaml',
      `# twilio\nkind: Secret\nmetadata: {name: sms}\ndata:\n  username: ${base64(SID)}\n  password: ${base64(TOKEN)}\n`,
      '6:3 no-hardcoded-credential',
    ],
    [
      'in a Secret without metadata, in base64 that echo gave its line end',
      'a.yaml',
      `# twilio\napiVersion: v1\nkind: Secret\ndata:\n  TWILIO_AUTH_TOKEN: ${base64(`${TOKEN}\n`)}\n  username: ${base64(`${SID}\n`)}\n  password: ${base64(`${TOKEN}\n`)}\n`,
      '5:3 no-hardcoded-credential',
      '7:3 no-hardcoded-credential',
    ],
    [
      'in texts of a Secret, in base64',
      'a.yaml',
      secret(
        `  dsn: ${base64(DSN)}`,
        `  "url": "${base64(`https://${SID}:${TOKEN}@api.twilio.com`)}"`,
        `  .env: ${base64(`TWILIO_ACCOUNT_SID=${SID}\nTWILIO_AUTH_TOKEN=${TOKEN}\n`)}`,
        `  pair.env: ${base64(`# twilio\nSMS_USER=${SID}\nSMS_PASS=${TOKEN}\n`)}`,
        `  a.json: ${base64(JSON.stringify({ TWILIO_AUTH_TOKEN: TOKEN }))}`,
        `  b.json: ${base64(JSON.stringify({ twilio: { accountSid: SID, authToken: TOKEN } }))}`,
      ),
      '5:8 no-hardcoded-credential',
      '6:10 no-hardcoded-credential',
      '7:9 no-hardcoded-credential',
      '8:13 no-hardcoded-credential',
      '9:11 no-hardcoded-credential',
      '10:11 no-hardcoded-credential',
    ],
    [
      'in a text of a Secret of a list, in base64 on several lines',
      'a.yaml',
      `kind: List\nitems:\n  - kind: Secret\n    metadata: {name: a, labels: {for: twilio}}\n    data:\n      dsn: |\n${base64(DSN).replaceAll(/.{1,40}/g, '        $&\n')}`,
      '6:12 no-hardcoded-credential',
    ],
    [
      'in the URL of a request, once',
      'a.sh',
      'curl https://{{API_KEY}}:{{API_SECRET}}@api.twilio.com/2010-04-01/Accounts.json\n',
      '1:6 no-hardcoded-credential',
    ],
    [
      'in INI',
      'a.ini',
      '; twilio\n[gateway]\nlogin = {{ACCOUNT_SID}}\npassword = {{AUTH_TOKEN}}\n',
      '4:1 no-hardcoded-credential',
    ],
    [
      'in properties',
      'a.properties',
      '# twilio\ngateway.username={{ACCOUNT_SID}}\ngateway.password={{AUTH_TOKEN}}\n',
      '3:1 no-hardcoded-credential',
    ],
    [
      'a URL',
      '.env',
      'SMS_URL=https://{{ACCOUNT_SID}}:{{AUTH_TOKEN}}@api.twilio.com/2010-04-01\n',
      '1:1 no-hardcoded-credential',
    ],
    [
      'a URL without its SID',
      'a.yaml',
      'sms:\n  url: "https://user:{{AUTH_TOKEN}}@api.dublin.ie1.twilio.com"\n',
      '2:3 no-hardcoded-credential',
    ],
    [
      'a DSN',
      '.env',
      'TWILIO_DSN=twilio://{{ACCOUNT_SID}}:{{AUTH_TOKEN}}@default?from=x\n',
      '1:1 no-hardcoded-credential',
    ],
    [
      'a header',
      'a.json',
      `{"twilio": {\n  "headers": {"Authorization": "Basic ${base64(`${SID}:${TOKEN}`)}"}}}\n`,
      '2:15 no-hardcoded-credential',
    ],
    [
      'in a text of several lines',
      'a.yaml',
      'twilio: |\n  curl \\\n    -u {{ACCOUNT_SID}}:{{AUTH_TOKEN}} x\n',
      '3:8 no-hardcoded-credential',
    ],
  ]),
  ...rowsOf('secrets by pairing', [
    [
      "somebody else's token beside the SID",
      '.env',
      'TWILIO_ACCOUNT_SID={{ACCOUNT_SID}}\nSENTRY_AUTH_TOKEN={{AUTH_TOKEN}}\nDD_API_KEY={{AUTH_TOKEN b}}\nTOKEN={{AUTH_TOKEN c}}\nSECRET={{AUTH_TOKEN d}}\n',
    ],
    [
      'a checksum',
      'a.json',
      '{"twilio": {"sid": "{{ACCOUNT_SID}}", "md5": "{{AUTH_TOKEN}}", "etag": "{{AUTH_TOKEN}}"}}\n',
    ],
    [
      'a placeholder',
      'a.yaml',
      'twilio:\n  sid: {{ACCOUNT_SID}}\n  token: 0123456789abcdef0123456789abcdef\n',
    ],
    ['another SID', 'a.yaml', 'sms:\n  sid: {{ACCOUNT_SID}}\n  token: {{API_KEY}}\n'],
    ['a reference', 'a.toml', '[twilio]\nusername = "{{API_KEY}}"\npassword = "${TWILIO_API_SECRET}"\n'],
    [
      'a URL without a secret',
      '.env',
      'TWILIO_URL=https://{{ACCOUNT_SID}}:$TOKEN@api.twilio.com\nB=https://{{ACCOUNT_SID}}@api.twilio.com\n',
    ],
    [
      "another host's",
      '.env',
      'TWILIO_X=1\nURL=https://user:{{AUTH_TOKEN}}@twilio.com.example\nB=https://user:{{AUTH_TOKEN}}@example.com\n',
    ],
    [
      'a lock file',
      'composer.lock',
      '{"twilio": {"username": "{{ACCOUNT_SID}}", "password": "{{AUTH_TOKEN}}"}}\n',
    ],
    [
      'references, placeholders and comments in base64',
      'a.yaml',
      secret(
        `  url: ${base64('https://$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN@api.twilio.com')}`,
        `  .env: ${base64(`TWILIO_ACCOUNT_SID=${SID}\nTWILIO_AUTH_TOKEN=\${TWILIO_AUTH_TOKEN}\nGIT_SHA=${TOKEN}\n`)}`,
        `  b.env: ${base64('TWILIO_AUTH_TOKEN=your_auth_token\n')}`,
        `  a.json: ${base64(JSON.stringify({ twilio: { sid: SID, token: '<token>', md5: TOKEN } }))}`,
        `  # dsn: ${base64(DSN)}`,
      ),
    ],
    [
      'base64 in what is no Secret',
      'a.yaml',
      `# twilio\nkind: ConfigMap\nmetadata: {name: sms}\ndata:\n  dsn: ${base64(DSN)}\n`,
    ],
    [
      'a text of a Secret that is no base64',
      'a.yaml',
      secret(`  dsn: "!${base64(DSN)}"`, `  twilio: !vault ${base64(DSN)}`),
    ],
    ['another prefix', 'a.yaml', 'twilio_user: {{ACCOUNT_SID}}\nmail_password: {{AUTH_TOKEN}}\n'],
    [
      'a deployment of the toolkit',
      '.twiliodeployinfo',
      '{"{{ACCOUNT_SID}}:us1": {"latestBuild": "{{AUTH_TOKEN}}"}}\n',
    ],
    [
      'a seed of the emulator',
      'world.yaml',
      '# twilio\nversion: 1\naccounts:\n  - name: main\n    sid: {{ACCOUNT_SID}}\n    regions:\n      ie1:\n        authToken: {{AUTH_TOKEN}}\n        keys:\n          - {sid: {{API_KEY}}, secret: {{API_SECRET}}, type: standard}\n',
    ],
  ]),
]

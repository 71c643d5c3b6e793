import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { clientConstructions, lookAlikes } from './client-constructions.ts'
import { basicRequests } from './basic-requests.ts'

const US1 = `process.env.TWILIO_US1_API_KEY, process.env.TWILIO_US1_API_SECRET`
const IE1 = `process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const IRELAND = `${ACCOUNT}, region: 'ie1', edge: 'dublin'`
const IMPORT = `import twilio from 'twilio'\n`
const POLICY = `version: 1\ncredentials:\n  - names: [MESSAGING_*]\n    region: ie1\n`

const client = (credential: string, options = IRELAND): string =>
  `${IMPORT}export const client = twilio(${credential}, { ${options} })`

ruleCases('no-region-mismatch', {
  valid: [
    ...clientConstructions(`${IE1}, { ${IRELAND} }`),
    ...lookAlikes(`${US1}, { ${IRELAND} }`),
    ...basicRequests(
      'api.dublin.ie1.twilio.com',
      'process.env.TWILIO_ACCOUNT_SID',
      'process.env.TWILIO_IE1_AUTH_TOKEN',
    ),
    client(US1, ACCOUNT),
    client(US1, `${ACCOUNT}, region: 'us1'`),
    client(IE1, `${ACCOUNT}, region: 'IE1', edge: 'dublin'`),
    client(IE1, `${ACCOUNT}, region: 'ie1'`),
    // Nothing tells the credential's Region
    client('process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET'),
    client('process.env.BONUS1_API_KEY, process.env.BONUS1_API_SECRET'),
    client('process.env.TWILIO_DUBLIN_API_KEY, process.env.TWILIO_DUBLIN_API_SECRET', ACCOUNT),
    client('process.env.TWILIO_US1_IE1_API_KEY, process.env.TWILIO_US1_IE1_API_SECRET'),
    client('us1Key, us1Secret'),
    client('await vault.read("key"), await vault.read("secret")'),
    `${IMPORT}export const connect = (us1ApiKey, us1ApiSecret) => twilio(us1ApiKey, us1ApiSecret, { ${IRELAND} })`,
    `${IMPORT}const us1Key = process.env.TWILIO_KEY\nexport const client = twilio(us1Key, process.env.TWILIO_SECRET, { ${IRELAND} })`,
    // Nothing tells the client's
    client(US1, `${ACCOUNT}, region: process.env.TWILIO_REGION`),
    client(US1, `${ACCOUNT}, region: pick()`),
    client(US1, `${ACCOUNT}, ...options`),
    client(US1, `${ACCOUNT}, region: isIrish ? 'ie1' : 'us1', edge: 'dublin'`),
    client(US1, `${ACCOUNT}, region: 'ireland'`),
    client(US1, `${IRELAND}, httpClient`),
    `${IMPORT}const client = twilio(${US1}, { ${ACCOUNT} })\nif (isIrish) client.region = 'ie1'\nexport { client }`,
    `${IMPORT}const [key, secret] = isIrish ? [${IE1}] : [${US1}]\nexport const client = twilio(key, secret, { ${IRELAND} })`,
    `exports.handler = (context, event, callback) => {\n  const client = context.getTwilioClient()\n  callback(null, client.messages.list())\n}`,
    'fetch(`https://api.${region}.twilio.com/2010-04-01/Accounts.json`, { headers: { Authorization: `Basic ${btoa(process.env.TWILIO_ACCOUNT_SID + ":" + process.env.TWILIO_US1_AUTH_TOKEN)}` } })',
    // The policy knows better than the name
    {
      code: client('process.env.MESSAGING_KEY_US1, process.env.MESSAGING_KEY_US1_SECRET'),
      project: { 'regionguard.yaml': POLICY },
    },
    {
      code: client(US1, ACCOUNT),
      project: { 'regionguard.yaml': 'version: 1\nrules: {no-region-mismatch: off}\n' },
    },
    `${IMPORT}// regionguard-disable-next-line no-region-mismatch -- the key was renamed, see the runbook\nexport const client = twilio(${US1}, { ${IRELAND} })`,
  ],
  invalid: [
    ...clientConstructions(`${US1}, { ${IRELAND} }`),
    ...basicRequests(
      'api.dublin.ie1.twilio.com',
      'process.env.TWILIO_ACCOUNT_SID',
      'process.env.TWILIO_US1_AUTH_TOKEN',
    ),
    // The name of the credential
    client(IE1, ACCOUNT),
    client(IE1, `${ACCOUNT}, region: 'au1', edge: 'sydney'`),
    client(IE1, `${ACCOUNT}, region: 'AU1', edge: 'sydney'`),
    client(`process.env['TWILIO_US1_API_KEY'], process.env['TWILIO_US1_API_SECRET']`),
    client(
      'process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_US1_AUTH_TOKEN',
      `region: 'ie1', edge: 'dublin'`,
    ),
    client('import.meta.env.TWILIO_US1_API_KEY, import.meta.env.TWILIO_US1_API_SECRET'),
    client(`Deno.env.get('TWILIO_US1_API_KEY'), Deno.env.get('TWILIO_US1_API_SECRET')`),
    client('Bun.env.TWILIO_US1_API_KEY, Bun.env.TWILIO_US1_API_SECRET'),
    `${IMPORT}const { TWILIO_US1_API_KEY, TWILIO_US1_API_SECRET } = process.env\nexport const client = twilio(TWILIO_US1_API_KEY, TWILIO_US1_API_SECRET, { ${IRELAND} })`,
    `${IMPORT}const { TWILIO_US1_API_KEY: key = '', TWILIO_US1_API_SECRET: secret = '' } = process.env\nexport const client = twilio(key, secret, { ${IRELAND} })`,
    `${IMPORT}const key = process.env.TWILIO_US1_API_KEY\nconst secret = process.env.TWILIO_US1_API_SECRET\nexport const client = twilio(key, secret, { ${IRELAND} })`,
    `${IMPORT}import config from './config.js'\nexport const client = twilio(config.us1.apiKey, config.us1.apiSecret, { ${IRELAND} })`,
    `${IMPORT}import { us1 } from './credentials.js'\nexport const client = twilio(us1.apiKey, us1.apiSecret, { ${IRELAND} })`,
    `exports.handler = (context, event, callback) => {\n  const client = require('twilio')(context.TWILIO_US1_API_KEY, context.TWILIO_US1_API_SECRET, { ${ACCOUNT}, region: 'ie1', edge: 'dublin' })\n  callback(null, client.messages.list())\n}`,
    ts(
      `${IMPORT}export const client = twilio(process.env.TWILIO_US1_API_KEY!, process.env.TWILIO_US1_API_SECRET as string, { ${IRELAND} })`,
    ),
    // The Region of the client
    `${IMPORT}const client = twilio(${US1}, { ${ACCOUNT} })\nclient.region = 'ie1'\nclient.edge = 'dublin'\nexport { client }`,
    `${IMPORT}const ireland = { ${IRELAND} }\nexport const client = twilio(${US1}, { ...ireland })`,
    `${IMPORT}export const client = twilio(${US1}, { ${ACCOUNT}, region: near ? 'ie1' : 'au1', edge: near ? 'dublin' : 'sydney' })`,
    { code: client(US1, ACCOUNT), project: { '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n' } },
    {
      code: client(US1, ACCOUNT),
      project: { 'regionguard.yaml': 'version: 1\nenvironment: {TWILIO_REGION: au1, TWILIO_EDGE: sydney}\n' },
    },
    // The policy
    {
      code: client('process.env.MESSAGING_KEY, process.env.MESSAGING_SECRET', ACCOUNT),
      project: { 'regionguard.yaml': POLICY },
    },
    {
      code: client(`'SK00000000000000000000000000000001', process.env.TWILIO_SECRET`),
      project: {
        'regionguard.yaml': `version: 1\ncredentials:\n  - sids: [SK00000000000000000000000000000001]\n    region: au1\n`,
      },
    },
    {
      code: client('process.env.TWILIO_DUBLIN_API_KEY, process.env.TWILIO_DUBLIN_API_SECRET', ACCOUNT),
      project: { 'regionguard.yaml': 'version: 1\nnameHints: true\n' },
    },
    // Hosts
    `fetch('https://api.twilio.com/2010-04-01/Accounts.json', { headers: { Authorization: 'Basic ' + btoa(process.env.TWILIO_IE1_API_KEY + ':' + process.env.TWILIO_IE1_API_SECRET) } })`,
    `fetch('https://verify.sydney.au1.twilio.com/v2/Services', { headers: { Authorization: 'Basic ' + btoa(process.env.TWILIO_IE1_API_KEY + ':' + process.env.TWILIO_IE1_API_SECRET) } })`,
  ],
})

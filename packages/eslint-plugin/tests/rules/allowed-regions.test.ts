import { ruleCases } from '../harness/rule-cases.ts'
import type { DetailedCase } from '../harness/rule-case.ts'
import { clientConstructions, lookAlikes } from './client-constructions.ts'
import { basicRequests } from './basic-requests.ts'
import { detailed } from '../harness/rule-case.ts'

const CREDENTIALS = `process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const AU1 = `${ACCOUNT}, region: 'au1', edge: 'sydney'`
const IE1 = `${ACCOUNT}, region: 'ie1', edge: 'dublin'`
const IMPORT = `import twilio from 'twilio'\n`
const US1_AND_IE1 = 'version: 1\nregions: {allowed: [us1, ie1]}\n'
const EUROPE = 'version: 1\nareas:\n  - files: ["services/eu/**"]\n    regions: [ie1]\n'

const under = (policy: string, code: string, filename?: string): DetailedCase => ({
  code,
  ...(filename === undefined ? {} : { filename }),
  project: { 'regionguard.yaml': policy },
})
const client = (options: string, credentials = CREDENTIALS): string =>
  `${IMPORT}export const client = twilio(${credentials}, { ${options} })`

ruleCases('allowed-regions', {
  valid: [
    ...clientConstructions(`${CREDENTIALS}, { ${IE1} }`).map((one) => withPolicy(one)),
    ...lookAlikes(`${CREDENTIALS}, { ${AU1} }`).map((one) => withPolicy(one)),
    // No policy, no finding
    client(AU1),
    under('version: 1\n', client(AU1)),
    under(US1_AND_IE1, client(ACCOUNT)),
    under(US1_AND_IE1, client(`${ACCOUNT}, region: process.env.TWILIO_REGION`)),
    under(US1_AND_IE1, client(`${ACCOUNT}, region: pick()`)),
    under(US1_AND_IE1, client(`${ACCOUNT}, region: near ? 'au1' : 'us1', edge`)),
    under(US1_AND_IE1, client(`${ACCOUNT}, ...options`)),
    under(US1_AND_IE1, client(`${ACCOUNT}, region: 'australia'`)),
    under(US1_AND_IE1, client(`${AU1}, httpClient`)),
    under(
      US1_AND_IE1,
      `exports.handler = (context, event, callback) => callback(null, context.getTwilioClient().messages.list())`,
    ),
    under(US1_AND_IE1, 'await fetch(`https://api.${edge}.${region}.twilio.com/2010-04-01/Accounts.json`)'),
    under(
      US1_AND_IE1,
      `import { SNSClient } from '@aws-sdk/client-sns'\nexport const sns = new SNSClient({ region: 'au1' })`,
    ),
    under(US1_AND_IE1, `export const sip = 'example.sip.sydney.twilio.com'`),
    under(EUROPE, client(ACCOUNT), 'services/us/sms.js'),
    under(EUROPE, client(IE1), 'services/eu/sms.js'),
    under(
      `${US1_AND_IE1}exceptions:\n  - rule: allowed-regions\n    files: ["app.js"]\n    reason: moves next month\n    owner: platform-team\n    expires: 2999-01-01\n`,
      client(AU1),
    ),
    under(
      US1_AND_IE1,
      `${IMPORT}// regionguard-disable-next-line allowed-regions -- a demo\nexport const client = twilio(${CREDENTIALS}, { ${AU1} })`,
    ),
    // The credential belongs to a Region that is allowed: no-region-mismatch says it
    under(
      EUROPE,
      client(ACCOUNT, 'process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET'),
      'services/eu/late.js',
    ),
  ],
  invalid: [
    ...clientConstructions(`${CREDENTIALS}, { ${AU1} }`).map((one) => withPolicy(one)),
    ...basicRequests('api.sydney.au1.twilio.com', 'process.env.SID', 'process.env.TOKEN').map((one) =>
      withPolicy(one),
    ),
    under(US1_AND_IE1, client(`${ACCOUNT}, region: 'au1'`)),
    under(US1_AND_IE1, client(`${ACCOUNT}, region: 'AU1', edge: 'sydney'`)),
    under('version: 1\nregions: {allowed: [ie1]}\n', client(ACCOUNT)),
    under('version: 1\nregions: {allowed: [ie1]}\n', client(`${ACCOUNT}, region: 'us1'`)),
    under(
      'version: 1\nregions: {allowed: [ie1]}\n',
      client(`${ACCOUNT}, region: near ? 'au1' : 'us1', edge: near ? 'sydney' : 'ashburn'`),
    ),
    under('version: 1\nregions: {allowed: [us1]}\n', client(IE1)),
    under(EUROPE, client(ACCOUNT), 'services/eu/sms.js'),
    under(EUROPE, client(AU1), 'services/eu/sms.ts'),
    under(
      `${US1_AND_IE1}areas:\n  - files: ["services/**"]\n    regions: [us1, au1]\n  - files: ["services/eu/**"]\n    regions: [ie1]\n`,
      client(IE1),
      'services/eu/sms.js',
    ),
    under(US1_AND_IE1, `export const base = 'https://api.sydney.au1.twilio.com/2010-04-01'`),
    under('version: 1\nregions: {allowed: [ie1]}\n', `await fetch('https://verify.twilio.com/v2/Services')`),
    under(
      'version: 1\nregions: {allowed: [ie1]}\nenvironment: {TWILIO_REGION: au1, TWILIO_EDGE: sydney}\n',
      `${IMPORT}export const client = twilio()`,
    ),
    {
      code: `${IMPORT}export const client = twilio()`,
      project: { 'regionguard.yaml': US1_AND_IE1, '.env': 'TWILIO_REGION=au1\nTWILIO_EDGE=sydney\n' },
    },
  ],
})

function withPolicy(one: ReturnType<typeof clientConstructions>[number]): DetailedCase {
  return { ...detailed(one), project: { 'regionguard.yaml': US1_AND_IE1 } }
}

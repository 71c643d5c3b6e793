import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { clientConstructions, lookAlikes } from './client-constructions.ts'

const KEY = `process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const IMPORT = `import twilio from 'twilio'\n`
const OPTIONS_LATER = `export const client = twilio(${KEY}, { ${ACCOUNT} })\n`

ruleCases('require-edge', {
  valid: [
    ...clientConstructions(`${KEY}, { ${ACCOUNT}, region: 'ie1', edge: 'dublin' }`),
    ...lookAlikes(`${KEY}, { ${ACCOUNT}, region: 'ie1' }`),
    // US1 needs none
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'us1' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'US1' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT} })`,
    `${IMPORT}export const client = twilio()`,
    // Another rule's finding
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ireland' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge: 'sydney' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: '' })`,
    // The edge may be there
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge: process.env.TWILIO_EDGE })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', ...options })`,
    `${IMPORT}import { options } from './options'\nexport const client = twilio(${KEY}, { region: 'ie1', ...options })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', [name]: 'dublin' })`,
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })\nclient.edge = 'dublin'\nexport { client }`,
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })\nif (process.env.EDGE) client.edge = process.env.EDGE\nexport { client }`,
    `${IMPORT}const options = { ${ACCOUNT}, region: 'ie1' }\nconfigure(options)\nexport const client = twilio(${KEY}, options)`,
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })`,
      project: { '.env': 'TWILIO_EDGE=dublin\n' },
    },
    // The region is not known
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: process.env.TWILIO_REGION })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: process.env.TWILIO_REGION || 'ie1' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: getRegion() })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: \`\${continent}1\` })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: tenant.isEuropean ? 'ie1' : 'us1' })`,
    `${IMPORT}export const connect = (region) => twilio(${KEY}, { ${ACCOUNT}, region })`,
    `${IMPORT}import config from './config'\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region: config.region })`,
    `${IMPORT}let region\nexport const use = (value) => { region = value }\nexport const client = () => twilio(${KEY}, { ${ACCOUNT}, region })`,
    `${IMPORT}export const client = twilio(...args)`,
    `${IMPORT}export const client = twilio(${KEY}, options)`,
    // Its requests go elsewhere
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', httpClient })`,
    // Hidden
    `${IMPORT}// regionguard-disable-next-line require-edge -- the gateway adds it\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })`,
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })`,
      project: { 'regionguard.yaml': 'version: 1\nfacts: {legacyHosts: regional}\n' },
    },
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })`,
      project: { 'regionguard.yaml': 'version: 1\nrules: {require-edge: off}\n' },
    },
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })`,
      project: { 'regionguard.yaml': 'version: 1\nignore: ["app.js"]\n' },
    },
    // Not Twilio's region at all
    `export const region = 'ie1'\nexport const options = { region: 'ie1' }`,
    `import { SNSClient } from '@aws-sdk/client-sns'\nexport const sns = new SNSClient({ region: 'eu-west-1' })`,
  ],
  invalid: [
    ...clientConstructions(`${KEY}, { ${ACCOUNT}, region: 'ie1' }`),
    // Afterwards
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT} })\nclient.region = 'ie1'\nexport { client }`,
    `${IMPORT}${OPTIONS_LATER}client['region'] = 'au1'`,
    // The Functions platform
    `exports.handler = async function (context, event, callback) {\n  const client = context.getTwilioClient({ region: 'ie1' })\n  callback(null, await client.messages.list())\n}`,
    // What the option may look like
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'au1' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'IE1' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: \`ie1\` })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, "region": "ie1" })`,
    `${IMPORT}export const client = twilio(${KEY}, {\n  ${ACCOUNT},\n  region: 'ie1',\n})`,
    `${IMPORT}export const client = twilio(${KEY}, {\n  region: 'ie1', // Ireland\n  ${ACCOUNT} // the account\n})`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge: undefined })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge: '' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', autoRetry: true, maxRetries: 3 })`,
    `${IMPORT}const region = 'ie1'\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region })`,
    `${IMPORT}const REGIONS = { europe: 'ie1' }\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region: REGIONS.europe })`,
    `${IMPORT}const options = { ${ACCOUNT}, region: 'ie1' }\nexport const client = twilio(${KEY}, options)`,
    `${IMPORT}const defaults = { ${ACCOUNT}, region: 'ie1' }\nexport const client = twilio(${KEY}, { ...defaults })`,
    `${IMPORT}const defaults = { ${ACCOUNT}, region: 'us1' }\nexport const client = twilio(${KEY}, { ...defaults, region: 'ie1' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: tenant.isIrish ? 'ie1' : 'au1' })`,
    `${IMPORT}const connect = (region) => twilio(${KEY}, { ${ACCOUNT}, region })\nexport const client = connect('ie1')`,
    ts(
      `${IMPORT}enum Region { Ireland = 'ie1' }\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region: Region.Ireland })`,
    ),
    ts(
      `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' as const } satisfies object)`,
    ),
    // From settings
    { code: `${IMPORT}export const client = twilio()`, project: { '.env': 'TWILIO_REGION=ie1\n' } },
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: process.env.TWILIO_REGION })`,
      project: { '.env': 'TWILIO_REGION=au1\n' },
    },
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT} })`,
      project: { 'regionguard.yaml': 'version: 1\nenvironment: {TWILIO_REGION: ie1}\n' },
    },
    // A release that fills the edge
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })`,
      project: { 'package.json': '{"dependencies": {"twilio": "5.11.0"}}' },
    },
    // Two clients
    `${IMPORT}export const ireland = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })\nexport const australia = twilio(${KEY}, { ${ACCOUNT}, region: 'au1' })`,
  ],
})

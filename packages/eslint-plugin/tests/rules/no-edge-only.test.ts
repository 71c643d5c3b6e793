import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { clientConstructions, lookAlikes } from './client-constructions.ts'

const KEY = `process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const IMPORT = `import twilio from 'twilio'\n`

ruleCases('no-edge-only', {
  valid: [
    ...clientConstructions(`${KEY}, { ${ACCOUNT}, edge: 'ashburn' }`),
    ...lookAlikes(`${KEY}, { ${ACCOUNT}, edge: 'dublin' }`),
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge: 'dublin' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'us1', edge: 'dublin' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'us1', edge: 'frankfurt' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT} })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: '' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'ASHBURN' })`,
    // Another rule's finding
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'roaming' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dubblin' })`,
    // The region may be there
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin', region: process.env.TWILIO_REGION })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin', region })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin', ...regional })`,
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin' })\nif (process.env.REGION) client.region = process.env.REGION\nexport { client }`,
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin' })\nclient.region = 'ie1'\nexport { client }`,
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin' })`,
      project: { '.env': 'TWILIO_REGION=ie1\n' },
    },
    // The edge is not known
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: process.env.TWILIO_EDGE })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: nearest() })`,
    `${IMPORT}export const connect = (edge) => twilio(${KEY}, { ${ACCOUNT}, edge })`,
    `${IMPORT}export const client = twilio(${KEY}, options)`,
    `${IMPORT}export const client = twilio(...args)`,
    // Other SDKs, where an edge stands alone
    `import { Device } from '@twilio/voice-sdk'\nexport const device = new Device(token, { edge: 'dublin' })`,
    `import { Device } from 'twilio-client'\nexport const device = new Device(token, { edge: ['dublin', 'sydney'] })`,
    // The Function's own Region is the platform's
    `exports.handler = async (context, event, callback) => {\n  const client = context.getTwilioClient({ edge: 'dublin' })\n  callback(null, await client.messages.list())\n}`,
    `${IMPORT}// regionguard-disable-next-line no-edge-only -- measured: faster from here\nexport const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'frankfurt' })`,
  ],
  invalid: [
    ...clientConstructions(`${KEY}, { ${ACCOUNT}, edge: 'dublin' }`),
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'sydney' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'DUBLIN' })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'frankfurt' })`,
    `${IMPORT}export const client = twilio(${KEY}, { edge: 'singapore', ${ACCOUNT} })`,
    `${IMPORT}export const client = twilio(${KEY}, {\n  ${ACCOUNT},\n  edge: 'tokyo', // close to us\n})`,
    `${IMPORT}const edge = 'umatilla'\nexport const client = twilio(${KEY}, { ${ACCOUNT}, edge })`,
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT} })\nclient.edge = 'sydney'\nexport { client }`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin', region: undefined })`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin', region: '' })`,
    `${IMPORT}const options = { ${ACCOUNT}, edge: 'dublin' }\nexport const client = twilio(${KEY}, options)`,
    `${IMPORT}const base = { edge: 'sydney' }\nexport const client = twilio(${KEY}, { ${ACCOUNT}, ...base })`,
    ts(`${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: 'dublin' as string })`),
    { code: `${IMPORT}export const client = twilio()`, project: { '.env': 'TWILIO_EDGE=dublin\n' } },
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, edge: process.env.TWILIO_EDGE })`,
      project: { '.env': 'TWILIO_EDGE=sydney\n' },
    },
  ],
})

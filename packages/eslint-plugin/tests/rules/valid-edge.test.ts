import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { clientConstructions, lookAlikes } from './client-constructions.ts'

const KEY = `process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const IMPORT = `import twilio from 'twilio'\n`

const client = (options: string): string =>
  `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, ${options} })`

ruleCases('valid-edge', {
  valid: [
    ...clientConstructions(`${KEY}, { ${ACCOUNT}, region: 'ie1', edge: 'dublin' }`),
    ...lookAlikes(`${KEY}, { ${ACCOUNT}, region: 'ie1', edge: 'roaming' }`),
    ...['ashburn', 'dublin', 'frankfurt', 'sao-paulo', 'singapore', 'sydney', 'tokyo', 'umatilla'].map(
      (edge) => client(`region: 'us1', edge: '${edge}'`),
    ),
    client(`region: 'au1', edge: 'sydney'`),
    client(`region: 'AU1', edge: 'Sydney'`),
    client(`edge: 'dublin'`),
    client(`edge: ''`),
    // Another rule's finding comes first
    client(`region: 'ireland', edge: 'roaming'`),
    client(`region: 'ie1'`),
    // Not known
    client(`region: 'ie1', edge: process.env.TWILIO_EDGE`),
    client(`region: 'ie1', edge: pickEdge()`),
    client('region: "ie1", edge: `${city}`'),
    client(`region: process.env.TWILIO_REGION, edge: 'dublin'`),
    client(`region, edge: 'sydney'`),
    client(`region: 'ie1', edge: isFast ? 'dublin' : nearest`),
    client(`edge: 'sydney', ...regional`),
    client(`region: 'ie1', edge: 'sydney', ...overrides`),
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge: 'sydney' })\nif (fast) client.edge = 'dublin'\nexport { client }`,
    `${IMPORT}export const connect = (edge) => twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge })`,
    // Where roaming and Interconnect belong
    `import { Device } from '@twilio/voice-sdk'\nexport const device = new Device(token, { edge: 'roaming' })`,
    `import { Device } from '@twilio/voice-sdk'\nexport const device = new Device(token, { edge: ['ashburn-ix', 'roaming'] })`,
    `export const options = { region: 'ie1', edge: 'roaming' }`,
    `${IMPORT}// regionguard-disable-next-line valid-edge -- asked support, it answers\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge: 'frankfurt' })`,
  ],
  invalid: [
    ...clientConstructions(`${KEY}, { ${ACCOUNT}, region: 'ie1', edge: 'sydney' }`),
    client(`region: 'ie1', edge: 'ashburn'`),
    client(`region: 'ie1', edge: 'frankfurt'`),
    client(`region: 'au1', edge: 'dublin'`),
    client(`region: 'au1', edge: "singapore"`),
    client(`region: 'AU1', edge: 'Dublin'`),
    client(`region: 'ie1', edge: 'roaming'`),
    client(`region: 'us1', edge: 'roaming'`),
    client(`edge: 'roaming'`),
    client(`region: 'ie1', edge: 'dublin-ix'`),
    client(`edge: 'ashburn-ix'`),
    client(`region: 'us1', edge: 'san-jose-ix'`),
    client(`region: 'ie1', edge: 'dubln'`),
    client(`edge: 'sidney'`),
    client(`region: 'us1', edge: 'mars'`),
    client(`edge: 'roaming', region: process.env.TWILIO_REGION`),
    client(`region: 'ie1', edge: \`sydney\``),
    client(`region: 'ie1', edge: fast ? 'sydney' : 'frankfurt'`),
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1' })\nclient.edge = 'sydney'\nexport { client }`,
    `${IMPORT}const edge = 'sydney'\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge })`,
    `${IMPORT}const ireland = { region: 'ie1', edge: 'london' }\nexport const client = twilio(${KEY}, { ${ACCOUNT}, ...ireland })`,
    `exports.handler = async (context, event, callback) => {\n  const client = context.getTwilioClient({ region: 'ie1', edge: 'ashburn' })\n  callback(null, await client.messages.list())\n}`,
    ts(
      `${IMPORT}const EDGE = { au: 'dublin' } as const\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region: 'au1', edge: EDGE.au })`,
    ),
    {
      code: `${IMPORT}export const client = twilio()`,
      project: { '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=sydney\n' },
    },
    {
      code: `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'ie1', edge: process.env.TWILIO_EDGE })`,
      project: { '.env': 'TWILIO_EDGE=frankfurt\n' },
    },
  ],
})

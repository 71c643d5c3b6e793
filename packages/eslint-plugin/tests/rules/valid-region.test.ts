import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { clientConstructions, lookAlikes } from './client-constructions.ts'

const KEY = `process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const IMPORT = `import twilio from 'twilio'\n`
const TOKEN = `new twilio.jwt.AccessToken(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET`

const client = (region: string): string =>
  `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: ${region} })`

ruleCases('valid-region', {
  valid: [
    ...clientConstructions(`${KEY}, { ${ACCOUNT}, region: 'us1' }`),
    ...lookAlikes(`${KEY}, { ${ACCOUNT}, region: 'ireland' }`),
    client(`'ie1'`),
    client(`'au1'`),
    client(`''`),
    client('undefined'),
    client('null'),
    client('process.env.TWILIO_REGION'),
    client(`process.env.TWILIO_REGION ?? 'nowhere'`),
    client('region'),
    client('getRegion()'),
    client('await nearestRegion()'),
    client('`${country}1`'),
    client(`isEuropean ? 'ie1' : 'us1'`),
    `${IMPORT}export const connect = ({ region }) => twilio(${KEY}, { ${ACCOUNT}, region })`,
    `${IMPORT}export const client = twilio(${KEY}, { ...options, region: options.region })`,
    `${IMPORT}export const token = () => ${TOKEN}, { identity, region: 'ie1' })`,
    `${IMPORT}export const token = (region) => ${TOKEN}, { identity, region })`,
    `${IMPORT}export const token = () => ${TOKEN}, { identity, region: process.env.REGION })`,
    `${IMPORT}export const token = () => ${TOKEN})`,
    // Not Twilio's
    `import { SNSClient } from '@aws-sdk/client-sns'\nexport const sns = new SNSClient({ region: 'eu-west-1' })`,
    `import { AccessToken } from 'livekit-server-sdk'\nexport const token = new AccessToken(key, secret, { region: 'ireland' })`,
    `export const region = 'ireland'`,
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'mock', httpClient })`,
    `${IMPORT}// regionguard-disable-next-line valid-region -- the stage of an internal gateway\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region: 'stage' })`,
  ],
  invalid: [
    ...clientConstructions(`${KEY}, { ${ACCOUNT}, region: 'ireland', edge: 'dublin' }`),
    client(`'ie2'`),
    client(`'us'`),
    client(`'aul'`),
    client(`"us2"`),
    client(`'br1'`),
    client(`'de1'`),
    client(`'sg1'`),
    client(`'jp1'`),
    client(`'in1'`),
    client(`'gll'`),
    client(`'US1'`),
    client(`'dublin'`),
    client(`'frankfurt'`),
    client(`'dublin.ie1'`),
    client(`'eu-west-1'`),
    client(`'a-region-whose-name-is-far-too-long-to-be-one-at-all'`),
    `${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: 'IE1', edge: 'dublin' })`,
    `${IMPORT}const region = 'Au1'\nexport const client = twilio(${KEY}, { ${ACCOUNT}, region, edge: 'sydney' })`,
    `${IMPORT}const options = { ${ACCOUNT}, region: 'eu' }\nexport const client = twilio(${KEY}, options)`,
    `${IMPORT}const options = { region: 'eu1' }\nexport const client = twilio(${KEY}, { ${ACCOUNT}, ...options })`,
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT} })\nclient.region = 'ireland'\nexport { client }`,
    `${IMPORT}const client = twilio(${KEY}, { ${ACCOUNT} })\nclient.region = 'AU1'\nclient.edge = 'sydney'\nexport { client }`,
    `exports.handler = async (context, event, callback) => {\n  const client = context.getTwilioClient({ region: 'eu1' })\n  callback(null, await client.messages.list())\n}`,
    ts(`${IMPORT}export const client = twilio(${KEY}, { ${ACCOUNT}, region: <string>'ireland' })`),
    { code: `${IMPORT}export const client = twilio()`, project: { '.env': 'TWILIO_REGION=ireland\n' } },
    // Access tokens
    `${IMPORT}export const token = () => ${TOKEN}, { identity, region: 'IE1' })`,
    `${IMPORT}export const token = () => ${TOKEN}, { identity, region: 'ireland' })`,
    `${IMPORT}export const token = () => ${TOKEN}, { identity, region: 'gll' })`,
    `const { AccessToken } = require('twilio').jwt\nexports.token = () => new AccessToken(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET, { identity, region: 'ie2' })`,
    `${IMPORT}const token = ${TOKEN}, { identity })\ntoken.region = 'AU1'\nexport const jwt = token.toJwt()`,
  ],
})

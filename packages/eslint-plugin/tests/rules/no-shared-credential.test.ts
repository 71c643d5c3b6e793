import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'

const KEY = `process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const US1 = `{ ${ACCOUNT} }`
const IE1 = `{ ${ACCOUNT}, region: 'ie1', edge: 'dublin' }`
const AU1 = `{ ${ACCOUNT}, region: 'au1', edge: 'sydney' }`
const IMPORT = `import twilio from 'twilio'\n`
const TOKEN = `process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN`
const BASIC = `headers: { Authorization: 'Basic ' + btoa(process.env.TWILIO_API_KEY + ':' + process.env.TWILIO_API_SECRET) }`

const two = (credential: string, first: string, second: string): string =>
  `${IMPORT}export const one = twilio(${credential}, ${first})\nexport const other = twilio(${credential}, ${second})`

ruleCases('no-shared-credential', {
  valid: [
    two(KEY, IE1, IE1),
    two(KEY, US1, `{ ${ACCOUNT}, region: 'us1' }`),
    two(KEY, US1, `{ ${ACCOUNT}, edge: 'ashburn' }`),
    two(KEY, IE1, `{ ${ACCOUNT}, region: process.env.TWILIO_REGION }`),
    two(KEY, IE1, `{ ${ACCOUNT}, region: pick() }`),
    two(KEY, IE1, 'options'),
    two(KEY, IE1, `{ ${ACCOUNT}, httpClient }`),
    two(KEY, IE1, `{ ${ACCOUNT}, region: 'ireland' }`),
    `${IMPORT}export const one = twilio(${KEY}, ${US1})\nexport const other = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, ${IE1})`,
    `${IMPORT}export const one = twilio(process.env.A_KEY, process.env.A_SECRET, ${US1})\nexport const other = twilio(process.env.B_KEY, process.env.B_SECRET, ${IE1})`,
    // The Account SID is the same in every Region
    `${IMPORT}export const one = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.ONE_AUTH_TOKEN)\nexport const other = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.OTHER_AUTH_TOKEN, { region: 'ie1', edge: 'dublin' })`,
    // The Region of the credential is known: no-region-mismatch says which use is wrong
    two('process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET', IE1, AU1),
    // Callers decide
    `${IMPORT}export const us = (key, secret) => twilio(key, secret, ${US1})\nexport const ie = (key, secret) => twilio(key, secret, ${IE1})`,
    `${IMPORT}export const client = (tenant) => twilio(tenant.key, tenant.secret, tenant.isIrish ? ${IE1} : ${US1})`,
    `${IMPORT}export const clients = regions.map((region) => twilio(keyOf(region), secretOf(region), { ${ACCOUNT}, region }))`,
    `import twilio from 'twilio-video'\nexport const one = twilio(${KEY}, ${US1})\nexport const other = twilio(${KEY}, ${IE1})`,
    `${IMPORT}export const one = twilio(${KEY}, ${US1})\n// regionguard-disable-next-line no-shared-credential -- replaced by the deployment\nexport const other = twilio(${KEY}, ${IE1})`,
  ],
  invalid: [
    two(KEY, US1, IE1),
    two(KEY, IE1, US1),
    two(KEY, IE1, AU1),
    two(TOKEN, '{}', `{ region: 'ie1', edge: 'dublin' }`),
    two(KEY, US1, `{ ${ACCOUNT}, region: 'ie1' }`),
    two(KEY, `{ ${ACCOUNT}, region: 'US1' }`, AU1),
    `${IMPORT}export const one = twilio(${KEY}, ${US1})\nexport const two = twilio(${KEY}, ${IE1})\nexport const three = twilio(${KEY}, ${AU1})`,
    `${IMPORT}const { TWILIO_API_KEY, TWILIO_API_SECRET } = process.env\nexport const one = twilio(TWILIO_API_KEY, TWILIO_API_SECRET, ${US1})\nexport const other = twilio(TWILIO_API_KEY, TWILIO_API_SECRET, ${IE1})`,
    `${IMPORT}const connect = (options) => twilio(${KEY}, options)\nexport const client = twilio(${KEY}, ${US1})\nexport const irish = new twilio.Twilio(${KEY}, ${IE1})`,
    `const twilio = require('twilio')\nclass Gateway {\n  us = twilio(${KEY}, ${US1})\n  ie = twilio(${KEY}, ${IE1})\n}\nmodule.exports = new Gateway()`,
    `${IMPORT}import config from './config.js'\nexport const one = twilio(config.twilio.apiKey, config.twilio.apiSecret, ${US1})\nexport const other = twilio(config.twilio.apiKey, config.twilio.apiSecret, ${IE1})`,
    `${IMPORT}export const one = twilio('SK00000000000000000000000000000001', process.env.SECRET, ${US1})\nexport const other = twilio('SK00000000000000000000000000000001', process.env.SECRET, ${IE1})`,
    `${IMPORT}export const one = twilio(${KEY}, ${US1})\nconst other = twilio(${KEY}, ${US1})\nother.region = 'ie1'\nother.edge = 'dublin'\nexport { other }`,
    `${IMPORT}export const client = twilio(${KEY}, ${US1})\nawait fetch('https://api.dublin.ie1.twilio.com/2010-04-01/Accounts.json', { ${BASIC} })`,
    `await fetch('https://api.twilio.com/2010-04-01/Accounts.json', { ${BASIC} })\nawait fetch('https://api.sydney.au1.twilio.com/2010-04-01/Accounts.json', { ${BASIC} })`,
    ts(
      `${IMPORT}export class Clients {\n  readonly us = twilio(process.env.TWILIO_API_KEY!, process.env.TWILIO_API_SECRET!, ${US1})\n  readonly ie = twilio(process.env.TWILIO_API_KEY!, process.env.TWILIO_API_SECRET!, ${IE1})\n}`,
    ),
    `${IMPORT}const token = '{{AUTH_TOKEN}}'\nexport const one = twilio('{{ACCOUNT_SID}}', token)\nexport const other = twilio('{{ACCOUNT_SID}}', token, { region: 'ie1', edge: 'dublin' })`,
    {
      code: `${IMPORT}export const one = twilio(${KEY}, ${US1})\nexport const other = twilio(${KEY}, { ${ACCOUNT}, region: 'us1' })`,
      project: { '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n' },
    },
  ],
})

import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { basicRequests } from './basic-requests.ts'

const IMPORT = `import twilio from 'twilio'\n`
const AC = 'process.env.TWILIO_ACCOUNT_SID'
const KEY = 'process.env.TWILIO_API_KEY'

ruleCases('no-hardcoded-credential', {
  valid: [
    ...basicRequests('api.twilio.com', AC, 'process.env.TWILIO_AUTH_TOKEN'),
    `${IMPORT}export const client = twilio(${AC}, process.env.TWILIO_AUTH_TOKEN)`,
    // Identifiers
    `${IMPORT}export const client = twilio('{{ACCOUNT_SID}}', process.env.TWILIO_AUTH_TOKEN)`,
    `${IMPORT}export const client = twilio('{{API_KEY}}', process.env.TWILIO_API_SECRET, { accountSid: '{{ACCOUNT_SID}}' })`,
    `export const TWILIO_API_KEY = '{{API_KEY}}'`,
    // Placeholders
    `${IMPORT}export const client = twilio(${AC}, 'your_auth_token')`,
    `${IMPORT}export const client = twilio(${AC}, '0123456789abcdef0123456789abcdef')`,
    `${IMPORT}export const client = twilio(${AC}, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')`,
    `${IMPORT}export const client = twilio(${AC}, '')`,
    `${IMPORT}export const client = twilio('AC' + 'x'.repeat(32), 'deadbeefdeadbeefdeadbeefdeadbeef')`,
    `export const TWILIO_AUTH_TOKEN = process.env.TWILIO_AUTH_TOKEN ?? 'changeme'`,
    // Somebody else's, or nothing at all
    `export const twilioAssets = { 'app.js': '{{AUTH_TOKEN}}' }`,
    `export const SENTRY_AUTH_TOKEN = '{{AUTH_TOKEN}}' // not twilio's`,
    `const checksum = '{{AUTH_TOKEN}}'\nexport default { twilio: '6.2.0', checksum }`,
    `export const MESSAGING_SERVICE_SID = 'MG{{AUTH_TOKEN}}' // twilio`,
    ts(`export type Twilio = { authToken: '{{AUTH_TOKEN}}' }`),
    `${IMPORT}// regionguard-disable-next-line no-hardcoded-credential -- revoked, for the replay test\nexport const client = twilio(${AC}, '{{AUTH_TOKEN}}')`,
  ],
  invalid: [
    ...basicRequests('api.twilio.com', AC, `'{{AUTH_TOKEN}}'`),
    `await fetch('https://{{ACCOUNT_SID}}:{{AUTH_TOKEN}}@api.twilio.com/2010-04-01/Accounts.json')`,
    `${IMPORT}export const client = twilio(${AC}, '{{AUTH_TOKEN}}')`,
    `${IMPORT}export const client = twilio(${KEY}, '{{API_SECRET}}', { accountSid: ${AC} })`,
    `${IMPORT}export const client = twilio('{{API_KEY}}', \`{{API_SECRET}}\`, { accountSid: '{{ACCOUNT_SID}}' })`,
    `const client = require('twilio')('{{ACCOUNT_SID}}', '{{AUTH_TOKEN}}')\nclient.messages.list()`,
    `${IMPORT}const password = '{{AUTH_TOKEN}}'\nexport const client = twilio(${AC}, password)`,
    `${IMPORT}const credentials = { user: ${AC}, password: '{{AUTH_TOKEN}}' }\nexport const client = twilio(credentials.user, credentials.password)`,
    `${IMPORT}export const client = twilio(${AC}, process.env.TWILIO_AUTH_TOKEN || '{{AUTH_TOKEN}}')`,
    `export const TWILIO_AUTH_TOKEN = '{{AUTH_TOKEN}}'`,
    `export default { twilio: { accountSid: '{{ACCOUNT_SID}}', authToken: '{{AUTH_TOKEN}}' } }`,
    `const accountSid = '{{ACCOUNT_SID}}' // twilio\nconst authToken = '{{AUTH_TOKEN}}'\nexport { accountSid, authToken }`,
    `process.env.TWILIO_API_SECRET = '{{API_SECRET}}'`,
    `${IMPORT}export class Sms {\n  #authToken = '{{AUTH_TOKEN}}'\n  client = twilio(${AC}, this.#authToken)\n}`,
    `${IMPORT}export const token = () => new twilio.jwt.AccessToken(${AC}, ${KEY}, '{{API_SECRET}}', { identity })`,
    `${IMPORT}export const token = new twilio.jwt.ClientCapability({ accountSid: ${AC}, authToken: '{{AUTH_TOKEN}}' })`,
    `${IMPORT}export const ok = (request) => twilio.validateExpressRequest(request, '{{AUTH_TOKEN}}')`,
    `${IMPORT}export const client = twilio(${AC}, isTest ? '{{AUTH_TOKEN one}}' : '{{AUTH_TOKEN two}}')`,
    `${IMPORT}export const one = twilio(${AC}, '{{AUTH_TOKEN}}')\nexport const other = twilio(${AC}, '{{AUTH_TOKEN other}}')`,
    ts(
      `interface Twilio { authToken: string }\nexport const twilio: Twilio = { authToken: '{{AUTH_TOKEN}}' }`,
    ),
  ],
})

import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'

const IMPORT = `import twilio from 'twilio'\n`
const AC = 'process.env.TWILIO_ACCOUNT_SID'
const IE1 = 'process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET'
const US1 = 'process.env.TWILIO_US1_API_KEY, process.env.TWILIO_US1_API_SECRET'
const PLAIN = 'process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET'
const POLICY = `version: 1\ncredentials:\n  - names: [VOICE_*]\n    region: au1\n`

const token = (args: string): string =>
  `${IMPORT}export const token = (identity) => new twilio.jwt.AccessToken(${AC}, ${args}).toJwt()`

ruleCases('access-token-region', {
  valid: [
    token(`${IE1}, { identity, region: 'ie1' }`),
    token(`${US1}, { identity }`),
    token(US1),
    token(`${US1}, { identity, region: 'us1' }`),
    token(PLAIN),
    token(`${PLAIN}, { identity, region: 'ie1' }`),
    token(`${IE1}, { identity, region: process.env.REGION }`),
    token(`${IE1}, { identity, region: pick() }`),
    token(`${IE1}, { identity, ...options }`),
    token(`${IE1}, options`),
    token('key, secret'),
    token('...parts'),
    // Another rule's finding
    token(`${IE1}, { identity, region: 'ireland' }`),
    token(`${IE1}, { identity, region: 'IE1' }`),
    token('process.env.TWILIO_US1_IE1_API_KEY, process.env.TWILIO_US1_IE1_API_SECRET'),
    `${IMPORT}const token = new twilio.jwt.AccessToken(${AC}, ${IE1}, { identity })\ntoken.region = 'ie1'\nexport const jwt = token.toJwt()`,
    `${IMPORT}const token = new twilio.jwt.AccessToken(${AC}, ${IE1}, { identity })\nif (region) token.region = region\nexport const jwt = token.toJwt()`,
    `${IMPORT}const options = { identity, region: 'ie1' }\nexport const token = () => new twilio.jwt.AccessToken(${AC}, ${IE1}, options)`,
    `import { AccessToken } from 'livekit-server-sdk'\nexport const token = new AccessToken(${AC}, ${IE1})`,
    `class AccessToken {}\nexport const token = new AccessToken(${AC}, ${IE1})`,
    `${IMPORT}export const token = (AccessToken) => new AccessToken(${AC}, ${IE1})`,
    `${IMPORT}// regionguard-disable-next-line access-token-region -- the region is set by the caller\nexport const token = () => new twilio.jwt.AccessToken(${AC}, ${IE1})`,
  ],
  invalid: [
    token(IE1),
    token(`${IE1}, { identity }`),
    token(`${IE1}, {}`),
    token(`${IE1}, {\n  identity,\n  ttl: 3600,\n}`),
    token(`${IE1}, { identity, region: undefined }`),
    token(`${IE1}, { identity, region: 'us1' }`),
    token(`${IE1}, { identity, region: 'au1' }`),
    token(`${US1}, { identity, region: "ie1" }`),
    token(`${IE1}, { identity, region: near ? 'us1' : 'au1' }`),
    `const { AccessToken } = require('twilio').jwt\nexports.token = () => new AccessToken(${AC}, ${IE1}, { identity })`,
    `const AccessToken = require('twilio').jwt.AccessToken\nmodule.exports = () => new AccessToken(${AC}, ${IE1})`,
    `import { jwt } from 'twilio'\nexport const token = () => new jwt.AccessToken(${AC}, ${IE1}, { identity })`,
    `import AccessToken from 'twilio/lib/jwt/AccessToken.js'\nexport const token = () => new AccessToken(${AC}, ${IE1}, { identity })`,
    `${IMPORT}const { AccessToken } = twilio.jwt\nconst { TWILIO_AU1_API_KEY, TWILIO_AU1_API_SECRET } = process.env\nexport const token = () => new AccessToken(${AC}, TWILIO_AU1_API_KEY, TWILIO_AU1_API_SECRET, { identity })`,
    `${IMPORT}import config from './config.js'\nexport const token = () => new twilio.jwt.AccessToken(config.accountSid, config.ie1.apiKey, config.ie1.apiSecret)`,
    `exports.handler = (context, event, callback) => {\n  const AccessToken = Twilio.jwt.AccessToken\n  const token = new AccessToken(context.ACCOUNT_SID, context.IE1_API_KEY, context.IE1_API_SECRET, { identity: 'user' })\n  callback(null, token.toJwt())\n}`,
    `${IMPORT}const options = { identity }\nexport const token = () => new twilio.jwt.AccessToken(${AC}, ${IE1}, options)`,
    `${IMPORT}const options = { identity, region: 'us1' }\nexport const token = () => new twilio.jwt.AccessToken(${AC}, ${IE1}, options)`,
    `${IMPORT}const token = new twilio.jwt.AccessToken(${AC}, ${IE1}, { identity })\ntoken.region = 'us1'\nexport const jwt = token.toJwt()`,
    ts(
      `${IMPORT}export const token = (identity: string): string => new twilio.jwt.AccessToken(${AC}!, process.env.TWILIO_IE1_API_KEY!, process.env.TWILIO_IE1_API_SECRET!, { identity }).toJwt()`,
    ),
    {
      code: token('process.env.VOICE_KEY, process.env.VOICE_SECRET, { identity }'),
      project: { 'regionguard.yaml': POLICY },
    },
    { code: token(`${IE1}, { identity }`), filename: 'token.ts' },
  ],
})

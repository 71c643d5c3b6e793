import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import type { DetailedCase } from '../harness/rule-case.ts'

const IMPORT = `import twilio from 'twilio'\n`
const AC = 'process.env.TWILIO_ACCOUNT_SID'
const KEY = 'process.env.TWILIO_API_KEY'
const SECRET = 'process.env.TWILIO_API_SECRET'
const TOKEN = 'process.env.TWILIO_AUTH_TOKEN'
const WORKER = `process.env.WORKER_API_KEY, process.env.WORKER_API_SECRET`

const typed = (type: string, code: string): DetailedCase => ({
  code,
  project: {
    'regionguard.yaml': `version: 1\ncredentials:\n  - names: ["WORKER_*"]\n    region: us1\n    type: ${type}\n`,
  },
})
const use = (operation: string): string =>
  `${IMPORT}const client = twilio(${WORKER}, { accountSid: ${AC} })\n${operation}`

ruleCases('valid-credential-kind', {
  valid: [
    `${IMPORT}export const token = () => new twilio.jwt.AccessToken(${AC}, ${KEY}, ${SECRET}, { identity })`,
    `${IMPORT}export const token = () => new twilio.jwt.AccessToken(account, key, secret)`,
    `${IMPORT}export const token = (...parts) => new twilio.jwt.AccessToken(...parts)`,
    `${IMPORT}export const token = () => new twilio.jwt.AccessToken(${AC}, getKey(), getSecret())`,
    `import { AccessToken } from 'livekit-server-sdk'\nexport const token = () => new AccessToken(${AC}, ${AC}, ${TOKEN})`,
    `class AccessToken {}\nexport const token = () => new AccessToken(${AC}, ${AC}, ${TOKEN})`,
    `${IMPORT}export const ok = (request) => twilio.validateExpressRequest(request, ${TOKEN})`,
    `${IMPORT}export const ok = (signature) => twilio.validateRequest(process.env.SECRET, signature, url, form)`,
    `${IMPORT}export const ok = (token, signature) => twilio.validateRequest(token, signature, url, form)`,
    `const twilio = require('twilio')\napp.post('/sms', twilio.webhook(), answer)`,
    `const twilio = require('twilio')\napp.post('/sms', twilio.webhook(${TOKEN}), answer)`,
    `import { validateRequest } from './signature'\nexport const ok = validateRequest(${SECRET}, signature, url, form)`,
    `${IMPORT}export const token = new twilio.jwt.ClientCapability({ accountSid: ${AC}, authToken: ${TOKEN} })`,
    // No policy says what kind of key it is
    use('await client.keys.list()'),
    use('await client.newKeys.create({})'),
    typed('main', use('await client.keys.list()')),
    typed('standard', use('await client.messages.create({})')),
    typed('standard', use('await client[resource].list()')),
    typed('standard', `${IMPORT}export const token = () => new twilio.jwt.AccessToken(${AC}, ${WORKER})`),
    `${IMPORT}// regionguard-disable-next-line valid-credential-kind -- the variable has the wrong name\nexport const ok = (signature) => twilio.validateRequest(${SECRET}, signature, url, form)`,
  ],
  invalid: [
    // Access tokens
    `${IMPORT}export const token = () => new twilio.jwt.AccessToken(${AC}, ${AC}, ${TOKEN}, { identity })`,
    `${IMPORT}export const token = () => new twilio.jwt.AccessToken(${AC}, ${KEY}, ${TOKEN})`,
    `${IMPORT}export const token = () => new twilio.jwt.AccessToken(${AC}, ${AC}, process.env.SOMETHING)`,
    `const { AccessToken } = require('twilio').jwt\nexports.token = () => new AccessToken(${AC}, ${KEY}, ${TOKEN})`,
    `import { jwt } from 'twilio'\nexport const token = () => new jwt.AccessToken(${AC}, ${KEY}, ${TOKEN})`,
    `import AccessToken from 'twilio/lib/jwt/AccessToken.js'\nexport const token = () => new AccessToken(${AC}, ${KEY}, ${TOKEN})`,
    `exports.handler = (context, event, callback) => {\n  const AccessToken = require('twilio').jwt.AccessToken\n  const token = new AccessToken(context.ACCOUNT_SID, context.API_KEY, context.AUTH_TOKEN)\n  callback(null, token.toJwt())\n}`,
    `${IMPORT}import config from './config.js'\nexport const token = () => new twilio.jwt.AccessToken(config.accountSid, config.apiKey, config.authToken)`,
    `${IMPORT}export const token = () => new twilio.jwt.AccessToken('{{ACCOUNT_SID}}', '{{ACCOUNT_SID}}', ${SECRET})`,
    ts(
      `import twilio from 'twilio'\nexport const token = (): string => new twilio.jwt.AccessToken(${AC}!, ${KEY}!, ${TOKEN} as string).toJwt()`,
    ),
    typed('restricted', `${IMPORT}export const token = () => new twilio.jwt.AccessToken(${AC}, ${WORKER})`),
    // Webhooks
    `${IMPORT}export const ok = (signature) => twilio.validateRequest(${SECRET}, signature, url, form)`,
    `import { validateRequest } from 'twilio'\nexport const ok = (signature) => validateRequest(process.env.TWILIO_IE1_API_KEY_SECRET, signature, url, form)`,
    `import { validateRequestWithBody as check } from 'twilio'\nexport const ok = (signature) => check(${SECRET}, signature, url, body)`,
    `const twilio = require('twilio')\nmodule.exports = (request) => twilio.validateExpressRequest(request, ${SECRET})`,
    `const twilio = require('twilio')\napp.post('/sms', twilio.webhook(${SECRET}), answer)`,
    // Capability tokens
    `${IMPORT}export const token = new twilio.jwt.ClientCapability({ accountSid: ${AC}, authToken: ${SECRET} })`,
    `${IMPORT}const { TaskRouterCapability } = twilio.jwt.taskrouter\nexport const token = new TaskRouterCapability({ accountSid: ${AC}, authToken: ${SECRET}, workspaceSid, channelId })`,
    // Keys that the policy calls Standard
    typed('standard', use('await client.keys.list()')),
    typed('standard', use('await client.newKeys.create({ friendlyName })')),
    typed('standard', use('await client.api.v2010.accounts.list()')),
    typed(
      'standard',
      `await fetch(\`https://api.twilio.com/2010-04-01/Accounts/\${${AC}}/Keys.json\`, { headers: { Authorization: 'Basic ' + btoa(process.env.WORKER_API_KEY + ':' + process.env.WORKER_API_SECRET) } })`,
    ),
  ],
})

import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { basicRequests } from './basic-requests.ts'
import { clientConstructions, lookAlikes } from './client-constructions.ts'

const IMPORT = `import twilio from 'twilio'\n`
const AC = 'process.env.TWILIO_ACCOUNT_SID'
const KEY = 'process.env.TWILIO_API_KEY'
const SECRET = 'process.env.TWILIO_API_SECRET'
const TOKEN = 'process.env.TWILIO_AUTH_TOKEN'

const client = (args: string): string => `${IMPORT}export const client = twilio(${args})`

ruleCases('valid-credential-pair', {
  valid: [
    ...clientConstructions(`${KEY}, ${SECRET}, { accountSid: ${AC} }`),
    ...lookAlikes(`${AC}, ${SECRET}`),
    ...basicRequests('api.twilio.com', AC, TOKEN),
    client(`${AC}, ${TOKEN}`),
    client(`${AC}, ${TOKEN}, { accountSid: process.env.TENANT_SID }`),
    client(''),
    // One half, or both, could be anything
    client(`${AC}, process.env.PASSWORD`),
    client(`process.env.USER, ${SECRET}`),
    client(`${AC}, await secret()`),
    client(`...credentials`),
    client(`${TOKEN}, ${KEY}`),
    client(`${TOKEN}, process.env.PASSWORD`),
    client(`isKey ? ${KEY} : ${AC}, isKey ? ${SECRET} : ${TOKEN}, { accountSid: ${AC} }`),
    client(`${KEY}, ${SECRET}, options`),
    client(`${KEY}, ${SECRET}, { ...options }`),
    `${IMPORT}export const connect = (user, password) => twilio(user, password)`,
    `${IMPORT}export const connect = ({ apiKey, apiSecret, accountSid }) => twilio(apiKey, apiSecret, { accountSid })`,
    `${IMPORT}const client = twilio(${KEY}, ${SECRET}, { accountSid: ${AC} })\nawait client.api.v2010.accounts(${AC}).messages.list()`,
    `${IMPORT}// regionguard-disable-next-line valid-credential-pair -- the variables are mixed up on the old host\nexport const client = twilio(${AC}, ${SECRET})`,
  ],
  invalid: [
    ...clientConstructions(`${AC}, ${SECRET}`),
    ...basicRequests('api.twilio.com', KEY, TOKEN),
    client(`${KEY}, ${TOKEN}, { accountSid: ${AC} }`),
    client(`${KEY}, ${SECRET}`),
    client(`${KEY}, ${SECRET}, {}`),
    client(`${TOKEN}, ${AC}`),
    client(`${SECRET}, process.env.TWILIO_API_KEY_SID, { accountSid: ${AC} }`),
    client(`${KEY}, ${SECRET}, { region: 'ie1', edge: 'dublin' }`),
    client(`${KEY}, ${SECRET}, { accountSid: ${KEY} }`),
    client(`${KEY}, ${SECRET}, { accountSid: undefined }`),
    client(`'{{API_KEY}}', process.env.SECRET`),
    client(`'{{API_KEY}}', '{{AUTH_TOKEN}}', { accountSid: ${AC} }`).replace("'{{AUTH_TOKEN}}'", TOKEN),
    client(`'{{ACCOUNT_SID}}', ${SECRET}`),
    `${IMPORT}const { TWILIO_ACCOUNT_SID, TWILIO_API_SECRET = '' } = process.env\nexport const client = twilio(TWILIO_ACCOUNT_SID, TWILIO_API_SECRET)`,
    `${IMPORT}import config from './config.js'\nexport const client = twilio(config.twilio.accountSid, config.twilio.apiSecret)`,
    `${IMPORT}const client = twilio(${KEY}, ${SECRET}, { accountSid: ${AC} })\nawait client.api.v2010.accounts(${KEY}).messages.list()`,
    ts(`${IMPORT}export const client = twilio(${AC}!, ${SECRET} as string)`),
    `exports.handler = (context, event, callback) => {\n  const client = require('twilio')(context.API_KEY, context.AUTH_TOKEN)\n  callback(null, client.messages.list())\n}`,
    `await fetch(\`https://api.twilio.com/2010-04-01/Accounts/\${${KEY}}/Messages.json\`, { headers: { Authorization: 'Basic ' + btoa(${KEY} + ':' + ${SECRET}) } })`,
  ],
})

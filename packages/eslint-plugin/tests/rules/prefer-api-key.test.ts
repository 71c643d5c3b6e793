import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { basicRequests } from './basic-requests.ts'
import { lookAlikes } from './client-constructions.ts'

const TOKEN = `process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN`
const KEY = `process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const IMPORT = `import twilio from 'twilio'\n`
const SEND = `await client.messages.create({ to, from, body })`

const use = (args: string, ...operations: readonly string[]): string =>
  `${IMPORT}const client = twilio(${args})\n${operations.join('\n')}`

/** The ways to build a client whose operations are all seen. */
const local = (args: string): readonly string[] => [
  use(args, SEND),
  `import Sms from 'twilio'\nconst client = new Sms(${args})\n${SEND}`,
  `import { Twilio } from 'twilio'\nconst client = new Twilio(${args})\n${SEND}`,
  `import { Twilio as Client } from 'twilio'\nawait new Client(${args}).messages.create({ to })`,
  `import * as twilio from 'twilio'\nconst client = new twilio.Twilio(${args})\n${SEND}`,
  `import twilio from 'twilio'\nconst client = new twilio.Twilio(${args})\n${SEND}`,
  `const client = require('twilio')(${args})\nclient.messages.create({ to }).then((message) => console.log(message.sid))`,
  `const { Twilio } = require('twilio')\nconst client = new Twilio(${args})\nclient.calls.create({ to })`,
  `${IMPORT}class Sms {\n  client = twilio(${args})\n  send() {\n    return this.client.messages.create({})\n  }\n}\nnew Sms().send()`,
  `${IMPORT}export class Sms {\n  #client = twilio(${args})\n  send() {\n    return this.#client.messages.create({})\n  }\n}`,
  `${IMPORT}const services = { sms: twilio(${args}) }\nawait services.sms.messages.create({})`,
  `${IMPORT}function connect() {\n  return twilio(${args})\n}\nawait connect().messages.create({})`,
  `${IMPORT}async function send(client) {\n  await client.messages.create({})\n}\nawait send(twilio(${args}))`,
]

ruleCases('prefer-api-key', {
  valid: [
    ...local(`${KEY}, { ${ACCOUNT} }`),
    ...lookAlikes(TOKEN),
    ...basicRequests('api.twilio.com', 'process.env.TWILIO_API_KEY', 'process.env.TWILIO_API_SECRET'),
    // The requests of a test that go to the emulator
    `import { requestClient } from '@regionguard/emulator/twilio'\n${use(`${TOKEN}, { httpClient: requestClient(emulator) }`, SEND)}`,
    // What only the Auth Token, or a Main key, may do
    use(TOKEN, 'await client.api.v2010.accounts.create({ friendlyName })'),
    use(TOKEN, 'await client.keys.list()'),
    use(TOKEN, 'await client.newKeys.create({})'),
    use(TOKEN, 'await client.iam.v1.newApiKey.create({})'),
    use(TOKEN, 'await client.accounts.v1.secondaryAuthToken().create()'),
    use(TOKEN, 'await client.accounts.v1.authTokenPromotion().update()'),
    use(TOKEN, SEND, 'await client.keys.list()'),
    use(TOKEN, 'await client.api.v2010.accounts(tenant).messages.create({})'),
    // Nothing is called
    use(TOKEN, 'console.log(client.accountSid)'),
    // A parent that acts on a subaccount
    use(`${TOKEN}, { accountSid: process.env.TENANT_SID }`, SEND),
    use(`${TOKEN}, { accountSid }`, SEND),
    use(`${TOKEN}, options`, SEND),
    // Somebody else decides
    `${IMPORT}export const client = twilio(${TOKEN})`,
    `${IMPORT}export const client = twilio(${TOKEN})\n${SEND}`,
    use(TOKEN, 'await send(client)'),
    use(TOKEN, 'await client[resource].list()'),
    `${IMPORT}export async function send(accountSid, authToken) {\n  await twilio(accountSid, authToken).messages.create({})\n}`,
    `${IMPORT}export const send = ({ accountSid, authToken }) => twilio(accountSid, authToken).messages.create({})`,
    `${IMPORT}export class Sms {\n  constructor(config) {\n    this.client = twilio(config.accountSid, config.authToken)\n  }\n}`,
    use('user, password', SEND),
    use('...credentials', SEND),
    use('process.env.A, process.env.B', SEND),
    // The platform's
    `exports.handler = async (context, event, callback) => {\n  const client = context.getTwilioClient()\n  await client.messages.create({})\n  callback()\n}`,
    // Webhooks need the Auth Token
    `${IMPORT}export const valid = (request) => twilio.validateExpressRequest(request, process.env.TWILIO_AUTH_TOKEN)`,
    // Requests
    `await fetch(\`https://api.twilio.com/2010-04-01/Accounts/\${process.env.TWILIO_ACCOUNT_SID}/Keys.json\`, { headers: { Authorization: 'Basic ' + btoa(process.env.TWILIO_ACCOUNT_SID + ':' + process.env.TWILIO_AUTH_TOKEN) } })`,
    `await fetch(\`https://api.twilio.com/2010-04-01/Accounts/\${tenant}/Messages.json\`, { headers: { Authorization: 'Basic ' + btoa(process.env.TWILIO_ACCOUNT_SID + ':' + process.env.TWILIO_AUTH_TOKEN) } })`,
    `${IMPORT}// regionguard-disable-next-line prefer-api-key -- a script for local testing\nconst client = twilio(${TOKEN})\n${SEND}`,
  ],
  invalid: [
    ...local(TOKEN),
    ...basicRequests('api.twilio.com', 'process.env.TWILIO_ACCOUNT_SID', 'process.env.TWILIO_AUTH_TOKEN'),
    use(`${TOKEN}, { region: 'ie1', edge: 'dublin' }`, SEND),
    use(`${TOKEN}, {}`, SEND),
    use(`${TOKEN}, { accountSid: process.env.TWILIO_ACCOUNT_SID }`, SEND),
    use(`${TOKEN}, { httpClient: new twilio.RequestClient({ timeout: 5000 }) }`, SEND),
    use(`${TOKEN}, {\n  lazyLoading: true,\n}`, SEND),
    use('config.accountSid, config.authToken', SEND).replace(
      IMPORT,
      `${IMPORT}import config from './config.js'\n`,
    ),
    `${IMPORT}const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = process.env\nconst client = twilio(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN)\n${SEND}`,
    use(`'AC00000000000000000000000000000001', process.env.TWILIO_AUTH_TOKEN`, SEND),
    use(`'{{ACCOUNT_SID}}', '{{AUTH_TOKEN}}'`, SEND),
    use(
      TOKEN,
      SEND,
      'await client.calls.list()',
      'await client.verify.v2.services(service).verifications.create({ to, channel })',
      'await client.lookups.v2.phoneNumbers(number).fetch()',
    ),
    ts(
      `${IMPORT}const client = twilio(process.env.TWILIO_ACCOUNT_SID!, process.env.TWILIO_AUTH_TOKEN!)\n${SEND}`,
    ),
    { code: use(TOKEN, SEND, 'await client.keys.list()'), options: [{ report: 'mixed' }] },
    { code: `${IMPORT}export const client = twilio(${TOKEN})\n${SEND}`, options: [{ exported: true }] },
    { code: use(TOKEN, SEND, 'await send(client)'), options: [{ exported: true }] },
    {
      code: `exports.handler = async (context, event, callback) => {\n  const client = context.getTwilioClient()\n  await client.messages.create({})\n  callback()\n}`,
      options: [{ serverless: true }],
    },
    `exports.handler = async (context, event, callback) => {\n  const client = require('twilio')(context.ACCOUNT_SID, context.AUTH_TOKEN)\n  await client.messages.create({})\n  callback()\n}`,
    { code: use('', SEND), project: { '.env.example': 'TWILIO_ACCOUNT_SID=\nTWILIO_AUTH_TOKEN=\n' } },
  ],
})

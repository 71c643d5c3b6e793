import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'
import { lookAlikes } from './client-constructions.ts'

const IMPORT = `import twilio from 'twilio'\n`
const CREDENTIALS = `process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET`
const ACCOUNT = `accountSid: process.env.TWILIO_ACCOUNT_SID`
const IE1 = `twilio(${CREDENTIALS}, { ${ACCOUNT}, region: 'ie1', edge: 'dublin' })`
const AU1 = `twilio(${CREDENTIALS}, { ${ACCOUNT}, region: 'au1', edge: 'sydney' })`
const US1 = `twilio(${CREDENTIALS}, { ${ACCOUNT} })`

const use = (client: string, ...operations: readonly string[]): string =>
  `${IMPORT}const client = ${client}\n${operations.join('\n')}`

ruleCases('no-unavailable-product', {
  valid: [
    ...lookAlikes(`${CREDENTIALS}, { region: 'ie1' }`),
    use(US1, 'await client.balance.fetch()'),
    use(US1, 'await client.video.v1.rooms.create({})'),
    use(IE1, 'await client.messages.create({ to, from, body })'),
    use(IE1, 'await client.calls.create({ to, from, url })'),
    use(IE1, 'await client.studio.v2.flows.list()'),
    use(IE1, 'await client.taskrouter.v1.workspaces.list()'),
    use(IE1, 'await client.lookups.v2.phoneNumbers(number).fetch()'),
    use(IE1, 'await client.keys.list()'),
    use(AU1, 'await client.calls.list({ limit: 5 })'),
    use(AU1, 'await client.recordings(sid).fetch()'),
    // Sources contradict each other, or none speaks
    use(IE1, 'await client.verify.v2.services(service).verifications.create({ to, channel })'),
    use(IE1, 'await client.insights.v1.calls(sid).summary().fetch()'),
    use(IE1, 'await client.messages(sid).media.list()'),
    // Not known
    use(IE1, 'await client[resource].create({})'),
    use(IE1, 'await send(client)'),
    use(`twilio(${CREDENTIALS}, { ${ACCOUNT}, region, edge })`, 'await client.balance.fetch()'),
    use(
      `twilio(${CREDENTIALS}, { ${ACCOUNT}, region: process.env.TWILIO_REGION })`,
      'await client.balance.fetch()',
    ),
    use(
      `twilio(${CREDENTIALS}, { ${ACCOUNT}, region: near ? 'ie1' : 'us1', edge })`,
      'await client.balance.fetch()',
    ),
    use(`twilio(${CREDENTIALS}, options)`, 'await client.balance.fetch()'),
    `exports.handler = async (context, event, callback) => callback(null, await context.getTwilioClient().balance.fetch())`,
    'await fetch(`https://api.dublin.ie1.twilio.com${path}`)',
    `await fetch('https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/' + sid + '/Messages.json', { method: 'POST' })`,
    `await fetch(url)`,
    {
      code: use(IE1, 'await client.video.v1.rooms.create({})'),
      project: { 'regionguard.yaml': 'version: 1\nfacts: {products: {video: [us1, ie1]}}\n' },
    },
    `${IMPORT}const client = ${IE1}\n// regionguard-disable-next-line no-unavailable-product -- in the private beta\nawait client.balance.fetch()`,
  ],
  invalid: [
    use(IE1, 'await client.balance.fetch()'),
    use(IE1, 'await client.usage.records.list()'),
    use(IE1, 'await client.video.v1.rooms.create({})'),
    use(IE1, 'await client.api.v2010.accounts.create({ friendlyName })'),
    use(IE1, 'await client.outgoingCallerIds.list()'),
    use(IE1, 'await client.tokens.create()'),
    use(IE1, 'await client.lookups.v1.phoneNumbers(number).fetch()'),
    use(IE1, 'await client.trunking.v1.trunks(trunk).phoneNumbers.list()'),
    use(IE1, 'await client.sync.v1.services.list()'),
    use(IE1, 'await client.chat.v2.services.list()'),
    use(AU1, 'await client.messages.create({ to, from, body })'),
    use(AU1, 'await client.messages.list()'),
    use(AU1, 'await client.studio.v2.flows.list()'),
    use(AU1, 'await client.balance.fetch()'),
    use(AU1, 'await client.messaging.v1.services.list()'),
    use(
      `twilio(${CREDENTIALS}, { ${ACCOUNT}, region: near ? 'ie1' : 'au1', edge: near ? 'dublin' : 'sydney' })`,
      'await client.balance.fetch()',
    ),
    use(`twilio(${CREDENTIALS}, { ${ACCOUNT}, region: 'ie1' })`, 'await client.balance.fetch()'),
    use(IE1, 'const { balance } = client', 'await balance.fetch()'),
    use(IE1, 'async function spend(c) {', '  return c.balance.fetch()', '}', 'await spend(client)'),
    use(AU1, 'await client.messages.create({', '  to,', '  body,', '})', 'await client.balance.fetch()'),
    `${IMPORT}class Billing {\n  client = ${IE1}\n  balance() {\n    return this.client.balance.fetch()\n  }\n}\nnew Billing().balance()`,
    ts(
      `import { Twilio } from 'twilio'\nexport async function balance(): Promise<string> {\n  const client: Twilio = new Twilio(process.env.TWILIO_API_KEY!, process.env.TWILIO_API_SECRET!, { region: 'ie1', edge: 'dublin' })\n  return (await client.balance.fetch()).balance\n}`,
    ),
    `exports.handler = async (context, event, callback) => {\n  const client = context.getTwilioClient({ region: 'au1', edge: 'sydney' })\n  callback(null, await client.messages.create({}))\n}`,
    'await fetch(`https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/${sid}/Balance.json`)',
    `import axios from 'axios'\nawait axios.post(\`https://api.sydney.au1.twilio.com/2010-04-01/Accounts/\${sid}/Messages.json\`, body)`,
    `await fetch('https://video.dublin.ie1.twilio.com/v1/Rooms', { method: 'POST' })`,
    {
      code: `${IMPORT}const client = twilio()\nawait client.balance.fetch()`,
      project: { '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n' },
    },
    {
      code: use(IE1, 'await client.verify.v2.services.list()'),
      project: { 'regionguard.yaml': 'version: 1\nfacts: {products: {verify: [us1]}}\n' },
    },
  ],
})

import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'

const IMPORT = `import twilio from 'twilio'\n`
const PARENT = `twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)`
const IRISH_PARENT = `twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_IE1_AUTH_TOKEN, { region: 'ie1', edge: 'dublin' })`
const IE1 = `{ region: 'ie1', edge: 'dublin' }`
const FETCH = `const tenant = await parent.api.v2010.accounts(sid).fetch()\n`

const use = (client: string, fetch = FETCH, parent = PARENT): string =>
  `${IMPORT}const parent = ${parent}\n${fetch}export const client = ${client}`

ruleCases('no-foreign-auth-token', {
  valid: [
    use('twilio(tenant.sid, tenant.authToken)'),
    use(`twilio(tenant.sid, tenant.authToken, { region: 'us1' })`),
    use(`twilio(tenant.sid, tenant.authToken, { edge: 'ashburn' })`),
    use(`twilio(tenant.sid, tenant.authToken, ${IE1})`, FETCH, IRISH_PARENT),
    use(`twilio(tenant.sid, tokens.ie1, ${IE1})`),
    use(`twilio(tenant.sid, tenant.friendlyName, ${IE1})`),
    use(`twilio(tenant.sid, tenant.authToken, { region: process.env.TWILIO_REGION })`),
    use(`twilio(tenant.sid, tenant.authToken, { region: pick() })`),
    use(`twilio(tenant.sid, tenant.authToken, options)`),
    use(`twilio(tenant.sid, tenant.authToken, { region: near ? 'ie1' : 'us1' })`),
    use(`twilio(tenant.sid, tenant.authToken, { ...${IE1}, httpClient })`),
    use(`twilio(tenant.sid, tenant.authToken, ${IE1})`, FETCH, 'twilio(user, password, options)'),
    use(`twilio(tenant.sid, tenant.authToken, ${IE1})`, 'const tenant = await database.account(sid)\n'),
    `${IMPORT}export const connect = (tenant) => twilio(tenant.sid, tenant.authToken, ${IE1})`,
    `import twilio from 'twilio-video'\nconst parent = ${PARENT}\n${FETCH}export const client = twilio(tenant.sid, tenant.authToken, ${IE1})`,
    `${IMPORT}const parent = ${PARENT}\n${FETCH}// regionguard-disable-next-line no-foreign-auth-token -- a test of the refusal\nexport const client = twilio(tenant.sid, tenant.authToken, ${IE1})`,
  ],
  invalid: [
    use(`twilio(tenant.sid, tenant.authToken, ${IE1})`),
    use(`twilio(sid, tenant.authToken, { region: 'au1', edge: 'sydney' })`),
    use(`twilio(sid, tenant.authToken, { region: 'ie1' })`),
    use(
      `twilio(sid, authToken, ${IE1})`,
      'const { sid, authToken } = await parent.api.accounts(tenant).fetch()\n',
    ),
    use(
      `twilio(tenant.sid, tenant.authToken, ${IE1})`,
      'const tenant = await parent.api.v2010.accounts.create({ friendlyName })\n',
    ),
    use(
      `twilio(tenant.sid, tenant.authToken, ${IE1})`,
      'const [tenant] = await parent.api.v2010.accounts.list({ limit: 1 })\n',
    ),
    use('twilio(tenant.sid, tenant.authToken)', FETCH, IRISH_PARENT),
    use(
      `new twilio.Twilio(tenant.sid, tenant.authToken, { region: 'au1', edge: 'sydney' })`,
      FETCH,
      IRISH_PARENT,
    ),
    use(
      `twilio(tenant.sid, tenant.authToken, { region: near ? 'ie1' : 'au1', edge: near ? 'dublin' : 'sydney' })`,
    ),
    use(`connect(tenant.authToken)`, `${FETCH}const connect = (token) => twilio(sid, token, ${IE1})\n`),
    `${IMPORT}const parent = ${PARENT}\nfor (const tenant of await parent.api.v2010.accounts.list()) {\n  await twilio(tenant.sid, tenant.authToken, ${IE1}).messages.list()\n}`,
    `const twilio = require('twilio')\nconst parent = ${PARENT}\nparent.api.accounts(sid).fetch().then((tenant) => twilio(tenant.sid, tenant.authToken, ${IE1}).calls.list())`,
    `${IMPORT}const parent = ${PARENT}\n${FETCH}const client = twilio(tenant.sid, tenant.authToken)\nclient.region = 'ie1'\nclient.edge = 'dublin'\nexport { client }`,
    `${IMPORT}const parent = ${PARENT}\n${FETCH}await fetch('https://api.dublin.ie1.twilio.com/2010-04-01/Accounts.json', { headers: { Authorization: 'Basic ' + btoa(tenant.sid + ':' + tenant.authToken) } })`,
    ts(
      `${IMPORT}export class Tenants {\n  readonly #parent = ${PARENT}\n  async client(sid: string): Promise<twilio.Twilio> {\n    const tenant = await this.#parent.api.v2010.accounts(sid).fetch()\n    return twilio(tenant.sid, tenant.authToken, ${IE1})\n  }\n}`,
    ),
    {
      code: use(
        `twilio(tenant.sid, tenant.authToken)`,
        FETCH,
        `twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN, { region: 'us1' })`,
      ),
      project: { '.env': 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n' },
    },
  ],
})

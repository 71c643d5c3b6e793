import { ruleCases } from '../harness/rule-cases.ts'
import { ts } from '../harness/rule-case.ts'

const CLIENT = `import twilio from 'twilio'\nconst client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)\n`
const C = (code: string): string => CLIENT + code

ruleCases('no-discarded-secret', {
  valid: [
    C('const key = await client.newKeys.create({})\nawait vault.write(key.sid, key.secret)'),
    C('const { sid, secret } = await client.newKeys.create({})\nawait vault.write(sid, secret)'),
    C('const key = await client.iam.v1.newApiKey.create({ accountSid })\nawait vault.write(key)'),
    C('const key = await client.newKeys.create({})\nconsole.log(key)'),
    C('export const create = () => client.newKeys.create({})'),
    C('client.newKeys.create({}).then(store)'),
    C('client.newKeys.create({}).then(({ secret }) => vault.write(secret))'),
    C('client.newKeys.create({}, (error, key) => vault.write(key.secret))'),
    C(
      'const keys = await Promise.all(names.map((friendlyName) => client.newKeys.create({ friendlyName })))\nawait vault.write(keys)',
    ),
    C('const { sid, ...rest } = await client.newKeys.create({})\nawait vault.write(sid, rest)'),
    C('const key = await client.newKeys.create({})\nawait vault.write(key[field])'),
    C('response.json(await client.newSigningKeys.create({}))'),
    // No key is created
    C('await client.keys.list()'),
    C('await client.keys(sid).remove()'),
    C('await client.messages.create({})'),
    'await client.newKeys.create({})',
    'const client = require("stripe")(process.env.KEY)\nawait client.newKeys.create({}) // twilio',
    `const response = await fetch('https://iam.twilio.com/v1/Keys', { method: 'POST' })\nexport const key = await response.json()`,
    C(
      '// regionguard-disable-next-line no-discarded-secret -- a test of the limit on keys\nawait client.newKeys.create({})',
    ),
  ],
  invalid: [
    C('await client.newKeys.create({})'),
    C('client.newKeys.create({ friendlyName })'),
    C('const key = await client.newKeys.create({})\nconsole.log(key.sid)'),
    C('const { sid } = await client.newKeys.create({})\nawait save(sid)'),
    C('await client.newSigningKeys.create({})'),
    C('await client.iam.v1.newApiKey.create({ accountSid })'),
    C('await client.api.v2010.accounts(sid).newKeys.create({})'),
    C('client.newKeys.create({}).then((key) => key.sid)'),
    C('client.newKeys.create({}).then(({ sid }) => console.log(sid)).catch(report)'),
    C('client.newKeys.create({}, (error, key) => console.log(key.sid))'),
    C(
      'const create = async () => client.newKeys.create({})\nconst key = await create()\nconsole.log(key.friendlyName)',
    ),
    C('const key = await client.newKeys.create({\n  friendlyName: "worker",\n})'),
    `exports.handler = async (context, event, callback) => {\n  const key = await context.getTwilioClient().newKeys.create({})\n  callback(null, key.sid)\n}`,
    ts(
      `import { Twilio } from 'twilio'\nexport async function rotate(): Promise<string> {\n  const key = await new Twilio(process.env.TWILIO_ACCOUNT_SID!, process.env.TWILIO_AUTH_TOKEN!).newKeys.create({})\n  return key.sid\n}`,
    ),
    `await fetch(\`https://api.twilio.com/2010-04-01/Accounts/\${sid}/Keys.json\`, { method: 'POST' })`,
  ],
})

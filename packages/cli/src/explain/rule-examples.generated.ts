// Written by scripts/rule-examples.mjs from docs/rules.
/** Of each rule the first wrong and the first right example of its page. */
export const RULE_EXAMPLES: Readonly<Record<string, { readonly wrong?: string; readonly right?: string }>> = {
  'access-token-region': {
    wrong:
      "import twilio from 'twilio'\n\nconst { TWILIO_ACCOUNT_SID, TWILIO_IE1_API_KEY, TWILIO_IE1_API_SECRET } = process.env\n\nexport const token = (identity) =>\n  new twilio.jwt.AccessToken(TWILIO_ACCOUNT_SID, TWILIO_IE1_API_KEY, TWILIO_IE1_API_SECRET, {\n    identity,\n  }).toJwt()",
    right:
      "import twilio from 'twilio'\n\nconst { TWILIO_ACCOUNT_SID, TWILIO_IE1_API_KEY, TWILIO_IE1_API_SECRET } = process.env\nconst options = { identity: 'reception', region: 'ie1' }\n\nexport const token = () =>\n  new twilio.jwt.AccessToken(TWILIO_ACCOUNT_SID, TWILIO_IE1_API_KEY, TWILIO_IE1_API_SECRET, options).toJwt()",
  },
  'allowed-regions': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_AU1_API_KEY, process.env.TWILIO_AU1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'au1',\n  edge: 'sydney',\n})\nconsole.log(await client.calls.list({ limit: 5 }))",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'invalid-suppression': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  // regionguard-disable-next-line require-edge\n  region: 'ie1',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  // regionguard-disable-next-line require-edge -- the proxy in front fills the edge in\n  region: 'ie1',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'no-discarded-secret': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)\nconst key = await client.newKeys.create({ friendlyName: 'worker' })\nconsole.log(key.sid)",
    right:
      "import { writeFile } from 'node:fs/promises'\nimport twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)\nconst key = await client.newKeys.create({ friendlyName: 'worker' })\nawait writeFile('/run/secrets/twilio-api-secret', key.secret, { mode: 0o600 })",
  },
  'no-edge-only': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'no-foreign-auth-token': {
    wrong:
      "import twilio from 'twilio'\n\nconst us1 = { region: 'us1', edge: 'ashburn' }\nconst parent = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_US1_AUTH_TOKEN, us1)\nconst tenant = await parent.api.v2010.accounts(process.env.TENANT_SID).fetch()\n\nexport const client = twilio(tenant.sid, tenant.authToken, { region: 'ie1', edge: 'dublin' })",
    right:
      "import twilio from 'twilio'\n\nconst ie1 = { region: 'ie1', edge: 'dublin' }\nconst parent = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_IE1_AUTH_TOKEN, ie1)\nconst tenant = await parent.api.v2010.accounts(process.env.TENANT_SID).fetch()\n\nexport const client = twilio(tenant.sid, tenant.authToken, ie1)",
  },
  'no-hardcoded-credential': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_API_KEY, '{{API_SECRET}}', {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'no-public-secret': {
    wrong: 'export const authToken = import.meta.env.VITE_TWILIO_AUTH_TOKEN',
    right: 'export const tokenUrl = import.meta.env.VITE_TWILIO_TOKEN_URL',
  },
  'no-region-mismatch': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_US1_API_KEY, process.env.TWILIO_US1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'no-retired-host': {
    wrong:
      'export const url = (account) => `https://api.ie1.twilio.com/2010-04-01/Accounts/${account}/Calls.json`',
    right:
      'export const url = (account) => `https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/${account}/Calls.json`',
  },
  'no-shared-credential': {
    wrong:
      "import twilio from 'twilio'\n\nconst accountSid = process.env.TWILIO_ACCOUNT_SID\nconst key = process.env.TWILIO_API_KEY\nconst secret = process.env.TWILIO_API_SECRET\n\nexport const america = twilio(key, secret, { accountSid, region: 'us1', edge: 'ashburn' })\nexport const ireland = twilio(key, secret, { accountSid, region: 'ie1', edge: 'dublin' })",
    right:
      "import twilio from 'twilio'\n\nconst { TWILIO_US1_API_KEY, TWILIO_US1_API_SECRET, TWILIO_IE1_API_KEY, TWILIO_IE1_API_SECRET } = process.env\nconst accountSid = process.env.TWILIO_ACCOUNT_SID\n\nexport const america = twilio(TWILIO_US1_API_KEY, TWILIO_US1_API_SECRET, {\n  accountSid,\n  region: 'us1',\n  edge: 'ashburn',\n})\nexport const ireland = twilio(TWILIO_IE1_API_KEY, TWILIO_IE1_API_SECRET, {\n  accountSid,\n  region: 'ie1',\n  edge: 'dublin',\n})",
  },
  'no-unavailable-product': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nconst { balance } = await client.balance.fetch()\nconsole.log(balance)",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_US1_API_KEY, process.env.TWILIO_US1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'us1',\n  edge: 'ashburn',\n})\nconst { balance } = await client.balance.fetch()\nconsole.log(balance)",
  },
  'prefer-api-key': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'require-edge': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'unused-exception': {
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'unused-suppression': {
    wrong:
      "import twilio from 'twilio'\n\n// regionguard-disable-next-line require-edge -- the proxy in front fills the edge in\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  // regionguard-disable-next-line require-edge -- the proxy in front fills the edge in\n  region: 'ie1',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'valid-credential-kind': {
    wrong:
      "import twilio from 'twilio'\n\nexport const valid = (signature, url, form) =>\n  twilio.validateRequest(process.env.TWILIO_API_SECRET, signature, url, form)",
    right:
      "import twilio from 'twilio'\n\nexport const valid = (signature, url, form) =>\n  twilio.validateRequest(process.env.TWILIO_AUTH_TOKEN, signature, url, form)",
  },
  'valid-credential-pair': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_API_KEY, process.env.TWILIO_AUTH_TOKEN, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'valid-edge': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'frankfurt',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
  'valid-region': {
    wrong:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ireland',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
    right:
      "import twilio from 'twilio'\n\nconst client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {\n  accountSid: process.env.TWILIO_ACCOUNT_SID,\n  region: 'ie1',\n  edge: 'dublin',\n})\nawait client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })",
  },
}

import { describe, expect, it } from 'vitest'
import { rendered } from '../testing/render-facts.ts'

/** The clients of a source, in one line each; `AC` and `KEY` are declared for all. */
function clients(source: string, file = 'app.ts'): string[] {
  return rendered(source, ['client'], file)
}

const IMPORT = `import twilio from 'twilio'\n`
const MESSAGE = '[POST api:/2010-04-01/Accounts/{}/Messages]'

describe('how a client comes to be', () => {
  it.each<[string, string, string]>([
    ['default import, called', `import twilio from 'twilio'; twilio('AC1', 'x')`, ''],
    ['default import under another name', `import Foo from 'twilio'; Foo('AC1', 'x')`, ''],
    ['default import, constructed', `import Twilio from 'twilio'; new Twilio('AC1', 'x')`, ''],
    ['member of the default import', `import twilio from 'twilio'; new twilio.Twilio('AC1', 'x')`, ''],
    ['named import', `import { Twilio } from 'twilio'; new Twilio('AC1', 'x')`, ''],
    ['aliased import', `import { Twilio as T } from 'twilio'; new T('AC1', 'x')`, ''],
    ['default as a name', `import { default as tw } from 'twilio'; tw('AC1', 'x')`, ''],
    ['namespace import', `import * as twilio from 'twilio'; new twilio.Twilio('AC1', 'x')`, ''],
    ['namespace import, default', `import * as tw from 'twilio'; tw.default('AC1', 'x')`, ''],
    ['import with require', `import twilio = require('twilio'); twilio('AC1', 'x')`, ''],
    [
      'a subclass',
      `import { Twilio } from 'twilio'; class Eu extends Twilio { constructor() { super('AC1', 'x') } }`,
      ' incomplete passed-on',
    ],
    ['require', `const twilio = require('twilio'); twilio('AC1', 'x')`, ''],
    ['require, called in place', `require('twilio')('AC1', 'x')`, ''],
    ['require, constructed in place', `new (require('twilio'))('AC1', 'x')`, ''],
    ['require, member', `const Twilio = require('twilio').Twilio; new Twilio('AC1', 'x')`, ''],
    ['require, destructured', `const { Twilio } = require('twilio'); new Twilio('AC1', 'x')`, ''],
    [
      'require, destructured under another name',
      `const { Twilio: T } = require('twilio'); new T('AC1', 'x')`,
      '',
    ],
    ['require, default', `const twilio = require('twilio').default; twilio('AC1', 'x')`, ''],
    [
      'createRequire',
      `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); require('twilio')('AC1', 'x')`,
      '',
    ],
    ['dynamic import', `const { default: twilio } = await import('twilio'); twilio('AC1', 'x')`, ''],
    ['dynamic import, member', `const t = await import('twilio'); t.default('AC1', 'x'); `, ''],
    ['dynamic import, then', `import('twilio').then((m) => m.default('AC1', 'x'))`, ''],
    [
      'the class in its own file',
      `const Twilio = require('twilio/lib/rest/Twilio'); new Twilio('AC1', 'x')`,
      '',
    ],
    ['Deno', `import twilio from 'npm:twilio@5'; twilio('AC1', 'x')`, ''],
    ['TypeScript assertions', `import twilio from 'twilio'; (twilio as any)('AC1' as string, 'x'!)`, ''],
    ['satisfies', `import twilio from 'twilio'; twilio('AC1', 'x', {} satisfies object)`, ''],
    ['lazily required', `function f() { return require('twilio')('AC1', 'x') }; f()`, ''],
    ['optional call', `import twilio from 'twilio'; twilio?.('AC1', 'x')`, ''],
    ['assigned later', `let twilio; twilio = require('twilio'); twilio('AC1', 'x')`, ''],
  ])('%s', (_, source, more) => {
    expect(clients(source)).toEqual([`client username='AC1' password='x'${more}`])
  })

  it.each<[string, string, string[]]>([
    ['no arguments', `${IMPORT}twilio()`, ['client']],
    [
      'context of Twilio Functions',
      `exports.handler = async function (context, event, callback) {
         const client = context.getTwilioClient({ region: 'ie1', edge: 'dublin' })
         await client.messages.create({})
       }`,
      [`context client region='ie1' edge='dublin' ${MESSAGE}`],
    ],
    [
      'context handed on',
      `const send = (context) => context.getTwilioClient().calls.create({})`,
      ['context client [POST api:/2010-04-01/Accounts/{}/Calls]'],
    ],
    [
      'context in TypeScript',
      `export const handler: ServerlessFunctionSignature = async (context, event, callback) => { context.getTwilioClient().messages.list() }`,
      ['context client [GET api:/2010-04-01/Accounts/{}/Messages]'],
    ],
    [
      'a service with such a method',
      `class S { getTwilioClient() {} m() { this.getTwilioClient() } } new S().getTwilioClient()`,
      [],
    ],
    ['a service handed in', `function f(service) { service.getTwilioClient() }`, []],
    [
      'type-only import',
      `import type twilio from 'twilio'; declare const t: typeof twilio; t('AC1', 'x')`,
      [],
    ],
    ['type-only name', `import { type Twilio } from 'twilio'; declare function f(x: Twilio): void`, []],
    ['another package', `import twilio from 'twilio-video'; twilio('AC1', 'x')`, []],
    ['another class', `class Twilio { constructor(a, b) {} } new Twilio('AC1', 'x')`, []],
    ['a global', `new Twilio('AC1', 'x'); twilio('AC1', 'x')`, []],
    ['shadowed', `${IMPORT}function f(twilio) { twilio('AC1', 'x') }`, []],
    ['shadowed require', `function f(require) { require('twilio')('AC1', 'x') }`, []],
    ['TwiML', `${IMPORT}new twilio.twiml.VoiceResponse(); new twilio.twiml.MessagingResponse()`, []],
    ['AWS', `import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ region: 'ie1' })`, []],
    [
      'the Voice SDK',
      `import { Device } from '@twilio/voice-sdk'; new Device(token, { edge: 'dublin' })`,
      [],
    ],
  ])('%s', (_, source, expected) => {
    expect(clients(source)).toEqual(expected)
  })
})

describe('where a client goes', () => {
  const C = `${IMPORT}const client = twilio()\n`
  it.each<[string, string, string]>([
    ['called in place', `${IMPORT}twilio().messages.create({})`, `client ${MESSAGE}`],
    ['a variable', `${C}client.messages.create({})`, `client ${MESSAGE}`],
    ['another variable', `${C}const other = client; other.messages.create({})`, `client ${MESSAGE}`],
    ['let, assigned later', `${IMPORT}let c; c = twilio(); c.messages.create({})`, `client ${MESSAGE}`],
    [
      'lazily made',
      `${IMPORT}let c; function get() { if (!c) c = twilio(); return c } get().messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'lazily made with ??=',
      `${IMPORT}let c; const get = () => (c ??= twilio()); get().messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'a field',
      `${IMPORT}class S { client = twilio(); send() { return this.client.messages.create({}) } }`,
      `client ${MESSAGE}`,
    ],
    [
      'a field set in the constructor',
      `${IMPORT}class S { constructor() { this.client = twilio() } send() { return this.client.messages.create({}) } }`,
      `client ${MESSAGE}`,
    ],
    [
      'a private field',
      `${IMPORT}export class S { #c = twilio(); send() { return this.#c.messages.create({}) } }`,
      `client ${MESSAGE}`,
    ],
    [
      'a field that TypeScript keeps private',
      `${IMPORT}export class S { private readonly c: twilio.Twilio; constructor() { this.c = twilio() } send() { return this.c.messages.create({}) } }`,
      `client ${MESSAGE}`,
    ],
    [
      'a public field of an exported class',
      `${IMPORT}export class S { c = twilio(); send() { return this.c.messages.create({}) } }`,
      `client ${MESSAGE} incomplete exported`,
    ],
    [
      'a public field of a class in module.exports',
      `${IMPORT}class S { c = twilio(); send() { return this.c.messages.create({}) } } module.exports = { S }`,
      `client ${MESSAGE} incomplete exported`,
    ],
    [
      'a field of a local instance',
      `${IMPORT}class S { c = twilio() } const s = new S(); s.c.messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'a field of a subclass',
      `${IMPORT}class A { c = twilio() } class B extends A { send() { this.c.messages.create({}) } }`,
      `client ${MESSAGE}`,
    ],
    [
      'a static field',
      `${IMPORT}class A { static c = twilio() } A.c.messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'a getter',
      `${IMPORT}class A { get c() { return twilio() } send() { this.c.messages.create({}) } }`,
      `client ${MESSAGE}`,
    ],
    [
      'a method',
      `${IMPORT}class A { c() { return twilio() } send() { this.c().messages.create({}) } }`,
      `client ${MESSAGE}`,
    ],
    [
      'a destructured field',
      `${IMPORT}class A { c = twilio(); send() { const { c } = this; c.messages.create({}) } }`,
      `client ${MESSAGE}`,
    ],
    [
      'an object',
      `${IMPORT}const services = { sms: twilio() }; services.sms.messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'an object, destructured',
      `${IMPORT}const services = { sms: twilio() }; const { sms } = services; sms.messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'an object, assigned',
      `${IMPORT}const services = {}; services.sms = twilio(); services.sms.messages.create({})`,
      `client ${MESSAGE}`,
    ],
    ['an array', `${IMPORT}const [a] = [twilio()]; a.messages.create({})`, `client ${MESSAGE}`],
    [
      'a function',
      `${IMPORT}function make() { return twilio() } make().messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'an arrow function',
      `${IMPORT}const make = () => twilio(); make().messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'an async function',
      `${IMPORT}async function make() { return twilio() } (await make()).messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'an async function, then',
      `${IMPORT}const make = async () => twilio(); make().then((c) => c.messages.create({}))`,
      `client ${MESSAGE}`,
    ],
    [
      'a function called in place',
      `${IMPORT}const c = (() => twilio())(); c.messages.create({})`,
      `client ${MESSAGE}`,
    ],
    ['a parameter', `${C}function send(c) { c.messages.create({}) } send(client)`, `client ${MESSAGE}`],
    [
      'a second parameter',
      `${C}const send = (to, c) => c.messages.create({}); send('+1', client)`,
      `client ${MESSAGE}`,
    ],
    [
      'a destructured parameter',
      `${C}function send({ client: c }) { c.messages.create({}) } send({ client })`,
      `client ${MESSAGE}`,
    ],
    ['a default parameter', `${C}function send(c = client) { c.messages.create({}) }`, `client ${MESSAGE}`],
    [
      'a constructor',
      `${C}class S { constructor(private c) {} send() { this.c.messages.create({}) } } new S(client)`,
      `client ${MESSAGE}`,
    ],
    ['a condition', `${IMPORT}const c = flag ? twilio() : null; c?.messages.create({})`, `client ${MESSAGE}`],
    [
      'Object.freeze',
      `${IMPORT}const c = Object.freeze(twilio()); c.messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'a type assertion',
      `${IMPORT}const c = twilio() as unknown as Mine; (c as any).messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'looked at',
      `${C}if (!client) throw 1; console.log(client); typeof client; client.messages.create({})`,
      `client ${MESSAGE}`,
    ],
    [
      'an exported function',
      `${IMPORT}export function make() { return twilio() }`,
      'client incomplete exported',
    ],
    ['an exported variable', `${IMPORT}export const c = twilio()`, 'client incomplete exported'],
    ['an export list', `${C}export { client }`, 'client incomplete exported'],
    ['a default export', `${IMPORT}export default twilio()`, 'client incomplete exported'],
    ['module.exports', `module.exports = require('twilio')()`, 'client incomplete exported'],
    ['a member of module.exports', `${C}module.exports = { client }`, 'client incomplete exported'],
    ['exports.client', `${IMPORT}exports.client = twilio()`, 'client incomplete exported'],
    ['a default-exported arrow', `${IMPORT}export default () => twilio()`, 'client incomplete exported'],
    ['an unknown function', `${C}use(client)`, 'client incomplete passed-on'],
    ['an unknown object', `${C}app.locals.client = client`, 'client incomplete passed-on'],
    ['a global', `${C}globalThis.client = client`, 'client incomplete passed-on'],
    ['a resource handed on', `${C}use(client.messages)`, 'client incomplete passed-on'],
    ['a method handed on', `${C}use(client.messages.create)`, 'client incomplete passed-on'],
    ['a bound method', `${C}client.messages.create.bind(client.messages)`, 'client incomplete passed-on'],
    ['React', `${IMPORT}const c = useMemo(() => twilio(), [])`, 'client incomplete passed-on'],
    ['JSX', `${C}const x = <Sender client={client} />`, 'client incomplete passed-on'],
    ['a computed resource', `${C}client[name].create({})`, 'client incomplete'],
    ['its own http client', `${C}client.httpClient.request({})`, 'client incomplete'],
  ])('%s', (_, source, expected) => {
    expect(clients(source, 'app.tsx')).toEqual([expected])
  })

  it('gives an operation to every client that it may be called on', () => {
    const source = `${IMPORT}
      const us = twilio('AC1'), ie = twilio('AC2', 'x', { region: 'ie1' })
      const client = eu ? ie : us
      client.messages.create({})`
    expect(clients(source)).toEqual([
      `client username='AC1' ${MESSAGE}`,
      `client username='AC2' password='x' region='ie1' ${MESSAGE}`,
    ])
  })
})

describe('the operations of a client', () => {
  const C = `${IMPORT}const client = twilio()\n`
  it.each<[string, string]>([
    ['client.messages(sid).fetch()', 'GET api:/2010-04-01/Accounts/{}/Messages/{}'],
    ['client.messages.get(sid).fetch()', 'GET api:/2010-04-01/Accounts/{}/Messages/{}'],
    ["client.api.v2010.accounts('AC2').keys.create()", "POST api:/2010-04-01/Accounts/{}/Keys as 'AC2'"],
    ["client.api.accounts('AC2').messages.list()", "GET api:/2010-04-01/Accounts/{}/Messages as 'AC2'"],
    ['client.api.v2010.account.messages.create({})', 'POST api:/2010-04-01/Accounts/{}/Messages'],
    ['client.verify.v2.services(x).verifications.create({})', 'POST verify:/v2/Services/{}/Verifications'],
    [
      'client.verify.services(x).verificationChecks.create({})',
      'POST verify:/v2/Services/{}/VerificationCheck',
    ],
    ['client.lookups.v2.phoneNumbers(n).fetch()', 'GET lookups:/v2/PhoneNumbers/{}'],
    ['client.iam.v1.newApiKey.create({})', 'POST iam:/v1/Keys'],
    ['client.accounts.v1.secondaryAuthToken().create()', 'POST accounts:/v1/AuthTokens/Secondary'],
    ['client.accounts.v1.authTokenPromotion().update()', 'POST accounts:/v1/AuthTokens/Promote'],
    ['client.newKeys.create({})', 'POST api:/2010-04-01/Accounts/{}/Keys'],
    ['client.keys.list()', 'GET api:/2010-04-01/Accounts/{}/Keys'],
    ['client.keys(k).remove()', 'DELETE api:/2010-04-01/Accounts/{}/Keys/{}'],
    ['client.calls.each((c) => c)', 'GET api:/2010-04-01/Accounts/{}/Calls'],
    ['client.messages.createWithHttpInfo({})', 'POST api:/2010-04-01/Accounts/{}/Messages'],
    [
      'const v = client.verify.v2.services(x); v.verifications.create({})',
      'POST verify:/v2/Services/{}/Verifications',
    ],
    ['const { messages } = client; messages.create({})', 'POST api:/2010-04-01/Accounts/{}/Messages'],
    ['const { create } = client.messages; create({})', 'POST api:/2010-04-01/Accounts/{}/Messages'],
    ["client['messages']['create']({})", 'POST api:/2010-04-01/Accounts/{}/Messages'],
    [
      "client.request({ method: 'get', uri: 'https://api.twilio.com/2010-04-01/Accounts.json' })",
      'GET api:/2010-04-01/Accounts',
    ],
    [
      "client.request({ method: 'POST', uri: `https://verify.twilio.com/v2/Services/${sid}` })",
      'POST verify:/v2/Services/{}',
    ],
  ])('%s', (source, expected) => {
    expect(clients(C + source)).toEqual([`client [${expected}]`])
  })

  it('is not complete where a request cannot be read', () => {
    expect(clients(`${C}client.request(options)`)).toEqual(['client incomplete'])
  })
})

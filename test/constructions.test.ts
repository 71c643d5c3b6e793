import { describe, expect, it } from 'vitest'
import { checkProjects } from './projects.ts'
import type { ProjectCase } from './projects.ts'

/**
 * Every way of writing the same mistake in JavaScript and TypeScript: a key of US1 used against IE1. Each text must
 * report `no-region-mismatch` once, and each look-alike nothing.
 */
const K = 'process.env.TWILIO_US1_API_KEY'
const S = 'process.env.TWILIO_US1_API_SECRET'
const A = 'accountSid: process.env.TWILIO_ACCOUNT_SID'
const O = `{ ${A}, region: 'ie1', edge: 'dublin' }`
const IMPORT = `import twilio from 'twilio'\n`
const HOST = 'https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/ACx'

type Texts = Readonly<Record<string, string | Readonly<Record<string, string>>>>

const clients: Texts = {
  'default import': `${IMPORT}export const client = twilio(${K}, ${S}, ${O})`,
  'default import, constructed': `import Twilio from 'twilio'\nexport const client = new Twilio(${K}, ${S}, ${O})`,
  'named import': `import { Twilio } from 'twilio'\nexport const client = new Twilio(${K}, ${S}, ${O})`,
  'aliased import': `import { Twilio as Sms } from 'twilio'\nexport const client = new Sms(${K}, ${S}, ${O})`,
  'default by name': `import { default as sms } from 'twilio'\nexport const client = sms(${K}, ${S}, ${O})`,
  'namespace import': `import * as twilio from 'twilio'\nexport const client = new twilio.Twilio(${K}, ${S}, ${O})`,
  'member of the default': `${IMPORT}export const client = new twilio.Twilio(${K}, ${S}, ${O})`,
  require: `const twilio = require('twilio')\nmodule.exports = twilio(${K}, ${S}, ${O})`,
  'require, called at once': `module.exports = require('twilio')(${K}, ${S}, ${O})`,
  'require, destructured': `const { Twilio } = require('twilio')\nmodule.exports = new Twilio(${K}, ${S}, ${O})`,
  'require, a member': `const Twilio = require('twilio').Twilio\nmodule.exports = new Twilio(${K}, ${S}, ${O})`,
  'TypeScript import equals': {
    'a.cts': `import twilio = require('twilio')\nexport const client = twilio(${K}, ${S}, ${O})`,
  },
  'dynamic import': `const { default: twilio } = await import('twilio')\nexport const client = twilio(${K}, ${S}, ${O})`,
  'inside a function': `${IMPORT}export function make() {\n  return twilio(${K}, ${S}, ${O})\n}`,
  'in a class field': `${IMPORT}export class Sender {\n  #client = twilio(${K}, ${S}, ${O})\n  send(m) {\n    return this.#client.messages.create(m)\n  }\n}`,
  'in a constructor': `${IMPORT}export class Sender {\n  constructor() {\n    this.client = twilio(${K}, ${S}, ${O})\n  }\n}`,
  'in an object': `${IMPORT}export const clients = { ireland: twilio(${K}, ${S}, ${O}) }`,
  'after a fallback': `${IMPORT}let cached\nexport const get = () => (cached ??= twilio(${K}, ${S}, ${O}))`,
  'set afterwards': `${IMPORT}const client = twilio(${K}, ${S}, { ${A} })\nclient.region = 'ie1'\nclient.edge = 'dublin'\nawait client.messages.list()`,
  'made by a local function': `${IMPORT}const make = (region, edge) => twilio(${K}, ${S}, { ${A}, region, edge })\nexport const client = make('ie1', 'dublin')`,
}

const values: Texts = {
  constants: `${IMPORT}const region = 'ie1'\nconst edge = 'dublin'\nexport const client = twilio(${K}, ${S}, { ${A}, region, edge })`,
  'template literals': `${IMPORT}const n = '1'\nexport const client = twilio(${K}, ${S}, { ${A}, region: \`ie\${n}\`, edge: \`dublin\` })`,
  'imported constants': {
    'a.ts': `${IMPORT}import { EDGE, REGION } from './where'\nexport const client = twilio(${K}, ${S}, { ${A}, region: REGION, edge: EDGE })`,
    'where.ts': `export const REGION = 'ie1'\nexport const EDGE = 'dublin'`,
  },
  'imported object': {
    'a.js': `${IMPORT}import options from './options.js'\nexport const client = twilio(${K}, ${S}, options)`,
    'options.js': `export default { ${A}, region: 'ie1', edge: 'dublin' }`,
  },
  'required constants': {
    'a.js': `const twilio = require('twilio')\nconst { REGION, EDGE } = require('./where')\nmodule.exports = twilio(${K}, ${S}, { ${A}, region: REGION, edge: EDGE })`,
    'where.js': `module.exports = { REGION: 'ie1', EDGE: 'dublin' }`,
  },
  'an object variable': `${IMPORT}const options = ${O}\nexport const client = twilio(${K}, ${S}, options)`,
  'a spread of an object': `${IMPORT}const where = { region: 'ie1', edge: 'dublin' }\nexport const client = twilio(${K}, ${S}, { ${A}, ...where })`,
  'arguments from an array': `${IMPORT}const [key, secret] = [${K}, ${S}]\nexport const client = twilio(key, secret, ${O})`,
  'quoted environment': `${IMPORT}export const client = twilio(process.env['TWILIO_US1_API_KEY'], process.env["TWILIO_US1_API_SECRET"], ${O})`,
  'destructured environment': `${IMPORT}const { TWILIO_US1_API_KEY: key, TWILIO_US1_API_SECRET: secret } = process.env\nexport const client = twilio(key, secret, ${O})`,
  'defaulted environment': `${IMPORT}const { TWILIO_US1_API_KEY = '', TWILIO_US1_API_SECRET = '' } = process.env\nexport const client = twilio(TWILIO_US1_API_KEY, TWILIO_US1_API_SECRET, ${O})`,
  'environment or nothing': `${IMPORT}export const client = twilio(${K} ?? '', ${S} || '', ${O})`,
  'environment, asserted': {
    'a.ts': `${IMPORT}export const client = twilio(${K}!, ${S} as string, ${O})`,
  },
  'environment, checked first': `${IMPORT}const key = ${K}\nif (!key) throw new Error('no key')\nexport const client = twilio(key, ${S}, ${O})`,
  'import.meta.env': `${IMPORT}export const client = twilio(import.meta.env.TWILIO_US1_API_KEY, import.meta.env.TWILIO_US1_API_SECRET, ${O})`,
  'Deno.env': `import twilio from 'npm:twilio'\nexport const client = twilio(Deno.env.get('TWILIO_US1_API_KEY'), Deno.env.get('TWILIO_US1_API_SECRET'), ${O})`,
  'Bun.env': `${IMPORT}export const client = twilio(Bun.env.TWILIO_US1_API_KEY, Bun.env.TWILIO_US1_API_SECRET, ${O})`,
  'context of a Function': `const twilio = require('twilio')\nexports.handler = (context, event, callback) => {\n  const client = twilio(context.TWILIO_US1_API_KEY, context.TWILIO_US1_API_SECRET, { accountSid: context.ACCOUNT_SID, region: 'ie1', edge: 'dublin' })\n  callback(null, client.accountSid)\n}`,
  'a configuration object': `import config from 'config'\n${IMPORT}export const client = twilio(config.twilio.us1.apiKey, config.twilio.us1.apiSecret, ${O})`,
  'an environment that is validated': `import { env } from './env.js'\n${IMPORT}export const client = twilio(env.TWILIO_US1_API_KEY, env.TWILIO_US1_API_SECRET, ${O})`,
}

const requests: Texts = {
  'fetch, Buffer': `const basic = Buffer.from(\`\${${K}}:\${${S}}\`).toString('base64')\nawait fetch('${HOST}/Calls.json', { headers: { Authorization: \`Basic \${basic}\` } })`,
  'fetch, btoa and addition': `await fetch('${HOST}/Calls.json', { headers: { authorization: 'Basic ' + btoa(${K} + ':' + ${S}) } })`,
  'fetch, URL in a constant': `const URL_OF_CALLS = '${HOST}/Calls.json'\nawait fetch(URL_OF_CALLS, { method: 'GET', headers: { Authorization: 'Basic ' + btoa(\`\${${K}}:\${${S}}\`) } })`,
  'axios.post': `import axios from 'axios'\nawait axios.post('${HOST}/Calls.json', new URLSearchParams(), { auth: { username: ${K}, password: ${S} } })`,
  'axios with one argument': `import axios from 'axios'\nawait axios({ method: 'post', url: '${HOST}/Calls.json', auth: { username: ${K}, password: ${S} } })`,
  'axios.create': `import axios from 'axios'\nconst api = axios.create({ baseURL: '${HOST}', auth: { username: ${K}, password: ${S} } })\nawait api.get('/Calls.json')`,
  got: `import got from 'got'\nawait got.post('${HOST}/Calls.json', { username: ${K}, password: ${S} }).json()`,
  undici: `import { request } from 'undici'\nawait request('${HOST}/Calls.json', { headers: { authorization: 'Basic ' + Buffer.from(\`\${${K}}:\${${S}}\`).toString('base64') } })`,
  superagent: `import superagent from 'superagent'\nawait superagent.get('${HOST}/Calls.json').auth(${K}, ${S})`,
  'node:https with options': `import https from 'node:https'\nhttps.request({ hostname: 'api.dublin.ie1.twilio.com', path: '/2010-04-01/Accounts/ACx/Calls.json', auth: \`\${${K}}:\${${S}}\` }).end()`,
  'node:https with a URL': `const https = require('https')\nhttps.get('${HOST}/Calls.json', { auth: ${K} + ':' + ${S} })`,
}

const files: Texts = {
  'a.mjs': { 'a.mjs': `${IMPORT}export const client = twilio(${K}, ${S}, ${O})` },
  'a.cjs': { 'a.cjs': `const twilio = require('twilio')\nmodule.exports = twilio(${K}, ${S}, ${O})` },
  'a.mts': { 'a.mts': `${IMPORT}export const client: twilio.Twilio = twilio(${K}, ${S}, ${O})` },
  'a.jsx': {
    'a.jsx': `${IMPORT}const client = twilio(${K}, ${S}, ${O})\nexport default () => <p>{client.accountSid}</p>`,
  },
  'a.tsx': {
    'a.tsx': `${IMPORT}const client = twilio(${K}!, ${S}!, ${O})\nexport default (): JSX.Element => <p>{client.accountSid}</p>`,
  },
  'a.vue': {
    'a.vue': `<template><p>{{ sid }}</p></template>\n<script setup lang="ts">\n${IMPORT}const client = twilio(${K}, ${S}, ${O})\nconst sid = client.accountSid\n</script>`,
  },
  'a.svelte': {
    'a.svelte': `<script>\n${IMPORT}const client = twilio(${K}, ${S}, ${O})\n</script>\n<p>{client.accountSid}</p>`,
  },
  decorators: {
    'a.ts': `import { Injectable } from '@nestjs/common'\n${IMPORT}@Injectable()\nexport class Sms {\n  private readonly client = twilio(${K}, ${S}, ${O})\n}`,
  },
  'a hashbang': `#!/usr/bin/env node\n${IMPORT}export const client = twilio(${K}, ${S}, ${O})`,
}

const lookAlikes: Texts = {
  'another class called Twilio': `import { Twilio } from './ours.js'\nexport const client = new Twilio(${K}, ${S}, ${O})`,
  'a function called twilio': `function twilio() {}\nexport const client = twilio(${K}, ${S}, ${O})`,
  'a shadowed import': `${IMPORT}export function make(twilio) {\n  return twilio(${K}, ${S}, ${O})\n}`,
  AWS: `import { SNSClient } from '@aws-sdk/client-sns'\nexport const sns = new SNSClient({ region: 'ie1', credentials: { accessKeyId: ${K}, secretAccessKey: ${S} } })`,
  'the Voice SDK': `import { Device } from '@twilio/voice-sdk'\nexport const device = (token) => new Device(token, { edge: 'sydney', region: 'ie1' })`,
  'the Video SDK': `import Video from 'twilio-video'\nexport const room = (token) => Video.connect(token, { region: 'au1', name: 'lobby' })`,
  'the Conversations SDK': `import { Client } from '@twilio/conversations'\nexport const client = (token) => new Client(token, { region: 'ie1' })`,
  TwiML: `${IMPORT}export const twiml = new twilio.twiml.VoiceResponse().toString()`,
  'an agent of somebody else': `export const agent = { name: 'twilio caller', region: 'au1', callerId: process.env.TWILIO_PHONE_NUMBER }`,
  'a type only': {
    'a.ts': `import type { Twilio } from 'twilio'\nexport const send = (client: Twilio) => client.messages.list()`,
  },
  'a comment': `// twilio(${K}, ${S}, ${O})\nexport const twilio = null`,
  'a text': `export const help = "twilio(process.env.TWILIO_US1_API_KEY, '', { region: 'ie1', edge: 'dublin' })"`,
  'a key in the path of another host': `await fetch('https://example.com/api.dublin.ie1.twilio.com/', { headers: { Authorization: 'Basic ' + btoa(\`\${${K}}:\${${S}}\`) } })`,
  'a Bearer token': `await fetch('${HOST}/Calls.json', { headers: { Authorization: \`Bearer \${${S}}\` } })`,
}

const casesOf = (group: string, texts: Texts, reports: readonly string[]): readonly ProjectCase[] =>
  Object.entries(texts).map(([name, text]) => ({
    name: `${group}: ${name}`,
    files: Object.fromEntries(
      Object.entries(typeof text === 'string' ? { 'a.js': text } : text).map(([file, one]) => [
        file,
        `${one}\n`,
      ]),
    ),
    reports,
  }))

const MISMATCH = ['no-region-mismatch']
const cases = [
  ...casesOf('a client', clients, MISMATCH),
  ...casesOf('its arguments', values, MISMATCH),
  ...casesOf('a request', requests, MISMATCH),
  ...casesOf('a file', files, MISMATCH),
  ...casesOf('a look-alike', lookAlikes, []),
]

const { findingsOf } = checkProjects(cases)

describe('constructions', () => {
  it.each(cases)('$name', (one) => {
    expect(findingsOf(one).map(({ rule }) => rule)).toEqual(one.reports)
  })
})

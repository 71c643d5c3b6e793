import { describe, expect, it } from 'vitest'
import { IRELAND, sender } from './code.ts'
import { checkProjects, report } from './projects.ts'
import type { ProjectCase } from './projects.ts'

/** One mistake, one finding: the flaw's rule reports alone, and the other checks go on with the intended Region. */
const cases: readonly ProjectCase[] = [
  {
    name: 'upper case and no edge: the case is normalised first',
    files: { 'a.js': sender('IE1', [`region: 'IE1'`]) },
    reports: ['a.js:4 require-edge'],
  },
  {
    name: 'a region that does not exist, with an edge that does not either',
    files: { 'a.js': sender('IE1', [`region: 'ireland'`, `edge: 'roaming'`]) },
    reports: ['a.js:4 valid-region'],
  },
  {
    name: 'a region without edge is meant, so a key of that Region is no mismatch',
    files: { 'a.js': sender('IE1', [`region: 'ie1'`]) },
    reports: ['a.js:4 require-edge'],
  },
  {
    name: 'a region without edge, and a key of another Region: two mistakes',
    files: { 'a.js': sender('US1', [`region: 'ie1'`]) },
    reports: ['a.js:4 require-edge', 'a.js:2 no-region-mismatch'],
  },
  {
    name: 'an edge alone, with a key of the Region that it looks like',
    files: { 'a.js': sender('IE1', [`edge: 'dublin'`]) },
    reports: ['a.js:4 no-edge-only'],
  },
  {
    name: 'both halves of a key belong to another Region',
    files: { 'a.js': sender('US1', IRELAND) },
    reports: ['a.js:2 no-region-mismatch'],
  },
  {
    name: 'a request to a retired host with a key of the Region in its name',
    files: {
      'a.js': [
        `const credentials = btoa(\`\${process.env.TWILIO_IE1_API_KEY}:\${process.env.TWILIO_IE1_API_SECRET}\`)`,
        `export const calls = (account) =>`,
        `  fetch(\`https://api.ie1.twilio.com/2010-04-01/Accounts/\${account}/Calls.json\`, {`,
        `    headers: { authorization: \`Basic \${credentials}\` },`,
        `  })`,
        '',
      ].join('\n'),
    },
    reports: ['a.js:3 no-retired-host'],
  },
  {
    name: 'one retired host in a constant, used for two requests',
    files: {
      'a.js': [
        `const BASE = 'https://api.au1.twilio.com/2010-04-01'`,
        `export const calls = () => fetch(BASE + '/Accounts/x/Calls.json')`,
        `export const recordings = () => fetch(\`\${BASE}/Accounts/x/Recordings.json\`)`,
        '',
      ].join('\n'),
    },
    reports: ['a.js:1 no-retired-host'],
  },
  {
    name: 'an access token with another Region, its options in a constant',
    files: {
      'a.js': [
        `const { AccessToken } = require('twilio').jwt`,
        `const { TWILIO_ACCOUNT_SID, TWILIO_AU1_API_KEY, TWILIO_AU1_API_SECRET } = process.env`,
        `const options = { identity: 'a', region: 'ie1' }`,
        `module.exports = new AccessToken(TWILIO_ACCOUNT_SID, TWILIO_AU1_API_KEY, TWILIO_AU1_API_SECRET, options)`,
        '',
      ].join('\n'),
    },
    reports: ['a.js:3 access-token-region'],
  },
  {
    name: 'a key with the Auth Token, and no account either',
    files: {
      'a.js': [
        `import twilio from 'twilio'`,
        `const client = twilio(process.env.TWILIO_API_KEY, process.env.TWILIO_AUTH_TOKEN)`,
        `await client.messages.list({ limit: 1 })`,
        '',
      ].join('\n'),
    },
    reports: ['a.js:2 valid-credential-pair'],
  },
  {
    name: 'a region without edge in the settings, and a client that reads it',
    files: { '.env': 'TWILIO_REGION=ie1\n', 'a.js': sender('IE1') },
    reports: ['.env:1 require-edge'],
  },
  {
    name: 'a region without edge in the settings, and three clients that read it',
    files: {
      '.env': 'TWILIO_REGION=ie1\n',
      'a.js': sender('IE1'),
      'b.js': sender('IE1'),
      'c.js': sender('IE1'),
    },
    reports: ['.env:1 require-edge'],
  },
  {
    name: 'a secret in a constant that two clients use',
    files: {
      'a.js': [
        `import twilio from 'twilio'`,
        `const TWILIO_API_SECRET = '{{API_SECRET one-mistake}}'`,
        `const account = { accountSid: process.env.TWILIO_ACCOUNT_SID }`,
        `export const one = twilio(process.env.TWILIO_API_KEY, TWILIO_API_SECRET, account)`,
        `export const two = twilio(process.env.TWILIO_API_KEY, TWILIO_API_SECRET, account)`,
        '',
      ].join('\n'),
    },
    reports: ['a.js:2 no-hardcoded-credential'],
  },
  {
    name: 'a credential shared by three clients in two Regions',
    files: { 'a.js': sender('POOL', IRELAND), 'b.js': sender('POOL', IRELAND), 'c.js': sender('POOL') },
    reports: ['c.js:2 no-shared-credential'],
  },
  {
    name: 'the Auth Token of one Region, read from an account, against another',
    files: {
      'a.js': [
        `import twilio from 'twilio'`,
        `const parent = twilio(process.env.TWILIO_ACCOUNT_SID, process.env.TWILIO_AUTH_TOKEN)`,
        `const { sid, authToken } = await parent.api.v2010.accounts(process.env.TENANT).fetch()`,
        `const client = twilio(sid, authToken, { region: 'ie1', edge: 'dublin' })`,
        `await client.messages.list({ limit: 1 })`,
        '',
      ].join('\n'),
    },
    reports: ['a.js:4 no-foreign-auth-token'],
  },
]

const { findingsOf } = checkProjects(cases)

describe('one mistake, one finding', () => {
  it.each(cases)('$name', (one) => {
    expect(findingsOf(one).map(report).toSorted()).toEqual(one.reports.toSorted())
  })
})

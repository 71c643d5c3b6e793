import { createHash, randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { regionguard } from './cli.ts'
import type { Output } from './cli.ts'
import { MANIFEST, scratchProject } from './projects.ts'

/**
 * Nothing leaks: secrets made up at run time stand in every kind of file and every position, right and broken, and no
 * output of any run holds one, whole, in part or encoded.
 */
const hex = randomBytes(16).toString('hex')
const alphanumeric = Array.from(
  createHash('sha256').update(randomBytes(32)).digest(),
  (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'[byte % 62],
).join('')
const account = `AC${randomBytes(16).toString('hex')}`
const key = `SK${randomBytes(16).toString('hex')}`
const basic = Buffer.from(`${account}:${hex}`).toString('base64')
const encoded = Buffer.from(hex).toString('base64')

const call = (secret: string, options: string): string =>
  [
    `import twilio from 'twilio'`,
    `// the old one was ${secret}`,
    `const TWILIO_AUTH_TOKEN = '${secret}'`,
    `const client = twilio('${account}', '${secret}', { ${options} })`,
    `const other = twilio('${account}', TWILIO_AUTH_TOKEN, { region: 'au1' })`,
    `const key = twilio('${key}', \`${secret}\`, { region: 'ie1', edge: 'roaming' })`,
    `await client.messages.create({ to: '+353871234567', from: '+353861234567', body: '${secret}' })`,
    `await fetch('https://${account}:${secret}@api.ie1.twilio.com/2010-04-01/Accounts/${account}/Calls.json')`,
    `await fetch('https://api.au1.twilio.com/', { headers: { Authorization: 'Basic ${basic}' } })`,
    `await fetch('https://api.dublin.ie1.twilio.com/?token=${secret}', { headers: { Authorization: 'Basic ' + btoa('${account}:${secret}') } })`,
    `export default { twilio: { authToken: '${secret}', apiSecret: '${secret}' }, key, other }`,
    '',
  ].join('\n')

const both = [hex, alphanumeric]
const files: Record<string, string> = { 'package.json': MANIFEST }
both.forEach((secret, index) => {
  const n = String(index)
  for (const extension of ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts', 'jsx', 'tsx']) {
    files[`code/${n}.${extension}`] = call(secret, `region: 'ie1'`)
  }
  files[`code/${n}.vue`] =
    `<script setup>\n${call(secret, `region: 'ie1'`)}</script>\n<template>${secret}</template>\n`
  files[`code/${n}.svelte`] = `<script>\n${call(secret, `edge: 'dublin'`)}</script>\n<p>${secret}</p>\n`
  // The secret itself stands where something else belongs.
  files[`code/region-${n}.js`] = call(secret, `region: '${secret}', edge: '${secret}'`)
  files[`code/suppressed-${n}.js`] = call(
    secret,
    `\n// regionguard-disable-next-line ${secret}\n// regionguard-disable-next-line require-edge -- ${secret}\nregion: 'us1'`,
  )
  files[`broken/${n}.js`] = `${call(secret, `region: 'ie1'`)}const twilio = '${secret}' '${secret}'\n`
  files[`broken/${n}.ts`] = `${call(secret, '')}twilio(${secret}\n`
  files[`broken/identifier-${n}.js`] = `import twilio from 'twilio'\nlet x${secret}; let x${secret}\n`
  files[`settings/${n}/.env`] = [
    `TWILIO_ACCOUNT_SID=${account}`,
    `TWILIO_AUTH_TOKEN=${secret}`,
    `export TWILIO_API_SECRET="${secret}" # ${secret}`,
    `NEXT_PUBLIC_TWILIO_AUTH_TOKEN='${secret}'`,
    `TWILIO_REGION=ie1`,
    `TWILIO_API_URL=https://${account}:${secret}@api.ie1.twilio.com/`,
    '',
  ].join('\n')
  files[`settings/${n}/.env.example`] = `TWILIO_AUTH_TOKEN=${secret}\nTWILIO_REGION=${secret}\n`
  files[`settings/${n}/.env.local`] = `TWILIO_AUTH_TOKEN="${secret}\nTWILIO_REGION ${secret} = = \n`
  files[`settings/${n}/compose.yaml`] = [
    'services:',
    '  web:',
    '    environment:',
    `      TWILIO_ACCOUNT_SID: ${account}`,
    `      TWILIO_AUTH_TOKEN: "${secret}"`,
    '      TWILIO_REGION: ie1',
    '  worker:',
    '    environment:',
    `      - TWILIO_AUTH_TOKEN=${secret}`,
    `      - TWILIO_REGION=${secret}`,
    '',
  ].join('\n')
  files[`settings/${n}/secret.yaml`] = [
    'apiVersion: v1',
    'kind: Secret',
    'metadata: {name: twilio}',
    'data:',
    `  TWILIO_AUTH_TOKEN: ${Buffer.from(secret).toString('base64')}`,
    'stringData:',
    `  TWILIO_API_SECRET: ${secret}`,
    `  TWILIO_REGION: au1`,
    '',
  ].join('\n')
  files[`broken/${n}.yaml`] =
    `twilio:\n  TWILIO_AUTH_TOKEN: "${secret}\n  TWILIO_AUTH_TOKEN: ${secret}: ${secret}\n`
  files[`broken/duplicate-${n}.yaml`] =
    `TWILIO_AUTH_TOKEN: ${secret}\nTWILIO_AUTH_TOKEN: ${secret}\n${secret}: 1\n${secret}: 2\n`
  files[`settings/${n}/config.json`] = JSON.stringify({
    twilio: { accountSid: account, authToken: secret, apiSecret: secret, region: 'ie1' },
  })
  files[`broken/${n}.json`] = `{"twilio": {"authToken": "${secret}" "${secret}"}}`
})

const root = scratchProject(files)
const policies = both.map((secret) =>
  scratchProject({
    'regionguard.yaml': [
      'version: 1',
      `regions: {allowed: ["${secret}"]}`,
      `credentials: [{names: [A], region: ie1, secret: "${secret}"}]`,
      `rules: {require-edge: "${secret}"}`,
      '',
    ].join('\n'),
    'a.js': call(secret, `region: 'ie1'`),
  }),
)
afterAll(() => {
  ;[root, ...policies].forEach(removeScratch)
})

/** Pieces of eight characters: more than the first two and the last two, too many to be there by chance. */
const pieces = [
  ...both,
  basic,
  encoded,
  Buffer.from(alphanumeric).toString('base64').replaceAll('=', ''),
].flatMap((secret) => Array.from({ length: secret.length - 7 }, (_, index) => secret.slice(index, index + 8)))
// The user name in `basic` is the Account SID, which is no secret.
const shown = new Set([account, Buffer.from(account).toString('base64').slice(0, -4)])
const leaked = (text: string): readonly string[] =>
  pieces.filter((piece) => text.includes(piece) && ![...shown].some((part) => part.includes(piece)))

describe('nothing leaks', () => {
  it.each([
    ['pretty', []],
    ['json', ['--format', 'json']],
    ['every rule at error', ['--format', 'json', '--rule', 'prefer-api-key:error']],
    ['files that are named', ['broken', 'settings/0/.env', 'settings/1/.env.local']],
  ] as const)('into the output: %s', (_, args) => {
    const run = regionguard(root, 'check', ...args)
    expect(run.status).toBe(1)
    expect(leaked(run.stdout)).toEqual([])
    expect(leaked(run.stderr)).toEqual([])
  })

  it('though each of the two is reported', () => {
    const { findings } = JSON.parse(regionguard(root, 'check', '--format', 'json').stdout) as Output
    const files = findings.filter(({ rule }) => rule === 'no-hardcoded-credential').map(({ file }) => file)
    for (const file of [
      'code/0.js',
      'code/1.js',
      'settings/0/.env',
      'settings/1/.env',
      'settings/0/compose.yaml',
    ]) {
      expect(files).toContain(file)
    }
  })

  it.each([0, 1])('into the error about an invalid policy (%i)', (index) => {
    for (const format of ['pretty', 'json']) {
      const run = regionguard(policies[index] ?? '', 'check', '--format', format)
      expect(run.status).toBe(2)
      expect(leaked(run.stdout + run.stderr)).toEqual([])
    }
  })
})

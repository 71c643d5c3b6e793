import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { program, regionguard } from './cli.ts'
import type { Output, Run } from './cli.ts'
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

/** A text that holds a secret, as a Kubernetes Secret has it. */
function dsnOf(secret: string): string {
  return Buffer.from(`twilio://${account}:${secret}@default`).toString('base64')
}

/** The same settings in every format that there is: alone, in a URL, for curl, as base64, in a comment. */
function settingsOf(folder: string, secret: string): Record<string, string> {
  const url = `https://${account}:${secret}@api.ie1.twilio.com/2010-04-01/Accounts.json`
  const curl = `curl -u ${account}:${secret} -d Token=${secret} ${url}`
  const header = `Authorization: Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`
  const pairs = {
    TWILIO_ACCOUNT_SID: account,
    TWILIO_AUTH_TOKEN: secret,
    TWILIO_API_KEY: key,
    TWILIO_API_SECRET: secret,
    TWILIO_REGION: 'ie1',
    TWILIO_EDGE: secret,
    TWILIO_URL: url,
    TWILIO_HEADER: header,
    TWILIO_LONG: `${'x'.repeat(60)} ${secret}`,
    TWILIO_REALM: encoded,
    VITE_TWILIO_AUTH_TOKEN: secret,
  }
  const list = Object.entries(pairs)
  const lines = (line: (name: string, value: string) => string): string =>
    list.map(([name, value]) => line(name, value)).join('\n')
  const quoted = lines((name, value) => `${name} = "${value}"`)
  return {
    [`${folder}/jsonc/tsconfig.jsonc`]: `{ // ${secret}\n${lines((name, value) => `  "${name}": "${value}",`)} }\n`,
    [`${folder}/json/appsettings.json`]: JSON.stringify({
      Twilio: { AccountSid: account, AuthToken: secret, Region: 'ie1' },
      ...pairs,
    }),
    [`${folder}/toml/netlify.toml`]: `# ${secret}\n[context.production.environment]\n${quoted}\n[twilio]\naccount_sid = "${account}"\nauth_token = '${secret}'\nregion = "${secret}"\n`,
    [`${folder}/hcl/main.tf`]: `# ${secret}\nprovider "twilio" {\n  account_sid = "${account}"\n  auth_token = "${secret}"\n  region = "ie1"\n}\nlocals {\n${quoted}\n}\nvariable "twilio_auth_token" {\n  default = "${secret}"\n}\n`,
    [`${folder}/hcl/terraform.tfvars`]: `twilio_account_sid = "${account}"\ntwilio_auth_token = "${secret}"\ntwilio_api_secret = "${secret}"\ntwilio_region = "${secret}"\n`,
    [`${folder}/properties/application.properties`]: `# ${secret}\ntwilio.account-sid=${account}\ntwilio.auth-token=${secret}\ntwilio.region=ie1\n${lines((name, value) => `${name}=${value}`)}\n`,
    [`${folder}/ini/config.ini`]: `; ${secret}\n[twilio]\naccount_sid = ${account}\nauth_token = ${secret}\nregion = ie1\n${lines((name, value) => `${name}=${value}`)}\n`,
    [`${folder}/docker/Dockerfile`]: `FROM node:20\n# ${secret}\n${lines((name, value) => `ENV ${name}="${value}"`)}\nARG TWILIO_AUTH_TOKEN=${secret}\nRUN ${curl}\nHEALTHCHECK CMD ${curl}\nENTRYPOINT ["sh", "-c", "TWILIO_AUTH_TOKEN=${secret} node x"]\nCMD ["a", "https://a:${secret}@api.ie1.twilio.com"]\nLABEL TWILIO_AUTH_TOKEN=${secret} url=https://api.ie1.twilio.com/?${secret}\n`,
    [`${folder}/shell/deploy.sh`]: `#!/bin/sh\n# ${secret}\n${lines((name, value) => `export ${name}="${value}"`)}\nTWILIO_AUTH_TOKEN=${secret} TWILIO_REGION=ie1 node a.js\n${curl}\ncurl -H "${header}" https://api.ie1.twilio.com/\n`,
    [`${folder}/scripts/package.json`]: JSON.stringify({
      dependencies: { twilio: '6.2.0' },
      scripts: {
        call: curl,
        start: `TWILIO_AUTH_TOKEN=${secret} TWILIO_API_SECRET=${secret} TWILIO_REGION=us3 node a.js`,
        [secret]: secret,
      },
    }),
    [`${folder}/yaml/.github/workflows/a.yaml`]: `on: push\nenv: # ${secret}\n${lines((name, value) => `  ${name}: "${value}"`)}\njobs:\n  a:\n    steps:\n      - run: |\n          ${curl}\n`,
    [`${folder}/env/.env.production`]: `# ${secret}\n${lines((name, value) => `${name}='${value}'`)}\nTWILIO_FALLBACK=\${TWILIO_AUTH_TOKEN:-${secret}}\n`,
  }
}

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
    `  dsn: ${dsnOf(secret)}`,
    `  dsn.txt: |\n${dsnOf(secret).replaceAll(/.{1,30}/g, '    $&\n')}`,
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
  Object.assign(files, settingsOf(`formats/${n}`, secret))
  for (const [path, text] of Object.entries(settingsOf(`cut/${n}`, secret))) {
    // Cut off in the middle, and gone on with what no syntax has.
    files[path] = `${text.slice(0, Math.floor(text.length * 0.7))}\n"'{{ [[ ${secret} << = = "${secret}\n`
  }
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
const directories = [root, ...policies]
afterAll(() => {
  directories.forEach(removeScratch)
})

/** Pieces of eight characters: more than the first two and the last two, too many to be there by chance. */
const pieces = [
  ...both,
  basic,
  encoded,
  Buffer.from(alphanumeric).toString('base64').replaceAll('=', ''),
  ...both.map(dsnOf),
].flatMap((secret) => Array.from({ length: secret.length - 7 }, (_, index) => secret.slice(index, index + 8)))
// The user name in `basic` is the Account SID, which is no secret.
const shown = new Set([account, Buffer.from(account).toString('base64').slice(0, -4)])
const leaked = (text: string): readonly string[] =>
  pieces.filter((piece) => text.includes(piece) && ![...shown].some((part) => part.includes(piece)))

const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github', 'gitlab'] as const
const expectNoLeak = ({ stdout, stderr }: Pick<Run, 'stdout' | 'stderr'>): void => {
  expect(leaked(stdout)).toEqual([])
  expect(leaked(stderr)).toEqual([])
}

describe('nothing leaks', () => {
  it.each([
    ...FORMATS.map((format) => [format, ['--format', format]] as const),
    ['every rule at error', ['--format', 'json', '--rule', 'prefer-api-key:error']],
    ['files that are named', ['broken', 'cut', 'settings/0/.env', 'settings/1/.env.local']],
    ['--fix-dry-run', ['--fix-dry-run']],
    ['--fix-dry-run beside a document', ['--fix-dry-run', '--format', 'sarif']],
    ['a mistake in the command line', ['--format', 'json', '--polcy', 'x']],
  ] as const)('into the output: %s', (_, args) => {
    const run = regionguard(root, 'check', ...args)
    expect(run.status).toBeGreaterThan(0)
    expectNoLeak(run)
  })

  it('though each of the two is reported, in every format of settings', () => {
    const { findings } = JSON.parse(regionguard(root, 'check', '--format', 'json').stdout) as Output
    const found = findings.filter(({ rule }) => rule === 'no-hardcoded-credential').map(({ file }) => file)
    const wanted = ['code/0.js', 'code/1.js', 'settings/0/.env', 'settings/1/.env', 'settings/0/compose.yaml']
    const formats = both.flatMap((secret, index) =>
      Object.keys(settingsOf(`formats/${String(index)}`, secret)),
    )
    expect([...wanted, ...formats].filter((file) => !found.includes(file))).toEqual([])
  })

  it('into files: every report at once, the baseline, the summary of a job', () => {
    const out = scratchDirectory()
    directories.push(out)
    const summary = join(out, 'summary.md')
    const run = spawnSync(
      process.execPath,
      [
        ...[program, 'check', '--baseline', join(out, 'baseline.txt'), '--update-baseline'],
        ...FORMATS.flatMap((format) => ['--format', `${format}=${join(out, format)}`]),
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, GITHUB_STEP_SUMMARY: summary } },
    )
    expect(run.status).toBe(0)
    expectNoLeak(run)
    const files = readdirSync(out)
    expect(files.toSorted()).toEqual(['baseline.txt', ...FORMATS, 'summary.md'].toSorted())
    for (const file of files) expect(leaked(readFileSync(join(out, file), 'utf8'))).toEqual([])
    expect(readFileSync(join(out, 'baseline.txt'), 'utf8').split('\n').length).toBeGreaterThan(50)
  })

  it('into what --fix says, and it leaves every secret where it is', () => {
    const copy = scratchProject(files)
    directories.push(copy)
    const count = (): readonly number[] =>
      Object.keys(files).map(
        (file) => both.map((secret) => readFileSync(join(copy, file), 'utf8').split(secret).length)[0] ?? 0,
      )
    const before = count()
    expectNoLeak(regionguard(copy, 'check', '--fix'))
    expect(count()).toEqual(before)
  })

  it('into the report of what is staged', () => {
    const copy = scratchProject(files)
    directories.push(copy)
    for (const args of [
      ['init', '-q'],
      ['add', '-A', '-f'],
    ])
      spawnSync('git', args, { cwd: copy })
    const run = regionguard(copy, 'check', '--staged', '--format', 'json')
    expect(run.status).toBe(1)
    expect((JSON.parse(run.stdout) as Output).findings.length).toBeGreaterThan(50)
    expectNoLeak(run)
    // What the next run need not look into again.
    const kept = join(copy, '.git/regionguard')
    const names = readdirSync(kept)
    expect(names).toHaveLength(1)
    for (const name of names) {
      const content = readFileSync(join(kept, name))
      expect(content.length).toBeGreaterThan(1000)
      expect(leaked(content.toString('latin1'))).toEqual([])
      expect(leaked(content.toString('hex'))).toEqual([])
    }
  })

  it('into explanations', () => {
    const small = scratchProject({
      'package.json': MANIFEST,
      'a.js': call(alphanumeric, `region: 'ie1'`),
      ...settingsOf('formats', hex),
    })
    directories.push(small)
    const { findings } = JSON.parse(regionguard(small, 'check', '--format', 'json').stdout) as Output
    // One place in each file.
    const places = new Map(findings.map(({ file, line }) => [file, `${file}:${String(line)}`]))
    expect(places.size).toBe(13)
    for (const place of places.values()) expectNoLeak(regionguard(small, 'explain', place))
    const url = `https://${account}:${hex}@api.ie1.twilio.com/2010-04-01/Accounts.json?token=${alphanumeric}`
    for (const thing of [url, hex, alphanumeric, `TWILIO_${alphanumeric}`]) {
      expectNoLeak(regionguard(small, 'explain', thing))
    }
  })

  it.each(['replaceAll', 'indexOf', 'slice', 'charCodeAt'])(
    'into the report of an internal error: %s',
    (method) => {
      const directory = scratchDirectory()
      directories.push(directory)
      const hook = join(directory, 'hook.cjs')
      // The worst that an error can say: the text that was read, and lines that look like those of a stack.
      writeFileSync(
        hook,
        `const original = String.prototype.${method}
let armed = true
String.prototype.${method} = function (...args) {
  const text = '' + this
  if (armed && /${hex}|${alphanumeric}/.test(text)) {
    armed = false
    throw new TypeError(text + '\\n    at ${hex} (a.js:1:1)\\n    at f (/${alphanumeric}:1:1)')
  }
  return original.apply(this, args)
}
`,
      )
      const run = spawnSync(process.execPath, ['--require', hook, program, 'check'], {
        cwd: root,
        encoding: 'utf8',
      })
      expect(run.status).toBe(2)
      expect(run.stderr).toContain('internal error (TypeError)')
      expect(run.stderr).toMatch(/^ {2}at \S+ \(/m)
      expectNoLeak(run)
    },
  )

  it.each([0, 1])('into the error about an invalid policy (%i)', (index) => {
    for (const format of FORMATS) {
      const run = regionguard(policies[index] ?? '', 'check', '--format', format)
      expect(run.status).toBe(2)
      expectNoLeak(run)
    }
    expectNoLeak(regionguard(policies[index] ?? '', 'exceptions'))
  })

  it('into the list of exceptions, nor into findings about them', () => {
    const directory = scratchProject({
      'package.json': MANIFEST,
      'a.js': call(hex, `region: 'ie1'`),
      'regionguard.yaml': `version: 1\nexceptions:\n${both
        .map(
          (secret) =>
            `  - {rule: require-edge, files: ["x-${secret}.js"], reason: "it is ${secret}", owner: "${secret}", expires: 2026-01-01}\n`,
        )
        .join('')}`,
    })
    directories.push(directory)
    for (const format of ['pretty', 'json']) {
      const run = regionguard(directory, 'exceptions', '--format', format)
      expect(run.status).toBe(0)
      expect(run.stdout).toContain('it is ')
      expectNoLeak(run)
    }
    for (const format of FORMATS) expectNoLeak(regionguard(directory, 'check', '--format', format))
  })

  it('into the error about a baseline', () => {
    const directory = scratchProject({
      'package.json': MANIFEST,
      'b.txt': `# regionguard baseline 1\n${hex} ${alphanumeric}\n`,
    })
    directories.push(directory)
    const run = regionguard(directory, 'check', '--baseline', 'b.txt')
    expect(run.status).toBe(2)
    expectNoLeak(run)
  })
})

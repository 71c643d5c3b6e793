import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillIn, madeUp } from '../fixtures/scratch.mjs'
import { check, regionguard } from './cli.ts'
import type { Output } from './cli.ts'
import { sender } from './code.ts'
import { MANIFEST, project } from './projects.ts'

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')

const BROKEN = sender('IE1', [`region: 'ie1'`])
const FIXED = sender('IE1', [`region: 'ie1'`, `edge: 'dublin'`])

describe('--fix', () => {
  it('mends the files, says where, and reports what remains', () => {
    const root = project({
      'a.js': BROKEN,
      'b.js': sender('AU1', [`region: 'AU1'`], ''),
      '.env': 'TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\nTWILIO_REGION=ie1\n',
    })
    const run = regionguard(root, 'check', '--fix', '--format', 'json')
    expect(run.status).toBe(1)
    const { findings, summary } = JSON.parse(run.stdout) as Output
    expect(findings.map(({ rule, file, line }) => `${file}:${String(line)} ${rule}`)).toEqual([
      '.env:1 no-hardcoded-credential',
    ])
    expect(summary.errors).toBe(1)
    expect(run.stderr).toBe(
      [
        'Fixed 4 findings in 3 files:',
        '  .env:2:1  require-edge  Add the edge `dublin`.',
        '  a.js:4:3  require-edge  Add the edge `dublin`.',
        '  b.js:4:3  require-edge  Add the edge `sydney`.',
        '  b.js:4:3  valid-region  Write `au1`.',
        '',
      ].join('\n'),
    )
    expect(read(root, 'a.js')).toBe(FIXED)
    expect(read(root, 'b.js')).toBe(sender('AU1', [`region: 'au1'`, `edge: 'sydney'`], ''))
    expect(read(root, '.env')).toBe(
      fillIn('TWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\nTWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n'),
    )
  })

  it.each([
    ['.env', 'A=1\r\nB=2\r\nTWILIO_REGION=ie1\nC=3\n', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nC=3\n'],
    ['.env', 'A=1\nB=2\nTWILIO_REGION=ie1\r\nC=3\n', 'TWILIO_REGION=ie1\r\nTWILIO_EDGE=dublin\r\nC=3\n'],
    ['.env', 'A=1\nB=2\r\nTWILIO_REGION=ie1', 'TWILIO_REGION=ie1\r\nTWILIO_EDGE=dublin'],
    ['.env', 'TWILIO_REGION=ie1', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin'],
    ['a.js', BROKEN.replace('\n', '\r\n'), BROKEN.split('\n').slice(1).join('\n')],
  ])('leaves line ends as they are, also where they differ: %s, %j', (file, before, written) => {
    const root = project({ [file]: before })
    expect(regionguard(root, 'check', '--fix').status).toBe(0)
    const after = read(root, file)
    if (file === '.env') expect(after).toBe(before.slice(0, before.indexOf('TWILIO_REGION')) + written)
    // What was there is there, ends of lines included, and one line is new.
    else
      expect(
        after
          .split(/(?<=\n)/)
          .filter((line) => !line.includes('edge'))
          .join(''),
      ).toBe(before)
  })

  it.each([
    [
      'a.jsonc',
      '{\n  "env": {\n    "TWILIO_REGION": "ie1", // Ireland\n    "A": "b"\n  }\n}\n',
      '{\n  "env": {\n    "TWILIO_REGION": "ie1", // Ireland\n    "TWILIO_EDGE": "dublin",\n    "A": "b"\n  }\n}\n',
    ],
    [
      'a.jsonc',
      '{\n  "env": {\n    "TWILIO_REGION": "ie1" /* Ireland */\n  }\n}\n',
      '{\n  "env": {\n    "TWILIO_REGION": "ie1", /* Ireland */\n    "TWILIO_EDGE": "dublin"\n  }\n}\n',
    ],
    [
      'a.yaml',
      'env: {\n  TWILIO_REGION: ie1, # Ireland\n  A: b,\n}\n',
      'env: {\n  TWILIO_REGION: ie1, # Ireland\n  TWILIO_EDGE: dublin,\n  A: b,\n}\n',
    ],
    [
      'a.toml',
      'env = [\n  "TWILIO_REGION=ie1", # Ireland\n  "A=b",\n]\n',
      'env = [\n  "TWILIO_REGION=ie1", # Ireland\n  "TWILIO_EDGE=dublin",\n  "A=b",\n]\n',
    ],
    [
      'a.jsonc',
      '{"env": {"TWILIO_REGION": "ie1" /* Ireland */, "A": "b"}}\n',
      '{"env": {"TWILIO_REGION": "ie1", "TWILIO_EDGE": "dublin" /* Ireland */, "A": "b"}}\n',
    ],
  ])('leaves a comment where it is: %s %j', (file, before, after) => {
    const root = project({ [file]: before })
    expect(regionguard(root, 'check', '--fix').status).toBe(0)
    expect(read(root, file)).toBe(after)
  })

  it('exits with 0 where all is mended', () => {
    const root = project({ 'a.js': BROKEN })
    const run = regionguard(root, 'check', '--fix')
    expect(run.status).toBe(0)
    expect(run.stdout).toMatch(/^\d files? checked: no findings\.\n$/)
  })

  it('makes no suggestion', () => {
    const files = { 'a.js': sender('', [`edge: 'dublin'`]) }
    const root = project(files)
    expect(check(root).findings[0]?.suggestions).toBeDefined()
    expect(regionguard(root, 'check', '--fix').stderr).toBe('')
    expect(read(root, 'a.js')).toBe(files['a.js'])
  })

  it('leaves what a comment, the policy or the command line hides', () => {
    const files = {
      'a.js': sender('IE1', [`// regionguard-disable-next-line require-edge -- a proxy\n  region: 'ie1'`]),
      'legacy/b.js': BROKEN,
      'regionguard.yaml': [
        'version: 1',
        'exceptions:',
        '  - {rule: require-edge, files: ["legacy/**"], reason: moves, owner: us, expires: 2099-01-01}',
        '',
      ].join('\n'),
      'c/package.json': MANIFEST,
      'c/c.js': `import twilio from 'twilio'\nfetch('https://api.ie1.twilio.com/x')\n`,
    }
    const root = project(files)
    const run = regionguard(root, 'check', '--fix', '--rule', 'no-retired-host:off')
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    for (const [file, text] of Object.entries(files)) expect(read(root, file)).toBe(text)
  })

  it('leaves what a baseline knows', () => {
    const root = project({ 'a.js': BROKEN })
    regionguard(root, 'check', '--baseline', 'baseline.json', '--update-baseline')
    writeFileSync(join(root, 'b.js'), BROKEN)
    const run = regionguard(root, 'check', '--fix', '--baseline', 'baseline.json')
    expect(run.status).toBe(0)
    expect(run.stderr).toContain('Fixed 1 finding in 1 file:\n  b.js:')
    expect(read(root, 'a.js')).toBe(BROKEN)
    expect(read(root, 'b.js')).toBe(FIXED)
  })

  it('leaves files that give context only', () => {
    const root = project({ 'a.js': BROKEN, 'b.js': BROKEN, '.env': 'TWILIO_REGION=au1\n' })
    expect(regionguard(root, 'check', '--fix', 'a.js').stderr).toContain('Fixed 1 finding in 1 file:')
    expect(read(root, 'a.js')).toBe(FIXED)
    expect(read(root, 'b.js')).toBe(BROKEN)
    expect(read(root, '.env')).toBe('TWILIO_REGION=au1\n')
  })

  it('keeps modes and links', () => {
    const root = project({ 'a.js': BROKEN, '.env.shared': 'TWILIO_REGION=ie1\n' })
    chmodSync(join(root, 'a.js'), 0o750)
    symlinkSync('.env.shared', join(root, '.env'))
    expect(regionguard(root, 'check', '--fix').status).toBe(0)
    expect(statSync(join(root, 'a.js')).mode & 0o777).toBe(0o750)
    expect(lstatSync(join(root, '.env')).isSymbolicLink()).toBe(true)
    expect(read(root, '.env')).toBe('TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n')
    expect(readdirSync(root).sort()).toEqual(['.env', '.env.shared', 'a.js', 'package.json'])
  })

  it('mends what a link that is named leads to, also out of the tree', () => {
    const outside = project({ env: 'TWILIO_REGION=ie1\n' })
    const root = project({ 'package.json': '{}' })
    symlinkSync(join(outside, 'env'), join(root, '.env'))
    expect(regionguard(root, 'check', '.env').stdout).not.toContain('Skipped')
    expect(regionguard(root, 'check', '--fix', '.env').status).toBe(0)
    expect(read(outside, 'env')).toBe('TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\n')
    expect(regionguard(root, 'check').stdout).toContain('.env  a symbolic link that leads out of the tree')
  })

  it('leaves a file that is read-only, says so, and exits with 2', () => {
    const root = project({ 'a.js': BROKEN, 'b.js': BROKEN })
    chmodSync(join(root, 'a.js'), 0o444)
    const run = regionguard(root, 'check', '--fix', '--format', 'json')
    expect(run.status).toBe(2)
    expect(run.stderr).toContain('regionguard: a.js was not fixed: it is read-only.')
    expect((JSON.parse(run.stdout) as Output).findings.map(({ file }) => file)).toEqual(['a.js'])
    expect(read(root, 'a.js')).toBe(BROKEN)
    expect(read(root, 'b.js')).toBe(FIXED)
  })

  it('mends a constant that another file imports', () => {
    const root = project({
      'hosts.js': `export const HOST = 'https://api.ie1.twilio.com'\n`,
      'a.js': `import { HOST } from './hosts.js'\nexport const messages = () => fetch(\`\${HOST}/2010-04-01/Accounts.json\`)\n`,
    })
    expect(regionguard(root, 'check', '--fix').status).toBe(0)
    expect(read(root, 'hosts.js')).toBe(`export const HOST = 'https://api.dublin.ie1.twilio.com'\n`)
    expect(check(root).findings).toEqual([])
  })

  it.each([
    [['--fix', '--fix-dry-run'], '--fix and --fix-dry-run exclude each other.'],
    [['--fix', '--staged'], '--fix cannot be used with --staged'],
    [['--staged', '--fix-dry-run'], '--fix-dry-run cannot be used with --staged'],
  ])('is a usage error in %j', (args, message) => {
    const root = project({ 'a.js': BROKEN })
    const run = regionguard(root, 'check', ...args)
    expect(run.status).toBe(2)
    expect(run.stderr).toContain(message)
    expect(read(root, 'a.js')).toBe(BROKEN)
  })
})

describe('--fix-dry-run', () => {
  const DIFF = [
    '--- a/a.js',
    '+++ b/a.js',
    '@@ -2,5 +2,6 @@',
    ' const client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {',
    '   accountSid: process.env.TWILIO_ACCOUNT_SID,',
    `   region: 'ie1',`,
    `+  edge: 'dublin',`,
    ' })',
  ].join('\n')

  it('shows a diff and what is found, and changes nothing', () => {
    const root = project({ 'a.js': BROKEN })
    const run = regionguard(root, 'check', '--fix-dry-run')
    expect(run.status).toBe(1)
    expect(run.stdout.startsWith(`${DIFF}\n`)).toBe(true)
    expect(run.stdout).toContain('a.js:4:3  error  require-edge')
    expect(run.stderr).toBe('')
    expect(read(root, 'a.js')).toBe(BROKEN)
  })

  it('leaves standard output to a document', () => {
    const root = project({ 'a.js': BROKEN })
    const run = regionguard(root, 'check', '--fix-dry-run', '--format', 'json')
    expect(JSON.parse(run.stdout)).toEqual(
      JSON.parse(regionguard(root, 'check', '--format', 'json').stdout) as object,
    )
    expect(run.stderr.startsWith(`${DIFF}\n`)).toBe(true)
  })

  it('shows what git can apply, and that is what --fix does', () => {
    const files = {
      'a.js': `${sender('IE1', [`region: 'IE1'`])}// \t tabs\n`.replaceAll('\n', '\r\n'),
      '.env': 'A=1\nTWILIO_REGION=au1',
    }
    const [root, other] = [project(files), project(files)]
    const { stdout } = regionguard(root, 'check', '--fix-dry-run', '--format', 'json=report.json')
    const applied = spawnSync('git', ['apply', '-'], { cwd: root, input: stdout, encoding: 'utf8' })
    expect(applied.stderr).toBe('')
    regionguard(other, 'check', '--fix')
    for (const file of Object.keys(files)) {
      expect(read(root, file)).not.toBe(files[file as keyof typeof files])
      expect(read(root, file)).toBe(read(other, file))
    }
  })

  it('redacts secrets in lines around a change', () => {
    const basic = Buffer.from(`${madeUp('ACCOUNT_SID')}:${madeUp('AUTH_TOKEN')}`).toString('base64')
    const root = project({
      '.env': `# ${madeUp('AUTH_TOKEN')}\nTWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\nTWILIO_REGION=ie1\nB=${basic}\n`,
      'a.js': `const c = require('twilio')('{{ACCOUNT_SID}}', '{{AUTH_TOKEN}}', { region: 'ie1' })\n`,
    })
    const { stdout } = regionguard(root, 'check', '--fix-dry-run')
    expect(stdout).toContain('+TWILIO_EDGE=dublin')
    expect(stdout).toContain(`region: 'ie1', edge: 'dublin' })`)
    expect(stdout).not.toContain(madeUp('AUTH_TOKEN').slice(3, 20))
    expect(stdout).not.toContain(basic.slice(50, 70))
  })
})

describe('the secrets of others', () => {
  it('are redacted in what --fix-dry-run shows, and stay in what --fix writes', () => {
    const env = 'DB_PASSWORD=correct-horse-battery-9\nTWILIO_REGION=ie1\nA=postgres://u:hunter2pass@h/x\n'
    const root = project({
      '.env': env,
      'a.js': `const p = {\n  password: 'correct-horse-battery-9',\n}\nrequire('twilio')(sid, token, { region: 'ie1' })\n`,
    })
    const { stdout } = regionguard(root, 'check', '--fix-dry-run')
    expect(stdout).toContain(' DB_PASSWORD=co****-9\n')
    expect(stdout).toContain('+TWILIO_EDGE=dublin')
    expect(stdout).toContain(' A=postgres://u:****@h/x\n')
    expect(stdout).toContain(`   password: 'co****-9',\n`)
    expect(stdout).not.toMatch(/horse|hunter/)
    regionguard(root, 'check', '--fix')
    expect(read(root, '.env')).toBe(env.replace('ie1\n', 'ie1\nTWILIO_EDGE=dublin\n'))
  })
})

/** Every format that a fix can change, as a program or settings with a mistake may be written in it. */
const region = fc.constantFrom('ie1', 'au1', 'IE1', 'us1', 'AU1')
const edge = fc.constantFrom('', '', 'dublin', 'sydney', 'ashburn', 'roaming', 'Dublin')
const host = fc.constantFrom('api.ie1.twilio.com', 'verify.au1.twilio.com', 'api.dublin.ie1.twilio.com')
const quote = fc.constantFrom(`'`, `"`)

interface Generated {
  readonly name: string
  readonly text: string
}

const settings = fc.record({ region, edge, quote, host })
const FORMATS: Readonly<Record<string, fc.Arbitrary<Generated>>> = {
  javascript: fc
    .record({ region, edge, quote, host, tight: fc.boolean() })
    .map(({ quote: q, tight, ...given }) => {
      const options = [`accountSid: process.env.TWILIO_ACCOUNT_SID`, `region: ${q}${given.region}${q}`]
      if (given.edge !== '') options.push(`edge: ${q}${given.edge}${q}`)
      const [open, between, close] = tight
        ? ['{ ', ', ', ' }']
        : ['{\n  // keep a\n  ', ', // keep b\n  ', ',\n}']
      return {
        name: 'a.mjs',
        text: [
          `import twilio from 'twilio' // keep c`,
          `export const a = twilio(process.env.KEY, process.env.SECRET, ${open}${options.join(between)}${close})`,
          `/* keep d */ export const b = () => fetch(${q}https://${given.host}/v1${q}) // keep e`,
          `const old = ${q}{{AUTH_TOKEN}}${q}`,
          '',
        ].join('\n'),
      }
    }),
  typescript: settings.map(({ quote: q, ...given }) => ({
    name: 'a.ts',
    text: [
      `import twilio, { jwt } from 'twilio'`,
      `const client: twilio.Twilio = twilio(process.env.IE1_KEY, process.env.IE1_SECRET, { accountSid: 'AC' })`,
      `client.region = ${q}${given.region}${q} // keep a`,
      `const token = new jwt.AccessToken('AC', process.env.TWILIO_IE1_API_KEY!, process.env.TWILIO_IE1_API_SECRET!, { identity: 'x' })`,
      '',
    ].join('\n'),
  })),
  vue: settings.map((given) => ({
    name: 'A.vue',
    text: `<template>keep a</template>\n<script setup>\nconst b = () => fetch('https://${given.host}/v1') // keep b\n</script>\n`,
  })),
  dotenv: settings.map(({ quote: q, ...given }) => ({
    name: '.env',
    text: `# keep a\nTWILIO_AUTH_TOKEN={{AUTH_TOKEN}}\nexport TWILIO_REGION=${q}${given.region}${q} # keep b\n${
      given.edge === '' ? '' : `TWILIO_EDGE=${given.edge}\n`
    }URL=https://${given.host}/`,
  })),
  yaml: settings.map(({ quote: q, ...given }) => ({
    name: 'compose.yaml',
    text: [
      'services:',
      '  web: # keep a',
      '    environment:',
      `      TWILIO_REGION: ${q}${given.region}${q}`,
      ...(given.edge === '' ? [] : [`      TWILIO_EDGE: ${given.edge} # keep b`]),
      '      TWILIO_AUTH_TOKEN: {{AUTH_TOKEN}}',
      '  worker:',
      '    environment:',
      `      - TWILIO_REGION=${given.region}`,
      '      # keep c',
      `      - URL=https://${given.host}/`,
      '',
    ].join('\n'),
  })),
  json: settings.map((given) => ({
    name: 'config.json',
    text: `${JSON.stringify(
      {
        TWILIO_REGION: given.region,
        ...(given.edge === '' ? {} : { TWILIO_EDGE: given.edge }),
        TWILIO_AUTH_TOKEN: '{{AUTH_TOKEN}}',
        url: `https://${given.host}/`,
      },
      undefined,
      2,
    )}\n`,
  })),
}

/** Formats of one setting on a line, each as its own reader takes it. */
const LINES: readonly (readonly [
  format: string,
  name: string,
  text: (set: (key: string, value: string) => string) => readonly string[],
  set: (key: string, value: string) => string,
])[] = [
  ['toml', 'fly.toml', (set) => ['[env] # keep a', ...lines(set)], (key, value) => `${key} = "${value}"`],
  ['properties', 'application.properties', lines, (key, value) => `${key}=${value}`],
  ['ini', 'settings.ini', (set) => ['[app]', ...lines(set)], (key, value) => `${key} = ${value}`],
  [
    'hcl',
    'main.tf',
    (set) => [
      'locals {',
      '  # keep a',
      '  environment = {',
      ...lines(set).map((l) => `    ${l}`),
      '  }',
      '}',
    ],
    (key, value) => `${key} = "${value}"`,
  ],
  ['shell', 'run.sh', (set) => ['#!/bin/sh', ...lines(set)], (key, value) => `export ${key}='${value}'`],
  [
    'dockerfile',
    'Dockerfile',
    (set) => ['FROM node:22', ...lines(set)],
    (key, value) => `ENV ${key}=${value}`,
  ],
]

function lines(set: (key: string, value: string) => string): readonly string[] {
  return [
    '# keep b',
    set('TWILIO_REGION', '%region'),
    set('TWILIO_EDGE', '%edge'),
    set('TWILIO_AUTH_TOKEN', '{{AUTH_TOKEN}}'),
    set('TWILIO_URL', 'https://%host/v1'),
    '# keep c',
    '',
  ]
}

const LINE_FORMATS = Object.fromEntries(
  LINES.map(([format, name, text, set]) => [
    format,
    settings.map((given) => ({
      name,
      text: text(set)
        .filter((line) => given.edge !== '' || !line.includes('%edge'))
        .join('\n')
        .replaceAll(/%(region|edge|host)/g, (_, key: 'region' | 'edge' | 'host') => given[key]),
    })),
  ]),
)

const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
}

/** What must outlast a fix: comments, secrets, and how many line ends of which kind there are is told apart below. */
const kept = (text: string): readonly string[] => text.match(/keep [a-z]|[0-9a-f]{32}/g) ?? []

describe.each(Object.entries({ ...FORMATS, ...LINE_FORMATS }))('--fix of generated %s', (_, format) => {
  const COUNT = 80
  const samples = fc.sample(
    fc.record({
      file: format,
      encoding: fc.constantFrom(...Object.keys(ENCODINGS)),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    }),
    { numRuns: COUNT, seed: 2026 },
  )
  const files: Record<string, string> = {}
  samples.forEach((__, index) => {
    files[`${String(index)}/package.json`] = MANIFEST
    files[`${String(index)}/.gitkeep`] = ''
  })
  const root = project(files)
  const cases = samples.map(({ file, encoding, lineEnd }, index) => {
    const path = `${String(index)}/${file.name}`
    const before = fillIn(file.text).replaceAll('\n', lineEnd)
    const encode = ENCODINGS[encoding] ?? ((text: string) => Buffer.from(text))
    writeFileSync(join(root, path), encode(before))
    return { path, before, encode, lineEnd }
  })
  const first = check(root)
  const fixed = check(root, '--fix')
  const bytes = cases.map(({ path }) => readFileSync(join(root, path)))
  const second = regionguard(root, 'check', '--fix', '--format', 'json')

  it('mends every finding that offers a fix', () => {
    const offered = first.findings.filter(({ fix }) => fix !== undefined)
    expect(offered.length).toBeGreaterThan(COUNT / 4)
    expect(fixed.findings.filter(({ fix }) => fix !== undefined)).toEqual([])
    expect(fixed.findings.length).toBeLessThan(first.findings.length)
  })

  it('leaves files that can be read', () => {
    expect(first.skipped).toEqual([])
    expect(fixed.skipped).toEqual([])
  })

  it('changes nothing the second time', () => {
    expect(second.stderr).toBe('')
    const { status, ...output } = fixed
    expect({ ...(JSON.parse(second.stdout) as Output), status: second.status }).toEqual({ ...output, status })
    cases.forEach(({ path }, index) => {
      expect(readFileSync(join(root, path)).equals(bytes[index] ?? Buffer.alloc(0))).toBe(true)
    })
  })

  it('keeps encoding, line ends, comments and secrets', () => {
    cases.forEach(({ before, encode, lineEnd }, index) => {
      const isUtf16 = encode('').length === 2
      const now = bytes[index] ?? Buffer.alloc(0)
      const text = isUtf16
        ? new TextDecoder(now[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(now)
        : new TextDecoder().decode(now)
      expect(encode(text).equals(now)).toBe(true)
      expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false)
      expect(lineEnd === '\r\n' ? text.replaceAll('\r\n', '').includes('\n') : text.includes('\r')).toBe(
        false,
      )
      expect(kept(text)).toEqual(kept(before))
    })
  })
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { madeUp } from '../fixtures/scratch.mjs'
import { regionguard } from './cli.ts'
import { project, scratchCopy } from './projects.ts'

/** One line for a row that is wrapped over several, so that a test can name it whole. */
const rowsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/\n {8,}(?=\S)/g, ' ')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())

const explained = (root: string, ...args: string[]): readonly string[] => {
  const { status, stdout, stderr } = regionguard(root, 'explain', ...args)
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return rowsOf(stdout)
}

describe('explain file:line', () => {
  const CLIENT = [
    `import twilio from 'twilio'`,
    `const client = twilio(process.env.TWILIO_IE1_API_KEY, '{{API_SECRET}}', {`,
    `  accountSid: '{{ACCOUNT_SID}}',`,
    `  region: 'ie1',`,
    `})`,
    `await client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })`,
    '',
  ].join('\n')

  it('shows a client: every value and its origin, the host, the Region, what is found', () => {
    const root = project({ 'src/a.js': CLIENT })
    const lines = explained(root, 'src/a.js:4')
    for (const line of [
      'src/a.js:4',
      `> 4 | region: 'ie1',`,
      'Client of the Node.js SDK (src/a.js:2:16)',
      'username the environment variable `TWILIO_IE1_API_KEY`, whose value no settings of the project tell',
      `password \`${madeUp('API_SECRET').slice(0, 2)}****${madeUp('API_SECRET').slice(-2)}\` (redacted), written at src/a.js:2:55`,
      `accountSid \`${madeUp('ACCOUNT_SID')}\`, written at src/a.js:3:15`,
      'credential API key',
      'its Region Ireland (IE1), because the name `TWILIO_IE1_API_KEY` says IE1 (src/a.js:2:23)',
      'region `ie1`, stated at src/a.js:4:11',
      'edge none, assumed: neither the source nor the settings of the project give one (`TWILIO_EDGE`)',
      'release 6.2.0, from package.json',
      'host {product}.ie1.twilio.com',
      'processed in nowhere: there is no such host any more',
      'use api.dublin.ie1.twilio.com',
      'Region meant Ireland (IE1)',
      'operation client.messages.create (POST /2010-04-01/Accounts/{}/Messages) at src/a.js:6:7',
      'Found here',
    ]) {
      expect(lines).toContain(line)
    }
    expect(lines.find((line) => line.startsWith('require-edge error, at 4:3: '))).toBeDefined()
    expect(lines.join()).not.toContain(madeUp('API_SECRET'))
  })

  it('is the same for each line of a client', () => {
    const root = project({ 'src/a.js': CLIENT })
    const about = (line: number): readonly string[] =>
      explained(root, `src/a.js:${String(line)}`).filter((row) => !/^(?:src\/a\.js:|>? ?\d+ \|)/.test(row))
    for (const line of [3, 4, 5, 6]) expect(about(line)).toEqual(about(2))
  })

  it('tells where settings come from: .env, aliases, the policy, a lock file', () => {
    const root = project({
      'package.json': '{"dependencies": {"twilio": "^5.0.0"}}',
      'package-lock.json':
        '{"lockfileVersion": 3, "packages": {"node_modules/twilio": {"version": "5.11.0"}}}',
      '.env': 'TWILIO_REGION=au1\nTWILIO_ACCOUNT_SID={{ACCOUNT_SID}}\nTWILIO_AUTH_TOKEN=${MESSAGING_TOKEN}\n',
      'regionguard.yaml':
        'version: 1\nenvironment: {TWILIO_EDGE: sydney}\ncredentials: [{names: [MESSAGING_TOKEN], region: ie1}]\n',
      'a.js': `import twilio from 'twilio'\nconst client = twilio()\n`,
    })
    const lines = explained(root, 'a.js:2')
    for (const line of [
      `username not given, so the SDK reads the environment variable \`TWILIO_ACCOUNT_SID\`, set to \`${madeUp('ACCOUNT_SID')}\` at .env:2:1`,
      'password not given, so the SDK reads the environment variable `TWILIO_AUTH_TOKEN`, set to the environment variable `MESSAGING_TOKEN` at .env:3:1, whose value no settings of the project tell',
      'its Region Ireland (IE1), because the policy says that `MESSAGING_TOKEN` was created in IE1 (regionguard.yaml:3:15)',
      'region `au1`, from the settings at .env:1:1',
      'edge `sydney`, from the settings at regionguard.yaml:2:15',
      'release 5.11.0, from package-lock.json; it fills a missing edge in by itself',
      'host {product}.sydney.au1.twilio.com',
      'processed in Australia (AU1)',
    ]) {
      expect(lines).toContain(line)
    }
    expect(lines.find((line) => line.startsWith('no-region-mismatch error, at 2:16: '))).toBeDefined()
  })

  it('shows what is hidden, and by what', () => {
    const root = project({
      'a.js': CLIENT.replace(
        '  region',
        '  // regionguard-disable-next-line require-edge -- a proxy\n  region',
      ),
      'regionguard.yaml': [
        'version: 1',
        'exceptions:',
        '  - {rule: no-hardcoded-credential, files: [a.js], reason: r, owner: o, expires: 2099-01-01}',
        '',
      ].join('\n'),
    })
    const found = explained(root, 'a.js:2').filter((line) => /^\S+ (?:error|suppressed|excepted)/.test(line))
    expect(found.map((line) => line.replace(/: .*/, ''))).toEqual([
      'no-hardcoded-credential excepted by the policy, at 2:55',
      'require-edge suppressed by a comment, at 5:3',
    ])
  })

  it('shows requests, access tokens, settings and hosts', () => {
    const root = project({
      'a.js': [
        `fetch('https://api.au1.twilio.com/2010-04-01/Accounts.json')`,
        `import { jwt } from 'twilio'`,
        `new jwt.AccessToken(process.env.A, process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {})`,
        `export const HOST = 'verify.dublin.ie1.twilio.com'`,
        `const quiet = 1`,
        '',
      ].join('\n'),
      'compose.yaml':
        'services:\n  web:\n    environment:\n      TWILIO_REGION: ie1\n      TWILIO_IE1_API_KEY: x\n',
    })
    expect(explained(root, 'a.js:1')).toContain('use api.sydney.au1.twilio.com')
    expect(explained(root, 'a.js:3')).toContain('region not given: the token is for US1')
    expect(explained(root, 'a.js:4')).toContain('processed in Ireland (IE1)')
    expect(explained(root, 'a.js:5')).toContain(
      'Nothing on this line has to do with Twilio, as far as can be told.',
    )
    const settings = explained(root, 'compose.yaml:4')
    expect(settings).toContain('TWILIO_REGION `ie1`, written at compose.yaml:4:22 (this line)')
    expect(settings).toContain('gives nothing to clients in code: it is judged by itself')
    expect(settings).toContain('Region meant Ireland (IE1)')
  })

  it.each([
    ['missing.js:1', 'missing.js cannot be explained: there is no such file or directory.'],
    ['a.js:7', 'a.js has 1 lines; there is no line 7.'],
    ['a.js:0', 'a.js has 1 lines; there is no line 0.'],
    ['broken.js:1', 'broken.js cannot be explained: '],
    ['nothing.txt:1', 'nothing.txt cannot be explained: no reader for files of this kind.'],
    ['.:1', '. cannot be explained: it is a directory.'],
  ])('is refused for %s', (place, message) => {
    const root = project({
      'a.js': `import 'twilio'`,
      'broken.js': `import twilio from 'twilio' '${madeUp('AUTH_TOKEN')}'`,
      'nothing.txt': 'twilio',
    })
    const { status, stdout, stderr } = regionguard(root, 'explain', place)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.startsWith(`regionguard: ${message}`)).toBe(true)
    expect(stderr).not.toContain(madeUp('AUTH_TOKEN').slice(3, 12))
  })
})

describe('explain', () => {
  it.each([
    [[], 'explain needs a thing to explain. --help tells what can be asked.'],
    [['ie1', 'au1'], 'explain takes one thing at a time.'],
    [['requir-edge'], 'Nothing is known of "requir-edge". Did you mean "require-edge"?'],
    [['package.json'], 'package.json is a file: name a line of it, such as package.json:12.'],
    [['./package.json'], './package.json is a file: name a line of it, such as ./package.json:12.'],
    [['ie1', '--polcy', 'x'], 'Unknown option --polcy. Did you mean --policy?'],
  ])('%j is a usage error', (args, message) => {
    const { status, stdout, stderr } = regionguard(project({}), 'explain', ...args)
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `regionguard: ${message}\n` })
  })

  it('has help', () => {
    const { status, stdout } = regionguard(project({}), 'explain', '--help')
    expect(status).toBe(0)
    expect(stdout).toContain('src/sms.ts:12')
  })
})

describe('docs/explain.md', () => {
  const page = readFileSync(new URL('../docs/explain.md', import.meta.url), 'utf8')
  const blocks = [...page.matchAll(/^```text\n\$ regionguard (.*)\n([\s\S]*?)^```$/gm)]

  it('shows what the command prints', () => {
    const root = scratchCopy(
      fileURLToPath(new URL('../fixtures/apps/express-two-regions/broken', import.meta.url)),
    )
    expect(blocks.length).toBeGreaterThan(3)
    for (const [, command = '', output = ''] of blocks) {
      expect(regionguard(root, ...command.split(' ')).stdout).toBe(output)
    }
  })
})

/** Lines of the fixtures, those with secrets among them, are explained without an internal error, and show no secret. */
describe('lines of the fixtures', () => {
  const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url))
  const SECRETS = /\{\{((?:AUTH_TOKEN|API_SECRET)(?: [a-z0-9-]+)?)\}\}/g

  /** In this process: a process for each line would take a minute. */
  const MAIN = new URL('../packages/cli/src/main.ts', import.meta.url).href
  type Main = (args: readonly string[], terminal: object) => Promise<number>

  const places = [
    ...readdirSync(join(FIXTURES, 'apps')).map((app) => `apps/${app}/broken`),
    ...['no-hardcoded-credential', 'no-public-secret', 'valid-credential-pair'].map(
      (rule) => `files/${rule}`,
    ),
  ]

  it.each(places)(
    '%s',
    async (place) => {
      const { main } = (await import(MAIN)) as { main: Main }
      const from = join(FIXTURES, place)
      const root = scratchCopy(from)
      const secrets: string[] = []
      let explainedLines = 0
      for (const name of readdirSync(from, { recursive: true }).map(String)) {
        if (!statSync(join(from, name)).isFile()) continue
        const source = readFileSync(join(from, name), 'utf8')
        for (const [, label = ''] of source.matchAll(SECRETS)) secrets.push(madeUp(label))
        const shown = source.split('\n').flatMap((text, index) => {
          const isWanted = text.includes('{{') || index % 6 === 1
          return isWanted ? [index + 1] : []
        })
        for (const line of shown) {
          let [out, err] = ['', '']
          const code = await main(['explain', `${name}:${String(line)}`], {
            cwd: resolve(root),
            environment: {},
            today: '2026-11-22',
            out: (text: string) => {
              out += text
            },
            err: (text: string) => {
              err += text
            },
            isTerminal: () => false,
          })
          expect(err).not.toContain('internal error')
          expect(code === 0 ? '' : err).toMatch(/^$|cannot be explained: /)
          if (code === 0) explainedLines += 1
          for (const secret of secrets) expect(out + err).not.toContain(secret.slice(3, 15))
        }
      }
      expect(explainedLines).toBeGreaterThan(10)
      if (place === 'files/no-hardcoded-credential') expect(secrets.length).toBeGreaterThan(3)
    },
    120_000,
  )
})

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { regionguard } from '../cli.ts'
import { ask, PROGRAM, startEmulate } from './emulate-process.ts'
import type { EmulateProcess } from './emulate-process.ts'

const HOSTS = { US1: 'api.twilio.com', IE1: 'api.dublin.ie1.twilio.com', AU1: 'api.sydney.au1.twilio.com' }
const VARIABLES = [
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  ...Object.keys(HOSTS).flatMap((region) => [
    `TWILIO_${region}_AUTH_TOKEN`,
    `TWILIO_${region}_API_KEY`,
    `TWILIO_${region}_API_SECRET`,
    `TWILIO_${region}_MAIN_API_KEY`,
    `TWILIO_${region}_MAIN_API_SECRET`,
  ]),
  'TWILIO_SUBACCOUNT_SID',
  ...Object.keys(HOSTS).map((region) => `TWILIO_SUBACCOUNT_${region}_AUTH_TOKEN`),
]

describe('regionguard emulate', () => {
  let folder = ''
  const running: EmulateProcess[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regionguard-emulate-'))
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop('SIGKILL')))
    rmSync(folder, { recursive: true })
  })

  async function start(
    args: readonly string[] = [],
    more: { neverReadLog?: boolean } = {},
  ): Promise<EmulateProcess> {
    const one = await startEmulate(args, { cwd: folder, ...more })
    running.push(one)
    return one
  }

  const parsed = (text: string): Record<string, string> =>
    Object.fromEntries(
      text
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )

  it('prints one line when it is ready, and nothing else', async () => {
    const emulator = await start()
    expect(emulator.stdout()).toBe(`listening on ${emulator.url}\n`)
    expect((await ask(emulator.port, { path: '/_regionguard/health' })).status).toBe(200)
  })

  it('writes the variables for its owner alone, before it is ready; they work, each in its Region', async () => {
    const file = join(folder, '.env.twilio')
    // Were there none, Node itself would end (nodejs/node#54232); --write-env is for that.
    writeFileSync(file, 'OLD=1\n')
    chmodSync(file, 0o644)
    const emulator = await start(['--env-file', '.env.twilio', '--print-env'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    expect(emulator.stdout()).toBe(`${text}listening on ${emulator.url}\n`)
    const env = parsed(text)
    expect(Object.keys(env).toSorted()).toEqual(VARIABLES.toSorted())
    expect(env['TWILIO_AUTH_TOKEN']).toBe(env['TWILIO_US1_AUTH_TOKEN'])
    const account = env['TWILIO_ACCOUNT_SID'] ?? ''
    for (const home of Object.keys(HOSTS)) {
      const key = [env[`TWILIO_${home}_API_KEY`] ?? '', env[`TWILIO_${home}_API_SECRET`] ?? ''] as const
      const main = [
        env[`TWILIO_${home}_MAIN_API_KEY`] ?? '',
        env[`TWILIO_${home}_MAIN_API_SECRET`] ?? '',
      ] as const
      for (const [region, host] of Object.entries(HOSTS)) {
        const status = region === home ? 200 : 401
        const calls = { path: `/2010-04-01/Accounts/${account}/Calls.json`, host, as: key }
        expect((await ask(emulator.port, calls)).status).toBe(status)
        const keys = { path: `/2010-04-01/Accounts/${account}/Keys.json`, host }
        expect((await ask(emulator.port, { ...keys, as: main })).status).toBe(status)
        expect((await ask(emulator.port, { ...keys, as: key })).status).toBe(401)
        const token = [account, env[`TWILIO_${home}_AUTH_TOKEN`] ?? ''] as const
        expect((await ask(emulator.port, { ...keys, as: token })).status).toBe(status)
      }
    }
  })

  it('goes on when the reader of its log has gone', async () => {
    const emulator = await start([])
    emulator.closeLog()
    for (let asked = 0; asked < 3; asked += 1) {
      const { status } = await ask(emulator.port, { path: '/2010-04-01/Accounts.json', host: HOSTS.US1 })
      expect(status).toBe(401)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect((await emulator.stop()).code).toBe(0)
  })

  it('tells each request, its Region, credential, decision and reason', async () => {
    const emulator = await start(['--write-env', '.env'])
    const env = parsed(readFileSync(join(folder, '.env'), 'utf8'))
    const account = env['TWILIO_ACCOUNT_SID'] ?? ''
    const sid = env['TWILIO_IE1_MAIN_API_KEY'] ?? ''
    const as = [sid, env['TWILIO_IE1_MAIN_API_SECRET'] ?? ''] as const
    const path = `/2010-04-01/Accounts/${account}/Keys.json`
    await ask(emulator.port, { path, host: HOSTS.IE1, as })
    await ask(emulator.port, { path, host: HOSTS.US1, as })
    await ask(emulator.port, { path: '/_regionguard/health' })
    const { stderr } = await emulator.stop()
    const lines = stderr.trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(
      new RegExp(`^[\\d:.]{12} ie1 200 GET ${HOSTS.IE1}${path} \\[main-key ${sid}\\] served`),
    )
    expect(lines[1]).toMatch(
      new RegExp(
        `^[\\d:.]{12} us1 401/20003 GET ${HOSTS.US1}${path} \\[main-key ${sid} of ie1\\] refused - .*ie1`,
      ),
    )
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends it within two seconds, whatever is open',
    async (signal) => {
      const emulator = await start()
      const idle = connect(emulator.port, '127.0.0.1')
      const half = connect(emulator.port, '127.0.0.1', () =>
        half.write('POST / HTTP/1.1\r\nHost: api.twilio.com\r\nContent-Length: 9\r\n\r\n'),
      )
      for (const socket of [idle, half]) socket.on('error', () => socket.destroy())
      await new Promise((resolve) => half.on('connect', resolve))
      const ended = await emulator.stop(signal)
      expect(ended).toMatchObject({ code: 0, signal: null })
      expect(ended.milliseconds).toBeLessThan(2_000)
    },
  )

  it('neither waits nor ends for a log that nobody reads', { timeout: 60_000 }, async () => {
    const emulator = await start([], { neverReadLog: true })
    for (let n = 0; n < 40; n += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () =>
          ask(emulator.port, { path: `/${'long'.repeat(100)}`, host: HOSTS.US1 }),
        ),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    }
    const ended = await emulator.stop()
    expect(ended.code).toBe(0)
    expect(ended.milliseconds).toBeLessThan(2_000)
  })

  it('keeps a world in a file for its owner alone, and goes on with it', async () => {
    const first = await start(['--write-env', '.env', '--export', 'world.json'])
    const env = parsed(readFileSync(join(folder, '.env'), 'utf8'))
    const account = env['TWILIO_ACCOUNT_SID'] ?? ''
    const as = [account, env['TWILIO_IE1_AUTH_TOKEN'] ?? ''] as const
    const path = `/2010-04-01/Accounts/${account}/Keys.json`
    const made = await ask(first.port, {
      method: 'POST',
      path,
      host: HOSTS.IE1,
      as,
      body: 'FriendlyName=kept',
    })
    const { sid } = JSON.parse(made.body) as { sid: string }
    expect((await first.stop()).code).toBe(0)
    expect(statSync(join(folder, 'world.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'world.json'), 'utf8')).toContain(`\n  "accounts": [`)
    const second = await start(['--import', 'world.json'])
    const kept = await ask(second.port, { path: path.replace('.json', `/${sid}.json`), host: HOSTS.IE1, as })
    expect(JSON.parse(kept.body)).toMatchObject({ sid, friendly_name: 'kept' })
    const reset = await ask(second.port, {
      method: 'POST',
      path: '/_regionguard/reset',
      host: `127.0.0.1:${String(second.port)}`,
    })
    expect(reset.status).toBe(204)
    const still = await ask(second.port, { path: path.replace('.json', `/${sid}.json`), host: HOSTS.IE1, as })
    expect(JSON.parse(still.body)).toMatchObject({ sid, friendly_name: 'kept' })
  })

  it('keeps the world when it is killed: from the start, and with every change that was answered', async () => {
    writeFileSync(join(folder, 'world.json'), 'what was there')
    const args = ['--write-env', '.env', '--export', 'world.json']
    const first = await start(args)
    const env = parsed(readFileSync(join(folder, '.env'), 'utf8'))
    await first.stop('SIGKILL')
    const account = env['TWILIO_ACCOUNT_SID'] ?? ''
    const key = { host: HOSTS.IE1, as: [account, env['TWILIO_IE1_AUTH_TOKEN'] ?? ''] as const }
    const path = `/2010-04-01/Accounts/${account}/Keys`
    const sids: string[] = []
    for (const name of ['one', 'two', 'three']) {
      const emulator = await start(['--import', 'world.json', ...args])
      const body = `FriendlyName=${name}`
      const made = await ask(emulator.port, { ...key, method: 'POST', path: `${path}.json`, body })
      await emulator.stop('SIGKILL')
      sids.push((JSON.parse(made.body) as { sid: string }).sid)
    }
    const last = await start(['--import', 'world.json', ...args])
    for (const sid of sids) {
      expect((await ask(last.port, { ...key, path: `${path}/${sid}.json` })).status).toBe(200)
    }
    const world = await ask(last.port, { path: '/_regionguard/world' })
    const other = JSON.stringify({ ...(JSON.parse(world.body) as object), accounts: [] })
    const put = { method: 'PUT', path: '/_regionguard/world', body: other }
    expect((await ask(last.port, put)).status).toBe(204)
    await last.stop('SIGKILL')
    expect(JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8'))).toMatchObject({ accounts: [] })
    expect(readdirSync(folder).toSorted()).toEqual(['.env', 'world.json'])
    expect(statSync(join(folder, 'world.json')).mode & 0o777).toBe(0o600)
  })

  it('reads a seed', async () => {
    writeFileSync(
      join(folder, 'world.yaml'),
      `version: 1\naccounts:\n  - name: main\n    sid: AC${'0'.repeat(31)}1\n    regions:\n      au1: {authToken: ${'ab'.repeat(16)}}\n`,
    )
    const emulator = await start(['--seed', 'world.yaml'])
    const sid = `AC${'0'.repeat(31)}1`
    const answer = await ask(emulator.port, {
      path: `/2010-04-01/Accounts/${sid}.json`,
      host: HOSTS.AU1,
      as: [sid, 'ab'.repeat(16)],
    })
    expect(answer.status).toBe(200)
  })

  it('asks for its token where others can reach it', async () => {
    const emulator = await start(['--host', '0.0.0.0'])
    const token = /^control API token: (\S{32,})$/m.exec(emulator.stdout())?.[1] ?? ''
    expect(emulator.stdout().endsWith(`\nlistening on ${emulator.url}\n`)).toBe(true)
    const world = (headers: Record<string, string>): Promise<{ status: number }> =>
      ask(emulator.port, { path: '/_regionguard/world', headers })
    expect((await world({})).status).toBe(401)
    expect((await world({ Authorization: `Bearer ${token}` })).status).toBe(200)
  })

  describe('ends with 2 and says why', () => {
    const fails = (...args: string[]): string => {
      const { status, stdout, stderr } = regionguard(folder, 'emulate', ...args)
      expect(stdout).toBe('')
      expect(status).toBe(2)
      return stderr
    }

    it('a port in use', async () => {
      const other = createServer()
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
      const { port } = other.address() as AddressInfo
      try {
        expect(fails('--port', String(port))).toBe(
          `regionguard: port ${String(port)} is in use. Give another with --port; --port 0 takes any free one.\n`,
        )
      } finally {
        other.close()
      }
    })

    it('a seed that is none', () => {
      writeFileSync(join(folder, 'world.yaml'), 'version: 1\naccounts:\n  - name: main\n    regoins: {}\n')
      expect(fails('--port', '0', '--seed', 'world.yaml')).toMatch(/^world\.yaml:4:5: .*regoins/)
    })

    it.each<[string[], RegExp]>([
      [['--seed', 'none.yaml'], /none\.yaml.*ENOENT/],
      [['--import', 'none.json'], /--import none\.json cannot be read \(ENOENT\)/],
      [['--import', 'bad.json'], /--import bad\.json is not JSON/],
      [['--import', 'other.json'], /--import other\.json: /],
      [['--write-env', 'none/.env'], /none\/\.env cannot be written: there is no such directory/],
      [['--export', '.'], /\. cannot be written: it is not a file/],
      [['--host', '203.0.113.1'], /--host 203\.0\.113\.1 is no address of this machine/],
      [['--prot', '1'], /Did you mean --port\?/],
      [['world.yaml'], /takes no operand/],
    ])('%j', (args, message) => {
      writeFileSync(join(folder, 'bad.json'), '{"authToken": "hunter2",')
      writeFileSync(join(folder, 'other.json'), '{"version": 99}')
      const said = fails('--port', '0', ...args)
      expect(said).toMatch(message)
      expect(said).not.toContain('hunter2')
      expect(said).not.toContain('internal error')
    })
  })

  it('costs check nothing', () => {
    const report = join(folder, 'report.cjs')
    writeFileSync(
      report,
      "process.on('exit', () => process.stderr.write('loaded:' + Object.keys(require.cache).join('\\nloaded:')))",
    )
    writeFileSync(join(folder, '.env'), 'TWILIO_REGION=ie1\n')
    const loaded = (...args: string[]): string =>
      spawnSync(process.execPath, ['--require', report, PROGRAM, ...args], { cwd: folder, encoding: 'utf8' })
        .stderr
    expect(loaded('check')).toMatch(/bundle\/regionguard/)
    expect(loaded('check')).not.toMatch(/bundle\/emulate/)
    expect(loaded('emulate', '--port', '0', '--seed', 'none')).toMatch(/bundle\/emulate/)
  })
})

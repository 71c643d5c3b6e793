import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program } from '../cli.ts'
import { whyMissing } from './programs.ts'
import { PATH, run, startRun } from './run-process.ts'
import type { RunEnd } from './run-process.ts'

/** In a network of its own: no variable leads the command here, and nothing else is there to be led to. */
const PROGRAMS = fileURLToPath(new URL('programs', import.meta.url))
const PYTHON = '/usr/bin/python3'
const isRoot = process.getuid?.() === 0

/** Somebody else's ids, for whoever may take them. */
const NOBODY = { uid: 65_534, gid: 65_534 }

const scratch = mkdtempSync(join(tmpdir(), 'regionguard-isolate-'))
beforeAll(() => {
  // For the ordinary user.
  chmodSync(scratch, 0o777)
})
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

interface User {
  readonly name: string
  readonly through: readonly string[]
  readonly uid: number
  readonly missing: () => string | undefined
}

/** Where tests run as root, as in a container, root and an ordinary user are tested; else whoever runs them. */
const USERS: readonly User[] = [
  { name: 'whoever runs the tests', through: [], uid: process.getuid?.() ?? 0, missing: () => undefined },
  ...(isRoot
    ? [
        {
          name: 'an ordinary user',
          through: ['setpriv', `--reuid=${NOBODY.uid}`, `--regid=${NOBODY.gid}`, '--clear-groups'],
          uid: NOBODY.uid,
          missing: (): string | undefined =>
            readableBy(NOBODY.uid) ? undefined : 'an ordinary user cannot read this checkout',
        },
      ]
    : []),
]

function readableBy(uid: number): boolean {
  const { status } = spawnSync(process.execPath, ['--version'], {
    uid,
    cwd: dirname(program),
    stdio: 'ignore',
  })
  return status === 0
}

/** Why there are no namespaces here. A container may forbid them, also where everything else has to be there. */
function whyNoNamespaces(): string | undefined {
  const { status } = spawnSync('unshare', ['-rnm', 'true'], { stdio: 'ignore', env: { PATH } })
  return status === 0 ? undefined : 'this kernel or container permits no namespaces'
}

describe.each(USERS)('run --isolate as $name', ({ through, uid, missing }) => {
  /** In a shell, with the environment that `--isolate` makes. */
  const isolated = (script: string, environment: Record<string, string> = {}): Promise<RunEnd> =>
    run({
      options: ['--isolate'],
      command: ['sh', '-c', script],
      through,
      cwd: scratch,
      environment: { TMPDIR: scratch, ...environment },
    })
  const why = (): string | undefined => whyNoNamespaces() ?? missing()

  it('is the same user, without a proxy', async ({ skip }) => {
    const reason = why()
    if (reason !== undefined) skip(reason)
    const { code, stdout, stderr } = await isolated('id -u; env', {
      HTTPS_PROXY: 'http://proxy.example:3128',
      all_proxy: 'socks5://proxy.example',
    })
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(new RegExp(`^${uid}\n`))
    expect(stdout).not.toMatch(/proxy/i)
  })

  it('has nothing but the emulator', async ({ skip }) => {
    const reason = why()
    if (reason !== undefined) skip(reason)
    const before = performance.now()
    const { code, stdout, stderr } = await isolated(`
      for address in 192.0.2.1 1.1.1.1 '[2001:db8::1]' 169.254.169.254; do
        curl -sS --max-time 20 "http://$address/" 2>&1 && exit 90
      done
      curl -sS --max-time 20 https://example.com/ 2>&1 && exit 91
      curl -sS --max-time 20 https://www.twilio.com/ 2>&1 && exit 92
      curl -sS -o /dev/null -w 'emulator %{http_code}\\n' -u "$TWILIO_IE1_API_KEY:$TWILIO_IE1_API_SECRET" "https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/$TWILIO_ACCOUNT_SID/Messages.json"
      curl -sS https://api.ie1.twilio.com/ 2>&1 | head -1
      if [ -e /etc/nsswitch.conf ]; then grep '^hosts' /etc/nsswitch.conf; else echo 'hosts: files'; fi
      cat /proc/self/net/dev | tail -n +3 | cut -d: -f1
    `)
    expect(code, stderr).toBe(0)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.trim())
    for (const line of lines.slice(0, 4)) expect(line).toMatch(/^curl: \(7\) .* after \d{1,2} ms/)
    expect(lines.slice(4)).toEqual([
      'curl: (6) Could not resolve host: example.com',
      'curl: (6) Could not resolve host: www.twilio.com',
      'emulator 200',
      "curl: (60) SSL: no alternative certificate subject name matches target host name 'api.ie1.twilio.com'",
      'hosts: files',
      'lo',
    ])
    expect(stderr).toContain('regionguard: 2 requests: ie1 1, refused 1\n')
    // Six of them would have waited for an answer.
    expect(performance.now() - before).toBeLessThan(15_000)
  })

  it.for([
    ['twilio-node', undefined, ['node', 'twilio-node.cjs', 'twilio', 'ie1', 'dublin', 'us1', 'ashburn']],
    [
      'fetch',
      undefined,
      ['node', 'node-fetch.mjs', 'fetch', 'ie1', 'api.dublin.ie1.twilio.com', 'api.twilio.com'],
    ],
    [
      'twilio-python',
      [PYTHON, '-c', 'import twilio'],
      [PYTHON, 'twilio_python.py', 'ie1', 'dublin', 'us1', 'ashburn'],
    ],
    [
      'Java',
      ['java', '--version'],
      ['java', 'JavaNetHttp.java', 'ie1', 'api.dublin.ie1.twilio.com', 'api.twilio.com'],
    ],
  ] as const)('%s needs no word about it', { timeout: 120_000 }, async ([name, needs, command], { skip }) => {
    const reason = why() ?? (needs === undefined ? undefined : whyMissing(name, needs))
    if (reason !== undefined) skip(reason)
    const { code, stdout, stderr } = await run({
      options: ['--isolate'],
      command,
      through,
      cwd: PROGRAMS,
      environment: { TMPDIR: scratch },
    })
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ used: 200, refused: 401 })
    expect(stderr).toMatch(/regionguard: 4 requests: us1 1, ie1 2, refused 2\n/)
  })

  it('trusts the system’s roots as changed, also without a variable', async ({ skip }) => {
    const reason = why()
    if (reason !== undefined) skip(reason)
    const { code, stdout, stderr } = await isolated(
      `env -i PATH="$PATH" curl -sS -o /dev/null -w '%{http_code}' https://api.twilio.com/`,
    )
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: '401' })
  })

  it('changes nothing for others', async ({ skip }) => {
    const reason = why()
    if (reason !== undefined) skip(reason)
    const hosts = readFileSync('/etc/hosts', 'utf8')
    const running = startRun({
      options: ['--isolate'],
      command: ['sh', '-c', 'grep -c twilio /etc/hosts; echo ready; exec sleep 60'],
      through,
      environment: { TMPDIR: scratch },
    })
    await expect.poll(running.stdout, { timeout: 20_000 }).toMatch(/^\d{4,}\nready\n/)
    expect(readFileSync('/etc/hosts', 'utf8')).toBe(hosts)
    process.kill(running.pid, 'SIGTERM')
    expect(await running.end).toMatchObject({ code: 143 })
  })

  it('hands the exit code on', async ({ skip }) => {
    const reason = why()
    if (reason !== undefined) skip(reason)
    expect(await isolated('exit 7')).toMatchObject({ code: 7 })
    const none = await run({
      options: ['--isolate'],
      command: ['/no/such/program'],
      through,
      environment: { TMPDIR: scratch },
    })
    expect(none.code).toBe(127)
  })
})

const AS_NOBODY = `setpriv --reuid=${NOBODY.uid} --regid=${NOBODY.gid} --clear-groups`

describe.runIf(isRoot)('a command that gives its privileges up', () => {
  it.for([['--isolate'], []])('reaches the emulator and trusts it: run %s', async (options, { skip }) => {
    const reason = options.length === 0 ? undefined : whyNoNamespaces()
    if (reason !== undefined) skip(reason)
    const { code, stdout, stderr } = await run({
      options,
      command: [
        'sh',
        '-c',
        `${AS_NOBODY} curl -sS -o /dev/null -w '%{http_code} ' https://api.twilio.com/ && ${AS_NOBODY} head -c 11 "$NODE_EXTRA_CA_CERTS"`,
      ],
      cwd: scratch,
      environment: { TMPDIR: scratch },
      through: ['sh', '-c', 'umask 077; exec "$0" "$@"'],
    })
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: '401 -----BEGIN ' })
  })
})

describe('run --isolate', () => {
  it('says what is missing', () => {
    const { status, stderr } = spawnSync(process.execPath, [program, 'run', '--isolate', '--', 'true'], {
      encoding: 'utf8',
      env: { PATH: '/no/such/directory' },
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /^regionguard: --isolate (cannot be had: "unshare" of util-linux|needs the namespaces of Linux)/,
    )
  })

  it('touches no mount of a network that is not its own', () => {
    for (const inside of ['net:[1]', 'x', 'net:[1],0,0']) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [program, 'run', `--inside-isolation=${inside}`, '--', 'true'],
        { encoding: 'utf8', env: { PATH, TMPDIR: scratch } },
      )
      expect(status).toBe(2)
      expect(stderr).toMatch(/^regionguard: --inside-isolation/)
    }
  })
})

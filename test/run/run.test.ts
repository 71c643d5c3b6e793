import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { program } from '../cli.ts'
import { whyMissing } from './programs.ts'
import { PATH, run, startRun } from './run-process.ts'

const root = mkdtempSync(join(tmpdir(), 'regionguard-run-test-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'))
})

/** What is in a temporary directory at the end, but for what Node itself keeps there. */
function leftIn(directory: string): readonly string[] {
  return readdirSync(directory).filter((name) => name !== 'node-compile-cache')
}

/** The environment of a command, as it finds it. */
async function environmentOf(
  environment: Record<string, string>,
  ...options: string[]
): Promise<{ readonly seen: Readonly<Record<string, string>>; readonly stderr: string }> {
  const script = 'process.stdout.write(JSON.stringify(process.env))'
  const { code, stdout, stderr } = await run({ environment, options, command: ['node', '-e', script] })
  expect(code, stderr).toBe(0)
  return { seen: JSON.parse(stdout) as Record<string, string>, stderr }
}

describe('the exit code', () => {
  it.each([
    ['of the command', ['sh', '-c', 'exit 7'], 7, 7],
    ['of a command that succeeds', ['true'], 0, 0],
    ['of a signal', ['sh', '-c', 'kill -KILL $$'], 137, 137],
    ['of a command that is not there', ['/no/such/program'], 127, 127],
    ['of a command that is not in PATH', ['no-such-program'], 127, 127],
    ['of a directory', ['/'], 126, 126],
  ])('is that %s', async (_what, command, code, commandCode) => {
    const end = await run({ command })
    expect(end).toMatchObject({
      code,
      signal: null,
      report: { exitCode: code, command: { exitCode: commandCode } },
    })
  })

  it('is 2 without a command, and for what is no seed', async () => {
    const none = spawnSync(process.execPath, [program, 'run'], { encoding: 'utf8' })
    expect(none).toMatchObject({
      status: 2,
      stderr: 'regionguard: run needs a command: regionguard run -- npm test\n',
    })
    const bare = spawnSync(process.execPath, [program, 'run', 'npm', 'test'], { encoding: 'utf8' })
    expect(bare).toMatchObject({
      status: 2,
      stderr: 'regionguard: put -- before the command: regionguard run -- npm\n',
    })
    writeFileSync(join(folder, 'world.yaml'), 'version: 1\naccounts:\n  - name: main\n    sit: AC\n')
    const seeded = await run({ options: ['--seed', 'world.yaml'], command: ['true'], cwd: folder })
    expect(seeded.code).toBe(2)
    expect(seeded.stderr).toMatch(/^world\.yaml:4:5: unknown key "sit"/)
  })
})

describe('the temporary directory', () => {
  it('is named where none can be made', async () => {
    const { code, stderr } = await run({ command: ['true'], environment: { TMPDIR: '/dev/null' } })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'regionguard: no directory can be made in /dev/null (ENOTDIR).\n',
    })
  })
})

describe('signals', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
    ['SIGUSR1', 138],
    ['SIGUSR2', 140],
  ] as const)('%s reaches the command, which decides', async (signal, code) => {
    const deaf = startRun({
      command: [
        'sh',
        '-c',
        `trap 'echo caught; exit 3' ${signal.slice(3)}; echo ready; while :; do sleep 0.05; done`,
      ],
      environment: { TMPDIR: folder },
    })
    await said(deaf, 'ready')
    process.kill(deaf.pid, signal)
    expect(await deaf.end).toMatchObject({ code: 3, stdout: 'ready\ncaught\n' })

    const plain = startRun({
      command: ['sh', '-c', 'echo ready; exec sleep 60'],
      environment: { TMPDIR: folder },
    })
    await said(plain, 'ready')
    process.kill(plain.pid, signal)
    expect(await plain.end).toMatchObject({ code, report: { command: { signal } } })
    expect(leftIn(folder)).toEqual([])
  })

  it('no Ctrl-C in a terminal reaches the command twice', ({ skip }) => {
    const missing = whyMissing('Python', ['/usr/bin/python3', '--version'])
    if (missing !== undefined) skip(missing)
    writeFileSync(
      join(folder, 'terminal.py'),
      `
import os, pty, sys, time
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
text = b''
while b'ready' not in text:
    text += os.read(terminal, 1000)
# One that came twice may still be seen once, if the second comes soon enough.
for _ in range(8):
    os.write(terminal, b'\\x03')
    time.sleep(0.1)
try:
    while chunk := os.read(terminal, 1000):
        text += chunk
except OSError:
    pass
print(text.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`,
    )
    const script =
      'let n = 0; process.on("SIGINT", () => n++ || setTimeout(() => { console.log("caught", n); process.exit(5) }, 1500)); setInterval(() => {}, 1000); console.log("ready")'
    const { status, stdout } = spawnSync(
      '/usr/bin/python3',
      [join(folder, 'terminal.py'), process.execPath, program, 'run', '--', 'node', '-e', script],
      { encoding: 'utf8', env: { PATH } },
    )
    const caught = Number(/caught (\d+)/.exec(stdout)?.[1])
    expect(caught).toBeGreaterThan(0)
    expect(caught).toBeLessThanOrEqual(8)
    expect(status).toBe(5)
  })
})

async function said({ stdout }: { stdout: () => string }, what: string): Promise<void> {
  await expect.poll(stdout, { timeout: 10_000 }).toContain(what)
}

describe('the command', () => {
  it('has the terminal: standard input and output are its own', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [program, 'run', '--', 'sh', '-c', 'cat; echo err >&2'],
      {
        input: 'text',
        encoding: 'utf8',
      },
    )
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'text' })
    expect(stderr).toBe('err\nregionguard: no request to Twilio reached the emulator\n')
  })

  it('gets its arguments as they are', async () => {
    const { stdout } = await run({ command: ['printf', '[%s]', '--region', 'a  b', '', '$HOME', '--'] })
    expect(stdout).toBe('[--region][a  b][][$HOME][--]')
  })
})

describe('the environment', () => {
  it('has the credentials of the world, and no others', async () => {
    const { seen, stderr } = await environmentOf({
      TWILIO_AUTH_TOKEN: 'real-auth-token',
      TWILIO_REGION: 'au1',
      TWILIO_SECRET_THING: 'real-secret',
      twilio_lower: 'real-too',
      OTHER: 'kept',
    })
    expect(seen['OTHER']).toBe('kept')
    expect(
      Object.keys(seen)
        .filter((name) => /^TWILIO_/i.test(name))
        .toSorted(),
    ).toEqual(
      [
        'TWILIO_ACCOUNT_SID',
        'TWILIO_AUTH_TOKEN',
        ...['US1', 'IE1', 'AU1'].flatMap((region) => [
          `TWILIO_${region}_AUTH_TOKEN`,
          `TWILIO_${region}_API_KEY`,
          `TWILIO_${region}_API_SECRET`,
          `TWILIO_${region}_MAIN_API_KEY`,
          `TWILIO_${region}_MAIN_API_SECRET`,
          `TWILIO_SUBACCOUNT_${region}_AUTH_TOKEN`,
        ]),
        'TWILIO_SUBACCOUNT_SID',
      ].toSorted(),
    )
    expect(stderr).toContain(
      'regionguard: not given to the command: TWILIO_REGION, TWILIO_SECRET_THING, twilio_lower\n',
    )
    expect(`${JSON.stringify(seen)}${stderr}`).not.toMatch(/real-/)
  })

  it.each([
    ['ie1', { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' }],
    ['AU1', { TWILIO_REGION: 'au1', TWILIO_EDGE: 'sydney' }],
    ['us1', {}],
  ])('has those of %s under the names without a Region', async (region, place) => {
    const { seen } = await environmentOf({ TWILIO_REGION: 'jp1', TWILIO_EDGE: 'tokyo' }, '--region', region)
    const { TWILIO_REGION, TWILIO_EDGE } = seen
    expect(JSON.parse(JSON.stringify({ TWILIO_REGION, TWILIO_EDGE }))).toEqual(place)
    for (const name of ['AUTH_TOKEN', 'API_KEY', 'API_SECRET', 'MAIN_API_KEY', 'MAIN_API_SECRET']) {
      expect(seen[`TWILIO_${name}`]).toMatch(/^\w{32,34}$/)
      expect(seen[`TWILIO_${name}`]).toBe(seen[`TWILIO_${region.toUpperCase()}_${name}`])
    }
  })

  it('goes by no exception past the emulator', async () => {
    const { seen } = await environmentOf({
      NO_PROXY: '.twilio.com',
      no_proxy: '*',
      npm_config_noproxy: 'api.twilio.com',
    })
    expect(seen).toMatchObject({ NO_PROXY: 'localhost,127.0.0.1,::1', no_proxy: 'localhost,127.0.0.1,::1' })
    expect(seen['npm_config_noproxy']).toBeUndefined()
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) {
      expect(seen[name]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    }
  })

  it('keeps what the user loads into Node and Python', async () => {
    const mine = join(folder, 'with blank')
    mkdirSync(mine)
    writeFileSync(join(mine, 'mine.cjs'), 'globalThis.mine = "loaded"')
    const node = await run({
      environment: { NODE_OPTIONS: `--require "${join(mine, 'mine.cjs')}"` },
      command: ['node', '-p', 'mine + require("node:tls").connect.length'],
    })
    expect(node.stdout).toBe('loaded0\n')
    writeFileSync(join(mine, 'sitecustomize.py'), 'import sys; sys.mine = "loaded"')
    const python = await run({
      environment: { PYTHONPATH: mine },
      command: ['python3', '-c', 'import sys, sitecustomize; print(sys.mine, sitecustomize.__file__)'],
    })
    expect(python.stdout).toBe(`loaded ${join(mine, 'sitecustomize.py')}\n`)
  })

  it('trusts what the user trusts', async () => {
    const pem = spawnSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-keyout',
        '/dev/null',
        '-subj',
        '/CN=mine',
      ],
      { encoding: 'utf8' },
    )
    const certificate = pem.stdout.slice(pem.stdout.indexOf('-----BEGIN')).trim()
    writeFileSync(join(folder, 'mine.pem'), certificate)
    for (const name of ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS']) {
      const { stdout } = await run({
        environment: { [name]: join(folder, 'mine.pem') },
        command: ['sh', '-c', `cat "$${name}"`],
      })
      expect(stdout, name).toContain(certificate)
      expect(stdout.match(/BEGIN CERTIFICATE/g)?.length, name).toBeGreaterThan(
        name === 'NODE_EXTRA_CA_CERTS' ? 1 : 50,
      )
    }
    const { stderr } = await run({ environment: { SSL_CERT_FILE: '/no/such/file' }, command: ['true'] })
    expect(stderr).toContain('no certificates could be read from SSL_CERT_FILE')
  })
})

describe('the files of a run', () => {
  it('hold no key, are for all to read and for nobody else to write, and are gone at the end', async () => {
    const { code, stdout } = await run({
      environment: { TMPDIR: folder },
      command: [
        'sh',
        '-c',
        'd=$(dirname "$SSL_CERT_FILE"); find "$d" -printf "%y %m\\n" | sort | uniq -c; grep -rl "PRIVATE KEY" "$d" || echo none',
      ],
      through: ['sh', '-c', 'umask 077; exec "$0" "$@"'],
    })
    expect({ code, stdout: stdout.replaceAll(/ +/g, ' ') }).toEqual({
      code: 0,
      stdout: ' 2 d 755\n 4 f 644\nnone\n',
    })
    expect(leftIn(folder)).toEqual([])
  })
})

describe('a path with quotes and blanks', () => {
  const directory = (): string => {
    const path = join(folder, `o'b "r`)
    mkdirSync(path)
    return path
  }

  it.for([
    { name: 'Java', command: ['java', '-version'], stdout: '' },
    {
      name: 'PHP',
      command: ['php', '-r', 'echo is_file(ini_get("openssl.cafile")), is_file(ini_get("curl.cainfo"));'],
      stdout: '11',
    },
    {
      name: 'Node',
      command: ['node', '-p', 'require("node:fs").existsSync(process.env.NODE_EXTRA_CA_CERTS)'],
      stdout: 'true\n',
    },
  ])('is one for $name', async ({ name, command, stdout }, { skip }) => {
    const missing = whyMissing(name, [command[0] ?? '', name === 'Java' ? '-version' : '--version'])
    if (missing !== undefined) skip(missing)
    const end = await run({ command, environment: { TMPDIR: directory() } })
    expect(end).toMatchObject({ code: 0, stdout })
  })
})

const CALL_OTHER_REGION =
  'curl -sS -o /dev/null -u "$TWILIO_IE1_API_KEY:$TWILIO_IE1_API_SECRET" "https://api.twilio.com/2010-04-01/Accounts/$TWILIO_ACCOUNT_SID/Messages.json"'

describe('what the command requested', () => {
  it.each([
    [
      `curl -sk -H 'Host: api.twilio.com' https://api.dublin.ie1.twilio.com/a`,
      /GET api\.dublin\.ie1\.twilio\.com\/a: 421, the Host header/,
    ],
    [
      'curl -s https://api.twilio.com:8443/',
      /CONNECT api\.twilio\.com: 403, Twilio hosts are reached on port 443/,
    ],
    ['curl -sk -o /dev/null https://api.ie1.twilio.com/', /CONNECT api\.ie1\.twilio\.com: no answer/],
    ...['', '--tls-max 1.2 '].map((version): [string, RegExp] => [
      `CURL_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt curl -sS ${version}https://api.twilio.com/`,
      /CONNECT api\.twilio\.com: no answer\. The client did not accept the emulator's certificate/,
    ]),
    [
      `CURL_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt curl -sS --noproxy '*' --connect-to "::127.0.0.1:\${REGIONGUARD_EMULATOR##*:}" https://api.dublin.ie1.twilio.com/`,
      /TLS api\.dublin\.ie1\.twilio\.com: no answer\. The client did not accept the emulator's certificate/,
    ],
    [
      `CURL_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt curl -sS https://api.ie1.twilio.com/`,
      /CONNECT api\.ie1\.twilio\.com: no answer\. It was processed in US1/,
    ],
  ])('is refused once, also before there is a Region: %s', async (command, line) => {
    const { code, stderr, report } = await run({
      command: ['sh', '-c', `${command}; true`],
      options: ['--fail-on-refused'],
    })
    expect({ code, requests: report?.requests, refused: report?.refused }, stderr).toEqual({
      code: 1,
      requests: 1,
      refused: 1,
    })
    expect(stderr).toMatch(line)
    expect(stderr).not.toMatch(/[2-9] times/)
  })

  it('fails the run if it must, even if the command did not mind', async () => {
    const command = ['sh', '-c', CALL_OTHER_REGION]
    expect(await run({ command })).toMatchObject({ code: 0, report: { exitCode: 0, refused: 1 } })
    expect(await run({ command, options: ['--fail-on-refused'] })).toMatchObject({
      code: 1,
      report: { exitCode: 1, command: { exitCode: 0 } },
    })
    expect(
      await run({ command: ['sh', '-c', `${CALL_OTHER_REGION}; exit 9`], options: ['--fail-on-refused'] }),
    ).toMatchObject({
      code: 9,
    })
    expect(await run({ command: ['true'], options: ['--fail-on-refused'] })).toMatchObject({ code: 0 })
  })

  it('is reported as documented, without a secret', async () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../docs/run-report.schema.json', import.meta.url), 'utf8'),
    ) as object
    const validate = new Ajv2020({ allErrors: true }).compile(schema)
    const { stdout, stderr, report } = await run({
      command: [
        'sh',
        '-c',
        `${CALL_OTHER_REGION}; ${CALL_OTHER_REGION}; curl -s https://api.ie1.twilio.com/; env`,
      ],
      environment: { TWILIO_EDGE: 'dublin' },
    })
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
    expect(report).toMatchObject({ requests: 3, refused: 3, regions: { us1: 2, ie1: 0, au1: 0 } })
    expect(report?.refusals).toMatchObject([
      {
        method: 'GET',
        host: 'api.twilio.com',
        status: 401,
        code: 20003,
        credentialRegion: 'ie1',
        region: 'us1',
        count: 2,
      },
      { method: 'CONNECT', host: 'api.ie1.twilio.com', count: 1 },
    ])
    expect(stderr).toContain('regionguard: 3 requests: us1 2, refused 3\n')
    expect(stderr).toMatch(
      /refused GET api\.twilio\.com.*401\/20003, this API key was created in ie1.* \(2 times\)/,
    )
    const secrets = [...stdout.matchAll(/^TWILIO_\w*(?:TOKEN|SECRET)=(.+)$/gm)].map(
      ([, secret = '']) => secret,
    )
    expect(secrets).toHaveLength(13)
    for (const secret of secrets) expect(`${stderr}${JSON.stringify(report)}`).not.toContain(secret)
  })

  it('is told of the world that a seed gives', async () => {
    writeFileSync(
      join(folder, 'world.yaml'),
      'version: 1\naccounts:\n  - name: main\n    sid: AC00000000000000000000000000000001\n',
    )
    const { stdout } = await run({
      options: ['--seed', 'world.yaml'],
      command: ['sh', '-c', 'echo $TWILIO_ACCOUNT_SID'],
      cwd: folder,
    })
    expect(stdout).toBe('AC00000000000000000000000000000001\n')
  })
})

describe('other hosts', () => {
  /** A proxy that notes what it is asked for, and refuses it. */
  async function inheritedProxy(): Promise<{ url: string; asked: string[]; close: () => void }> {
    const asked: string[] = []
    const server = createServer()
    server.on('connect', (request, socket) => {
      asked.push(request.url ?? '')
      socket.end('HTTP/1.1 418 Noted\r\n\r\n')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${String(port)}`, asked, close: () => server.close() }
  }

  it('cannot be passed on by a proxy of another kind, which is said', async () => {
    const environment = { ALL_PROXY: 'socks5://me:hunter2@127.0.0.1:1080' }
    const { code, stderr } = await run({ command: ['echo', 'ran'], environment })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "regionguard: ALL_PROXY names no HTTP proxy, so requests to other hosts than Twilio's cannot be passed on. Unset it, or refuse them with --offline.\n",
    })
    const offline = await run({ command: ['echo', 'ran'], environment, options: ['--offline'] })
    expect(offline).toMatchObject({ code: 0, stdout: 'ran\n' })
  })

  it('are reached through the proxy that there was, but Twilio’s are not', async () => {
    const proxy = await inheritedProxy()
    const environment = { HTTPS_PROXY: proxy.url, no_proxy: 'twilio.com' }
    const command = [
      'sh',
      '-c',
      `curl -sS https://other.example/; ${CALL_OTHER_REGION}; curl -s https://nothing.twilio.com/`,
    ]
    const { report } = await run({ command, environment })
    expect(proxy.asked).toEqual(['other.example:443'])
    expect(report?.requests).toBe(2)
    const offline = await run({ command, environment, options: ['--offline'] })
    expect(proxy.asked).toHaveLength(1)
    expect(offline.stderr).toMatch(/curl: \(56\).*403/)
    proxy.close()
  })
})

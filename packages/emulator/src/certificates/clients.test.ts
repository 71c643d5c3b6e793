import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect as connectPlain } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer } from 'node:tls'
import type { Server } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forge } from './certificate-forgery.test.fixture.ts'
import { createCertificateAuthority } from './certificate-authority.ts'
import type { IssuedCertificate } from './certificate-authority.ts'

/** Real clients, which trust the root and are shown certificates that its intermediate signed. */
const authority = createCertificateAuthority()
const files = authority.export()
const directory = mkdtempSync(join(tmpdir(), 'regionguard-'))
const root = join(directory, 'root.pem')
writeFileSync(root, files.root)

interface Case {
  readonly what: string
  readonly shown: IssuedCertificate
  /** What the client wants to reach. */
  readonly name: string
}

const RIGHT: readonly Case[] = [
  {
    what: 'a host of Twilio',
    shown: authority.issue('api.dublin.ie1.twilio.com'),
    name: 'api.dublin.ie1.twilio.com',
  },
  { what: 'one label for *.', shown: authority.issue('*.twilio.com'), name: 'api.twilio.com' },
]
const WRONG: readonly Case[] = [
  { what: '*. for several labels', shown: authority.issue('*.twilio.com'), name: 'api.ie1.twilio.com' },
  { what: 'another host of Twilio', shown: authority.issue('api.twilio.com'), name: 'iam.twilio.com' },
  // What the intermediate's key could be used for, if somebody got hold of it.
  { what: 'another name', shown: forge(files, { dns: 'example.com' }), name: 'example.com' },
  { what: 'a name that ends alike', shown: forge(files, { dns: 'eviltwilio.com' }), name: 'eviltwilio.com' },
  { what: 'an IPv4 address', shown: forge(files, { ip: [127, 0, 0, 1] }), name: '127.0.0.1' },
  {
    what: 'an IPv4 address beside a host of Twilio',
    shown: forge(files, { ip: [127, 0, 0, 1], dns: 'api.twilio.com' }),
    name: '127.0.0.1',
  },
  {
    what: 'an IPv6 address',
    shown: forge(files, { ip: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }),
    name: '::1',
  },
  { what: 'another common name', shown: forge(files, { commonName: 'example.com' }), name: 'example.com' },
  {
    what: 'another common name beside a host of Twilio',
    shown: forge(files, { commonName: 'example.com', dns: 'api.twilio.com' }),
    name: 'example.com',
  },
]
const CASES = [...RIGHT, ...WRONG]

interface Client {
  readonly name: string
  /** Its program, and how to ask whether it is there. */
  readonly program?: readonly string[]
  /** For each case, whether it accepted. */
  readonly accepts: (cases: readonly (Case & { readonly port: number })[]) => Promise<readonly boolean[]>
}

function each(one: (name: string, port: number) => Promise<boolean>): Client['accepts'] {
  return (cases) => Promise.all(cases.map(({ name, port }) => one(name, port)))
}

const isAddress = (name: string): boolean => /^[\d.]+$|:/.test(name)

const CLIENTS: readonly Client[] = [
  {
    name: 'Node',
    accepts: each(
      (name, port) =>
        new Promise((resolve) => {
          const socket = connect({
            ca: files.root,
            socket: connectPlain(port, '127.0.0.1'),
            host: name,
          })
          socket.on('secureConnect', () => {
            resolve(true)
            socket.destroy()
          })
          socket.on('error', () => {
            resolve(false)
          })
        }),
    ),
  },
  {
    name: 'OpenSSL, strict',
    program: ['openssl', 'version'],
    accepts: each(async (name, port) => {
      const check = isAddress(name) ? '-verify_ip' : '-verify_hostname'
      const { stdout } = await run('openssl', [
        's_client',
        '-connect',
        `127.0.0.1:${port}`,
        '-servername',
        'x',
        '-CAfile',
        root,
        '-x509_strict',
        '-verify_return_error',
        check,
        name,
      ])
      return stdout.includes('Verify return code: 0 (ok)')
    }),
  },
  {
    name: 'GnuTLS',
    program: ['gnutls-cli', '--version'],
    accepts: each(async (name, port) => {
      const { stdout } = await run('gnutls-cli', [
        '--x509cafile',
        root,
        '--verify-hostname',
        name,
        '-p',
        String(port),
        '127.0.0.1',
      ])
      return stdout.includes('Status: The certificate is trusted')
    }),
  },
  {
    name: 'curl',
    program: ['curl', '--version'],
    accepts: each(async (name, port) => {
      const host = name.includes(':') ? `[${name}]` : name
      const { code } = await run('curl', [
        '-sS',
        '--noproxy',
        '*',
        '--cacert',
        root,
        '--connect-to',
        `::127.0.0.1:${port}`,
        `https://${host}:${port}/`,
      ])
      // 52: it got as far as the empty answer
      return code === 52
    }),
  },
  {
    name: 'Java',
    program: ['javac', '-version'],
    accepts: async (cases) => {
      const program = fileURLToPath(new URL('ConnectToEach.java', import.meta.url))
      const { stdout } = await run('java', [
        '-XX:TieredStopAtLevel=1',
        program,
        root,
        ...cases.flatMap(({ port, name }) => [String(port), name]),
      ])
      return stdout
        .trim()
        .split('\n')
        .map((line) => line === 'accepted')
    },
  },
]

function run(
  program: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly stdout: string }> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { timeout: 20_000 }, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout })
    })
    child.stdin?.end()
  })
}

function isThere([program = '', ...args]: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const servers: Server[] = []
let cases: readonly (Case & { readonly port: number })[] = []

beforeAll(async () => {
  cases = await Promise.all(
    CASES.map(
      (one) =>
        new Promise<Case & { port: number }>((resolve) => {
          const server = createServer(one.shown, (socket) => {
            socket.on('error', () => undefined)
            socket.on('data', () => socket.end())
          })
          server.on('tlsClientError', () => undefined)
          servers.push(server)
          server.listen(0, '127.0.0.1', () => {
            resolve({ ...one, port: (server.address() as AddressInfo).port })
          })
        }),
    ),
  )
})

afterAll(() => {
  for (const server of servers) server.close()
  rmSync(directory, { recursive: true })
})

describe.each(CLIENTS)('$name', ({ program, accepts }) => {
  it.skipIf(program !== undefined && !isThere(program))(
    'accepts what is for Twilio, and nothing else that the intermediate could sign',
    async () => {
      const accepted = await accepts(cases)
      expect(Object.fromEntries(CASES.map(({ what }, at) => [what, accepted[at]]))).toEqual(
        Object.fromEntries(CASES.map((one) => [one.what, RIGHT.includes(one)])),
      )
    },
  )
})

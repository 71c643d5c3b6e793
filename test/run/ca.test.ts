import { spawn, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { program } from '../cli.ts'
import { PATH } from './run-process.ts'

const root = mkdtempSync(join(tmpdir(), 'regionguard-ca-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})
let data = ''
beforeEach(() => {
  data = mkdtempSync(join(root, 'data-'))
})

const environment = (): Record<string, string> => ({ PATH, HOME: root, XDG_DATA_HOME: data })

function ca(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'ca', ...args], {
    encoding: 'utf8',
    env: environment(),
  })
  return { status, stdout, stderr }
}

const mode = (path: string): number => statSync(path).mode & 0o777

describe.skipIf(process.platform === 'win32')('regionguard ca', () => {
  it('keeps its keys where the user alone can read them', () => {
    const { status, stdout, stderr } = ca('path')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const path = stdout.trimEnd()
    expect(path).toBe(join(data, 'regionguard', 'ca', 'root.pem'))
    expect(mode(join(data, 'regionguard', 'ca'))).toBe(0o700)
    const files = readdirSync(join(data, 'regionguard', 'ca'))
    expect(files).toEqual(['authority-1.pem', 'root.pem'])
    for (const file of files) expect(mode(join(data, 'regionguard', 'ca', file))).toBe(0o600)
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE KEY')
    expect(new X509Certificate(readFileSync(path)).ca).toBe(true)
    expect(ca('print')).toEqual({ status: 0, stdout: readFileSync(path, 'utf8'), stderr: '' })
    expect(ca('path').stdout).toBe(stdout)
    expect(ca('print').stdout).toBe(readFileSync(path, 'utf8'))
  })

  it('makes new keys when it must', () => {
    const before = ca('print').stdout
    expect(ca('reset')).toEqual({ status: 0, stdout: ca('path').stdout, stderr: '' })
    const after = ca('print').stdout
    expect(after).not.toBe(before)
    expect(readdirSync(join(data, 'regionguard', 'ca'))).toEqual(['authority-2.pem', 'root.pem'])
    writeFileSync(join(data, 'regionguard', 'ca', 'authority-2.pem'), 'half a f')
    const { status, stdout, stderr } = ca('print')
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: `regionguard: the certificate authority was damaged; a new one is in ${join(data, 'regionguard', 'ca', 'root.pem')}\n`,
    })
    expect(stdout).not.toBe(after)
    expect(ca('print')).toEqual({ status: 0, stdout, stderr: '' })
  })

  it('does not use keys that others can read', () => {
    ca('path')
    const keys = join(data, 'regionguard', 'ca', 'authority-1.pem')
    chmodSync(keys, 0o644)
    expect(ca('print')).toEqual({
      status: 2,
      stdout: '',
      stderr: `regionguard: ${keys} can be read by others. "regionguard ca reset" makes new keys.\n`,
    })
    expect(ca('reset').status).toBe(0)
    expect(ca('print').status).toBe(0)
  })

  it('is one, however many ask for it at once', { timeout: 60_000 }, async () => {
    const printed = await Promise.all(
      Array.from(
        { length: 8 },
        () =>
          new Promise<string>((resolve, reject) => {
            const child = spawn(process.execPath, [program, 'ca', 'print'], { env: environment() })
            let text = ''
            child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
            child.on('error', reject)
            child.on('close', () => {
              resolve(text)
            })
          }),
      ),
    )
    expect(new Set(printed).size).toBe(1)
    expect(printed[0]).toMatch(/^-----BEGIN CERTIFICATE-----/)
    expect(readdirSync(join(data, 'regionguard', 'ca')).toSorted()).toEqual(['authority-1.pem', 'root.pem'])
  })

  it(
    'publishes the root of the keys that stay, however many reset it at once',
    { timeout: 60_000 },
    async () => {
      const ends = Array.from(
        { length: 10 },
        () =>
          new Promise<number | null>((resolve, reject) => {
            const child = spawn(process.execPath, [program, 'ca', 'reset'], { env: environment() })
            child.on('error', reject)
            child.on('close', resolve)
          }),
      )
      expect(new Set(await Promise.all(ends))).toEqual(new Set([0]))
      const directory = join(data, 'regionguard', 'ca')
      const [keys = '', ...others] = readdirSync(directory).toSorted()
      expect(others).toEqual(['root.pem'])
      const root = readFileSync(join(directory, 'root.pem'), 'utf8')
      expect(readFileSync(join(directory, keys), 'utf8').startsWith(root)).toBe(true)
    },
  )

  it.each([[[]], [['x']], [['path', 'print']]])('takes one action, not %j', (args) => {
    const { status, stderr } = ca(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(/^regionguard: ca needs one of path, print, reset/)
  })
})

describe('regionguard emulate', () => {
  it('speaks TLS with the keys that are kept, made when a client asks first', async () => {
    const emulator = spawn(process.execPath, [program, 'emulate', '--port', '0', '--print-env'], {
      env: environment(),
    })
    let said = ''
    emulator.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await expect.poll(() => said).toMatch(/listening on/)
    expect(readdirSync(data)).toEqual([])
    const [, url = ''] = /listening on (\S+)/.exec(said) ?? []
    const variables = Object.fromEntries(
      [...said.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    ) as Record<string, string>
    const path = ca('path').stdout.trim()
    const get = (host: string, certificates: string): ReturnType<typeof spawnSync> =>
      spawnSync(
        'curl',
        [
          '-sS',
          '-w',
          '%{http_code}',
          '-o',
          '/dev/null',
          '-u',
          `${variables['TWILIO_IE1_API_KEY'] ?? ''}:${variables['TWILIO_IE1_API_SECRET'] ?? ''}`,
          `https://${host}/2010-04-01/Accounts/${variables['TWILIO_ACCOUNT_SID'] ?? ''}/Messages.json`,
        ],
        {
          encoding: 'utf8',
          env: { PATH, HTTPS_PROXY: url, CURL_CA_BUNDLE: certificates },
        },
      )
    expect(get('api.dublin.ie1.twilio.com', path)).toMatchObject({ status: 0, stdout: '200' })
    expect(get('api.dublin.ie1.twilio.com', '/etc/ssl/certs/ca-certificates.crt').status).not.toBe(0)
    expect(get('example.com', path)).toMatchObject({
      status: 56,
      stderr: expect.stringContaining('403') as string,
    })
    emulator.kill()
  })
})

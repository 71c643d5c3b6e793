import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { whyMissing } from './programs.ts'
import { PATH, run } from './run-process.ts'

/**
 * Real clients, unmodified: each creates an API key with an Auth Token of a Region, uses it there, is refused in another
 * one, and meets its own TLS error where a host has a region but no edge.
 */
const PROGRAMS = fileURLToPath(new URL('programs', import.meta.url))

const scratch = mkdtempSync(join(tmpdir(), 'regionguard-clients-'))
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

interface Place {
  readonly region: string
  readonly edge: string
  readonly host: string
}
const US1: Place = { region: 'us1', edge: 'ashburn', host: 'api.twilio.com' }
const IE1: Place = { region: 'ie1', edge: 'dublin', host: 'api.dublin.ie1.twilio.com' }

interface Client {
  readonly name: string
  /** A command that ends with 0 where all that the client needs is there. */
  readonly needs?: readonly string[]
  readonly command: readonly string[]
  /** SDKs take region and edge, other clients a host name. */
  readonly takes: 'place' | 'host'
  /** Its own words for a certificate that is not for the host. */
  readonly withoutEdge: RegExp
  /** As the journal knows it from its User-Agent. */
  readonly sdk?: { readonly sdk: string; readonly version: string }
  /** Makes what is run. */
  readonly build?: () => void
}

const ALTNAME = /^ERR_TLS_CERT_ALTNAME_INVALID .*api\.ie1\.twilio\.com/
const PYTHON = '/usr/bin/python3'
const NET_HTTP_GO = join(scratch, 'net_http')

const CLIENTS: readonly Client[] = [
  ...[
    ['twilio', '6.2.0'],
    ['twilio5', '5.13.1'],
    ['twilio4', '4.23.0'],
  ].map(([name = '', version = '']): Client => ({
    name: `twilio-node ${version}`,
    command: ['node', 'twilio-node.cjs', name],
    takes: 'place',
    withoutEdge: ALTNAME,
    sdk: { sdk: 'twilio-node', version },
  })),
  ...['fetch', 'https', 'tls'].map((name): Client => ({
    name: `Node's own ${name}`,
    command: ['node', 'node-fetch.mjs', name],
    takes: 'host',
    withoutEdge: ALTNAME,
  })),
  {
    name: 'Debian’s twilio-python 7.7.1',
    needs: [PYTHON, '-c', 'import twilio'],
    command: [PYTHON, 'twilio_python.py'],
    takes: 'place',
    withoutEdge: /CertificateError\("hostname 'api\.ie1\.twilio\.com' doesn't match/,
    sdk: { sdk: 'twilio-python', version: '7.7.1' },
  },
  {
    name: 'Python’s aiohttp',
    needs: [PYTHON, '-c', 'import aiohttp'],
    command: [PYTHON, 'aiohttp_python.py'],
    takes: 'host',
    withoutEdge: /Hostname mismatch/,
  },
  {
    name: 'Python’s urllib',
    needs: [PYTHON, '--version'],
    command: [PYTHON, 'urllib_python.py'],
    takes: 'host',
    withoutEdge: /CERTIFICATE_VERIFY_FAILED.*Hostname mismatch/,
  },
  {
    name: 'curl',
    needs: ['curl', '--version'],
    command: ['sh', 'curl.sh'],
    takes: 'host',
    withoutEdge: /^curl: \(60\) SSL: no alternative certificate subject name matches/,
  },
  {
    name: 'HttpsURLConnection of Java',
    needs: ['java', '--version'],
    command: ['java', 'HttpsUrlConnection.java'],
    takes: 'host',
    withoutEdge:
      /SSLHandshakeException: (?:\(\w+\) )?No subject alternative DNS name matching api\.ie1\.twilio\.com/,
  },
  {
    name: 'java.net.http',
    needs: ['java', '--version'],
    command: ['java', 'JavaNetHttp.java'],
    takes: 'host',
    withoutEdge:
      /SSLHandshakeException: (?:\(\w+\) )?No subject alternative DNS name matching api\.ie1\.twilio\.com/,
  },
  {
    name: 'PHP’s curl',
    needs: ['php', '-r', 'curl_init();'],
    command: ['php', 'curl.php'],
    takes: 'host',
    withoutEdge: /^SSL: no alternative certificate subject name matches/,
  },
  {
    name: 'Ruby’s Net::HTTP',
    needs: ['ruby', '-e', 'require "net/http"'],
    command: ['ruby', 'net_http.rb'],
    takes: 'host',
    withoutEdge: /certificate verify failed \(hostname mismatch\)/,
  },
  {
    name: 'Go’s net/http',
    needs: ['go', 'version'],
    command: [NET_HTTP_GO],
    takes: 'host',
    withoutEdge: /x509: certificate is valid for \*\.twilio\.com, not api\.ie1\.twilio\.com/,
    build: () => {
      execFileSync('go', ['build', '-o', NET_HTTP_GO, 'net_http.go'], {
        cwd: PROGRAMS,
        env: { PATH, HOME: scratch, GOCACHE: join(scratch, 'go'), GOFLAGS: '-modcacherw' },
      })
    },
  },
]

describe.each(CLIENTS)('$name', ({ name, needs, command, takes, withoutEdge, sdk, build }) => {
  it.for([
    { here: IE1, there: US1 },
    { here: US1, there: IE1 },
  ])('in $here.region', { timeout: 120_000 }, async ({ here, there }, { skip }) => {
    const missing = needs === undefined ? undefined : whyMissing(name, needs)
    if (missing !== undefined) skip(missing)
    build?.()
    const args =
      takes === 'place'
        ? [here.region, here.edge, there.region, there.edge]
        : [here.region, here.host, there.host]
    const { code, stdout, stderr, report } = await run({ command: [...command, ...args], cwd: PROGRAMS })
    expect(code, stderr).toBe(0)
    const seen = JSON.parse(stdout) as { sid: string; used: number; refused: number; withoutEdge: string }
    expect(seen).toMatchObject({
      sid: expect.stringMatching(/^SK[0-9a-f]{32}$/) as string,
      used: 200,
      refused: 401,
    })
    expect(seen.withoutEdge).toMatch(withoutEdge)

    expect(report).toMatchObject({
      requests: 4,
      regions: { [here.region]: 2, [there.region]: 1 },
      refused: 2,
    })
    expect(report?.refusals).toMatchObject([
      { host: there.host, status: 401, code: 20003, credential: seen.sid, credentialRegion: here.region },
      { host: 'api.ie1.twilio.com' },
    ])
    expect(report?.sdks.find(({ host }) => host === 'api.ie1.twilio.com')?.note).toBe('region without edge')
    expect(stderr).toContain('called api.ie1.twilio.com: region without edge')
    if (sdk !== undefined) {
      expect(report?.sdks.find(({ host }) => host === here.host)).toMatchObject({ ...sdk, requests: 2 })
      expect(stderr).toContain(`seen: ${sdk.sdk} ${sdk.version}`)
    }
  })
})

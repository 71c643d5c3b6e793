import { X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { rootCertificates } from 'node:tls'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { javaTrustStore } from './java-trust-store.ts'
import { bundle, certificatesOf, inheritedRoots, systemRoots } from './certificates.ts'

const folder = mkdtempSync(join(tmpdir(), 'regionguard-certificates-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const [one = '', two = '', three = ''] = rootCertificates

describe('certificates', () => {
  it('are found between whatever else a bundle says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(one, two), fc.stringMatching(/^[a-z# =]*$/))),
        (parts) => {
          const text = parts.map(([pem, comment]) => `${comment}\n${pem}\n`).join('')
          expect(certificatesOf(text)).toEqual(parts.map(([pem]) => pem))
        },
      ),
    )
  })

  it('are none in what is no certificate', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(certificatesOf(text)).toEqual([])
      }),
    )
    expect(certificatesOf('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n')).toEqual([])
  })

  it('are each in a bundle once', () => {
    expect(certificatesOf(bundle([one, two], [], [two, three, one]))).toEqual([one, two, three])
  })

  it('are those of this system', () => {
    expect(systemRoots().length).toBeGreaterThan(50)
  })

  it('are those of a trust store that options of Java name, if it can be read', () => {
    writeFileSync(join(folder, 'a.jks'), javaTrustStore([one, two], new Date(0)))
    writeFileSync(join(folder, 'a.p12'), 'not a JKS')
    const { roots, unreadable } = inheritedRoots({
      JAVA_TOOL_OPTIONS: `-Djavax.net.ssl.trustStore=${join(folder, 'a.jks')}`,
      _JAVA_OPTIONS: `-Djavax.net.ssl.trustStore=${join(folder, 'a.p12')}`,
      JDK_JAVA_OPTIONS: '-Xmx1g',
    })
    const fingerprints = (pems: readonly string[]): readonly string[] =>
      pems.map((pem) => new X509Certificate(pem).fingerprint256)
    expect(fingerprints(roots)).toEqual(fingerprints([one, two]))
    expect(unreadable).toEqual(['_JAVA_OPTIONS'])
  })

  it('are those that variables name: files, and directories', () => {
    mkdirSync(join(folder, 'directory'))
    writeFileSync(join(folder, 'directory', 'a'), one)
    writeFileSync(join(folder, 'directory', 'b'), two)
    writeFileSync(join(folder, 'file'), three)
    writeFileSync(join(folder, 'empty'), 'nothing')
    expect(
      inheritedRoots({
        REQUESTS_CA_BUNDLE: join(folder, 'directory'),
        SSL_CERT_FILE: join(folder, 'file'),
        CURL_CA_BUNDLE: join(folder, 'empty'),
        NODE_EXTRA_CA_CERTS: '',
      }),
    ).toEqual({ roots: [three, one, two], unreadable: ['CURL_CA_BUNDLE'] })
  })

  it('are those of directories that a variable lists, but not of the system’s own again', () => {
    const [first, second] = ['list-1', 'list-2'].map((name) => join(folder, name))
    mkdirSync(first ?? '')
    mkdirSync(second ?? '')
    writeFileSync(join(first ?? '', '0a.0'), one)
    writeFileSync(join(first ?? '', 'notes.txt'), 'no certificate')
    const roots = (directories: readonly string[]): ReturnType<typeof inheritedRoots> =>
      inheritedRoots({ SSL_CERT_DIR: directories.join(delimiter) })
    expect(roots([`${first ?? ''}/`, second ?? '', '/etc/ssl/certs'])).toEqual({
      roots: [one],
      unreadable: [],
    })
    expect(roots([second ?? ''])).toEqual({ roots: [], unreadable: ['SSL_CERT_DIR'] })
    expect(roots(['/etc/ssl/certs/'])).toEqual({ roots: [], unreadable: [] })
  })
})

import { execFileSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { authority, distinguishedName, newKeyPair, signCertificate, toPem } from './certificate.ts'
import {
  CertificateAuthorityError,
  createCertificateAuthority,
  restoreCertificateAuthority,
} from './certificate-authority.ts'
import type { CertificateAuthorityFiles } from './certificate-authority.ts'

const directory = mkdtempSync(join(tmpdir(), 'regionguard-'))
afterAll(() => {
  rmSync(directory, { recursive: true })
})

const DAY = 24 * 60 * 60 * 1000

function openssl(...args: readonly string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function saved(name: string, text: string): string {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

function verify({ root, intermediate }: CertificateAuthorityFiles, leaf: string, name: string): string {
  return openssl(
    'verify',
    '-x509_strict',
    '-purpose',
    'sslserver',
    '-verify_hostname',
    name,
    '-CAfile',
    saved('root.pem', root),
    '-untrusted',
    saved('intermediate.pem', intermediate),
    saved('leaf.pem', leaf),
  )
}

describe('createCertificateAuthority', () => {
  it('makes a chain that OpenSSL finds nothing wrong with, however strictly it looks', () => {
    const ca = createCertificateAuthority()
    const { cert } = ca.issue('api.dublin.ie1.twilio.com')
    expect(verify(ca.export(), cert, 'api.dublin.ie1.twilio.com')).toMatch(/leaf\.pem: OK/)
  })

  it('has one intermediate, for twilio.com and no address, and signs leaves with it', () => {
    const ca = createCertificateAuthority()
    const text = (name: string, pem: string): string =>
      openssl('x509', '-noout', '-text', '-in', saved(name, pem)).replace(/\s+/g, ' ')
    const { root, intermediate } = ca.export()
    const leaf = ca.issue('api.twilio.com').cert
    expect(text('root.pem', root)).toMatch(
      /Basic Constraints: critical CA:TRUE, pathlen:1 .*Key Usage: critical Certificate Sign, CRL Sign/,
    )
    expect(text('intermediate.pem', intermediate)).toMatch(
      /Basic Constraints: critical CA:TRUE, pathlen:0 .*Extended Key Usage: TLS Web Server Authentication .*Name Constraints: critical Permitted: DNS:twilio\.com Excluded: IP:0\.0\.0\.0\/0\.0\.0\.0 IP:0:0:0:0:0:0:0:0\/0:0:0:0:0:0:0:0 /,
    )
    expect(text('leaf.pem', leaf)).toMatch(
      /Subject: Subject Public.*CA:FALSE .*Key Usage: critical Digital Signature .*TLS Web Server Authentication .*Alternative Name: critical DNS:api\.twilio\.com /,
    )
    for (const pem of [root, intermediate, leaf]) {
      expect(text('x.pem', pem)).toMatch(/Subject Key Identifier: .*Authority Key Identifier: /)
    }
    expect(leaf.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    expect(leaf).toContain(intermediate)
  })

  it('keeps no key of the root', () => {
    const ca = createCertificateAuthority()
    const { root, intermediate, intermediateKey, ...more } = ca.export()
    expect(more).toEqual({})
    expect(root).toBe(ca.rootPem)
    expect(root + intermediate).not.toContain('PRIVATE')
    const rootKey = new X509Certificate(root).publicKey.export({ format: 'pem', type: 'spki' })
    const keys = [intermediateKey, ca.issue('api.twilio.com').key]
    for (const key of keys) {
      expect(createPublicKey(key).export({ format: 'pem', type: 'spki' })).not.toBe(rootKey)
    }
  })

  it('is another one each time, serials included', () => {
    const serials = [createCertificateAuthority(), createCertificateAuthority()].flatMap((ca) => [
      ca.export().root,
      ca.export().intermediate,
      ca.issue('api.twilio.com').cert,
      ca.issue('iam.twilio.com').cert,
    ])
    const numbers = serials.map((pem) => new X509Certificate(pem).serialNumber)
    expect(new Set(numbers).size).toBe(8)
    for (const number of numbers) expect(number).toMatch(/^[4-7][\dA-F]{31}$/)
  })

  it('lasts a year from now, and began yesterday', () => {
    const now = new Date('2026-11-22T10:20:30.456Z')
    const ca = createCertificateAuthority({ now: () => now })
    expect(ca.notAfter.toISOString()).toBe('2027-11-22T10:20:30.000Z')
    const { root, intermediate } = ca.export()
    for (const pem of [root, intermediate, ca.issue('api.twilio.com').cert]) {
      const { validFrom, validTo } = new X509Certificate(pem)
      expect(Date.parse(validTo)).toBe(ca.notAfter.getTime())
      expect(Date.parse(validFrom)).toBe(Date.parse('2026-11-21T10:20:30Z'))
    }
  })
})

describe('issue', () => {
  const ca = createCertificateAuthority()

  it.each([
    ['twilio.com', 'DNS:twilio.com'],
    ['API.Twilio.com', 'DNS:api.twilio.com'],
    ['api.twilio.com.', 'DNS:api.twilio.com'],
    ['*.twilio.com', 'DNS:*.twilio.com'],
    ['*.dublin.ie1.twilio.com', 'DNS:*.dublin.ie1.twilio.com'],
    [`${'a'.repeat(63)}.${'b'.repeat(63)}.twilio.com`, `DNS:${'a'.repeat(63)}.${'b'.repeat(63)}.twilio.com`],
  ])('%s', (name, expected) => {
    const { cert, key } = ca.issue(name)
    const certificate = new X509Certificate(cert)
    expect(certificate.subjectAltName).toBe(expected)
    expect(createPublicKey(key).equals(certificate.publicKey)).toBe(true)
  })

  it.each([
    '',
    'com',
    'example.com',
    'eviltwilio.com',
    'twilio.com.example.com',
    'api.twilio.com:443',
    '*.*.twilio.com',
    'a*.twilio.com',
    '*.com',
    '*',
    '127.0.0.1',
    '::1',
    'api..twilio.com',
    'api.twilio.com\0.example.com',
    'api.twilio.com, DNS:example.com',
    'api.twilio.com\n',
  ])('%j is refused', (name) => {
    expect(() => ca.issue(name)).toThrow(RangeError)
  })

  it('gives the same one again, and takes any number of names', () => {
    const one = ca.issue('api.twilio.com')
    expect(ca.issue('API.twilio.com')).toBe(one)
    for (let name = 0; name < 1_000; name += 1) ca.issue(`a${name}.twilio.com`)
    expect(ca.issue('api.twilio.com')).not.toBe(one)
  })

  it('has no name in a certificate that is not below twilio.com', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.domain(),
          fc.string().map((name) => `${name}.twilio.com`),
        ),
        (name) => {
          let cert
          try {
            cert = ca.issue(name).cert
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError)
            return
          }
          expect(new X509Certificate(cert).subjectAltName).toMatch(/^DNS:(\*\.)?([\w-]+\.)*twilio\.com$/)
        },
      ),
    )
  })
})

describe('restoreCertificateAuthority', () => {
  const files = createCertificateAuthority().export()
  const other = createCertificateAuthority().export()

  it('goes on where the other one stopped', () => {
    const ca = restoreCertificateAuthority(files)
    expect(ca.export()).toEqual(files)
    expect(verify(files, ca.issue('iam.twilio.com').cert, 'iam.twilio.com')).toMatch(/OK/)
    expect(restoreCertificateAuthority(ca.export()).notAfter).toEqual(ca.notAfter)
  })

  it('reads texts with other line ends, and with something around them', () => {
    const shown = (pem: string): string => `subject=x\n${pem.replace(/\n/g, '\r\n')}\n`
    const ca = restoreCertificateAuthority({
      root: shown(files.root),
      intermediate: shown(files.intermediate),
      intermediateKey: shown(files.intermediateKey),
    })
    expect(ca.export()).toEqual(files)
  })

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    format: 'pem',
    type: 'pkcs8',
  })
  const unconstrained = unconstrainedFiles()

  it.each<[string, Partial<CertificateAuthorityFiles>, RegExp]>([
    ['no root', { root: '' }, /the root certificate cannot be read/],
    ['half a root', { root: files.root.slice(0, 300) }, /the root certificate cannot be read/],
    ['no intermediate', { intermediate: 'x' }, /the intermediate certificate cannot be read/],
    ['no key', { intermediateKey: '' }, /the key of the intermediate certificate cannot be read/],
    ['a certificate for a key', { intermediateKey: files.root }, /cannot be read/],
    ['the key of another', { intermediateKey: other.intermediateKey }, /the key is not that of/],
    ['a key of another kind', { intermediateKey: rsa.toString() }, /of another kind than P-256/],
    ['the root of another', { root: other.root }, /not signed by the root/],
    ['the intermediate for the root', { root: files.intermediate }, /the root certificate is not one/],
    ['an intermediate that may sign anything', unconstrained, /not constrained to twilio\.com/],
  ])('%s', (_what, wrong, message) => {
    const restore = (): unknown => restoreCertificateAuthority({ ...files, ...wrong })
    expect(restore).toThrow(CertificateAuthorityError)
    expect(restore).toThrow(message)
  })

  it('does not take one whose time is over, or has not come', () => {
    const at =
      (time: number): (() => unknown) =>
      () =>
        restoreCertificateAuthority(files, { now: () => new Date(time) })
    expect(at(Date.now() + 364 * DAY)).not.toThrow()
    expect(at(Date.now() + 366 * DAY)).toThrow(/it has expired/)
    expect(at(Date.now() - 2 * DAY)).toThrow(/not valid before/)
  })

  it('quotes nothing of a key that it cannot read', () => {
    const lines = files.intermediateKey.split('\n')
    const broken = [lines[0], `${lines[1]?.slice(0, 40) ?? ''}!!`, ...lines.slice(2)].join('\n')
    try {
      restoreCertificateAuthority({ ...files, intermediateKey: broken })
      expect.unreachable()
    } catch (error) {
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(lines[1]?.slice(0, 20))
    }
  })

  function unconstrainedFiles(): CertificateAuthorityFiles {
    const time = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + DAY) }
    const root = newKeyPair()
    const signer = { subject: distinguishedName('x', 'root'), privateKey: root.privateKey }
    const intermediate = newKeyPair()
    return {
      root: toPem(
        signCertificate(
          { ...time, subject: signer.subject, publicKey: root.publicKey, extensions: authority(1) },
          signer,
        ),
      ),
      intermediate: toPem(
        signCertificate(
          {
            ...time,
            subject: distinguishedName('x', 'intermediate'),
            publicKey: intermediate.publicKey,
            extensions: authority(0),
          },
          signer,
        ),
      ),
      intermediateKey: intermediate.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    }
  }
})

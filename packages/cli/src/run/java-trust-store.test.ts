import { createHash, X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { certificatesInJavaTrustStore, javaTrustStore, javaTrustStorePath } from './java-trust-store.ts'

describe('javaTrustStore', () => {
  const now = new Date('2026-11-22T00:00:00Z')
  const certificates = rootCertificates.slice(0, 3)
  const store = javaTrustStore(certificates, now)

  it('is as JavaKeyStore reads it', () => {
    let at = 0
    const integer = (): number => store.readUInt32BE((at += 4) - 4)
    const text = (): string => {
      const length = store.readUInt16BE(at)
      at += 2 + length
      return store.toString('latin1', at - length, at)
    }
    expect([integer(), integer(), integer()]).toEqual([0xfeedfeed, 2, 3])
    for (const [index, pem] of certificates.entries()) {
      expect([integer(), text()]).toEqual([2, `regionguard-${String(index)}`])
      expect(store.readBigInt64BE((at += 8) - 8)).toBe(BigInt(now.getTime()))
      expect(text()).toBe('X.509')
      const length = integer()
      expect(store.subarray(at, (at += length))).toEqual(new X509Certificate(pem).raw)
    }
    expect(store.length - at).toBe(20)
  })

  it('ends with the digest of the usual password', () => {
    const password = Buffer.from('\0c\0h\0a\0n\0g\0e\0i\0t', 'latin1')
    const digest = createHash('sha1')
      .update(password)
      .update('Mighty Aphrodite')
      .update(store.subarray(0, -20))
    expect(store.subarray(-20)).toEqual(digest.digest())
  })
})

describe('certificatesInJavaTrustStore', () => {
  const certificates = rootCertificates.slice(0, 3)
  const store = javaTrustStore(certificates, new Date(0))

  it('are those that the store was made of', () => {
    const found = certificatesInJavaTrustStore(store) ?? []
    expect(found.map((pem) => new X509Certificate(pem).fingerprint)).toEqual(
      certificates.map((pem) => new X509Certificate(pem).fingerprint),
    )
  })

  it('are unknown of a store of another format, with a key, or cut off', () => {
    const withKey = Buffer.from(store)
    withKey.writeUInt32BE(1, 12)
    for (const other of [Buffer.from('30820b', 'hex'), Buffer.alloc(0), withKey, store.subarray(0, 500)])
      expect(certificatesInJavaTrustStore(other)).toBeUndefined()
  })
})

it.each([
  ['-Dx=1 -Djavax.net.ssl.trustStore=/a/b.jks -Dy=2', '/a/b.jks'],
  ['-Djavax.net.ssl.trustStore="/a b/c.jks"', '/a b/c.jks'],
  ['-Djavax.net.ssl.trustStore=/a -Djavax.net.ssl.trustStore=/b', '/b'],
  ['-Djavax.net.ssl.trustStore=', undefined],
  ['-Djavax.net.ssl.trustStoreType=JKS', undefined],
  [undefined, undefined],
])('the store that %j names is %j', (options, path) => {
  expect(javaTrustStorePath(options)).toBe(path)
})

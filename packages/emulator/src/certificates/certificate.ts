import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import {
  bitString,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  TRUE,
  utf8String,
} from './der.ts'

/** Who signs: for a self-signed certificate the same as who is signed. */
export interface Signer {
  /** As it stands in the signer's certificate: DER. */
  readonly subject: Uint8Array
  readonly privateKey: KeyObject
}

export interface CertificateContents {
  /** DER, from {@link commonName}; an empty one for a leaf, whose names are in an extension. */
  readonly subject: Uint8Array
  readonly publicKey: KeyObject
  readonly notBefore: Date
  readonly notAfter: Date
  /** Each from one of the functions below; the key identifiers are added to them. */
  readonly extensions: readonly Uint8Array[]
}

/**
 * Signs an X.509 certificate (RFC 5280) with ECDSA and SHA-256.
 *
 * @returns DER
 */
export function signCertificate(contents: CertificateContents, signer: Signer): Buffer {
  const { subject, publicKey, notBefore, notAfter, extensions } = contents
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serialNumber()),
    ECDSA_WITH_SHA256,
    signer.subject,
    sequence(time(notBefore), time(notAfter)),
    subject,
    publicKey.export({ format: 'der', type: 'spki' }),
    explicit(
      3,
      sequence(
        ...extensions,
        // Both on every certificate: Python 3.13 refuses what has none (`openssl verify -x509_strict`).
        extension('2.5.29.14', octetString(keyIdentifier(publicKey))),
        extension('2.5.29.35', sequence(implicit(0, keyIdentifier(signer.privateKey)))),
      ),
    ),
  )
  return sequence(toBeSigned, ECDSA_WITH_SHA256, bitString(sign('sha256', toBeSigned, signer.privateKey)))
}

const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'))

export interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** P-256: the one curve that every TLS client takes, and far cheaper to make and to use than RSA. */
export function newKeyPair(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

/** Random, positive, and of at most 20 octets (RFC 5280, 4.1.2.2): browsers refuse a serial that they saw before. */
function serialNumber(): Buffer {
  const serial = randomBytes(16)
  serial[0] = (serial.readUInt8(0) & 0x7f) | 0x40
  return serial
}

/** The first 160 bits of the key's SHA-256 (RFC 7093, 2). @param key its own, or its private half */
function keyIdentifier(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return createHash('sha256')
    .update(Buffer.from([4]))
    .update(Buffer.from(x, 'base64url'))
    .update(Buffer.from(y, 'base64url'))
    .digest()
    .subarray(0, 20)
}

/** A distinguished name of organisation and common name. */
export function distinguishedName(organization: string, commonName: string): Buffer {
  const part = (type: string, value: string): Buffer =>
    set(sequence(objectIdentifier(type), utf8String(value)))
  return sequence(part('2.5.4.10', organization), part('2.5.4.3', commonName))
}

export const NO_NAME = sequence()

function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return sequence(objectIdentifier(id), ...(critical ? [TRUE] : []), octetString(value))
}

/** It may sign, and below it at most so many others that may. */
export function authority(pathLength: number): readonly Buffer[] {
  return [
    extension('2.5.29.19', sequence(TRUE, integer(Buffer.from([pathLength]))), true),
    // keyCertSign and cRLSign: bits 5 and 6
    extension('2.5.29.15', bitString(Buffer.from([0b0000_0110]), 1), true),
  ]
}

/** It is a server's own, for these DNS names; `*.` in front stands for one label. */
export function server(names: readonly string[]): readonly Buffer[] {
  return [
    extension('2.5.29.19', sequence(), true),
    // digitalSignature: bit 0
    extension('2.5.29.15', bitString(Buffer.from([0b1000_0000]), 7), true),
    serverAuthentication(),
    subjectAlternativeNames(names.map((name) => implicit(2, Buffer.from(name, 'latin1')))),
  ]
}

/** @param names GeneralNames; critical, as it must be where the subject is empty (RFC 5280, 4.2.1.6) */
export function subjectAlternativeNames(names: readonly Uint8Array[]): Buffer {
  return extension('2.5.29.17', sequence(...names), true)
}

/** For TLS servers only, and so whatever is signed below it. */
export function serverAuthentication(): Buffer {
  return extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1')))
}

/**
 * Whatever is signed below it is for this domain and what is below that, and never for an IP address: a constraint for
 * DNS names alone would leave those free.
 */
export function onlyForDomain(domain: string): Buffer {
  const subtree = (tag: number, base: Uint8Array): Buffer => sequence(implicit(tag, base))
  return extension(
    '2.5.29.30',
    sequence(
      explicit(0, subtree(2, Buffer.from(domain, 'latin1'))),
      // An address and a mask of zeros: every one of IPv4, every one of IPv6.
      explicit(1, subtree(7, Buffer.alloc(8)), subtree(7, Buffer.alloc(32))),
    ),
    true,
  )
}

/** The subject of a certificate, as an issuer has to repeat it. @param certificate DER */
export function subjectOf(certificate: Uint8Array): Uint8Array {
  // Certificate and TBSCertificate; then version, serial, algorithm, issuer and validity stand before the subject.
  let at = contentsAt(certificate, contentsAt(certificate, 0))
  for (let skipped = 0; skipped < 5; skipped += 1) at = endOf(certificate, at)
  return certificate.subarray(at, endOf(certificate, at))
}

function contentsAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1] ?? 0
  return at + 2 + (first < 0x80 ? 0 : first & 0x7f)
}

function endOf(bytes: Uint8Array, at: number): number {
  const contents = contentsAt(bytes, at)
  let length = bytes[at + 1] ?? 0
  if (length >= 0x80) {
    length = 0
    for (let octet = at + 2; octet < contents; octet += 1) length = length * 256 + (bytes[octet] ?? 0)
  }
  return contents + length
}

/** @param der of one certificate */
export function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

import { createPrivateKey, X509Certificate } from 'node:crypto'
import {
  distinguishedName,
  newKeyPair,
  NO_NAME,
  serverAuthentication,
  signCertificate,
  subjectAlternativeNames,
  subjectOf,
  toPem,
} from './certificate.ts'
import type { CertificateAuthorityFiles } from './certificate-authority.ts'
import { implicit } from './der.ts'

/** What whoever got hold of the intermediate's key could sign with it. */
export interface Forged {
  readonly dns?: string
  /** Bytes of an address. */
  readonly ip?: readonly number[]
  readonly commonName?: string
}

/** @returns PEM: the key, and the certificate with the intermediate */
export function forge(
  { intermediate, intermediateKey }: CertificateAuthorityFiles,
  { dns, ip, commonName }: Forged,
): { key: string; cert: string } {
  const { publicKey, privateKey } = newKeyPair()
  const issuer = new X509Certificate(intermediate)
  const names = [
    ...(dns === undefined ? [] : [implicit(2, Buffer.from(dns, 'latin1'))]),
    ...(ip === undefined ? [] : [implicit(7, Buffer.from(ip))]),
  ]
  const certificate = signCertificate(
    {
      subject: commonName === undefined ? NO_NAME : distinguishedName('Example', commonName),
      publicKey,
      notBefore: new Date(Date.parse(issuer.validFrom)),
      notAfter: new Date(Date.parse(issuer.validTo)),
      extensions: [serverAuthentication(), ...(names.length === 0 ? [] : [subjectAlternativeNames(names)])],
    },
    { subject: subjectOf(issuer.raw), privateKey: createPrivateKey(intermediateKey) },
  )
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: toPem(certificate) + intermediate,
  }
}

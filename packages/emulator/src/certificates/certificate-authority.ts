import { createPrivateKey, createPublicKey, randomBytes, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { parseTwilioHost } from '@regionguard/core/knowledge'
import {
  authority,
  distinguishedName,
  newKeyPair,
  NO_NAME,
  onlyForDomain,
  server,
  serverAuthentication,
  signCertificate,
  subjectOf,
  toPem,
} from './certificate.ts'

/** Signs certificates for Twilio's host names, and for no others. */
export interface CertificateAuthority {
  /** The root certificate, PEM: what clients are told to trust. */
  readonly rootPem: string
  /** When it ends, and all that it has signed. */
  readonly notAfter: Date
  /**
   * A server's certificate. The same for the same name, as long as it is remembered.
   *
   * @param hostname `twilio.com`, or a name below it; `*.` may stand in front. Case does not matter
   * @throws RangeError for any other name
   */
  issue(hostname: string): IssuedCertificate
  /** What to keep of it. The intermediate's key signs: it is for its user's eyes alone. */
  export(): CertificateAuthorityFiles
}

export interface IssuedCertificate {
  /** PEM. All certificates of one authority share a key. */
  readonly key: string
  /** PEM: the certificate itself, then the intermediate that signed it. */
  readonly cert: string
}

/** A certificate authority as texts, each PEM. There is no key of the root: nobody has it any more. */
export interface CertificateAuthorityFiles {
  readonly root: string
  readonly intermediate: string
  readonly intermediateKey: string
}

export interface CertificateAuthorityOptions {
  /** The time of day; the emulator's own clock has no say here, for clients have another. */
  readonly now?: () => Date
}

/** These texts are no certificate authority, or one that is of no use any more. */
export class CertificateAuthorityError extends Error {
  override readonly name = 'CertificateAuthorityError'
}

const DOMAIN = 'twilio.com'
const DAY = 24 * 60 * 60 * 1000
const LIFETIME = 365 * DAY
/** Clocks of containers and virtual machines lag. */
const LEEWAY = DAY
const CERTIFICATES_KEPT = 1_000

/**
 * A new certificate authority: a root, which signs one intermediate and no more, for its key is dropped at once. The
 * intermediate can sign for Twilio's names only, so that whoever trusts the root trusts it for nothing else, even if
 * the intermediate's key gets lost. The constraints are on the intermediate because Java does not look at a root's.
 *
 * Nothing is written anywhere.
 */
export function createCertificateAuthority(options: CertificateAuthorityOptions = {}): CertificateAuthority {
  const now = (options.now ?? currentTime)()
  const notBefore = new Date(now.getTime() - LEEWAY)
  const notAfter = new Date(Math.floor((now.getTime() + LIFETIME) / 1000) * 1000)
  // Clients may have several of them in one bundle, of earlier runs, and so may its reader.
  const label = randomBytes(4).toString('hex')
  const root = newKeyPair()
  const rootSigner = {
    subject: distinguishedName('Regionguard emulator', `Regionguard emulator root ${label}`),
    privateKey: root.privateKey,
  }
  const rootCertificate = signCertificate(
    {
      subject: rootSigner.subject,
      publicKey: root.publicKey,
      notBefore,
      notAfter,
      extensions: authority(1),
    },
    rootSigner,
  )
  const intermediate = newKeyPair()
  const subject = distinguishedName('Regionguard emulator', `Regionguard emulator intermediate ${label}`)
  const intermediateCertificate = signCertificate(
    {
      subject,
      publicKey: intermediate.publicKey,
      notBefore,
      notAfter,
      extensions: [...authority(0), serverAuthentication(), CONSTRAINTS],
    },
    rootSigner,
  )
  return new Issuer(toPem(rootCertificate), toPem(intermediateCertificate), {
    privateKey: intermediate.privateKey,
    subject,
    notBefore,
    notAfter,
  })
}

const CONSTRAINTS = onlyForDomain(DOMAIN)

/**
 * A certificate authority from what `export` gave.
 *
 * @throws CertificateAuthorityError if the texts are none, do not belong together, are not constrained to Twilio's
 *   names, or are outside of their time; its message quotes none of them
 */
export function restoreCertificateAuthority(
  files: CertificateAuthorityFiles,
  options: CertificateAuthorityOptions = {},
): CertificateAuthority {
  const root = readCertificate(files.root, 'root certificate')
  const intermediate = readCertificate(files.intermediate, 'intermediate certificate')
  const privateKey = readKey(files.intermediateKey)
  if (!intermediate.checkPrivateKey(privateKey)) fail('the key is not that of the intermediate certificate')
  if (!root.ca || !root.verify(root.publicKey)) fail('the root certificate is not one')
  if (!intermediate.checkIssued(root) || !intermediate.verify(root.publicKey)) {
    fail('the intermediate certificate is not signed by the root')
  }
  if (!intermediate.ca || !intermediate.raw.includes(CONSTRAINTS)) {
    fail(`the intermediate certificate is not constrained to ${DOMAIN}`)
  }
  const notBefore = latest(root.validFrom, intermediate.validFrom)
  const notAfter = earliest(root.validTo, intermediate.validTo)
  const now = (options.now ?? currentTime)()
  if (now >= notAfter) fail(`it has expired (${notAfter.toISOString()})`)
  if (now < notBefore) fail(`it is not valid before ${notBefore.toISOString()}`)
  return new Issuer(toPem(root.raw), toPem(intermediate.raw), {
    privateKey,
    subject: subjectOf(intermediate.raw),
    notBefore,
    notAfter,
  })
}

interface IssuerKey {
  readonly privateKey: KeyObject
  readonly subject: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
}

class Issuer implements CertificateAuthority {
  readonly rootPem: string
  readonly notAfter: Date
  readonly #intermediatePem: string
  readonly #signer: IssuerKey
  readonly #issued = new Map<string, IssuedCertificate>()
  #leaf: { readonly publicKey: KeyObject; readonly pem: string } | undefined

  constructor(rootPem: string, intermediatePem: string, signer: IssuerKey) {
    this.rootPem = rootPem
    this.notAfter = signer.notAfter
    this.#intermediatePem = intermediatePem
    this.#signer = signer
  }

  issue(hostname: string): IssuedCertificate {
    const name = certifiableName(hostname)
    const known = this.#issued.get(name)
    if (known !== undefined) return known
    this.#leaf ??= newLeafKey()
    const { notBefore, notAfter } = this.#signer
    const certificate = signCertificate(
      {
        subject: NO_NAME,
        publicKey: this.#leaf.publicKey,
        notBefore,
        notAfter,
        extensions: server([name]),
      },
      this.#signer,
    )
    const issued = { key: this.#leaf.pem, cert: toPem(certificate) + this.#intermediatePem }
    if (this.#issued.size >= CERTIFICATES_KEPT) this.#issued.clear()
    this.#issued.set(name, issued)
    return issued
  }

  export(): CertificateAuthorityFiles {
    return {
      root: this.rootPem,
      intermediate: this.#intermediatePem,
      intermediateKey: pemOf(this.#signer.privateKey),
    }
  }
}

function newLeafKey(): { publicKey: KeyObject; pem: string } {
  const { publicKey, privateKey } = newKeyPair()
  return { publicKey, pem: pemOf(privateKey) }
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString()
}

function certifiableName(hostname: string): string {
  const [, wildcard = '', rest = ''] = /^(\*\.)?(.*)$/s.exec(hostname) ?? []
  const host = rest.includes(':') ? undefined : parseTwilioHost(rest)?.host
  if (host === undefined) {
    throw new RangeError(`certificates are for ${DOMAIN} and the names below it, and for nothing else`)
  }
  return wildcard + host
}

function readCertificate(pem: string, what: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch (cause) {
    throw new CertificateAuthorityError(`the ${what} cannot be read`, { cause })
  }
}

function readKey(pem: string): KeyObject {
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    // No cause: its message might quote the key.
    throw new CertificateAuthorityError('the key of the intermediate certificate cannot be read')
  }
  if (
    key.asymmetricKeyType !== 'ec' ||
    createPublicKey(key).asymmetricKeyDetails?.namedCurve !== 'prime256v1'
  ) {
    fail('the key of the intermediate certificate is of another kind than P-256')
  }
  return key
}

function latest(...dates: readonly string[]): Date {
  return new Date(Math.max(...dates.map((date) => Date.parse(date))))
}

function earliest(...dates: readonly string[]): Date {
  return new Date(Math.min(...dates.map((date) => Date.parse(date))))
}

function fail(reason: string): never {
  throw new CertificateAuthorityError(reason)
}

function currentTime(): Date {
  return new Date()
}

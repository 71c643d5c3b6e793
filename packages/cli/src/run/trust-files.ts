import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, certificatesOf, extraRoots, inheritedRoots, systemRoots } from './certificates.ts'
import { javaTrustStore } from './java-trust-store.ts'
import { writeForAll } from './write-for-all.ts'

/** What clients need to trust one run's certificate authority. None of these files holds a key. */
export interface TrustFiles {
  /** PEM: the system's roots, the inherited ones, and the run's. */
  readonly bundle: string
  /** PEM: the run's root and what `NODE_EXTRA_CA_CERTS` named; Node brings the others. */
  readonly extra: string
  /** JKS: the same as `bundle`. */
  readonly javaTrustStore: string
  /** A directory with an `.ini` file for PHP. */
  readonly phpDirectory: string
  /** Inherited variables that name no file with certificates. */
  readonly unreadable: readonly string[]
}

/**
 * Writes the files by which clients trust a certificate authority: to be read by all, for the command may run programs
 * as others.
 *
 * @param directory exists; nobody else writes into it
 * @param rootPem the authority's root certificate
 * @param environment what the clients would have inherited: roots that it names are kept
 */
export function writeTrustFiles(
  directory: string,
  rootPem: string,
  environment: Readonly<Record<string, string | undefined>>,
): TrustFiles {
  const own = certificatesOf(rootPem)
  const inherited = inheritedRoots(environment)
  const all = bundle(systemRoots(), inherited.roots, own)
  const { NODE_EXTRA_CA_CERTS } = environment
  const files = {
    bundle: join(directory, 'ca-bundle.pem'),
    extra: join(directory, 'extra-ca.pem'),
    javaTrustStore: join(directory, 'trust-store.jks'),
    phpDirectory: join(directory, 'php'),
    unreadable: inherited.unreadable,
  }
  writeForAll(files.bundle, all)
  writeForAll(files.extra, bundle(extraRoots(NODE_EXTRA_CA_CERTS), own))
  writeForAll(files.javaTrustStore, javaTrustStore(certificatesOf(all), new Date()))
  mkdirSync(files.phpDirectory)
  chmodSync(files.phpDirectory, 0o755)
  const value = iniValue(files.bundle)
  writeForAll(join(files.phpDirectory, 'regionguard.ini'), `curl.cainfo=${value}\nopenssl.cafile=${value}\n`)
  return files
}

/** As PHP reads it: between double quotes a backslash takes what would mean something as it is. */
function iniValue(path: string): string {
  return `"${path.replace(/[\\"]|\$(?=\{)/g, String.raw`\$&`)}"`
}

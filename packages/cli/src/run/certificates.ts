import { readFileSync, readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { certificatesInJavaTrustStore, javaTrustStorePath } from './java-trust-store.ts'

/**
 * Where systems keep the roots that they trust, as one file; the first that is there counts. The list of Go's
 * crypto/x509 (https://github.com/golang/go/blob/master/src/crypto/x509/root_linux.go and root_darwin.go's predecessor).
 */
export const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Alpine, Arch
  '/etc/pki/tls/certs/ca-bundle.crt', // Fedora, RHEL
  '/etc/ssl/ca-bundle.pem', // openSUSE
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', // RHEL
  '/etc/ssl/cert.pem', // Alpine, macOS, BSD
]

/** The variables by which clients are given roots: what an inherited one names goes on to be trusted. */
const INHERITED = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS']

/** The variables by which Java is given options, and with them a trust store. */
const JAVA_VARIABLES = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS']

/** A list of directories, which OpenSSL's clients read beside the file. */
const DIRECTORIES = 'SSL_CERT_DIR'

/** Directories of which {@link SYSTEM_BUNDLES} hold all: where OpenSSL looks by itself. */
const SYSTEM_DIRECTORIES = [
  '/etc/ssl/certs',
  '/etc/pki/tls/certs',
  '/usr/lib/ssl/certs',
  '/etc/pki/ca-trust/extracted/pem',
]

const CERTIFICATE =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END (?:TRUSTED )?CERTIFICATE-----/g

/** The certificates of a PEM file, in order, without what stands between them. */
export function certificatesOf(pem: string): string[] {
  return pem.match(CERTIFICATE) ?? []
}

/** Certificates as one PEM file, each once. */
export function bundle(...lists: readonly (readonly string[])[]): string {
  return `${[...new Set(lists.flat())].join('\n')}\n`
}

/**
 * The roots that this system trusts. Where there is no such file (Windows), those that Node brings.
 */
export function systemRoots(): readonly string[] {
  for (const path of SYSTEM_BUNDLES) {
    const roots = certificatesAt(path)
    if (roots.length > 0) return roots
  }
  return process.getBuiltinModule('node:tls').rootCertificates
}

/**
 * The roots that the variables of an environment name.
 *
 * @returns them, and the variables whose file cannot be read or holds none
 */
export function inheritedRoots(environment: Readonly<Record<string, string | undefined>>): {
  readonly roots: readonly string[]
  readonly unreadable: readonly string[]
} {
  const unreadable: string[] = []
  const roots: string[] = []
  const read = new Set<string>([...SYSTEM_BUNDLES, ...SYSTEM_DIRECTORIES])
  for (const name of [...INHERITED, DIRECTORIES]) {
    const given = environment[name] ?? ''
    // The system's own roots are in already; most inherited variables name those.
    const paths = (name === DIRECTORIES ? given.split(delimiter) : [given])
      .map((path) => path.replace(/(?<=.)\/+$/, ''))
      .filter((path) => path !== '' && !read.has(path))
    if (paths.length === 0) continue
    for (const path of paths) read.add(path)
    const found = paths.flatMap(certificatesAt)
    // One that cannot be decoded would make clients refuse the whole file, the run's own root with it.
    const readable = found.filter(canBeRead)
    if (readable.length === 0 || readable.length < found.length) unreadable.push(name)
    roots.push(...readable)
  }
  for (const name of JAVA_VARIABLES) {
    const path = javaTrustStorePath(environment[name])
    if (path === undefined || read.has(path)) continue
    read.add(path)
    const found = javaRootsAt(path)
    const readable = found?.filter(canBeRead) ?? []
    if (found === undefined || readable.length < found.length) unreadable.push(name)
    roots.push(...readable)
  }
  return { roots, unreadable }
}

/** Of a trust store that options of Java name; undefined where it cannot be read, or is of another format than JKS. */
function javaRootsAt(path: string): readonly string[] | undefined {
  try {
    return certificatesInJavaTrustStore(readFileSync(path))
  } catch {
    // The caller names the variable.
    return undefined
  }
}

/**
 * What `NODE_EXTRA_CA_CERTS` named, the system's own bundle as well: of the system's roots Node takes no other.
 */
export function extraRoots(path: string | undefined): readonly string[] {
  return path === undefined || path === '' ? [] : certificatesAt(path).filter(canBeRead)
}

function canBeRead(pem: string): boolean {
  try {
    return new (process.getBuiltinModule('node:crypto').X509Certificate)(pem).raw.length > 0
  } catch {
    // The caller names the variable.
    return false
  }
}

/** Of a file, or of all files of a directory, as `REQUESTS_CA_BUNDLE` may be one; none where it cannot be read. */
function certificatesAt(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return []
  try {
    if (!found.isDirectory()) return certificatesOf(readFileSync(path, 'utf8'))
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .flatMap(({ name }) => certificatesOf(readFileSync(join(path, name), 'utf8')))
  } catch {
    // The caller names the variable.
    return []
  }
}

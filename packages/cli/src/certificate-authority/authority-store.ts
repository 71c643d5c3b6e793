import {
  closeSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { createCertificateAuthority, restoreCertificateAuthority } from '@regionguard/emulator'
import type { CertificateAuthority } from '@regionguard/emulator'
import { errorCode } from '@regionguard/core/surroundings'
import { UsageError } from '../command-line/usage-error.ts'
import { writeBeside } from '../write/write-beside.ts'

/** The certificate authority of this user, and what had to be done for it. */
export interface StoredAuthority {
  readonly authority: CertificateAuthority
  /** The file with the root certificate, the one to be trusted. It holds no key. */
  readonly rootPath: string
  /** Why a new one was made: clients that trusted the one before have to be told. Undefined where none was made. */
  readonly made: 'first' | 'expiring' | 'expired' | 'damaged' | 'reset' | undefined
}

/** An authority this near to its end is replaced: what is started now may run for weeks. */
const RENEW_BEFORE = 30 * 24 * 60 * 60 * 1000

/** `authority-3.pem`: every new authority has the next number, so that two processes cannot both make it. */
const FILE = /^authority-(\d{1,9})\.pem$/
const ROOT = 'root.pem'

/**
 * The authority that is kept in a directory; one is made where there is none that can be used.
 *
 * @param directory of its own; made with mode 0700 where it is missing
 * @throws UsageError if the directory cannot be used, or if others can read the key
 */
export function storedAuthority(directory: string, now = new Date()): StoredAuthority {
  return inDirectory(directory, () => {
    try {
      return current(directory, now)
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
      // Another process has put a new one in the place of the file that was there a moment ago.
      return current(directory, now)
    }
  })
}

function current(directory: string, now: Date): StoredAuthority {
  const latest = numbers(directory).at(-1)
  if (latest === undefined) return make(directory, 1, 'first')
  const authority = read(directory, latest)
  if (typeof authority === 'string') return make(directory, latest + 1, authority)
  if (authority.notAfter.getTime() - now.getTime() < RENEW_BEFORE)
    return make(directory, latest + 1, 'expiring')
  return { authority, rootPath: publish(directory, authority), made: undefined }
}

/**
 * Makes a new authority in the place of the one that there is, whatever that is worth.
 *
 * @throws UsageError if the directory cannot be used
 */
export function resetAuthority(directory: string): StoredAuthority {
  return inDirectory(directory, () => make(directory, (numbers(directory).at(-1) ?? 0) + 1, 'reset'))
}

function inDirectory(directory: string, act: () => StoredAuthority): StoredAuthority {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    return act()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      const where = 'path' in error && typeof error.path === 'string' ? error.path : directory
      throw new UsageError(
        `the certificate authority in ${directory} cannot be used: ${errorCode(error)} at ${where}.`,
      )
    }
    throw error
  }
}

function numbers(directory: string): number[] {
  return readdirSync(directory)
    .flatMap((name) => FILE.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((one, other) => one - other)
}

/** @returns what is wrong with the file, if it is not what this program writes, or not any more */
function read(directory: string, number: number): CertificateAuthority | 'expired' | 'damaged' {
  const path = pathOf(directory, number)
  const text = readPrivate(path)
  const [root, intermediate] =
    text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g) ?? []
  const [intermediateKey] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n/.exec(text) ?? []
  if (root === undefined || intermediate === undefined || intermediateKey === undefined) return 'damaged'
  try {
    return restoreCertificateAuthority({ root, intermediate, intermediateKey })
  } catch {
    // The caller makes another, and says so.
    return [root, intermediate].some(hasEnded) ? 'expired' : 'damaged'
  }
}

function hasEnded(pem: string): boolean {
  try {
    const { X509Certificate } = process.getBuiltinModule('node:crypto')
    return Date.parse(new X509Certificate(pem).validTo) < Date.now()
  } catch {
    // Malformed, which is another reason.
    return false
  }
}

/** @throws UsageError if it is not the user's own, or others can read it */
function readPrivate(path: string): string {
  const file = openSync(path, 'r')
  try {
    const { mode, uid } = fstatSync(file)
    const mine = process.getuid === undefined || uid === process.getuid()
    if (process.platform !== 'win32' && (!mine || (mode & 0o077) !== 0)) {
      throw new UsageError(
        `${path} ${mine ? 'can be read by others' : 'belongs to another user'}. "regionguard ca reset" makes new keys.`,
      )
    }
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

/** Makes the authority of this number; where another process was faster, that one's is taken. */
function make(
  directory: string,
  number: number,
  made: NonNullable<StoredAuthority['made']>,
): StoredAuthority {
  const authority = createCertificateAuthority()
  const { root, intermediate, intermediateKey } = authority.export()
  const path = pathOf(directory, number)
  const content = [root, intermediate, intermediateKey].map(ended).join('')
  const isFirst = writeBeside({ path, content, mode: 0o600 }, (beside) => {
    try {
      // Unlike a rename, this fails where the file is there: the first wins, and its file is whole.
      linkSync(beside, path)
      return true
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      return false
    }
  })
  const own = isFirst ? authority : usable(directory, number)
  if (own === undefined) return make(directory, number + 1, made)
  let stays: Numbered = { number, authority: own }
  let rootPath = isFirst ? publishNew(directory, number, own) : publish(directory, own)
  // Another process may have made a newer one since, and may have published its root before this one did.
  for (let newer = newest(directory, number); newer !== undefined; newer = newest(directory, newer.number)) {
    stays = newer
    rootPath = publish(directory, newer.authority)
  }
  for (const old of numbers(directory))
    if (old < stays.number) rmSync(pathOf(directory, old), { force: true })
  return { authority: stays.authority, rootPath, made }
}

interface Numbered {
  readonly number: number
  readonly authority: CertificateAuthority
}

/** The newest authority above a number that can be used. */
function newest(directory: string, above: number): Numbered | undefined {
  for (const number of numbers(directory).toReversed()) {
    const authority = number > above ? usable(directory, number) : undefined
    if (authority !== undefined) return { number, authority }
  }
  return undefined
}

/** @returns undefined also if another process has taken the file away, for it has put a newer one in its place */
function usable(directory: string, number: number): CertificateAuthority | undefined {
  try {
    const authority = read(directory, number)
    return typeof authority === 'string' ? undefined : authority
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return undefined
  }
}

/** Keys whose root nobody can be given are of no use, and must not gather. */
function publishNew(directory: string, number: number, authority: CertificateAuthority): string {
  try {
    return publish(directory, authority)
  } catch (error) {
    rmSync(pathOf(directory, number), { force: true })
    throw error
  }
}

/** The root certificate alone, where clients look for it. */
function publish(directory: string, { rootPem }: CertificateAuthority): string {
  const path = join(directory, ROOT)
  try {
    if (readFileSync(path, 'utf8') === ended(rootPem)) return path
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  writeBeside({ path, content: ended(rootPem), mode: 0o600 }, (beside) => {
    renameSync(beside, path)
  })
  return path
}

function pathOf(directory: string, number: number): string {
  return join(directory, `authority-${number}.pem`)
}

function ended(pem: string): string {
  return pem.endsWith('\n') ? pem : `${pem}\n`
}

import { createHash } from 'node:crypto'

/**
 * A Java trust store in the format JKS, which every Java reads without a password. What it begins with, its entries and
 * its digest are as in `sun.security.provider.JavaKeyStore.engineStore` of OpenJDK
 * (https://github.com/openjdk/jdk/blob/master/src/java.base/share/classes/sun/security/provider/JavaKeyStore.java).
 *
 * @param certificates PEM
 * @param now the date that its entries bear
 */
export function javaTrustStore(certificates: readonly string[], now: Date): Buffer {
  const store = Buffer.concat([
    integers(MAGIC, 2, certificates.length),
    ...certificates.flatMap((pem, index) => {
      const der = derOf(pem)
      const date = Buffer.alloc(8)
      date.writeBigInt64BE(BigInt(now.getTime()))
      return [integers(TRUSTED), text(`regionguard-${index}`), date, text('X.509'), integers(der.length), der]
    }),
  ])
  const digest = createHash('sha1').update(Buffer.from(PASSWORD, 'utf16le').swap16()).update(WHITENER)
  return Buffer.concat([store, digest.update(store).digest()])
}

const MAGIC = 0xfeedfeed
/** The tag of an entry that is a trusted certificate. */
const TRUSTED = 2
/** Java checks the digest only where it is given the password; this is the one that everybody uses. */
const PASSWORD = 'changeit'
const WHITENER = 'Mighty Aphrodite'

/** The store that options of Java name, which one of ours replaces: `-Djavax.net.ssl.trustStore=...`, quoted or not. */
export function javaTrustStorePath(options: string | undefined): string | undefined {
  const named = options?.matchAll(/(?:^|\s)-Djavax\.net\.ssl\.trustStore=("[^"]*"|'[^']*'|\S*)/g) ?? []
  const path = [...named].at(-1)?.[1]?.replace(/^(["'])(.*)\1$/s, '$2')
  return path === '' ? undefined : path
}

/**
 * The trusted certificates of a store in the format JKS, as PEM.
 *
 * @returns undefined for anything else, PKCS #12 among it
 */
export function certificatesInJavaTrustStore(store: Buffer): string[] | undefined {
  const reader = new StoreReader(store)
  if (reader.integer() !== MAGIC || reader.integer() !== 2) return undefined
  const count = reader.integer()
  const found: string[] = []
  for (let index = 0; index < count; index++) {
    // An entry of another kind holds a key.
    if (reader.integer() !== TRUSTED) return undefined
    reader.bytes(reader.short())
    reader.bytes(8)
    reader.bytes(reader.short())
    const der = reader.bytes(reader.integer())
    if (reader.isOver) return undefined
    found.push(pemOf(der))
  }
  return found
}

/** Reads one part after the other; beyond the end there are zeros. */
class StoreReader {
  readonly #store: Buffer
  #at = 0
  isOver = false

  constructor(store: Buffer) {
    this.#store = store
  }

  integer(): number {
    return this.bytes(4).readUInt32BE()
  }

  short(): number {
    return this.bytes(2).readUInt16BE()
  }

  bytes(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#store.length) {
      this.isOver = true
      return Buffer.alloc(Math.min(length, 8))
    }
    const bytes = this.#store.subarray(this.#at, end)
    this.#at = end
    return bytes
  }
}

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n')
}

function integers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index))
  return bytes
}

/** As `DataOutput.writeUTF` writes ASCII. */
function text(value: string): Buffer {
  const bytes = Buffer.alloc(2 + value.length)
  bytes.writeUInt16BE(value.length)
  bytes.write(value, 2, 'latin1')
  return bytes
}

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')
}

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

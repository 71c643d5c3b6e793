/** A text without its byte order mark, or why the bytes are none: a phrase without a full stop. */
export type Decoded = { readonly text: string } | { readonly reason: string }

/**
 * Bytes to text: UTF-8, or what a byte order mark says.
 *
 * Nothing is replaced or guessed: a file that is read in another encoding than it was written in would give values
 * that it does not hold.
 */
export function decode(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return textOf(bytes.toString('utf16le', 2))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const swapped = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
    return textOf(swapped.swap16().toString('utf16le'))
  }
  try {
    return textOf(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { reason: 'not valid UTF-8' }
  }
}

/**
 * As {@link decode}; Java properties that are not UTF-8 are ISO-8859-1, as they were before Java 9 and are where a program
 * loads them from a stream.
 * Source: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html
 *
 * @param path of the file
 */
export function decodeFile(bytes: Buffer, path: string): Decoded {
  const decoded = decode(bytes)
  return 'reason' in decoded && /\.properties(?:[._-][a-z]+)?$/i.test(path) && !isUtf16(bytes)
    ? textOf(bytes.toString('latin1'))
    : decoded
}

/** Whether the bytes begin with a byte order mark of UTF-16, in which a search for ASCII bytes finds nothing. */
export function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

function textOf(text: string): Decoded {
  return text.includes('\0') ? { reason: 'binary: it holds NUL characters' } : { text }
}

import { decode } from '@regionguard/core/surroundings'

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])
const UTF16_LITTLE_MARK = Buffer.from([0xff, 0xfe])
const UTF16_BIG_MARK = Buffer.from([0xfe, 0xff])

/**
 * A text as bytes, in the encoding and with the byte order mark that a file has.
 *
 * @param like the bytes of the file as it is
 */
export function encodeLike(text: string, like: Buffer): Buffer {
  if (startsWith(like, UTF16_LITTLE_MARK)) {
    return Buffer.concat([UTF16_LITTLE_MARK, Buffer.from(text, 'utf16le')])
  }
  if (startsWith(like, UTF16_BIG_MARK)) {
    return Buffer.concat([UTF16_BIG_MARK, Buffer.from(text, 'utf16le').swap16()])
  }
  const bytes = Buffer.from(text, 'utf8')
  return startsWith(like, UTF8_MARK) ? Buffer.concat([UTF8_MARK, bytes]) : bytes
}

/**
 * The bytes of a file whose text is changed; undefined where the bytes do not hold that text, or where they would
 * change in other places too, because they are not written as this program writes (half a character at the end).
 *
 * @param bytes of the file as it is
 * @param before its text
 * @param after its text with the changes
 */
export function reencode(bytes: Buffer, before: string, after: string): Buffer | undefined {
  const decoded = decode(bytes)
  if ('reason' in decoded && bytes.toString('latin1') === before) {
    // Java properties. What ISO-8859-1 has not, they cannot hold as it is.
    return isLatin1(after) ? Buffer.from(after, 'latin1') : undefined
  }
  if (!('text' in decoded) || decoded.text !== before) return undefined
  return encodeLike(before, bytes).equals(bytes) ? encodeLike(after, bytes) : undefined
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark)
}

function isLatin1(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text
}

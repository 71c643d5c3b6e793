import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { decodeFile, isUtf16, whyUnread } from '@regionguard/core/surroundings'
import type { Decoded } from '@regionguard/core/surroundings'
import { mentions } from './mention.ts'
import type { Mention } from './mention.ts'

/** The largest file that is parsed, in bytes: more than anybody writes by hand. */
export const LARGEST = 5 * 1024 * 1024

/** Nearly every source file fits: one read, no copy. */
const BUFFER_SIZE = 256 * 1024

/**
 * Looks into files: all of them through one buffer, so that a tree of any size takes the memory of one file.
 */
export class FileScanner {
  readonly #mention: Mention
  readonly #buffer = Buffer.allocUnsafeSlow(BUFFER_SIZE)

  constructor(mention: Mention) {
    this.#mention = mention
  }

  /**
   * The text of a file that mentions Twilio, or undefined for one that does not.
   *
   * @param path absolute
   * @param always decode it whether it mentions Twilio or not
   */
  read(path: string, always = false): Decoded | undefined {
    let descriptor
    try {
      descriptor = openSync(path, 'r')
      const length = this.#fill(descriptor, 0)
      const bytes = this.#buffer.subarray(0, length)
      if (length === BUFFER_SIZE) return this.#readLarge(descriptor, path, always)
      return always || this.#mentionedIn(bytes, isUtf16(bytes)) ? decodeFile(bytes, path) : undefined
    } catch (error) {
      return { reason: `cannot be read (${whyUnread(error, path)})` }
    } finally {
      if (descriptor !== undefined) closeSync(descriptor)
    }
  }

  /** A file that fills the buffer: searched piece by piece, then read whole if it matters and is not too large. */
  #readLarge(descriptor: number, path: string, always: boolean): Decoded | undefined {
    if (!always && !this.#isMentionedInRest(descriptor)) return undefined
    const { size } = fstatSync(descriptor)
    if (size > LARGEST) return { reason: `larger than ${LARGEST / 1024 / 1024} MB` }
    const whole = Buffer.allocUnsafe(size)
    let length = 0
    for (let read; length < size; length += read) {
      read = readSync(descriptor, whole, length, size - length, length)
      if (read === 0) break
    }
    return decodeFile(whole.subarray(0, length), path)
  }

  #isMentionedInRest(descriptor: number): boolean {
    const utf16 = isUtf16(this.#buffer)
    const overlap = this.#mention.longest * (utf16 ? 2 : 1)
    let length = BUFFER_SIZE
    for (;;) {
      if (this.#mentionedIn(this.#buffer.subarray(0, length), utf16)) return true
      if (length < BUFFER_SIZE) return false
      this.#buffer.copyWithin(0, length - overlap, length)
      length = this.#fill(descriptor, overlap)
    }
  }

  /** What is searched is ASCII nearly always: of UTF-16 it leaves the same bytes once the zeros are out. */
  #mentionedIn(bytes: Buffer, utf16: boolean): boolean {
    return mentions(this.#mention, utf16 ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes)
  }

  /** Reads until the buffer is full or the file ends; how many bytes are in the buffer then. */
  #fill(descriptor: number, from: number): number {
    // Only the end of a regular file gives less than was asked for.
    return from + readSync(descriptor, this.#buffer, from, BUFFER_SIZE - from, null)
  }
}

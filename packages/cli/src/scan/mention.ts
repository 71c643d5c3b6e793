import { isUtf16 } from '@regionguard/core/surroundings'

/**
 * What makes a file worth parsing: it names Twilio, or a credential of the policy, or holds the SID of an account or an
 * API key, beside which a secret may stand, or a suppression, which may have outlived all of these. Everything else is
 * passed over after a search of its bytes.
 */
export interface Mention {
  /** Byte sequences; one of them is enough. */
  readonly needles: readonly Buffer[]
  /** Of the longest needle, SID or suppression, in bytes. */
  readonly longest: number
}

/** `twilio`, `Twilio` and `TWILIO` without the first letter: two searches for three ways to write it. */
const TWILIO = ['wilio', 'WILIO']

/** A comment that hides a finding. */
export const SUPPRESSION = Buffer.from('regionguard-disable-next-line')

/** A part of it: what begins with an `x` is found in a third of the time. */
const PART_OF_SUPPRESSION = Buffer.from('xt-line')

/** @param texts what else makes a file worth parsing: the policy's `mentionedNames().texts` */
export function mentionOf(texts: readonly string[] = []): Mention {
  const wanted = new Set([...TWILIO, ...texts.filter((text) => !TWILIO.some((part) => text.includes(part)))])
  const needles = Array.from(wanted, (text) => Buffer.from(text))
  return { needles, longest: Math.max(SID_LENGTH, ...needles.map(({ length }) => length)) }
}

/** UTF-16 leaves the same bytes once the zeros are out, for what is searched is ASCII nearly always. */
export function asciiOf(bytes: Buffer): Buffer {
  return isUtf16(bytes) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes
}

/** Whether the bytes hold one of the needles, a SID, or a suppression. */
export function mentions({ needles }: Mention, bytes: Buffer): boolean {
  for (const needle of needles) if (bytes.includes(needle)) return true
  if (bytes.includes(PART_OF_SUPPRESSION) && bytes.includes(SUPPRESSION)) return true
  return SIDS.some((prefix) => holdsSid(bytes, prefix))
}

const SIDS = [Buffer.from('AC'), Buffer.from('SK')]
const SID_LENGTH = 34

function holdsSid(bytes: Buffer, prefix: Buffer): boolean {
  for (let at = bytes.indexOf(prefix); at !== -1; at = bytes.indexOf(prefix, at + prefix.length)) {
    let end = at + prefix.length
    while (end < at + SID_LENGTH && isHex(bytes[end])) end += 1
    if (end === at + SID_LENGTH) return true
  }
  return false
}

function isHex(byte = 0): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46)
}

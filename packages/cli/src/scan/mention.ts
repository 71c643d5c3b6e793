/**
 * What makes a file worth parsing: it names Twilio, or a credential of the policy. Everything else is passed over
 * after one search of its bytes.
 */
export interface Mention {
  /** Byte sequences; one of them is enough. */
  readonly needles: readonly Buffer[]
  /** Of the longest needle, in bytes. */
  readonly longest: number
}

/** `twilio`, `Twilio` and `TWILIO` without the first letter: two searches for three ways to write it. */
const TWILIO = ['wilio', 'WILIO']

/** @param texts what else makes a file worth parsing: the policy's `mentionedNames().texts` */
export function mentionOf(texts: readonly string[] = []): Mention {
  const wanted = new Set([...TWILIO, ...texts.filter((text) => !TWILIO.some((part) => text.includes(part)))])
  const needles = Array.from(wanted, (text) => Buffer.from(text))
  return { needles, longest: Math.max(...needles.map(({ length }) => length)) }
}

/** Whether the bytes hold one of the needles. */
export function mentions({ needles }: Mention, bytes: Buffer): boolean {
  for (const needle of needles) if (bytes.includes(needle)) return true
  return false
}

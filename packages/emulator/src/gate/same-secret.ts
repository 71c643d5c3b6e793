import { timingSafeEqual } from 'node:crypto'

/** Longer than any secret of this world. */
const SPACE = 128

const given = Buffer.alloc(SPACE)
const kept = Buffer.alloc(SPACE)

/**
 * Whether a text is a secret, in a time that tells nothing of the secret.
 *
 * @param text as the client sent it
 * @param secret of this world: ASCII
 */
export function isSameSecret(text: string, secret: string): boolean {
  given.fill(0)
  kept.fill(0)
  given.write(text, 0, SPACE, 'utf8')
  kept.write(secret, 0, SPACE, 'utf8')
  const same = timingSafeEqual(given, kept)
  return same && text.length === secret.length
}

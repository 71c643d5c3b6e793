import type { Reading } from '../facts/reading.ts'
import { redact, Secret } from '../facts/secret.ts'

/** Any run of 32 letters and digits that is not a SID: an Auth Token, a key secret, or something that looks like it. */
const LOOKS_SECRET = /(?<![0-9A-Za-z])[0-9A-Za-z]{32}(?![0-9A-Za-z])/g

/** Base64 that is long enough to hold one, as in a header or a Kubernetes Secret. */
const BASE64 = /[A-Za-z0-9+/]{43,}={0,2}/g

/** Every secret literal that the facts of a reading hold. Never for output. */
export function secretsOf(reading: Reading): ReadonlySet<string> {
  const secrets = new Set<string>()
  const visit = (part: unknown): void => {
    if (part instanceof Secret) {
      if (part.reveal() !== '') secrets.add(part.reveal())
    } else if (typeof part === 'object' && part !== null) {
      for (const child of Object.values(part)) visit(child)
    }
  }
  visit(reading.facts)
  return secrets
}

/**
 * Text of a source as any output may show it. To be asked before a text is cut: of half a secret nobody can tell what it
 * is.
 *
 * @param secrets what {@link secretsOf} found in the same source
 */
export function redactSource(text: string, secrets: Iterable<string>): string {
  // Longer ones first, so that a secret inside another does not leave the rest of the longer one readable.
  const known = [...secrets].toSorted((one, other) => other.length - one.length)
  let shown = text.replaceAll(BASE64, (match) => (hidesSecret(match, known) ? redact(match) : match))
  for (const secret of known) shown = shown.replaceAll(secret, redact(secret))
  return shown.replaceAll(LOOKS_SECRET, (match) => redact(match))
}

/**
 * A message, in our own words, as any output may show it. What is too short to be a secret (`twilio('user', 'p')` in a
 * test) stays: our own words may hold the same letters.
 *
 * @param secrets what {@link secretsOf} found in the source that it is about
 */
export function redactMessage(message: string, secrets: Iterable<string>): string {
  return redactSource(
    message,
    [...secrets].filter(({ length }) => length >= SHORTEST),
  )
}

/** A shorter text in the place of a secret is none, and too many other texts contain it. */
const SHORTEST = 8

function hidesSecret(base64: string, secrets: readonly string[]): boolean {
  const plain = Buffer.from(base64, 'base64').toString('latin1')
  return (
    plain.search(LOOKS_SECRET) !== -1 ||
    secrets.some((secret) => secret.length >= SHORTEST && plain.includes(secret))
  )
}

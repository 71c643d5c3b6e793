import type { Reading } from '../facts/reading.ts'
import { redact, Secret } from '../facts/secret.ts'

/** Any run of 32 letters and digits that is not a SID: an Auth Token, a key secret, or something that looks like it. */
const LOOKS_SECRET = /(?<![0-9A-Za-z])[0-9A-Za-z]{32}(?![0-9A-Za-z])/g

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
 * Text of a source as any output may show it.
 *
 * @param secrets what {@link secretsOf} found in the same source
 */
export function redactSource(text: string, secrets: Iterable<string>): string {
  let shown = text
  // Longer ones first, so that a secret inside another does not leave the rest of the longer one readable.
  for (const secret of [...secrets].toSorted((one, other) => other.length - one.length)) {
    shown = shown.replaceAll(secret, redact(secret))
  }
  return shown.replaceAll(LOOKS_SECRET, (match) => redact(match))
}

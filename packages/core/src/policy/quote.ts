import { redact } from '../facts/secret.ts'

/** A SID, or what may be a secret in the wrong place. */
const MAY_BE_SECRET = /(?<![0-9A-Za-z])[0-9A-Za-z]{32,}(?![0-9A-Za-z])/g

const LONGEST = 60

/**
 * A text of the user's as a message quotes it: on one line, not too long, and with whatever may be a secret redacted.
 */
export function quote(text: string): string {
  const redacted = text.replace(MAY_BE_SECRET, redact)
  const short = redacted.length > LONGEST ? `${redacted.slice(0, LONGEST).trimEnd()}…` : redacted
  return JSON.stringify(short).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, unicodeEscape)
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** "a", "a or b", "a, b or c", each in quotes. */
export function quotedAlternatives(words: readonly string[]): string {
  const quoted = words.map((word) => JSON.stringify(word))
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`
}

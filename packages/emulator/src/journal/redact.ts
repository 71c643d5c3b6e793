import type { Parameters } from '../wire/parameters.ts'
import type { JournalParameters } from './journal-entry.ts'

const REDACTED = '[redacted]'

/** SIDs are identifiers. Everything else of 32 letters and digits or more may be an Auth Token or a key's secret. */
const LONG = /[0-9A-Za-z]{32,}/g
const SID = /^[A-Z]{2}[0-9a-f]{32}$/

/** JSON Web Tokens: the access tokens of client SDKs. */
const JWT = /\beyJ[\w-]+(?:\.[\w-]*)*/g

/** `https://user:password@host` */
const USER_INFORMATION = /(:\/\/)[^/\s?#@]*@/g

/** A text from outside, as the journal may show it: without anything that may be a secret, not even in part. */
export function redactText(text: string): string {
  if (text.length < 8 || harmless.has(text)) return text
  const redacted = text
    .replace(JWT, REDACTED)
    .replace(LONG, (match) => (SID.test(match) ? match : REDACTED))
    .replace(USER_INFORMATION, `$1${REDACTED}@`)
  if (redacted === text && text.length <= LONGEST_HARMLESS) {
    if (harmless.size === MOST_HARMLESS) harmless.clear()
    harmless.add(text)
  }
  return redacted
}

/** Texts that hold no secret, for the same few are asked again and again. */
const harmless = new Set<string>()
const MOST_HARMLESS = 256
const LONGEST_HARMLESS = 200

/**
 * A path or host, as sent unless a secret stands in it, in escapes too.
 *
 * @param longest where it is cut
 */
export function redactPath(path: string, longest = 2048): string {
  const redacted = redactText(path)
  const clean = redacted === path && path.includes('%') ? redactDecoded(path) : redacted
  return clean.length > longest ? `${clean.slice(0, longest)}...` : clean
}

function redactDecoded(path: string): string {
  const decoded = path.replace(/%[0-9a-f]{2}/gi, (escape) =>
    String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
  )
  const redacted = redactText(decoded)
  return redacted === decoded ? path : redacted
}

/** Names whose values are secrets, whatever they look like. `PageToken` is none. */
const SECRET_NAME = /secret|password|passwd|(?<!page)token|authorization|credential|^code$|^assertion$/i

const LONGEST_VALUE = 4096

/** Parameters as the journal shows them. */
export function redactParameters(parameters: Parameters): JournalParameters {
  const shown: Record<string, string | readonly string[]> = {}
  for (const [name, values] of parameters.entries()) {
    const clean = values.map((value) =>
      SECRET_NAME.test(name) ? REDACTED : redactPath(value, LONGEST_VALUE),
    )
    const [only] = clean
    // A name from outside may be `__proto__`.
    Object.defineProperty(shown, redactText(name), {
      value: clean.length === 1 && only !== undefined ? only : clean,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return shown
}

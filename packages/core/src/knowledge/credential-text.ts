import type { Sourced } from './source.ts'

/** A kind of identifier or secret and its grammar. Nothing in any of them encodes a Region. */
export interface CredentialTextRow extends Sourced {
  readonly name: string
  readonly pattern: RegExp
  /** Whether knowing it is enough to harm. SIDs are identifiers. */
  readonly secret: boolean
}

const OPENAPI = {
  evidence: 'sdk-source',
  ref: 'https://github.com/twilio/twilio-oai (2.6.7)',
  date: '2026-04-14',
} as const

export const CREDENTIAL_TEXTS: readonly CredentialTextRow[] = [
  { name: 'Account SID', pattern: /^AC[0-9a-fA-F]{32}$/, secret: false, source: OPENAPI },
  { name: 'API key SID', pattern: /^SK[0-9a-fA-F]{32}$/, secret: false, source: OPENAPI },
  { name: 'OAuth app client id', pattern: /^OQ[0-9a-zA-Z]{32}$/, secret: false, source: OPENAPI },
  {
    name: 'Auth Token',
    pattern: /^[0-9a-fA-F]{32}$/,
    secret: true,
    source: {
      evidence: 'documentation',
      ref: 'https://docs.aws.amazon.com/secretsmanager/latest/mes-partners/mes-partner-TwilioAuthToken.html',
      date: '2026',
    },
  },
  {
    name: 'API key secret',
    pattern: /^[0-9a-zA-Z]{32}$/,
    secret: true,
    source: {
      evidence: 'sdk-source',
      ref: 'https://github.com/trufflesecurity/trufflehog pkg/detectors/twilioapikey',
      date: '2026',
    },
    disputed:
      'Twilio documents the format nowhere; scanners and public samples agree on 32 letters and digits.',
  },
]

const SID = /^([A-Z]{2})[0-9a-fA-F]{32}$/
const CLIENT_ID = /^OQ[0-9a-zA-Z]{32}$/

/** The prefix of a well-formed SID: `AC`, `SK`, `VA`. */
export function sidPrefix(text: string): string | undefined {
  return CLIENT_ID.test(text) ? 'OQ' : SID.exec(text)?.[1]
}

/** What a text by its own form is. An Auth Token and a key secret cannot be told from other texts of their length. */
export function credentialRoleOfText(
  text: string,
): 'account-sid' | 'api-key-sid' | 'oauth-client' | undefined {
  switch (sidPrefix(text)) {
    case 'AC':
      return 'account-sid'
    case 'SK':
      return 'api-key-sid'
    case 'OQ':
      return 'oauth-client'
    default:
      return undefined
  }
}

const AUTH_TOKEN = /^(?:[0-9a-f]{32}|[0-9A-F]{32})$/
const KEY_SECRET = /^(?=.*[a-z])(?=.*[A-Z])[0-9a-zA-Z]{32}$/

/**
 * Whether a text looks like a real secret: of the right form, and random.
 *
 * @param role what its place or name says that it is
 */
export function looksLive(text: string, role: 'auth-token' | 'api-key-secret'): boolean {
  const form = role === 'auth-token' ? AUTH_TOKEN : KEY_SECRET
  return form.test(text) && !isPlaceholder(text) && !(role === 'api-key-secret' && isCamelCase(text))
}

/** `handlerForTwilioWebhookRequest01`: every capital starts a word, and digits stand together. */
function isCamelCase(text: string): boolean {
  return /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*\d*$/.test(text)
}

/**
 * Texts that people write where a value is to come. Each also in capitals. Those of four letters count at the start
 * or end of a text only: in the middle of 32 random characters they come up by chance.
 */
const WORDS =
  /example|sample|dummy|change_?me|placeholder|replace|redacted|secret|token|insert|deadbeef|cafebabe|feedface|baadf00d|c0ffee|badc0de|(?:^|[^a-z])(?:your|test|fake|mock|todo|here|some|none|null|undefined|foo|bar|demo|xxx+)(?:[^a-z]|$)|^(?:your|test|fake|mock|some|demo)|(?:test|fake|mock|here)$/i

/** `<auth-token>`, `${TOKEN}`, `{{ token }}`, `env(TOKEN)`, `$(token)`, `$TOKEN`, `%TOKEN%`, `[token]`, `***`, `...`. */
const MARKS = /[<>{}*…•]|\$|^%.*%$|^\[.*\]$|\.\.\.|\benv\s*\(|^\s*$/

/** A SID's two letters, which say nothing of the rest: `ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`. */
const PREFIX = /^[A-Z]{2}(?=[0-9a-zA-Z]{32}$)/

/**
 * Whether a text stands for a value rather than being one: empty, a reference, a word, or a pattern that no random
 * text of this length would show.
 */
export function isPlaceholder(text: string): boolean {
  if (MARKS.test(text) || WORDS.test(text)) return true
  return isPatterned(text.replace(PREFIX, '').toLowerCase())
}

/** Below this a pattern says nothing: `abc` and `1234` may be real names. */
const SHORTEST_PATTERN = 8

/** Longer texts are no credentials; the cost of looking for patterns stays bounded. */
const LONGEST_PATTERN = 256

function isPatterned(body: string): boolean {
  if (body.length > LONGEST_PATTERN) return false
  if (/(.)\1{7}/.test(body) || /^(.)\1*$/.test(body)) return true
  if (body.length < SHORTEST_PATTERN) return false
  return (body.length >= 16 && new Set(body).size <= 7) || repeats(body) || counts(body)
}

/** A block of up to half the text comes again and again, three quarters of it at least. */
function repeats(body: string): boolean {
  for (let period = 1; period <= body.length / 2; period++) {
    let equal = 0
    for (let index = period; index < body.length; index++) {
      if (body[index] === body[index - period]) equal++
    }
    if (equal >= (body.length - period) * 0.75) return true
  }
  return false
}

/** Steps of one from a character to the next, or to the one after it, make up three quarters of the text. */
function counts(body: string): boolean {
  let steps = 0
  for (let index = 1; index < body.length; index++) {
    const here = body.charCodeAt(index)
    const one = step(body.charCodeAt(index - 1), here)
    const two = index < 2 ? undefined : step(body.charCodeAt(index - 2), here)
    if (one !== undefined || two === 1 || two === -1) steps++
  }
  return steps >= (body.length - 1) * 0.75
}

const DIGITS = 10
const LETTERS = 26

/** How far one character is from another in counting: -1, 0 or 1, round the corner too (`9` to `0`, `f` to `0`). */
function step(from: number, to: number): -1 | 0 | 1 | undefined {
  if (from === to) return 0
  const a = ordinal(from)
  const b = ordinal(to)
  if (a === undefined || b === undefined) return undefined
  if (b - a === 1 || WRAPS.has(`${a} ${b}`)) return 1
  if (a - b === 1 || WRAPS.has(`${b} ${a}`)) return -1
  return undefined
}

/** `9` to `0`, `f` to `a` and to `0`, `z` to `a` and to `0`. */
const WRAPS: ReadonlySet<string> = new Set(['9 0', '15 10', '15 0', '35 10', '35 0'])

function ordinal(code: number): number | undefined {
  const digit = code - 48
  if (digit >= 0 && digit < DIGITS) return digit
  const letter = code - 97
  return letter >= 0 && letter < LETTERS ? DIGITS + letter : undefined
}

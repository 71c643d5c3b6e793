/*
 * The grammar of identifiers and secrets. Nothing in any of them encodes a Region. SIDs, and the client ids of OAuth apps:
 * https://github.com/twilio/twilio-oai (2.6.7), 2026-04-14.
 */

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

/** https://docs.aws.amazon.com/secretsmanager/latest/mes-partners/mes-partner-TwilioAuthToken.html (2026) */
const AUTH_TOKEN = /^(?:[0-9a-f]{32}|[0-9A-F]{32})$/
/**
 * Twilio documents the format nowhere; scanners (https://github.com/trufflesecurity/trufflehog, pkg/detectors/twilioapikey,
 * 2026) and public samples agree on 32 letters and digits.
 */
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

// Those of words are asked of a text in lower case: for a pattern that ignores case V8 takes several times as long until it
// can be asked, a millisecond for these.

/** Words of a text that stands for a value. They are long enough that 32 random characters do not hold one. */
const WORDS =
  /example|sample|dummy|change[-_ ]?me|placeholder|replace|redact|secret|token|insert|qwerty|asdfgh|zxcvbn|deadbeef|cafebabe|feedface|baadf00d|badc0de/

/** Shorter ones, at the beginning or end of a text, where chance does not put them either. */
const SHORT_WORDS = /^(?:your|test|fake|mock|some|demo)|(?:test|fake|mock|here)$/

/** The shortest, between signs that no credential has. */
const LONE_WORDS =
  /(?<![0-9a-z])(?:your|my|the|test|fake|mock|todo|tbd|here|some|none|null|nil|undefined|foo|bar|demo|value|x+)(?![0-9a-z])/

/** `<auth-token>`, `${TOKEN}`, `{{ token }}`, `env(TOKEN)`, `$(token)`, `$TOKEN`, `%TOKEN%`, `[token]`, `***`, `...`. */
const MARKS = /[<>{}*…•$]|^%.*%$|^\[.*\]$|\.\.\.|\benv\s*\(|^\s*$/

/** A SID's two letters, which say nothing of the rest: `ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`. */
const PREFIX = /^[A-Z]{2}(?=[0-9a-zA-Z]{32}$)/

/** Longer texts are no credentials, and the cost of looking at them stays bounded. */
const LONGEST = 512

/**
 * Whether a text stands for a value rather than being one: empty, a reference, a word, or a pattern that no random
 * text of this length would show. Of random Auth Tokens and key secrets, fewer than one in ten thousand are taken for
 * one; see the tests.
 */
export function isPlaceholder(text: string): boolean {
  if (text.length > LONGEST) return false
  const lower = text.toLowerCase()
  if (MARKS.test(text) || [WORDS, SHORT_WORDS, LONE_WORDS].some((words) => words.test(lower))) return true
  return isPatterned(text.replace(PREFIX, '').toLowerCase())
}

/** Below this a pattern says nothing: `abc` and `1234` may be real. */
const SHORTEST_PATTERN = 8

function isPatterned(body: string): boolean {
  if (/^(.)\1*$/.test(body)) return true
  if (body.length < SHORTEST_PATTERN) return false
  if (/(.)\1{7}/.test(body)) return true
  return (body.length >= 16 && new Set(body).size <= 7) || repeats(body) || counts(body)
}

/** A block of up to half the text comes again and again, in three quarters of it at least. */
function repeats(body: string): boolean {
  for (let period = 1; period <= body.length / 2; period++) {
    let equal = 0
    for (let index = period; index < body.length; index++) {
      if (body.charCodeAt(index) === body.charCodeAt(index - period)) equal++
    }
    if (equal >= (body.length - period) * 0.75) return true
  }
  return false
}

/** The longest turn that people count in: `1a2b3c` is two. */
const LONGEST_TURN = 4

/**
 * Somebody counted: up or down, in one (`0011223344`), in turns (`a1b2c3d4`), in groups (`abc123def456`), or in one
 * way and then another (`a1b2c3d4e5f67890abcdef`).
 */
function counts(body: string): boolean {
  const near = stepsOf(body, 1)
  const next = stepsOf(body, 2)
  for (const direction of [1, -1]) {
    if (near.filter((found) => found === direction).length >= near.length * 0.55) return true
    for (let turn = 1; turn <= LONGEST_TURN; turn++) {
      const steps = turn === 1 ? near : turn === 2 ? next : stepsOf(body, turn)
      if (steps.filter((found) => found === 0 || found === direction).length >= steps.length * 0.75)
        return true
    }
  }
  const mixed = near.filter((found, index) => found !== undefined || Math.abs(next[index - 1] ?? 0) === 1)
  return mixed.length >= near.length * 0.8
}

/** The steps from each character to the one that stands so many places further on. */
function stepsOf(body: string, distance: number): readonly Step[] {
  const steps: Step[] = []
  for (let index = distance; index < body.length; index++) {
    steps.push(step(body.charCodeAt(index - distance), body.charCodeAt(index)))
  }
  return steps
}

type Step = -1 | 0 | 1 | undefined

const DIGITS = 10
const LETTERS = 26

/** Where counting starts again, as ordinals: `9` to `0`, `f` to `a` and `0`, `z` to `a` and `0`. */
const WRAPS: ReadonlySet<number> = new Set([pair(9, 0), pair(15, 10), pair(15, 0), pair(35, 10), pair(35, 0)])

function pair(from: number, to: number): number {
  return from * (DIGITS + LETTERS) + to
}

/** How far one character is from another in counting. */
function step(from: number, to: number): Step {
  if (from === to) return 0
  const a = ordinal(from)
  const b = ordinal(to)
  if (a === undefined || b === undefined) return undefined
  if (b - a === 1 || WRAPS.has(pair(a, b))) return 1
  return a - b === 1 || WRAPS.has(pair(b, a)) ? -1 : undefined
}

function ordinal(code: number): number | undefined {
  const digit = code - 48
  if (digit >= 0 && digit < DIGITS) return digit
  const letter = code - 97
  return letter >= 0 && letter < LETTERS ? DIGITS + letter : undefined
}

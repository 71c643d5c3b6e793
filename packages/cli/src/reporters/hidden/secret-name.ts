/** Parts of names whose values are secrets, as written in one word of small letters. */
const SECRET =
  /passw(?:or)?d|passphrase|passcode|secret|credential|(?:api|private|access|account|auth|encryption|license|master|shared|signing|storage|webhook)key|connectionstring|connstr|token(?!i[sz])|authorization/

/** Words that are too short to be looked for within others: `bypass`, `dispatch`. */
const SECRET_WORDS: ReadonlySet<string> = new Set(['pass', 'pwd', 'dsn', 'psk'])

/** What such a name ends with where it says something of a secret, or what it is called. */
const ABOUT =
  /^(?:urls?|uris?|endpoint|host|hostname|port|names?|ids?|sid|ttl|expir(?:y|es|ation)|expiresin|lifetime|duration|timeout|age|length|size|min|max|count|limit|budget|usage|path|file|dir|directory|arn|ref|reference|type|kind|format|algorithm|alg|method|enabled|required|policy|header|field|param|prefix|suffix|region|edge|version|issuer|audience|scopes?|manager|store|provider|service|hint|rotation|days|hours|minutes|seconds|ms|label|title|placeholder|description|pattern|regex)$/

/** The last part of a path that has its meaning from what comes before it. */
const MEANS_NOTHING = /^(?:value|default|key|primary|secondary|current|previous|old|new|\d+)$/i

/** Names that nobody writes longer; of a longer text the end tells. */
const LONGEST = 120

/**
 * Whether a name says that the value under it is a secret: `DB_PASSWORD`, `apiKey`, `spring.mail.password`,
 * `client-secret`. `TOKEN_URL` and `secretName` are none.
 */
export function isSecretName(name: string): boolean {
  if (name === '_auth') return true
  const parts = name.slice(-LONGEST).split('.')
  while (parts.length > 1 && MEANS_NOTHING.test(parts.at(-1) ?? '')) parts.pop()
  const words = wordsOf(parts.at(-1) ?? '')
  const last = words.at(-1) ?? ''
  if (isAbout(words, last)) return false
  return SECRET.test(words.join('')) || words.some((word) => SECRET_WORDS.has(word))
}

/** Whether a name only speaks of a key, which may be a secret: `STRIPE_KEY`, but `CACHE_KEY` too. */
export function isKeyName(name: string): boolean {
  const words = wordsOf(name.slice(-LONGEST).split('.').at(-1) ?? '')
  return words.length > 1 && words.at(-1) === 'key' && !OTHER_KEYS.has(words.at(-2) ?? '')
}

const OTHER_KEYS: ReadonlySet<string> = new Set([
  ...['cache', 'foreign', 'group', 'idempotency', 'object', 'order', 'partition', 'primary', 'public'],
  ...['publishable', 'restore', 'routing', 'sort'],
])

/** `secret id` is one half of a login (AppRole), and no name. */
function isAbout(words: readonly string[], last: string): boolean {
  if (words.at(-2) === 'secret' && last === 'id') return false
  return ABOUT.test(last) || (words.length === 1 && /(?:url|uri|name|file|path|ttl)$/.test(last))
}

/** `TWILIO_ApiKey2` is `twilio`, `api`, `key`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

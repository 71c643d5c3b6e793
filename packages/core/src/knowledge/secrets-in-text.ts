import { Buffer } from 'node:buffer'
import { credentialRoleOfName, isTwilioName } from './credential-name.ts'

/** `AC...:token`, as it stands in a URL (also percent-encoded), behind `-u` of curl, and in a DSN. */
const PAIR = /(?<![0-9A-Za-z])(AC|SK)[0-9a-fA-F]{32}(?::|%3[Aa])([0-9A-Za-z]{32})(?![0-9A-Za-z])/

/** `https://anybody:token@api.twilio.com`: whoever it is, the secret is one of Twilio's. */
const TWILIO_URL =
  /:\/\/[^\s:/@]{1,256}:([0-9A-Za-z]{32})@(?:[a-z0-9-]{1,63}\.){1,8}twilio\.com(?![\w-]|\.[a-z0-9])/i

/** The header of basic authentication. The longest that is looked at holds both parts twice over. */
const BASIC = /\bBasic\s{1,8}([A-Za-z0-9+/]{88,172}={0,2})/i

/**
 * `TWILIO_AUTH_TOKEN=...`, `twilio.authToken=...`, `--twilio-auth-token=...` in a command, or in a file within a file;
 * there also `"authToken": "..."`. What follows `twilio:` without a space may be the tag of an image.
 */
const ASSIGNMENT =
  /(?<![\w$./-])([\w.-]{0,60}twilio[\w.-]{1,60})(?:[ \t]{0,4}=[ \t]{0,4}|\\?["'][ \t]{0,4}:[ \t]{0,4}|:[ \t]{1,4})\\?["']?([0-9A-Za-z]{32})(?![0-9A-Za-z])/i

/** A part of each form that is found fast, and what it must stand in. */
const FORMS: readonly (readonly [part: RegExp, form: RegExp])[] = [
  [/(?:AC|SK)[0-9a-fA-F]{32}/, PAIR],
  [/:\/\/[^\s:/@]{1,256}:[0-9A-Za-z]{32}@/, TWILIO_URL],
  [/Basic\s/i, BASIC],
  [/twilio[\w.-]{1,60}\\?["']?[ \t]{0,4}[=:]/i, ASSIGNMENT],
]

export interface SecretInText {
  readonly role: 'auth-token' | 'api-key-secret'
  readonly secret: string
  /** It is told by what it stands beside, or by the name that it is assigned to. */
  readonly by: 'pair' | 'name'
  /** Offsets in the text, of the secret with what tells it. */
  readonly start: number
  readonly end: number
}

/** Whether a text may hold any: cheap, for it runs over whole files. */
export function mayHoldSecrets(text: string): boolean {
  return FORMS.some(([part, form]) => part.test(text) && form.test(text))
}

/**
 * The secrets that stand within a text beside their SID or their name: in a URL, in `curl -u`, in an authorization
 * header, in an assignment. Each once, in no order.
 *
 * @param text as it is written
 */
export function secretsInText(text: string): readonly SecretInText[] {
  const found = new Map<string, SecretInText>()
  const add = (
    role: SecretInText['role'],
    secret: string,
    match: RegExpExecArray,
    by: SecretInText['by'] = 'pair',
  ): void => {
    if (found.has(secret)) return
    found.set(secret, { role, secret, by, start: match.index, end: match.index + match[0].length })
  }
  for (const match of text.matchAll(new RegExp(PAIR, 'g'))) add(roleBeside(match[1]), match[2] ?? '', match)
  for (const match of text.matchAll(new RegExp(BASIC, 'gi'))) {
    const plain = PAIR.exec(Buffer.from(match[1] ?? '', 'base64').toString('latin1'))
    if (plain !== null) add(roleBeside(plain[1]), plain[2] ?? '', match)
  }
  for (const match of text.matchAll(new RegExp(TWILIO_URL, 'gi'))) {
    const secret = match[1] ?? ''
    add(/^[0-9a-f]+$/.test(secret) ? 'auth-token' : 'api-key-secret', secret, match)
  }
  for (const match of text.matchAll(new RegExp(ASSIGNMENT, 'gi'))) {
    const [, name = '', secret = ''] = match
    const role = isTwilioName(name) ? credentialRoleOfName(name) : undefined
    if (role === 'auth-token' || role === 'api-key-secret') add(role, secret, match, 'name')
  }
  return [...found.values()]
}

function roleBeside(prefix: string | undefined): SecretInText['role'] {
  return prefix === 'SK' ? 'api-key-secret' : 'auth-token'
}

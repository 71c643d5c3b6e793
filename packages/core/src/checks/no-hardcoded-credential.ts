import type { Span } from '../facts/span.ts'
import { textOf } from '../facts/value.ts'
import type { Value } from '../facts/value.ts'
import type { Problem } from '../findings/problem.ts'
import { looksLive } from '../knowledge/credential-text.ts'
import { keysOf } from '../resolution/group-keys.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** A live-looking Auth Token or key secret in a file that git would publish. */
export const noHardcodedCredential: Check = {
  id: 'no-hardcoded-credential',
  scope: 'file',
  run: (scene) => {
    const found = new Map<string, Found>()
    /** By file and text, what has a place of its own: it needs none where it is used. */
    const seen = new Map<string, readonly Span[]>()
    for (const { value, kind, span, use } of secretPlaces(scene)) {
      for (const literal of writtenOut(value)) {
        if (literal.kind !== 'literal' || !isLive(textOf(literal), kind)) continue
        const own = span ?? literal.via.at(-1)
        const at = own ?? use
        if (at === undefined || !scene.isReported(at.file) || !scene.isPublished(at.file)) continue
        const identity = `${at.file}\0${textOf(literal)}`
        const key = `${at.file}\0${String(at.start)}`
        const same = seen.get(identity) ?? []
        // The text that a secret stands in may tell it a second time.
        if (found.has(key) || same.some((one) => overlap(one, at))) continue
        found.set(key, { problem: problem(kind, at), identity, isUse: own === undefined })
        if (own !== undefined) seen.set(identity, [...same, at])
      }
    }
    return [...found.values()]
      .filter(({ isUse, identity }) => !isUse || !seen.has(identity))
      .map((one) => one.problem)
  },
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

interface Found {
  readonly problem: Problem
  readonly identity: string
  /** It stands where the secret is used, for want of a place. */
  readonly isUse: boolean
}

/** The value, each of its alternatives, and what they fall back to: `process.env.TWILIO_AUTH_TOKEN || '...'`. */
function writtenOut(value: Value): readonly Value[] {
  if (value.kind === 'oneOf') return value.values.flatMap(writtenOut)
  return value.kind === 'name' && value.fallback !== undefined ? writtenOut(value.fallback) : [value]
}

type SecretKind = 'auth-token' | 'api-key-secret' | 'secret'

interface SecretPlace {
  readonly value: Value
  readonly kind: SecretKind
  /** Where the finding stands, if not at the literal itself. */
  readonly span?: Span
  /** Where it is used: there the finding stands if the literal has no place of its own, as in a URL. */
  readonly use?: Span
}

/** Every place in the reported files where a secret belongs. */
function* secretPlaces(scene: Scene): Generator<SecretPlace> {
  for (const use of [...scene.facts('client'), ...scene.facts('request')]) {
    const { kind } = scene.credentialOf(use)
    yield {
      value: use.password,
      use: use.places.password ?? use.span,
      kind: kind === 'auth-token' ? 'auth-token' : kind === 'api-key' ? 'api-key-secret' : 'secret',
    }
  }
  for (const token of scene.facts('access-token')) yield { value: token.secret, kind: 'api-key-secret' }
  for (const token of scene.facts('capability-token')) yield { value: token.authToken, kind: 'auth-token' }
  for (const validation of scene.facts('webhook-validation'))
    yield { value: validation.authToken, kind: 'auth-token' }
  for (const { role, value, twilio } of scene.facts('named-secret')) {
    if (twilio && (role === 'auth-token' || role === 'api-key-secret')) yield { value, kind: role }
  }
  for (const group of scene.facts('settings-group')) {
    for (const { setting, role } of keysOf(group).credentials) {
      if (role === 'auth-token' || role === 'api-key-secret') {
        yield { value: setting.value, kind: role, span: setting.span }
      }
    }
  }
}

function isLive(text: string, kind: SecretKind): boolean {
  return kind === 'secret'
    ? looksLive(text, 'auth-token') || looksLive(text, 'api-key-secret')
    : looksLive(text, kind)
}

const WORDS: Record<SecretKind, string> = {
  'auth-token': 'an Auth Token',
  'api-key-secret': 'the secret of an API key',
  secret: 'a Twilio secret',
}

function problem(kind: SecretKind, span: Span): Problem {
  const revoke = kind === 'auth-token' ? 'rotate the token' : 'revoke the key'
  return {
    rule: 'no-hardcoded-credential',
    span,
    message: `This looks like ${WORDS[kind]}, in a file that git would publish. Whoever reads the repository, or its history, can use it: read it from the environment or a secret store, and ${revoke}.`,
    evidence: [],
  }
}

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
    const problems = new Map<string, Problem>()
    for (const { value, kind, span, use } of secretPlaces(scene)) {
      for (const literal of writtenOut(value)) {
        if (literal.kind !== 'literal' || !isLive(textOf(literal), kind)) continue
        const at = span ?? literal.via.at(-1) ?? use
        if (at === undefined || !scene.isReported(at.file) || !scene.isPublished(at.file)) continue
        const key = `${at.file}\0${String(at.start)}`
        if (!problems.has(key)) problems.set(key, problem(kind, at))
      }
    }
    return [...problems.values()]
  },
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

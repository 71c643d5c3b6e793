import { Secret } from './secret.ts'
import type { ObjectName } from './settings-source.ts'
import type { Span } from './span.ts'

/** What a source says about one argument, option or setting, and every place that it came by. */
export type Value = LiteralValue | NameValue | DerivedValue | OneOfValue | AbsentValue | UnknownValue

interface Via {
  /** From the place of use (first) to the place where the value was written (last). */
  readonly via: readonly Span[]
}

/** The text is known. A text that stands where a secret belongs, or looks like one, is a {@link Secret}. */
export interface LiteralValue extends Via {
  readonly kind: 'literal'
  readonly text: string | Secret
}

/**
 * The value is known by name only.
 *
 * `space` says what kind of name: `env` an environment variable (also `import.meta.env.X`, `context.X` of a Twilio
 * Function, `${X}` in a compose file), `config` a path of keys in a configuration object, without the name of the
 * variable that holds the object (`ie1.apiKey`), `secret` a reference into a secret store (`secrets.X`, a
 * Kubernetes secret and key), `variable` a variable of the configuration language (`var.x` in Terraform).
 */
export interface NameValue extends Via {
  readonly kind: 'name'
  readonly space: 'env' | 'config' | 'secret' | 'variable'
  readonly path: string
  /**
   * Where two equal paths are the same value: `project` (environment variables, imported configuration), else a text
   * that is unique to the binding, file, namespace or job. Two names are the same only if space, path and scope are.
   */
  readonly scope: string
  /** `X || 'us1'`, `${X:-us1}`: what applies if the name is unset. */
  readonly fallback?: Value
  /** `secretKeyRef`, `configMapKeyRef`: what holds the value, and under which key. */
  readonly held?: { readonly by: ObjectName; readonly key: string }
  /** The root is a parameter: the value is the caller's choice (`constructor(config)`, `({ authToken }) => ...`). */
  readonly fromCaller?: boolean
}

/** A member of something that another fact of the same file gave: an API key just created, an account just fetched. */
export interface DerivedValue extends Via {
  readonly kind: 'derived'
  /** The `id` of a `key-creation` or `account-fetch` fact. */
  readonly fact: string
  readonly member: 'sid' | 'authToken' | 'secret'
}

/** One of several values, depending on what happens at run time. Never nested; never holds an unknown. */
export interface OneOfValue extends Via {
  readonly kind: 'oneOf'
  readonly values: readonly Exclude<Value, OneOfValue | UnknownValue>[]
}

/** Not given. In JavaScript also the literal `undefined`: the SDK goes on to the environment. */
export interface AbsentValue extends Via {
  readonly kind: 'absent'
}

/** Given, but it cannot be read. Never makes a finding. */
export interface UnknownValue extends Via {
  readonly kind: 'unknown'
  /** For `explain`, in words: "a parameter", "the result of getRegion()". */
  readonly why: string
  /** The value, or what it is computed from, is a parameter. */
  readonly fromCaller?: boolean
}

/** `XX`, two characters, then 32 letters and digits is a SID; 32 letters and digits alone may be a secret. */
const MAY_BE_SECRET = /(?<![0-9A-Za-z])[0-9A-Za-z]{32}(?![0-9A-Za-z])/

/**
 * A literal value.
 *
 * @param text the text as the program sees it
 * @param via from the place of use to the place of writing
 * @param place `secret` where a secret belongs (a password argument, a key named `AUTH_TOKEN`): hides any text
 */
export function literal(
  text: string,
  via: readonly Span[],
  place: 'secret' | 'plain' = 'plain',
): LiteralValue {
  const hide = place === 'secret' || MAY_BE_SECRET.test(text)
  return { kind: 'literal', text: hide ? new Secret(text) : text, via }
}

export function absent(via: readonly Span[] = []): AbsentValue {
  return { kind: 'absent', via }
}

export function unknown(why: string, via: readonly Span[] = [], fromCaller = false): UnknownValue {
  return fromCaller ? { kind: 'unknown', why, via, fromCaller } : { kind: 'unknown', why, via }
}

/** The plain text of a literal. For comparing and classifying; never for output. */
export function textOf(value: LiteralValue): string {
  return typeof value.text === 'string' ? value.text : value.text.reveal()
}

/** The same value, used at one more place: that place becomes the first of `via`. */
export function usedAt<V extends Value>(value: V, span: Span): V {
  return { ...value, via: [span, ...value.via] }
}

/**
 * One value from several that are possible. An unknown among them makes the whole unknown; equal ones are merged.
 */
export function oneOf(values: readonly Value[], via: readonly Span[]): Value {
  const flat = values.flatMap((value): readonly Exclude<Value, OneOfValue>[] =>
    value.kind === 'oneOf' ? value.values : [value],
  )
  const distinct = new Map<string, Exclude<Value, OneOfValue | UnknownValue>>()
  for (const value of flat) {
    if (value.kind === 'unknown') return unknown(value.why, via, value.fromCaller ?? false)
    distinct.set(identityOf(value), value)
  }
  const [first, ...rest] = distinct.values()
  if (first === undefined) return absent(via)
  return rest.length === 0 ? first : { kind: 'oneOf', values: [first, ...rest], via }
}

/**
 * A text that two values share exactly when they are the same value. It contains the plain text of a literal: a key
 * for maps and sets, never for output.
 */
export function identityOf(value: Exclude<Value, OneOfValue | UnknownValue>): string {
  switch (value.kind) {
    case 'literal':
      return `literal\0${textOf(value)}`
    case 'name':
      return `name\0${value.space}\0${value.scope}\0${value.path}\0${value.fallback === undefined ? '' : fallbackIdentity(value.fallback)}`
    case 'derived':
      return `derived\0${value.fact}\0${value.member}`
    case 'absent':
      return 'absent'
  }
}

function fallbackIdentity(value: Value): string {
  if (value.kind === 'unknown') return 'unknown'
  return value.kind === 'oneOf' ? value.values.map(identityOf).join('\0') : identityOf(value)
}

import { isPlaceholder, redactSource } from '@regionguard/core'
import type { Environment, Secret, Span, Value } from '@regionguard/core'
import type { Places } from '../reporters/places.ts'

/** What values are described with. */
export interface Wording {
  readonly places: Places
  readonly environment: Environment
}

/** What a value is and where it comes from, in words; secrets redacted. */
export function valueWords(value: Value, wording: Wording): string {
  switch (value.kind) {
    case 'literal':
      return `${textWords(value.text)}, written at ${placeWords(value.via.at(-1), wording.places)}`
    case 'name':
      return nameWords(value, wording)
    case 'derived':
      return value.member === 'sid'
        ? 'the SID that a request to Twilio gives'
        : 'a secret that a request to Twilio gives'
    case 'oneOf':
      return `one of several: ${value.values.map((one) => valueWords(one, wording)).join('; or ')}`
    case 'absent':
      return 'not given'
    case 'unknown':
      return `unknown: ${value.why}`
  }
}

/** `src/a.ts:4:3`, or where that is not known `the source`. */
export function placeWords(span: Span | undefined, places: Places): string {
  if (span === undefined) return 'a place that is not known'
  const { line, column } = places.of(span)
  return `${span.file}:${String(line)}:${String(column)}`
}

function textWords(text: string | Secret): string {
  if (typeof text === 'string') {
    const shown = redactSource(text, [])
    return `\`${shown.length > 80 ? `${shown.slice(0, 80)}...` : shown}\``
  }
  return isPlaceholder(text.reveal()) ? 'a placeholder' : `\`${String(text)}\` (redacted)`
}

const SPACES = {
  env: 'the environment variable',
  config: 'the configuration value',
  secret: 'the stored secret',
  variable: 'the variable',
} as const

function nameWords(value: Extract<Value, { kind: 'name' }>, wording: Wording): string {
  const { space, path, fallback } = value
  const name = `${SPACES[space]} \`${path}\``
  const otherwise = fallback === undefined ? '' : `, else ${valueWords(fallback, wording)}`
  return space === 'env' ? `${name}${settingWords(path, wording, 0)}${otherwise}` : `${name}${otherwise}`
}

const LONGEST_ALIAS = 8

/** What the project says of an environment variable. */
function settingWords(name: string, wording: Wording, depth: number): string {
  const found = wording.environment.lookup(name)
  const at = found.via.at(-1)
  const place = at === undefined ? '' : ` at ${placeWords(at, wording.places)}`
  switch (found.kind) {
    case 'absent':
      return ', which nothing in the project sets'
    case 'literal':
      return `, set to ${textWords(found.text)}${place}`
    case 'name': {
      const further =
        found.space === 'env' && depth < LONGEST_ALIAS && found.path !== name
          ? settingWords(found.path, wording, depth + 1)
          : ''
      return `, set to ${SPACES[found.space]} \`${found.path}\`${place}${further}`
    }
    case 'unknown':
      // That it is mentioned, the line itself shows.
      return found.why.startsWith(`\`${name}\` is mentioned`)
        ? at === undefined
          ? ', whose value no settings of the project tell'
          : `, whose value cannot be told, for the setting${place} counts as well, or instead`
        : ` (${found.why})`
  }
}

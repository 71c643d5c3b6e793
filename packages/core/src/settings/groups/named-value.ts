import type { Entry, Mapping, Place, Scalar, Unit } from '../tree/node.ts'
import type { CommandOption } from './command-options.ts'
import type { RawSetting } from './raw-setting.ts'

/** Keys whose text is the name of what stands beside it: `Name`, `secret_name`, `ParameterKey`, `--secret-id`. */
const NAME_KEY = /^(?:(?:parameter|secret|variable|setting|env)?(?:name|key)|secretid)$/

/** Keys of that: `Value`, `plaintext_value`, `ParameterValue`, `--secret-string`. */
const VALUE_KEY = /^(?:(?:plaintext|parameter|secret|variable|setting|env)?value|plaintext|secretstring)$/

/** A name, or a path that ends in one: `/prod/TWILIO_AUTH_TOKEN`; words for people are none. */
const NAME = /^[\w./:-]{1,256}$/

/** A key and a text, wherever they come from. */
interface Part {
  readonly key: string
  readonly value: Scalar
}

/**
 * What a mapping says that a name is set to (`{ParameterKey: X, ParameterValue: y}`), in any of the words for the two; once for
 * each name that it has.
 */
export function namedValues(mapping: Mapping): readonly RawSetting[] {
  return settingsOf(
    mapping.entries.flatMap((entry: Entry) =>
      entry.value.kind === 'scalar' && entry.alias === undefined && entry.merged === undefined
        ? [{ key: entry.key.text, value: entry.value }]
        : [],
    ),
  )
}

/** The same of a command: `--name X --value y`. */
export function namedOptions(options: readonly CommandOption[]): readonly RawSetting[] {
  return settingsOf(options.map(({ name, value }) => ({ key: name, value })))
}

function settingsOf(parts: readonly Part[]): readonly RawSetting[] {
  const value = parts.find(({ key }) => VALUE_KEY.test(joined(key)))?.value
  if (value === undefined) return []
  return parts.flatMap(({ key, value: name }): readonly RawSetting[] => {
    const isName = NAME_KEY.test(joined(key)) && name.unreadable === undefined && NAME.test(name.text)
    if (!isName) return []
    const place: Place = { start: Math.min(name.start, value.start), end: Math.max(name.end, value.end) }
    const unit: Unit = { ...place, joint: 'none' }
    return [{ key: name.text, keyPlace: name, value, place, unit }]
  })
}

function joined(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase()
}

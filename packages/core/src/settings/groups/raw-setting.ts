import { entryOf, textAt } from '../tree/node.ts'
import type { Item, Mapping, Node, Place, Scalar, Unit } from '../tree/node.ts'

/** A setting as the tree has it, in whichever of the shapes, before its value is worked out. */
export interface RawSetting {
  readonly key: string
  readonly keyPlace: Place
  /** Where the key's text stands as it is. */
  readonly keyWritten?: Place
  /** What follows the key; for `NAME` alone in a list, an empty scalar. */
  readonly value: Node
  /** From the key to the end of the value. */
  readonly place: Place
  readonly unit: Unit
  readonly alias?: Place
  readonly merged?: true
  /** The text is base64 (the `data` of a Kubernetes Secret). */
  readonly encoded?: true
}

const NAME = /^[A-Za-z_][\w.-]*$/

/** The settings of a mapping: one for each key that can be a name. */
export function settingsOfMapping(mapping: Mapping): readonly RawSetting[] {
  return mapping.entries.flatMap(({ key, value, unit, alias, merged }): readonly RawSetting[] => {
    if (key.unreadable !== undefined || !NAME.test(key.text)) return []
    const end = (alias ?? value).end
    return [
      {
        key: key.text,
        keyPlace: key,
        ...(key.written === undefined ? {} : { keyWritten: key.written }),
        value,
        place: { start: key.start, end: Math.max(end, key.end) },
        unit,
        ...(alias === undefined ? {} : { alias }),
        ...(merged === undefined ? {} : { merged }),
      },
    ]
  })
}

/**
 * The setting of one item of a list, if it is one: `NAME=value`, `{name, value}` and its kin, `{NAME: value}`.
 *
 * @param names whether a bare `NAME` counts too
 */
export function settingsOfItem({ value, unit, alias }: Item, names: boolean): readonly RawSetting[] {
  const shared = alias === undefined ? {} : { alias }
  const fixed: Unit = alias === undefined ? unit : { ...unit, joint: 'none' }
  if (value.kind === 'scalar') return assignment(value, fixed, names).map((one) => ({ ...one, ...shared }))
  if (value.kind === 'sequence') return []
  return pair(value, fixed) ?? (value.entries.length === 1 ? single(value) : [])
}

/** `NAME=value`. */
function assignment(scalar: Scalar, unit: Unit, names: boolean): readonly RawSetting[] {
  const { text, written } = scalar
  const equals = text.indexOf('=')
  const key = equals === -1 ? text : text.slice(0, equals)
  if (scalar.unreadable !== undefined || !NAME.test(key) || (equals === -1 && !names)) return []
  const whole: Place = { start: scalar.start, end: scalar.end }
  const keyPlace = written === undefined ? whole : { start: written.start, end: written.start + key.length }
  if (equals === -1) {
    const value: Scalar = { kind: 'scalar', start: keyPlace.end, end: keyPlace.end, text: '', empty: true }
    return [{ key, keyPlace, value, place: keyPlace, unit: { ...unit, joint: 'none' } }]
  }
  const valuePlace =
    written === undefined ? whole : { start: written.start + key.length + 1, end: written.end }
  const value: Scalar = {
    kind: 'scalar',
    ...valuePlace,
    text: text.slice(equals + 1),
    quoted: true,
    ...(written === undefined ? {} : { written: valuePlace }),
  }
  return [
    {
      key,
      keyPlace,
      ...(written === undefined ? {} : { keyWritten: keyPlace }),
      value,
      place: { start: keyPlace.start, end: valuePlace.end },
      unit,
    },
  ]
}

const NAME_KEYS = ['name', 'Name', 'key', 'Key', 'variable', 'secretKey']
const VALUE_KEYS = ['value', 'Value']
const REFERENCE_KEYS = [
  ...[
    'valueFrom',
    'ValueFrom',
    'secretRef',
    'remoteRef',
    'secret',
    'fromSecret',
    'from_secret',
    'fromService',
  ],
  ...['fromDatabase', 'generateValue', 'sync', 'scope'],
]

/** `{name: NAME, value: ...}` and `{name: NAME, valueFrom: ...}`; undefined for another mapping. */
function pair(mapping: Mapping, unit: Unit): readonly RawSetting[] | undefined {
  const nameEntry = entryOf(mapping, ...NAME_KEYS)
  const key = textAt(mapping, ...NAME_KEYS)
  const valueEntry = entryOf(mapping, ...VALUE_KEYS)
  const isReference = entryOf(mapping, ...REFERENCE_KEYS) !== undefined
  if (nameEntry?.value.kind !== 'scalar' || key === undefined || !NAME.test(key)) return undefined
  if (valueEntry === undefined && !isReference) return undefined
  const name = nameEntry.value
  const value = valueEntry?.value ?? mapping
  // What stands behind an alias or a merge is written elsewhere.
  const namePlace = nameEntry.merged === true ? mapping : (nameEntry.alias ?? name)
  const valuePlace = valueEntry?.merged === true ? mapping : (valueEntry?.alias ?? value)
  const isOther = nameEntry.alias !== undefined || nameEntry.merged === true || valueEntry?.merged === true
  return [
    {
      key,
      keyPlace: namePlace,
      ...(name.written === undefined ? {} : { keyWritten: name.written }),
      value,
      place: {
        start: valueEntry === undefined ? namePlace.start : Math.min(namePlace.start, valuePlace.start),
        end: Math.max(namePlace.end, valuePlace.end),
      },
      unit: mapping.entries.length === 2 && !isOther ? unit : { ...unit, joint: 'none' },
      ...(valueEntry?.alias === undefined ? {} : { alias: valueEntry.alias }),
    },
  ]
}

/** `- NAME: value`, one to an item. */
function single(mapping: Mapping): readonly RawSetting[] {
  return settingsOfMapping(mapping)
    .filter(({ value }) => value.kind === 'scalar')
    .map((setting) => ({ ...setting, unit: { ...setting.unit, joint: 'none' } }))
}

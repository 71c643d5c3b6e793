import { literal, textOf, type Value } from '@regionguard/core'

/** The same value in a place where a secret belongs: its text never prints. */
export function hiddenSecret(value: Value): Value {
  switch (value.kind) {
    case 'literal':
      return literal(textOf(value), value.via, 'secret')
    case 'name':
      return value.fallback === undefined ? value : { ...value, fallback: hiddenSecret(value.fallback) }
    case 'oneOf':
      return { ...value, values: value.values.map((each) => hiddenSecret(each) as typeof each) }
    default:
      return value
  }
}

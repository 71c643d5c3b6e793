import { nearestName } from '../wording/nearest-name.ts'
import { explainRegion } from './explain-region.ts'
import { entryOf, itemsOf } from './policy-node.ts'
import type { MapEntry, PolicyNode, ScalarNode } from './policy-node.ts'
import { problemAt } from './policy-error.ts'
import type { PolicyProblem } from './policy-error.ts'
import { quote, quotedAlternatives } from './quote.ts'
import type { SchemaError } from './validate-policy.ts'

/** The place that a schema error speaks of. */
interface Place {
  readonly node: PolicyNode
  /** For messages: `credentials[0].region`; empty for the whole policy. */
  readonly label: string
  /** Where a problem of the value itself is shown: at the value, or at its key if there is no value. */
  readonly offset: number
  readonly path: readonly string[]
}

/**
 * What a user is told of an error that ajv found.
 *
 * @param root the policy that was validated
 * @returns undefined for what only repeats another error of the same validation
 */
export function schemaProblem(error: SchemaError, root: PolicyNode): PolicyProblem | undefined {
  // Alternatives report every branch that failed, then themselves; `if` reports that its branch failed.
  if (error.schemaPath.includes('/anyOf/') || error.keyword === 'if') return undefined
  if (error.schemaPath.endsWith('/propertyNames/pattern')) return undefined
  const place = placeOf(error.instancePath, root)
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(place, String(error.params['additionalProperty']), error)
    case 'required':
      return missingKey(place, String(error.params['missingProperty']))
    case 'anyOf':
      return problemAt(place.node.start, `${quote(place.label)} needs ${alternatives(error)}`)
    case 'propertyNames':
      return wrongName(place, String(error.params['propertyName']))
    case 'type':
      return wrongType(place, error.params['type'])
    case 'enum':
      return wrongWord(place, error)
    case 'const':
      return problemAt(place.offset, `${quote(place.label)} must be ${String(error.params['allowedValue'])}`)
    case 'minItems':
      return problemAt(place.offset, `${quote(place.label)} is empty: it needs one entry at least`)
    case 'items':
      return problemAt(
        itemsOf(place.node)[2]?.start ?? place.offset,
        `${quote(place.label)} takes a severity and options, and nothing after them`,
      )
    case 'uniqueItems': {
      const second = itemsOf(place.node)[Math.max(Number(error.params['i']), Number(error.params['j']))]
      return problemAt(
        second?.start ?? place.offset,
        `${shown(second ?? place.node)} stands twice in ${quote(place.label)}`,
      )
    }
    case 'pattern':
      return wrongText(place, error)
    default:
      return problemAt(place.offset, `${quote(place.label)} does not fit the schema (${error.keyword})`)
  }
}

function placeOf(pointer: string, root: PolicyNode): Place {
  const path = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let node = root
  let entry: MapEntry | undefined
  let label = ''
  for (const step of path) {
    if (node.kind === 'list') {
      label += `[${step}]`
      entry = undefined
      node = node.items[Number(step)] ?? node
    } else {
      label += label === '' ? step : `.${step}`
      entry = entryOf(node, step)
      node = entry?.value ?? node
    }
  }
  const isMissing = node.kind === 'scalar' && node.spelling === '' && node.value === null
  return { node, label, path, offset: isMissing ? (entry?.keyStart ?? node.start) : node.start }
}

function unknownKey(place: Place, key: string, error: SchemaError): PolicyProblem {
  const offset = entryOf(place.node, key)?.keyStart ?? place.offset
  const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {})
  const [section, rule] = place.path
  if (section === 'rules' && rule === undefined) {
    return problemAt(offset, `unknown rule ${quote(key)}`, nearestName(key, known))
  }
  if (section === 'rules' && known.length === 0) {
    return problemAt(offset, `the rule ${quote(rule ?? '')} has no option ${quote(key)}: it takes none`)
  }
  const missing = known.filter((each) => entryOf(place.node, each) === undefined && each !== '$schema')
  const suggestion = nearestName(key, missing) ?? nearestName(key, known)
  const what =
    section === 'rules'
      ? `unknown option ${quote(key)} of the rule ${quote(rule ?? '')}`
      : `unknown key ${quote(key)}`
  if (suggestion !== undefined) return problemAt(offset, what, suggestion)
  const home = HOMES.get(key)
  if (home !== undefined && home !== place.label) {
    return problemAt(offset, `${what}: it belongs into ${quote(home)}`)
  }
  const here = place.label === '' ? 'a policy' : quote(place.label)
  return problemAt(
    offset,
    `${what}: ${here} may have ${quotedAlternatives(known.filter((each) => each !== '$schema'))}`,
  )
}

/** Keys that people look for one level up. */
const HOMES: ReadonlyMap<string, string> = new Map([
  ['allowed', 'regions'],
  ['legacyHosts', 'facts'],
  ['products', 'facts'],
])

function missingKey(place: Place, key: string): PolicyProblem {
  if (place.label === '') {
    return problemAt(place.node.start, `the policy needs the key ${quote(key)}: write "version: 1" on top`)
  }
  const why = place.path[0] === 'exceptions' ? WHAT_EXCEPTIONS_SAY[key] : undefined
  return problemAt(
    place.node.start,
    `${quote(place.label)} needs the key ${quote(key)}${why === undefined ? '' : `: ${why}`}`,
  )
}

const WHAT_EXCEPTIONS_SAY: Readonly<Partial<Record<string, string>>> = {
  rule: 'an exception is made from one rule',
  files: 'an exception says in which files it holds',
  reason: 'an exception says why it is made',
  owner: 'an exception says who will see to it',
  expires: 'an exception ends on a day like 2027-01-31',
}

function alternatives(error: SchemaError): string {
  const branches = (error.parentSchema?.['anyOf'] ?? []) as readonly {
    readonly required: readonly string[]
  }[]
  return quotedAlternatives(branches.flatMap((branch) => branch.required))
}

function wrongName(place: Place, name: string): PolicyProblem {
  const offset = entryOf(place.node, name)?.keyStart ?? place.offset
  if (place.path.at(-1) !== 'products') {
    return problemAt(offset, `${quote(name)} cannot be the name of an environment variable`)
  }
  return problemAt(
    offset,
    `${quote(name)} is no product: write the first label of its host name in lower case, such as "verify"`,
  )
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'a mapping (keys with values)',
  array: 'a list',
  string: 'a text',
  boolean: 'true or false',
}

function wrongType(place: Place, expected: unknown): PolicyProblem {
  const wanted =
    typeof expected === 'string' ? (TYPES[expected] ?? expected) : 'a text, a number, true or false'
  const what = place.label === '' ? 'a policy' : quote(place.label)
  const { node } = place
  if (node.kind !== 'scalar') {
    return problemAt(
      place.offset,
      `${what} must be ${wanted}, not ${node.kind === 'map' ? 'a mapping' : 'a list'}`,
    )
  }
  if (node.value === null) return problemAt(place.offset, `${what} has no value: it must be ${wanted}`)
  if (expected === 'string') {
    const found = typeof node.value === 'number' ? 'a number' : 'true or false'
    return problemAt(
      place.offset,
      `${what} must be a text, and ${quote(node.spelling)} is ${found}: put it in quotes`,
    )
  }
  const found =
    typeof node.value === 'string' ? 'a text' : typeof node.value === 'number' ? 'a number' : 'true or false'
  const instead =
    expected === 'array' && typeof node.value === 'string'
      ? `: write [${quote(node.value)}]`
      : yesOrNo(node, expected)
  return problemAt(place.offset, `${what} must be ${wanted}, not ${found}${instead}`)
}

/** YAML 1.1 took these for booleans, and so do people. */
function yesOrNo(node: ScalarNode, expected: unknown): string {
  if (expected !== 'boolean' || typeof node.value !== 'string') return ''
  if (/^(?:yes|on|true)$/i.test(node.value)) return ': write true, without quotes'
  return /^(?:no|off|false)$/i.test(node.value) ? ': write false, without quotes' : ''
}

function wrongWord(place: Place, error: SchemaError): PolicyProblem | undefined {
  const { node, offset } = place
  const text = node.kind === 'scalar' && node.value !== null ? String(node.value) : undefined
  if (error.schemaPath.endsWith('/region/enum')) {
    // In a list the type of its items is an error of its own.
    if (typeof error.data !== 'string' && place.label.endsWith(']')) return undefined
    if (text === undefined) return problemAt(offset, `${quote(place.label)} must be a Region`)
    const { statement, suggestion } = explainRegion(text)
    return problemAt(offset, statement, suggestion)
  }
  const words = (error.params['allowedValues'] as readonly string[]).map(String)
  if (error.schemaPath.endsWith('/ruleId/enum')) {
    return text === undefined
      ? problemAt(offset, `${quote(place.label)} must be the id of a rule`)
      : problemAt(offset, `unknown rule ${quote(text)}`, nearestName(text, words))
  }
  const instead = text === undefined ? '' : `, not ${quote(text)}`
  const statement = `${quote(place.label)} must be ${quotedAlternatives(words)}${instead}`
  return problemAt(offset, statement, text === undefined ? undefined : nearestName(text, words))
}

function wrongText(place: Place, error: SchemaError): PolicyProblem {
  const { offset } = place
  const text = String(error.data)
  if (error.schemaPath.endsWith('/date/pattern')) {
    return problemAt(offset, `${quote(place.label)} must be a date like 2027-01-31, not ${quote(text)}`)
  }
  if (error.schemaPath.endsWith('/sid/pattern')) {
    return problemAt(
      offset,
      `${quote(text)} is no SID of a credential: "SK" (an API key), "AC" (an account, for its Auth Token) or "OQ" (an OAuth app) and 32 characters`,
    )
  }
  return problemAt(offset, `${quote(place.label)} must not be blank`)
}

function shown(node: PolicyNode): string {
  return node.kind === 'scalar' ? quote(node.spelling) : 'an entry'
}

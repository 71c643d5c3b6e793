import { nearestName, quote } from '@regionguard/core/wording'
import { dataOf, labelOf, nodeAt } from './seed-node.ts'
import type { SeedNode, SeedProblem } from './seed-node.ts'
import validate from './validate-seed.generated.ts'

/** One place where data breaks the schema, as ajv reports it. */
interface SchemaError {
  readonly instancePath: string
  /** `#/$defs/accountSid/pattern` */
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly parentSchema?: Readonly<Record<string, unknown>>
}

/** Every place where a seed breaks `schema/seed.schema.json`. */
export function schemaProblems(root: SeedNode): readonly SeedProblem[] {
  const check = validate as unknown as { (data: unknown): boolean; errors?: readonly SchemaError[] | null }
  if (check(dataOf(root))) return []
  return (check.errors ?? []).map((error) => problemOf(error, root))
}

function problemOf(error: SchemaError, root: SeedNode): SeedProblem {
  const node = nodeAt(root, error.instancePath)
  const label = quote(labelOf(error.instancePath))
  const { params, parentSchema = {} } = error
  const at = (message: string): SeedProblem => ({ offset: node.start, message })
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(
        node,
        String(params['additionalProperty']),
        Object.keys(parentSchema['properties'] ?? {}),
      )
    case 'required':
      return at(`${quote(String(params['missingProperty']))} is missing.`)
    case 'enum': {
      const words = (params['allowedValues'] as readonly unknown[]).filter((word) => typeof word === 'string')
      const given = node.kind === 'scalar' ? node.text : ''
      return at(
        `${label} must be ${words.map((word) => quote(word)).join(' or ')}${given === '' ? '' : `, not ${quote(given)}`}${hint(given, words)}`,
      )
    }
    case 'pattern':
      return at(`${label} must be ${FORMS[error.schemaPath.split('/')[2] ?? ''] ?? 'of another form'}.`)
    case 'type':
      return at(
        `${label === '""' ? 'the seed' : label} must be ${TYPES[String(params['type'])] ?? 'something else'}.`,
      )
    case 'minItems':
      return at(`${label} must have an entry at least.`)
    case 'maxItems':
      return at(`${label} must have at most ${String(params['limit'])} entries.`)
    default:
      return at(`${label} is not valid.`)
  }
}

/** The definitions of the schema that have a pattern. */
const FORMS: Readonly<Record<string, string>> = {
  name: 'a name that is not blank',
  friendlyName: 'a text of at most 64 characters',
  accountSid: '"AC" and 32 hexadecimal digits, lower case',
  keySid: '"SK" and 32 hexadecimal digits, lower case',
  clientId: '"OQ" and 32 letters and digits',
  authToken: '32 hexadecimal digits, lower case',
  keySecret: '32 letters and digits',
  permission: 'a permission like "/twilio/messaging/messages/read"',
}

const TYPES: Readonly<Record<string, string>> = { object: 'a mapping', array: 'a list', string: 'a text' }

function unknownKey(node: SeedNode, key: string, known: readonly string[]): SeedProblem {
  const offset = node.kind === 'map' ? (node.entries.get(key)?.keyStart ?? node.start) : node.start
  return { offset, message: `unknown key ${quote(key)}${hint(key, known)}` }
}

function hint(word: string, known: readonly string[]): string {
  const near = nearestName(word, known)
  return near === undefined ? '.' : ` — did you mean ${JSON.stringify(near)}?`
}

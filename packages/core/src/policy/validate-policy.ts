import validate from './validate-policy.generated.ts'

/** One place where data breaks the schema, as ajv reports it. */
export interface SchemaError {
  /** A JSON pointer into the data: `/credentials/0/region`. */
  readonly instancePath: string
  /** `#/$defs/region/enum`. */
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  /** The schema that the keyword stands in. */
  readonly parentSchema?: Readonly<Record<string, unknown>>
  readonly data?: unknown
}

/**
 * Checks data against `schema/policy.schema.json`. The function was compiled from it ahead of time; nothing of ajv is
 * loaded.
 *
 * @param data a policy as plain data
 * @returns every place where it breaks the schema
 */
export function validatePolicy(data: unknown): readonly SchemaError[] {
  const check = validate as { (data: unknown): boolean; errors?: readonly SchemaError[] | null }
  return check(data) ? [] : (check.errors ?? [])
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'

/** The SARIF 2.1.0 schema as published by OASIS and SchemaStore; the package is here for this file only. */
const SCHEMA = createRequire(import.meta.url).resolve('@microsoft/jest-sarif')
const { $schema, id, ...schema } = JSON.parse(
  readFileSync(new URL('schemas/sarif-2.1.0-rtm.5.json', `file://${SCHEMA}`), 'utf8'),
) as Record<string, unknown>

// The schema is of draft 4. Of what changed since then it uses the two keywords above only.
if (typeof $schema !== 'string' || typeof id !== 'string') throw new Error('not the schema that it was')
const valid = new Ajv({
  strict: false,
  // One of its patterns is none to the letter.
  unicodeRegExp: false,
  allErrors: true,
  formats: {
    uri: (text: string) => URL.canParse(text),
    // RFC 3986: what is neither unreserved nor reserved is percent-encoded.
    'uri-reference': /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/,
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
}).compile(schema)

/** What the schema finds wrong with a log; empty if it is valid. */
export function sarifErrors(log: unknown): readonly string[] {
  valid(log)
  return (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

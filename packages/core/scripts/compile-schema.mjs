// Compiles a JSON Schema (draft 2020-12) into a TypeScript module that needs nothing at run time: compiling with ajv
// at start-up would cost more than all else that happens there.
//
//   node packages/core/scripts/compile-schema.mjs <schema.json> <module.generated.ts> [--check]
//
// With `--check` nothing is written; the exit code is 1 if the module is not what the schema compiles to.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { format, resolveConfig } from 'prettier'

/** For people and their editors; ajv would only copy them into its output. */
const ANNOTATIONS = new Set(['$schema', 'title', 'description', 'default', 'examples'])

/** Keywords whose value maps names to schemas: a name in it is never an annotation. */
const MAPS_OF_SCHEMAS = new Set(['properties', '$defs'])

/**
 * The schema without its annotations.
 *
 * @param {unknown} schema
 * @returns {unknown}
 */
function withoutAnnotations(schema) {
  if (Array.isArray(schema)) return schema.map(withoutAnnotations)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !ANNOTATIONS.has(keyword))
      .map(([keyword, value]) => [
        keyword,
        MAPS_OF_SCHEMAS.has(keyword)
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutAnnotations(each)]))
          : withoutAnnotations(value),
      ]),
  )
}

/**
 * @param {unknown} schema
 * @param {string} schemaName the schema's file name, for the notice on top
 * @returns {string} the text of the module: its default export is ajv's validation function
 */
function compile(schema, schemaName) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    // "One of these keys" names keys that are defined one level up.
    strictRequired: false,
    // A rule's options may be left out.
    strictTuples: false,
    // Without `allowUnionTypes` a value that may be text or number would need an `anyOf`, and with it three errors.
    allowUnionTypes: true,
    // Every error carries the schema that it broke: its messages name the keys and words that would be right.
    verbose: true,
    messages: false,
    // Formats are for editors; what parses the checked value judges dates more strictly.
    validateFormats: false,
    code: { source: true, esm: true },
  })
  const code = standaloneCode(ajv, ajv.compile(withoutAnnotations(schema)))
  if (/\brequire\(|^import /m.test(code)) {
    throw new Error(`${schemaName} uses a keyword for which ajv needs a module of its own at run time`)
  }
  return [
    '// @ts-nocheck: written by ajv',
    `// Generated from ${schemaName} by packages/core/scripts/compile-schema.mjs. Do not edit.`,
    code.replace(/^"use strict";?\n?/, '').trimEnd(),
    '',
  ].join('\n')
}

const [schemaPath, modulePath, option] = process.argv.slice(2)
if (schemaPath === undefined || modulePath === undefined || (option !== undefined && option !== '--check')) {
  console.error('usage: node compile-schema.mjs <schema.json> <module.generated.ts> [--check]')
  process.exit(2)
}
// Formatted like all other code, so that formatting it by mistake changes nothing.
const text = await format(compile(JSON.parse(readFileSync(schemaPath, 'utf8')), basename(schemaPath)), {
  ...(await resolveConfig(modulePath)),
  parser: 'typescript',
})
if (option === undefined) {
  writeFileSync(modulePath, text)
} else if (readFileSync(modulePath, 'utf8') !== text) {
  console.error(`${modulePath} is not what ${schemaPath} compiles to`)
  process.exit(1)
}

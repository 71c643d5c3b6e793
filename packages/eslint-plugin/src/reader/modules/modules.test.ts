import { textOf } from '@regionguard/core'
import { describe, expect, it } from 'vitest'
import { exportedConstants } from '../read-javascript.ts'
import { readingOf, rendered, renderValue } from '../testing/render-facts.ts'
import type { Constant, LoadModule, ModuleConstants } from '../values/module-constants.ts'

/** A project of a few files, by path; specifiers are relative and leave the extension out. */
function project(files: Readonly<Record<string, string>>): LoadModule {
  return (specifier, importer) => {
    if (!specifier.startsWith('.')) return undefined
    const folder = importer.split('/').slice(0, -1).join('/')
    const path = new URL(specifier, `file:///${folder}/`).pathname.slice(1)
    const file = [path, `${path}.ts`, `${path}.js`].find((each) => each in files)
    return file === undefined ? undefined : exportedConstants({ file, text: files[file] ?? '' })
  }
}

function clients(source: string, files: Readonly<Record<string, string>>): string[] {
  return rendered(`import twilio from 'twilio'\n${source}`, ['client'], 'src/app.ts', project(files))
}

describe('constants of another file', () => {
  it.each<[string, string, string, string]>([
    ["import { REGION } from './c'", "export const REGION = 'ie1'", 'REGION', "'ie1'"],
    ["import { REGION as R } from './c'", "export const REGION = 'ie1'", 'R', "'ie1'"],
    ["import { R } from './c'", "const REGION = 'ie1'; export { REGION as R }", 'R', "'ie1'"],
    ["import * as c from './c'", "export const REGION = 'ie1'", 'c.REGION', "'ie1'"],
    ["import c from './c'", "export default { region: 'ie1' }", 'c.region', "'ie1'"],
    ["import c from './c'", "const c = { a: { region: 'ie1' } }; export default c", 'c.a.region', "'ie1'"],
    [
      "import { c } from './c'",
      "export const c = { region: process.env.R || 'us1' } as const",
      'c.region',
      "$R||'us1'",
    ],
    ["import { Region } from './c'", "export enum Region { IE1 = 'ie1' }", 'Region.IE1', "'ie1'"],
    ["const c = require('./c')", "module.exports = { region: 'ie1' }", 'c.region', "'ie1'"],
    ["const { region } = require('./c')", "module.exports = { region: 'ie1' }", 'region', "'ie1'"],
    ["const { region } = require('./c')", "exports.region = 'ie1'", 'region', "'ie1'"],
    ["const { region } = require('./c')", "module.exports.region = 'ie1'", 'region', "'ie1'"],
    ["import c from './c'", "module.exports = { region: 'ie1' }", 'c.region', "'ie1'"],
    ["import { env } from './c'", 'export const env = process.env', 'env.R', '$R'],
    ["import { env } from './c'", 'export const env = schema.parse(process.env)', 'env.R', '$R||?'],
    [
      "import { env } from './c'",
      'export const env = createEnv({ server: {}, runtimeEnv: process.env })',
      'env.R',
      '$R||?',
    ],
    [
      "import { need } from './c'",
      'export function need(name) { const v = process.env[name]; if (!v) throw 1; return v }',
      "need('R')",
      '$R',
    ],
    [
      "import { need } from './c'",
      "export const need = (name: string): string => process.env[name] ?? ''",
      "need('R')",
      "$R||''",
    ],
    ["import { REGION } from './c'", "export * from './d'", 'REGION', "'au1'"],
    ["import { R } from './c'", "export { REGION as R } from './d'", 'R', "'au1'"],
    ["import { d } from './c'", "export * as d from './d'", 'd.REGION', "'au1'"],
    ["import { REGION } from './c'", "import { REGION } from './d'; export { REGION }", 'REGION', "'au1'"],
    ["const c = require('./c')", "module.exports = require('./d')", 'c.REGION', "'au1'"],
    // One import deep: what the module computes from its own imports is not known.
    ["import { R } from './c'", "import { REGION } from './d'; export const R = REGION", 'R', '{REGION}'],
    // Not constants
    ["import { R } from './c'", 'export let R = 1; R = 2', 'R', '{R}'],
    ["import { R } from './c'", 'export const R = compute()', 'R', '{R}'],
    ["import c from './c'", 'export default { region: compute() }', 'c.region', '{region}'],
    ["import c from './c'", "export default { a: 'x' }", 'c.region', '-'],
    ["import { REGION } from './missing'", '', 'REGION', '{REGION}'],
    ["import { REGION } from './c'", "export * from './c'", 'REGION', '{REGION}'],
    ["import { REGION } from './c'", 'syntax error', 'REGION', '{REGION}'],
    ["import type { REGION } from './c'", "export const REGION = 'ie1'", "'us1'", "'us1'"],
  ])('%s / %s', (use, exported, expression, value) => {
    const files = { 'src/c.ts': exported, 'src/d.ts': "export const REGION = 'au1'" }
    const lines = clients(`${use}\ntwilio(1, 2, { region: ${expression} })`, files)
    const region = value === '-' ? '' : ` region=${value}`
    expect(lines).toEqual([`client username=? password=?${region}`])
  })

  it('tells every place that a value came by, in both files', () => {
    const files = { 'src/c.ts': "export const KEY = 'SK1'" }
    const source = "import { KEY } from './c'\nrequire('twilio')(KEY, 'x')"
    const [client] = readingOf(source, 'src/app.ts', project(files)).facts.filter(
      ({ kind }) => kind === 'client',
    )
    const via = client?.kind === 'client' ? client.username.via : []
    expect(via.map(({ file, start }) => [file, start])).toEqual([
      ['src/app.ts', source.indexOf('KEY,')],
      ['src/c.ts', files['src/c.ts'].indexOf("'SK1'")],
    ])
  })
})

describe('exportedConstants', () => {
  const shown = (constant: Constant | undefined): unknown => {
    if (constant === undefined) return undefined
    if (constant.kind === 'value') return renderValue(constant.value)
    if (constant.kind !== 'object') return constant.kind
    const members = Object.fromEntries([...constant.members].map(([name, member]) => [name, shown(member)]))
    return constant.open ? { ...members, '...': '' } : members
  }
  const exports = (text: string): Record<string, unknown> => {
    const module: ModuleConstants | undefined = exportedConstants({ file: 'src/c.ts', text })
    return Object.fromEntries([...(module?.exports ?? [])].map(([name, constant]) => [name, shown(constant)]))
  }
  it.each<[string, Record<string, unknown>]>([
    ["export const a = 'x', b = process.env.B", { a: "'x'", b: '$B' }],
    ["export const { A, B: b = 'y' } = process.env", { A: '$A', b: "$B||'y'" }],
    ["export const o = { a: 'x', b: compute(), ...rest }", { o: { '...': '' } }],
    ["export const o = { a: 'x', b: compute() }", { o: { a: "'x'", '...': '' } }],
    ["export const f = () => 'x'", {}],
    ['export class C {}', {}],
    ['export type T = string; export interface I {}', {}],
    ['export const make = (config) => config.a; export const c = new C()', {}],
    ["module.exports = { a: 'x' }; module.exports.b = 'y'", { default: { a: "'x'" }, a: "'x'", b: "'y'" }],
  ])('%s', (text, expected) => {
    expect(exports(text)).toEqual(expected)
  })

  it('hides secrets', () => {
    const token = 'deadbeef'.repeat(4)
    const module = exportedConstants({ file: 'c.ts', text: `export const t = '${token}'` })
    const constant = module?.exports.get('t')
    expect(JSON.stringify([...(module?.exports ?? [])])).not.toContain(token)
    expect(constant?.kind === 'value' && constant.value.kind === 'literal' && textOf(constant.value)).toBe(
      token,
    )
  })
})

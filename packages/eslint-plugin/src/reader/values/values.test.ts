import { describe, expect, it } from 'vitest'
import { rendered } from '../testing/render-facts.ts'

const IMPORT = `import twilio from 'twilio'\n`

/** The region of the one client that a source constructs; `R` in the source stands for its expression. */
function region(setup: string, expression: string): string {
  const source = `${IMPORT}${setup}\nexport const client = twilio('AC1', 'x', { region: ${expression} })`
  const [line, ...more] = rendered(source, ['client'], 'src/app.ts')
  expect(more).toEqual([])
  return /region=(.*) incomplete/.exec(line ?? '')?.[1] ?? '-'
}

function clients(source: string, file = 'src/app.ts'): string[] {
  return rendered(IMPORT + source, ['client'], file).map((line) =>
    line.replace(/ (incomplete|exported|passed-on)\b/g, ''),
  )
}

describe('what an argument evaluates to', () => {
  it.each<[setup: string, expression: string, value: string]>([
    // Texts
    ['', `'ie1'`, `'ie1'`],
    ['', '`ie1`', `'ie1'`],
    ['', `''`, `''`],
    ['', 'undefined', '-'],
    ['', 'void 0', '-'],
    ['', 'null', '-'],
    ['', '5', '?'],
    ['', `'i' + 'e1'`, `'ie1'`],
    [`const n = '1'`, '`ie${n}`', `'ie1'`],
    ['', '`${process.env.R}`', '$R'],
    ['', '`ie${process.env.N}`', '?'],
    ['', `('ie1' as const)!`, `'ie1'`],
    ['', `<string>'ie1'`, `'ie1'`],
    ['', `' IE1 '.trim().toLowerCase()`, `'ie1'`],
    ['', `String('ie1')`, `'ie1'`],
    ['', `process.env.R.trim()`, '$R'],
    ['', `process.env.R.toLowerCase()`, '?'],
    // Constants
    [`const r = 'ie1'`, 'r', `'ie1'`],
    [`const a = 'ie1', r = a`, 'r', `'ie1'`],
    [`let r = 'ie1'`, 'r', `'ie1'`],
    [`let r; r = 'ie1'`, 'r', `'ie1'`],
    [`let r = 'us1'; r = 'ie1'`, 'r', `('us1'|'ie1')`],
    [`let r; if (eu) r = 'ie1'`, 'r', `(-|'ie1')`],
    [`let r; if (eu) { r = 'ie1' } else { r = 'au1' }`, 'r', `(-|'ie1'|'au1')`],
    [`let r = 'us1'; r += 'x'`, 'r', '?'],
    [`let r = 'us1'; function set(x) { r = x }`, 'r', '?^'],
    [`for (const r of ['ie1', 'au1']) use(r)`, `'us1'`, `'us1'`],
    [`const r = flag ? 'ie1' : 'us1'`, 'r', `('ie1'|'us1')`],
    ['', `flag ? 'ie1' : undefined`, `('ie1'|-)`],
    ['', `flag ? 'ie1' : other()`, '?'],
    [`const a = b, b = a`, 'a', '?'],
    [`enum Region { IE1 = 'ie1' }`, 'Region.IE1', `'ie1'`],
    [`const Region = { IE1: 'ie1' } as const`, 'Region.IE1', `'ie1'`],
    [`const Region = Object.freeze({ IE1: 'ie1' })`, 'Region.IE1', `'ie1'`],
    [`class Config { static get region() { return process.env.R } }`, 'Config.region', '$R'],
    [
      `import { defineSecret } from 'firebase-functions/params'; const r = defineSecret('R')`,
      'r.value()',
      '$R',
    ],
    [`const defineSecret = mine; const r = defineSecret('R')`, 'r.value()', '?'],
    [
      `import * as functions from 'firebase-functions'`,
      'functions.config().twilio.region',
      '{twilio.region}',
    ],
    [`class Config { static region = 'ie1' }`, 'Config.region', `'ie1'`],
    [`const { r } = { r: 'ie1' }`, 'r', `'ie1'`],
    [`const { r: { s } } = { r: { s: 'ie1' } }`, 's', `'ie1'`],
    [`const { r = 'ie1' } = {}`, 'r', `'ie1'`],
    [`const [a, b] = ['us1', 'ie1']`, 'b', `'ie1'`],
    [`const list = ['us1', 'ie1']`, 'list[1]', `'ie1'`],
    [`const o = { r: 'us1' }; o.r = 'ie1'`, 'o.r', `'ie1'`],
    [`const o = { r: 'us1' }; if (eu) o.r = 'ie1'`, 'o.r', '?'],
    [`const o = { r: 'us1' }; change(o)`, 'o.r', '?'],
    [`const o = { r: 'us1' }; const p = o; p.x`, 'o.r', `'us1'`],
    [`const o = { r: 'us1' }; const p = o; if (eu) p.r = 'ie1'`, 'o.r', '?'],
    [`const o = { a: { r: 'us1' } }; if (eu) o.a.r = 'ie1'`, 'o.a.r', '?'],
    [`const o = { a: { r: 'us1' } }; if (eu) o.a = other`, 'o.a.r', '?'],
    [`const o = { a: { r: 'us1' } }; change(o.a)`, 'o.a.r', '?'],
    [`const o = { a: { r: 'us1' }, b: {} }; change(o.b); o.b.r = 'ie1'`, 'o.a.r', `'us1'`],
    [`const o = { a: { r: 'us1' } }; const t = o.a; t[k] = 'ie1'`, 'o.a.r', '?'],
    [`class C { static r = 'us1' } C.r = 'ie1'`, 'C.r', '?'],
    [`const o = { r: 'us1' }; console.log(o)`, 'o.r', `'us1'`],
    [`const o = { a: { r: 'us1' } }`, 'o.a.r', `'us1'`],
    [`const o = { us: 'us1', ie: 'ie1' }, k = 'ie'`, 'o[k]', `'ie1'`],
    [`const o = { us: 'us1', ie: 'ie1' }`, 'o[k]', '?'],
    [`const o = { get r() { return 'us1' } }`, 'o.r', '?'],
    // Functions
    [`function r() { return 'ie1' }`, 'r()', `'ie1'`],
    [`const r = () => 'ie1'`, 'r()', `'ie1'`],
    [`const r = (x) => x`, `r('ie1')`, `'ie1'`],
    [`const r = (eu) => { if (eu) return 'ie1'; return 'us1' }`, 'r(1)', `('ie1'|'us1')`],
    [`const r = (eu) => { if (eu) return 'ie1' }`, 'r(1)', `('ie1'|-)`],
    [`function r(x) { return r(x) }`, 'r(1)', '?'],
    [`const r = { get: () => 'ie1' }`, 'r.get()', `'ie1'`],
    ['', 'getRegion()', '?'],
    ['', 'await getRegion()', '?'],
    // The environment
    ['', 'process.env.R', '$R'],
    ['', `process.env['R']`, '$R'],
    ['', 'process.env.R!', '$R'],
    ['', 'process.env.R as string', '$R'],
    ['', 'process?.env?.R', '$R'],
    ['', 'globalThis.process.env.R', '$R'],
    ['', 'import.meta.env.R', '$R'],
    ['', 'import.meta.env.VITE_R', '$VITE_R'],
    ['', `Deno.env.get('R')`, '$R'],
    ['', 'Bun.env.R', '$R'],
    [`const k = 'R'`, 'process.env[k]', '$R'],
    [`const { R } = process.env`, 'R', '$R'],
    [`const { R: r } = process.env`, 'r', '$R'],
    [`const { R = 'us1', S: s } = process.env`, 'R', `$R||'us1'`],
    [`const { env } = process`, 'env.R', '$R'],
    [`const env = process.env`, 'env.R', '$R'],
    [`import process from 'node:process'`, 'process.env.R', '$R'],
    [`import { env } from 'node:process'`, 'env.R', '$R'],
    [`import { R } from '$env/static/private'`, 'R', '$R'],
    [`import { env } from '$env/dynamic/private'`, 'env.R', '$R'],
    ['', `process.env.R || 'us1'`, `$R||'us1'`],
    ['', `process.env.R ?? 'us1'`, `$R||'us1'`],
    ['', `process.env.A || process.env.B || 'us1'`, `$A||$B||'us1'`],
    ['', `process.env.R || undefined`, '$R'],
    ['', `process.env.R || fail()`, '$R||?'],
    [`function fail(): never { throw new Error() }`, `process.env.R || fail()`, '$R'],
    ['', `process.env.EU ? 'ie1' : 'us1'`, `('ie1'|'us1')`],
    ['', `process.env.R && 'ie1'`, '?'],
    [
      `function env(name) { const v = process.env[name]; if (!v) throw new Error(name); return v }`,
      `env('R')`,
      '$R',
    ],
    [`const env = (name, other) => process.env[name] ?? other`, `env('R', 'us1')`, `$R||'us1'`],
    [`const env = z.object({}).parse(process.env)`, 'env.R', '$R||?'],
    [`const env = cleanEnv(process.env, {})`, 'env.R', '$R||?'],
    [`const process = { env: { R: 'ie1' } }`, 'process.env.R', `'ie1'`],
    // Configuration
    [`import config from './config'`, 'config.twilio.region', '{twilio.region}'],
    [`import { config } from './config'`, 'config.twilio.region', '{twilio.region}'],
    [`import * as config from './config'`, 'config.twilio.region', '{twilio.region}'],
    [`import { ie1 } from './credentials'`, 'ie1.region', '{ie1.region}'],
    [`import { REGION } from './constants'`, 'REGION', '{REGION}'],
    [`import { REGION as R } from './constants'`, 'R', '{REGION}'],
    [`const config = require('./config')`, 'config.ie1.region', '{ie1.region}'],
    [`const { twilio: t } = require('./config')`, 't.region', '{twilio.region}'],
    [`import config from './config'; const { twilio: { region } } = config`, 'region', '{twilio.region}'],
    [`import config from './config'`, `config.region || 'us1'`, `{region}||'us1'`],
    [`import config from 'config'`, `config.get('twilio.region')`, '{twilio.region}'],
    [`import config from 'config'`, `config.get<string>('twilio.region')`, '{twilio.region}'],
    [`const config = loadConfig()`, 'config.twilio.region', '{twilio.region}'],
    [`const config = useRuntimeConfig()`, 'config.twilioRegion', '{twilioRegion}'],
    [`import config from './config'`, 'config', '?'],
  ])('%s %s', (setup, expression, value) => {
    expect(region(setup, expression)).toBe(value)
  })

  it.each<[string, string]>([
    ['function make(r) { return twilio(1, 2, { region: r }) }', 'region=?^'],
    ['export function make({ region }) { return twilio(1, 2, { region }) }', 'region={region}^'],
    ['export function make({ region = 1 }) { return twilio(1, 2, { region }) }', 'region={region}^||?'],
    [
      'export const make = (config) => twilio(1, 2, { region: config.twilio.region })',
      'region={twilio.region}^',
    ],
    ['export const make = (region) => twilio(1, 2, { region: `${region}` })', 'region=?^'],
    ["export const make = (n) => twilio(1, 2, { region: 'ie' + n })", 'region=?^'],
    ['export const make = (opts) => twilio(1, 2, opts)', 'accountSid=?^ region=?^ edge=?^'],
    ['export const make = (opts) => twilio(1, 2, { ...opts })', 'accountSid=?^ region=?^ edge=?^'],
    ["const make = (region) => twilio(1, 2, { region }); make('ie1')", "region='ie1'"],
    ["const make = (region) => twilio(1, 2, { region }); make('ie1'); make('au1')", "region=('ie1'|'au1')"],
    ["const make = (region) => twilio(1, 2, { region }); make('ie1'); list.map(make)", 'region=?^'],
    ["function make(region = 'us1') { return twilio(1, 2, { region }) } make()", "region='us1'"],
    [
      "class S { constructor(private config: ConfigService) { twilio(1, 2, { region: this.config.get('TWILIO_REGION') }) } }",
      'region={TWILIO_REGION}',
    ],
    [
      "@Injectable() export class S { constructor(configService: ConfigService) { twilio(1, 2, { region: configService.getOrThrow('twilio.region') }) } }",
      'region={twilio.region}',
    ],
    [
      'export class S { constructor(private config) {} make() { return twilio(1, 2, { region: this.config.region }) } }',
      'region={region}^',
    ],
    ["class S { region = 'ie1'; make() { return twilio(1, 2, { region: this.region }) } }", "region='ie1'"],
    [
      "class S { region = 'ie1'; make() { return twilio(1, 2, { region: this.region }) } } s.region = 'us1'",
      'region=?',
    ],
    [
      "class S { region = 'ie1'; make() { return twilio(1, 2, { region: this.region }) } } class T extends S { region = 'us1' }",
      'region=?',
    ],
    [
      'class S { constructor() { this.region = process.env.R } make() { return twilio(1, 2, { region: this.region }) } }',
      'region=$R',
    ],
    ['exports.handler = (context, event, callback) => { twilio(1, 2, { region: context.R }) }', 'region=$R'],
    ['exports.handler = ({ R }, event, callback) => { twilio(1, 2, { region: R }) }', 'region={R}^'],
    [
      'exports.handler = prepare(async (context, event) => { const { R } = context; twilio(1, 2, { region: R }) })',
      'region=$R',
    ],
    ['exports.handler = async (event, context) => { twilio(1, 2, { region: event.R }) }', 'region={R}^'],
    ["for (const region of ['ie1', 'au1']) twilio(1, 2, { region })", "region=('ie1'|'au1')"],
    ["for (const { region } of [{ region: 'ie1' }]) twilio(1, 2, { region })", "region='ie1'"],
    ['for (const region of regions) twilio(1, 2, { region })', 'region=?'],
    ["export const f = (headers) => twilio(1, 2, { region: headers.get('x') })", 'region=?'],
  ])('%s', (source, expected) => {
    expect(clients(source)).toEqual([`client username=? password=? ${expected}`])
  })
})

describe('the options of a client', () => {
  it.each<[string, string | string[]]>([
    ["twilio(1, 2, { region: 'ie1', edge: 'dublin' })", "region='ie1' edge='dublin'"],
    ["twilio(1, 2, { 'region': 'ie1', ['edge']: 'dublin' })", "region='ie1' edge='dublin'"],
    ["const region = 'ie1'; twilio(1, 2, { region })", "region='ie1'"],
    ["const o = { region: 'ie1' }; twilio(1, 2, o)", "region='ie1'"],
    ["const o = { region: 'ie1' }; twilio(1, 2, { ...o, edge: 'dublin' })", "region='ie1' edge='dublin'"],
    ["const o = { region: 'ie1' }; twilio(1, 2, { region: 'us1', ...o })", "region='ie1'"],
    ["const o = { region: 'ie1' }; twilio(1, 2, { ...o, region: 'us1' })", "region='us1'"],
    ['twilio(1, 2, { ...other })', 'accountSid=? region=? edge=?'],
    ["twilio(1, 2, { ...other, region: 'ie1' })", "accountSid=? region='ie1' edge=?"],
    ["twilio(1, 2, { region: 'ie1', ...other })", 'accountSid=? region=? edge=?'],
    ["twilio(1, 2, { ...(eu && { region: 'ie1' }) })", "region=('ie1'|-)"],
    [
      "twilio(1, 2, { ...(eu ? { region: 'ie1', edge: 'dublin' } : {}) })",
      "region=('ie1'|-) edge=('dublin'|-)",
    ],
    [
      "const o = { ...(eu && { region: 'ie1' }) }; twilio(1, 2, { region: 'au1', ...o })",
      "region=('ie1'|'au1')",
    ],
    ["twilio(1, 2, { region: 'au1', ...{ region: undefined } })", ''],
    ["twilio(1, 2, { [key]: 'ie1' })", 'accountSid=? region=? edge=?'],
    ['twilio(1, 2, options())', 'accountSid=? region=? edge=?'],
    ["const options = () => ({ region: 'ie1' }); twilio(1, 2, options())", "region='ie1'"],
    ["twilio(1, 2, eu ? { region: 'ie1', edge: 'dublin' } : undefined)", 'region=? edge=?'],
    ["twilio(1, 2, eu ? { region: 'ie1' } : { region: 'au1' })", "region=('ie1'|'au1')"],
    ["const o = { region: 'ie1' }; o.edge = 'dublin'; twilio(1, 2, o)", "region='ie1' edge='dublin'"],
    ["const o = {}; if (eu) o.region = 'ie1'; twilio(1, 2, o)", 'region=?'],
    ["const o = { region: 'ie1' }; prepare(o); twilio(1, 2, o)", 'accountSid=? region=? edge=?'],
    ["const o = { region: 'ie1' }; twilio(1, 2, o); twilio(3, 4, o)", ["region='ie1'", "region='ie1'"]],
    ["twilio(1, 2, { accountSid: 'AC3' })", "accountSid='AC3'"],
    ['twilio(1, 2, {})', ''],
    ['twilio(1, 2, undefined)', ''],
    ['twilio(...args)', 'accountSid=? region=? edge=?'],
    ['twilio(1, ...args)', 'accountSid=? region=? edge=?'],
    ["twilio(1, 2, { env: { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'dublin' } })", "region='ie1' edge='dublin'"],
    ["twilio(1, 2, { env: { TWILIO_REGION: 'ie1' }, region: 'au1' })", "region='au1'"],
    ['twilio(1, 2, { env: process.env })', ''],
    ['twilio(1, 2, { env: other })', 'region=? edge=?'],
    ['twilio(1, 2, { httpClient: new Mine() })', 'rerouted'],
    ['twilio(1, 2, { logLevel: 1, lazyLoading: true })', ''],
    // Afterwards
    ["const c = twilio(1, 2); c.region = 'ie1'; c.edge = 'dublin'", "region='ie1' edge='dublin'"],
    ["const c = twilio(1, 2, { region: 'us1' }); c.region = 'ie1'", "region='ie1'"],
    ['const c = twilio(1, 2); if (process.env.TWILIO_EDGE) c.edge = process.env.TWILIO_EDGE', 'edge=?'],
    ["const c = twilio(1, 2); eu && (c.edge = 'dublin')", 'edge=?'],
    ["function f() { const c = twilio(1, 2); if (us) return c; c.region = 'ie1'; return c }", 'region=?'],
    [
      "const c = twilio(1, 2); c.messages.list(); c.region = 'ie1'",
      'region=? [GET api:/2010-04-01/Accounts/{}/Messages]',
    ],
    ["const c = twilio(1, 2); c.region = 'ie1'; c.region = 'us1'", 'region=?'],
    ["const c = twilio(1, 2); function f() { c.region = 'ie1' }", 'region=?'],
    ['const c = twilio(1, 2); for (const r of list) c.region = r', 'region=?'],
    ["const c = twilio(1, 2); c.region ??= 'ie1'", 'region=?'],
    ["const c = eu ? twilio(1, 2) : twilio(3, 4); c.region = 'ie1'", ['region=?', 'region=?']],
    ["class S { constructor() { this.c = twilio(1, 2); this.c.region = 'ie1' } }", "region='ie1'"],
    ["class S { constructor() { this.c = twilio(1, 2) } set() { this.c.region = 'ie1' } }", 'region=?'],
    ["const c = twilio(1, 2); c.setAccountSid('AC3')", "accountSid='AC3'"],
    ['const c = twilio(); c.setCredentialProvider(provider)', 'accountSid=?'],
    ["const c = twilio(1, 2); c.api.baseUrl = 'http://localhost'", 'rerouted'],
    ['const c = twilio(1, 2); c.httpClient = mine', 'rerouted'],
  ])('%s', (source, expected) => {
    const lines = clients(source).map((line) => line.replace(/^client( username=\? password=\?)? ?/, ''))
    expect(lines).toEqual([expected].flat())
  })
})

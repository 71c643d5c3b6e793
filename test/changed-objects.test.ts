import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { report, scratchProject } from './projects.ts'

/** An object, a client or a token that is changed after it was written is what it was changed to, or unknown. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

function found(files: Readonly<Record<string, string>>): readonly string[] {
  const root = scratchProject({ 'package.json': '{"dependencies": {"twilio": "6.2.0"}}', ...files })
  scratch.push(root)
  return check(root).findings.map(report)
}

const IMPORT = `import twilio, { Twilio } from 'twilio'
const { AccessToken } = twilio.jwt
const { A, K, P, TWILIO_IE1_API_KEY, TWILIO_IE1_API_SECRET, TWILIO_US1_API_KEY, TWILIO_US1_API_SECRET } = process.env
`
const OPTIONS = `{ accountSid: A, region: 'ie1' }`
const IE1 = 'TWILIO_IE1_API_KEY, TWILIO_IE1_API_SECRET'

describe('nothing is said of', () => {
  it.each<[string, string]>([
    [
      'a builder',
      `class Factory {
  private options: Record<string, unknown> = { accountSid: A }
  region(region: string, edge: string) { this.options.region = region; this.options.edge = edge; return this }
  build() { return twilio(${IE1}, this.options) }
}
export const client = new Factory().region('ie1', 'dublin').build()`,
    ],
    [
      'a private field',
      `class S { #o: any = ${OPTIONS}; constructor(e?: string) { if (e) this.#o.edge = e } c() { return twilio(K, P, this.#o) } }`,
    ],
    [
      'a field that the constructor sets',
      `class S { opts: any; constructor() { this.opts = ${OPTIONS}; if (process.env.E) this.opts.edge = process.env.E; this.c = twilio(K, P, this.opts) } c: any }`,
    ],
    [
      'credentials in a field',
      `class S { private creds = { key: TWILIO_US1_API_KEY, secret: TWILIO_US1_API_SECRET }
  constructor(eu: boolean) { if (eu) { this.creds.key = TWILIO_IE1_API_KEY; this.creds.secret = TWILIO_IE1_API_SECRET } }
  c() { return twilio(this.creds.key, this.creds.secret, { accountSid: A, region: 'ie1', edge: 'dublin' }) } }`,
    ],
    [
      'options of a token in a field',
      `class T { private options: any = { ttl: 3600 }; constructor(r: string) { this.options.region = r }
  t(identity: string) { return new AccessToken(A, ${IE1}, { ...this.options, identity }) } }`,
    ],
    [
      'an account in a field',
      `class S { private o: any = {}; account(s: string) { this.o.accountSid = s; return this } c() { return new Twilio(K, P, this.o) } }`,
    ],
    [
      'a static field',
      `class S { static cfg: any = ${OPTIONS}; static { S.cfg.edge = 'dublin' } static c() { return twilio(K, P, S.cfg) } }`,
    ],
    [
      'a field by a computed name',
      `class S { o: any = ${OPTIONS}; set(k: string, v: string) { this.o[k] = v } c() { return twilio(K, P, this.o) } }`,
    ],
    [
      'a field that is assigned to',
      `class S { o: any = ${OPTIONS}; set(v: object) { Object.assign(this.o, v) } c() { return twilio(K, P, this.o) } }`,
    ],
    [
      'a field by another name',
      `class S { o: any = ${OPTIONS}; set() { const { o } = this; o.edge = 'dublin' } c() { return twilio(K, P, this.o) } }`,
    ],
    [
      'a field from outside',
      `class S { o: any = ${OPTIONS}; c() { return twilio(K, P, this.o) } }\nconst s = new S(); s.o.edge = 'dublin'`,
    ],
    [
      'a variable',
      `let opts: any; opts = ${OPTIONS}; if (process.env.E) opts.edge = 'dublin'; export const c = twilio(K, P, opts)`,
    ],
    [
      'fields by a computed name',
      `class S { region = 'ie1'; edge?: string = undefined; load(k: string, v: string) { (this as any)[k] = v } c() { return twilio(K, P, { accountSid: A, region: this.region, edge: this.edge }) } }`,
    ],
    [
      'fields in a pattern',
      `class S { region = 'ie1'; edge?: string = undefined; load(o: any) { ({ edge: this.edge } = o) } c() { return twilio(K, P, { accountSid: A, region: this.region, edge: this.edge }) } }`,
    ],
    [
      'fields of another name of this',
      `class S { region = 'ie1'; edge?: string = undefined; load() { const self = this; self.edge = 'dublin' } c() { return twilio(K, P, { accountSid: A, region: this.region, edge: this.edge }) } }`,
    ],
    [
      'a part that is taken out',
      `const cfg: any = { eu: ${OPTIONS} }; const { eu } = cfg; eu.edge = 'dublin'; export const c = twilio(K, P, cfg.eu)`,
    ],
    [
      'parts by their keys',
      `const cfg: any = { eu: ${OPTIONS} }; for (const m of Object.keys(cfg)) cfg[m].edge = 'dublin'; export const c = twilio(K, P, cfg.eu)`,
    ],
    [
      'parts in a loop',
      `const cfg: any = { eu: ${OPTIONS} }; for (const o of Object.values(cfg) as any[]) o.edge ??= 'dublin'; export const c = twilio(K, P, cfg.eu)`,
    ],
    [
      'elements',
      `const list: any[] = [${OPTIONS}]; list.forEach((o) => { o.edge = 'dublin' }); export const c = twilio(K, P, list[0])`,
    ],
    [
      'what a function makes',
      `const mk = () => { const o: any = ${OPTIONS}; return o }; const q = mk(); q.edge = 'dublin'; export const c = twilio(K, P, q)`,
    ],
    [
      'what a function is given',
      `function create(options: any) { if (options.region === 'ie1') options.edge = 'dublin'; return twilio(K, P, { accountSid: A, ...options }) }\ncreate({ region: 'ie1' })`,
    ],
    [
      'an object in an object',
      `const opts: any = ${OPTIONS}; const ctx = { opts }; ctx.opts.edge = 'dublin'; export const c = twilio(K, P, opts)`,
    ],
    [
      'a target in a pattern',
      `const opts: any = ${OPTIONS}; ({ e: opts.edge } = { e: 'dublin' }); export const c = twilio(K, P, opts)`,
    ],
    [
      'a target in a list',
      `const opts: any = ${OPTIONS}; [opts.edge] = ['dublin']; export const c = twilio(K, P, opts)`,
    ],
    [
      'a target of a loop',
      `const opts: any = ${OPTIONS}; for (opts.edge of ['dublin']); export const c = twilio(K, P, opts)`,
    ],
    [
      'a prototype',
      `const opts = { __proto__: { edge: 'dublin' }, accountSid: A, region: 'ie1' }; export const c = twilio(K, P, opts)`,
    ],
    [
      'what is read before it is changed',
      `const opts: any = { accountSid: A }; export const us = twilio(TWILIO_US1_API_KEY, TWILIO_US1_API_SECRET, opts); opts.region = 'ie1'; opts.edge = 'dublin'; export const ie = twilio(${IE1}, opts)`,
    ],
    [
      'a client that is assigned to',
      `export const c = twilio(K, P, ${OPTIONS}); Object.assign(c, { edge: 'dublin' })`,
    ],
    ['a client at once', `export const c = Object.assign(twilio(K, P, ${OPTIONS}), { edge: 'dublin' })`],
    [
      'a client that is given a region',
      `export const c = twilio(K, P, { accountSid: A, edge: 'dublin' }); Object.assign(c, { region: 'ie1' })`,
    ],
    [
      'a client that is given other credentials',
      `const c = twilio(TWILIO_US1_API_KEY, TWILIO_US1_API_SECRET, { accountSid: A, region: 'ie1', edge: 'dublin' }); Object.assign(c, { username: TWILIO_IE1_API_KEY, password: TWILIO_IE1_API_SECRET })`,
    ],
    [
      'a client that is written to by reflection',
      `const c = twilio(K, P, ${OPTIONS}); Reflect.set(c, 'edge', 'dublin')`,
    ],
    ['a client in a pattern', `const c = twilio(K, P, ${OPTIONS}); ({ e: c.edge } = { e: 'dublin' })`],
    [
      'a token that is assigned to',
      `const t = new AccessToken(A, ${IE1}, { identity: 'x' }); Object.assign(t, { region: 'ie1' })`,
    ],
  ])('%s', (_, code) => {
    expect(found({ 'a.ts': IMPORT + code })).toEqual([])
  })

  it.each<[string, string, string?]>([
    ['a property that is added', `export const opts: any = ${OPTIONS}\nopts.edge = 'dublin'\n`],
    [
      'a property that is added sometimes',
      `export const opts: any = ${OPTIONS}\nif (process.env.E) opts.edge = 'dublin'\n`,
    ],
    [
      'a function that changes it',
      `export let opts: any = ${OPTIONS}\nexport function setEdge(e: string) { opts.edge = e }\n`,
    ],
    ['a list of targets', `export const opts: any = ${OPTIONS};\n[opts.edge] = ['dublin']\n`],
    ['what imports it', `export const opts: any = ${OPTIONS}\n`, `opts.edge = 'dublin'\n`],
  ])('an exported object: %s', (_, config, use = '') => {
    const main = `import twilio from 'twilio'\nimport { opts } from './config'\n${use}export const c = twilio(process.env.K, process.env.P, opts)\n`
    expect(found({ 'config.ts': `const A = process.env.A\n${config}`, 'a.ts': main })).toEqual([])
  })
})

describe('but the rest is found', () => {
  it.each<[string, string]>([
    ['a field that nobody changes', `class S { o = ${OPTIONS}\n c() { return twilio(K, P, this.o) } }`],
    [
      'a field of which another part is changed',
      `class S { o: any = ${OPTIONS}; set(v: string) { this.o.logLevel = v }\n c() { return twilio(K, P, this.o) } }`,
    ],
    [
      'an object beside another that is changed',
      `const other: any = {}; other.edge = 'x'\nconst opts = ${OPTIONS}; export const c = twilio(K, P, opts)`,
    ],
    [
      'an object that is changed in another place',
      `const opts: any = ${OPTIONS}; opts.logLevel = 'debug'\nexport const c = twilio(K, P, opts)`,
    ],
    [
      'options beside fields of the same name',
      `class S { edge = ''; constructor() { this.edge = 'x' } }\nexport const c = twilio(K, P, ${OPTIONS})`,
    ],
    [
      'a dictionary',
      `const seen: Record<string, number> = {}; for (const k of ['a']) seen[k] = 1\nexport const c = twilio(K, P, ${OPTIONS})`,
    ],
    ['an exported literal', `export const opts = ${OPTIONS}\nexport const c = twilio(K, P, opts)`],
  ])('%s', (_, code) => {
    expect(found({ 'a.ts': IMPORT + code }).map((one) => one.replace(/^\S+ /, ''))).toEqual(['require-edge'])
  })
})

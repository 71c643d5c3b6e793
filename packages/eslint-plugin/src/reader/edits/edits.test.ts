import type { Remedy, TextEdit } from '@regionguard/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingOf, renderValue } from '../testing/render-facts.ts'

const IMPORT = `import twilio from 'twilio'\n`

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.range[0] - a.range[0])
    .reduce(
      (result, { range, text: added }) => result.slice(0, range[0]) + added + result.slice(range[1]),
      text,
    )
}

type Change = Remedy extends infer R ? (R extends { target: string } ? Omit<R, 'target'> : never) : never

/** The text after a remedy was applied to the one client or token of it; undefined where there is no safe edit. */
function mended(text: string, change: Change): string | undefined {
  const reading = readingOf(text)
  const target = reading.facts.find(({ kind }) => kind === 'client' || kind === 'access-token')
  const edits = reading.edits({ ...change, target: target?.id ?? '' })
  return edits === undefined ? undefined : applied(text, edits)
}

const ADD_EDGE: Change = { kind: 'add-option', option: 'edge', value: 'dublin' }

describe('adding an option', () => {
  it.each<[before: string, after: string | undefined]>([
    ["twilio(a, b, { region: 'ie1' })", "twilio(a, b, { region: 'ie1', edge: 'dublin' })"],
    ["twilio(a, b, {region: 'ie1'})", "twilio(a, b, {region: 'ie1', edge: 'dublin'})"],
    ["twilio(a, b, { region: 'ie1', })", "twilio(a, b, { region: 'ie1', edge: 'dublin', })"],
    ['twilio(a, b, { region: "ie1" })', 'twilio(a, b, { region: "ie1", edge: "dublin" })'],
    ["twilio(a, b, { 'region': 'ie1' })", "twilio(a, b, { 'region': 'ie1', 'edge': 'dublin' })"],
    [
      "twilio(a, b, { region: 'ie1', logLevel: 'debug' })",
      "twilio(a, b, { region: 'ie1', logLevel: 'debug', edge: 'dublin' })",
    ],
    ["twilio(a, b, {\n  region: 'ie1',\n})", "twilio(a, b, {\n  region: 'ie1',\n  edge: 'dublin',\n})"],
    ["twilio(a, b, {\n  region: 'ie1'\n})", "twilio(a, b, {\n  region: 'ie1',\n  edge: 'dublin'\n})"],
    [
      "twilio(a, b, {\n\tregion: 'ie1', // Ireland\n})",
      "twilio(a, b, {\n\tregion: 'ie1', // Ireland\n\tedge: 'dublin',\n})",
    ],
    [
      "twilio(a, b, {\n  region: 'ie1' // Ireland\n})",
      "twilio(a, b, {\n  region: 'ie1', // Ireland\n  edge: 'dublin'\n})",
    ],
    [
      "twilio(a, b, {\r\n  region: 'ie1',\r\n})",
      "twilio(a, b, {\r\n  region: 'ie1',\r\n  edge: 'dublin',\r\n})",
    ],
    ["twilio(a, b, { region: 'ie1', edge: undefined })", "twilio(a, b, { region: 'ie1', edge: 'dublin' })"],
    ['twilio(a, b, {})', "twilio(a, b, { edge: 'dublin' })"],
    ['twilio(a, b, undefined)', "twilio(a, b, { edge: 'dublin' })"],
    ['twilio(a, b)', "twilio(a, b, { edge: 'dublin' })"],
    ['twilio(a, b,)', "twilio(a, b, { edge: 'dublin' })"],
    ['twilio((a), (b))', "twilio((a), (b), { edge: 'dublin' })"],
    ['twilio(\n  a,\n  b,\n)', "twilio(\n  a,\n  b,\n  { edge: 'dublin' },\n)"],
    ['twilio(\n  a,\n  b\n)', "twilio(\n  a,\n  b,\n  { edge: 'dublin' }\n)"],
    ['twilio()', "twilio(undefined, undefined, { edge: 'dublin' })"],
    ['twilio(a)', "twilio(a, undefined, { edge: 'dublin' })"],
    [
      "const o = { region: 'ie1' }; twilio(a, b, o)",
      "const o = { region: 'ie1', edge: 'dublin' }; twilio(a, b, o)",
    ],
    [
      "const c = twilio(a, b)\nc.region = 'ie1'",
      "const c = twilio(a, b)\nc.region = 'ie1'\nc.edge = 'dublin'",
    ],
    [
      'function f() {\n  const c = twilio(a, b);\n  c.region = "ie1";\n}',
      'function f() {\n  const c = twilio(a, b);\n  c.region = "ie1";\n  c.edge = "dublin";\n}',
    ],
    [
      "class S {\n  constructor() {\n    this.c = twilio(a, b)\n    this.c.region = 'ie1'\n  }\n}",
      "class S {\n  constructor() {\n    this.c = twilio(a, b)\n    this.c.region = 'ie1'\n    this.c.edge = 'dublin'\n  }\n}",
    ],
    // Not safe
    ["const o = { region: 'ie1' }; twilio(a, b, o); use(o)", undefined],
    ["export const o = { region: 'ie1' }; twilio(a, b, o)", undefined],
    ["twilio(a, b, { ...other, region: 'ie1' })", undefined],
    ["twilio(a, b, { [key]: 'ie1' })", undefined],
    ['twilio(a, b, options)', undefined],
    ['twilio(...args)', undefined],
    ['new twilio.Twilio', undefined],
    ['twilio(a, b /* c */)', undefined],
    ["const c = twilio(a, b); if (eu) c.region = 'ie1'", undefined],
  ])('%j', (before, after) => {
    expect(mended(IMPORT + before, ADD_EDGE)).toBe(after === undefined ? undefined : IMPORT + after)
  })

  it('adds a region to the context of Twilio Functions', () => {
    const text = 'exports.handler = (context, event, callback) => { context.getTwilioClient() }'
    expect(mended(text, { kind: 'add-option', option: 'region', value: 'ie1' })).toBe(
      "exports.handler = (context, event, callback) => { context.getTwilioClient({ region: 'ie1' }) }",
    )
  })

  it.each<[string, string | undefined]>([
    ['new AccessToken(a, b, c)', "new AccessToken(a, b, c, { region: 'ie1' })"],
    ['new AccessToken(a, b, c, { identity })', "new AccessToken(a, b, c, { identity, region: 'ie1' })"],
    ['new AccessToken(a, b)', undefined],
  ])('adds a region to an access token: %s', (before, after) => {
    const head = `const { AccessToken } = require('twilio').jwt; `
    const change: Change = { kind: 'add-option', option: 'region', value: 'ie1' }
    expect(mended(head + before, change)).toBe(after === undefined ? undefined : head + after)
  })
})

describe('setting an option', () => {
  it.each<[string, string | undefined]>([
    ["twilio(a, b, { region: 'IE1' })", "twilio(a, b, { region: 'ie1' })"],
    ['twilio(a, b, { region: "IE1" })', 'twilio(a, b, { region: "ie1" })'],
    ['twilio(a, b, { region: `IE1` })', 'twilio(a, b, { region: `ie1` })'],
    ["twilio(a, b, { region: 'IE1' as const })", "twilio(a, b, { region: 'ie1' as const })"],
    ["const region = 'IE1'; twilio(a, b, { region })", "const region = 'ie1'; twilio(a, b, { region })"],
    ["const c = twilio(a, b); c.region = 'IE1'", "const c = twilio(a, b); c.region = 'ie1'"],
    ["const region = 'IE1'; use(region); twilio(a, b, { region })", undefined],
    ['twilio(a, b, { region: process.env.R })', undefined],
    ["twilio(a, b, { region: eu ? 'IE1' : 'us1' })", undefined],
    ["twilio(a, b, { region: 'IE1', ...other })", undefined],
    ['twilio(a, b)', undefined],
  ])('%s', (before, after) => {
    const change: Change = { kind: 'set-option', option: 'region', value: 'ie1' }
    expect(mended(IMPORT + before, change)).toBe(after === undefined ? undefined : IMPORT + after)
  })
})

describe('removing an option', () => {
  it.each<[string, string | undefined]>([
    ["twilio(a, b, { region: 'us1', edge: 'x' })", "twilio(a, b, { region: 'us1' })"],
    ["twilio(a, b, { edge: 'x', region: 'us1' })", "twilio(a, b, { region: 'us1' })"],
    ["twilio(a, b, { edge: 'x' })", 'twilio(a, b, {})'],
    ["twilio(a, b, { region: 'us1', edge: 'x', })", "twilio(a, b, { region: 'us1', })"],
    ["twilio(a, b, {\n  region: 'us1',\n  edge: 'x',\n})", "twilio(a, b, {\n  region: 'us1',\n})"],
    ["twilio(a, b, {\n  edge: 'x',\n  region: 'us1'\n})", "twilio(a, b, {\n  region: 'us1'\n})"],
    ["twilio(a, b, {\n  region: 'us1',\n  edge: 'x'\n})", "twilio(a, b, {\n  region: 'us1'\n})"],
    ["const c = twilio(a, b)\nc.edge = 'x'\nuse(c)", 'const c = twilio(a, b)\nuse(c)'],
    ["const c = twilio(a, b); c.edge = 'x'; use(c)", 'const c = twilio(a, b);  use(c)'],
    ["const c = twilio(a, b); if (eu) c.edge = 'x'", undefined],
    ['twilio(a, b, options)', undefined],
  ])('%j', (before, after) => {
    const change: Change = { kind: 'remove-option', option: 'edge' }
    expect(mended(IMPORT + before, change)).toBe(after === undefined ? undefined : IMPORT + after)
  })
})

describe('an API key in place of the Auth Token', () => {
  it.each<[string, string | undefined]>([
    [
      'twilio(process.env.SID, process.env.TOKEN)',
      'twilio(process.env.KEY, process.env.SECRET, { accountSid: process.env.SID })',
    ],
    ['twilio(accountSid, authToken)', 'twilio(process.env.KEY, process.env.SECRET, { accountSid })'],
    ['twilio(sid!, token!)', 'twilio(process.env.KEY, process.env.SECRET, { accountSid: sid! })'],
    [
      'twilio(process.env.SID!, process.env.TOKEN!)',
      'twilio(process.env.KEY!, process.env.SECRET!, { accountSid: process.env.SID! })',
    ],
    [
      'twilio(import.meta.env.SID, import.meta.env.TOKEN)',
      'twilio(import.meta.env.KEY, import.meta.env.SECRET, { accountSid: import.meta.env.SID })',
    ],
    [
      "twilio('AC1', process.env.TOKEN)",
      "twilio(process.env.KEY, process.env.SECRET, { accountSid: 'AC1' })",
    ],
    [
      "twilio(sid, token, { region: 'ie1', edge: 'dublin' })",
      "twilio(process.env.KEY, process.env.SECRET, { region: 'ie1', edge: 'dublin', accountSid: sid })",
    ],
    [
      'new twilio.Twilio(\n  sid,\n  token,\n)',
      'new twilio.Twilio(\n  process.env.KEY,\n  process.env.SECRET,\n  { accountSid: sid },\n)',
    ],
    ["twilio('AC1', 'written-out')", undefined],
    ["twilio('something', token)", undefined],
    ['twilio(sid, token, { accountSid })', undefined],
    ['twilio(sid, token, options)', undefined],
    ['twilio()', undefined],
  ])('%j', (before, after) => {
    const change: Change = { kind: 'use-api-key', keyName: 'KEY', secretName: 'SECRET' }
    expect(mended(IMPORT + before, change)).toBe(after === undefined ? undefined : IMPORT + after)
  })
})

describe('replacing a text', () => {
  it('replaces the host name in a literal, and nothing that is put together', () => {
    const text =
      "const region = 'ie1'; fetch('https://api.ie1.twilio.com/x'); fetch(`https://api.${region}.twilio.com`)"
    const reading = readingOf(text)
    const results = reading.facts
      .filter((fact) => fact.kind === 'host-literal')
      .map((fact) =>
        reading.edits({ kind: 'replace-text', span: fact.hostSpan, text: 'api.dublin.ie1.twilio.com' }),
      )
      .map((edits) => (edits === undefined ? undefined : applied(text, edits)))
    expect(results).toEqual([text.replace('api.ie1.twilio.com', 'api.dublin.ie1.twilio.com'), undefined])
  })

  it('does nothing for a fact that it does not know', () => {
    const reading = readingOf('x')
    expect(reading.edits({ ...ADD_EDGE, target: 'app.ts#1' })).toBeUndefined()
  })
})

/** Ways to write a client, with different white space, quotes, commas and other options. */
const written = fc
  .record({
    quote: fc.constantFrom("'", '"', '`'),
    break_: fc.constantFrom(' ', '\n  ', '\r\n\t', ''),
    trailing: fc.boolean(),
    others: fc.subarray(['logLevel: 1', 'lazyLoading: true', "'timeout': 5", 'autoRetry']),
    region: fc.constantFrom('ie1', 'IE1', 'au1'),
    region_at: fc.constantFrom('first', 'last'),
    comment: fc.constantFrom('', ' /* c */', ' // c\n'),
    make: fc.constantFrom('twilio', 'new twilio.Twilio'),
    form: fc.constantFrom('inline', 'variable', 'assigned'),
  })
  .map(({ quote, break_, trailing, others, region, region_at, comment, make, form }) => {
    const head = `import twilio from 'twilio'\nconst autoRetry = true\n`
    const option = `region: ${quote}${region}${quote}`
    const options = region_at === 'first' ? [option, ...others] : [...others, option]
    const object = `{${break_}${options.join(`,${break_}`)}${trailing ? ',' : ''}${comment}${break_}}`
    if (form === 'inline') return `${head}export const c = ${make}(a, b, ${object})\n`
    if (form === 'variable') return `${head}const o = ${object}\nexport const c = ${make}(a, b, o)\n`
    return `${head}export const c = ${make}(a, b)${break_.includes('\n') ? ';\n' : '\n'}c.region = ${quote}${region}${quote}\n`
  })

describe('every edit', () => {
  it('leaves a program that parses and says what the remedy wanted', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom('region', 'edge'),
        fc.constantFrom('dublin', 'sydney'),
        (text, option, value) => {
          const change = (
            option === 'region'
              ? { kind: 'set-option', option, value }
              : { kind: 'add-option', option, value }
          ) as Change
          const result = mended(text, change)
          if (result === undefined) return
          const [client] = readingOf(result).facts.filter((fact) => fact.kind === 'client')
          expect(renderValue(client?.[option] ?? { kind: 'absent', via: [] })).toBe(`'${value}'`)
          const removed = mended(result, { kind: 'remove-option', option: option })
          if (removed === undefined) return
          const [without] = readingOf(removed).facts.filter((fact) => fact.kind === 'client')
          expect(without?.[option].kind).toBe('absent')
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is found for nearly every way to write a client', () => {
    const samples = fc.sample(written, { numRuns: 300, seed: 7 })
    const found = samples.filter((text) => mended(text, ADD_EDGE) !== undefined)
    expect(found.length).toBeGreaterThan(samples.length * 0.9)
  })
})

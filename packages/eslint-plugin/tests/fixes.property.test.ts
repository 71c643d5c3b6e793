import plugin from '@regionguard/eslint-plugin'
import * as tsParser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Rules that fix; the others' findings are left to people. */
const FIXING = Object.entries(plugin.rules).flatMap(([id, { meta }]) =>
  meta?.fixable === undefined ? [] : [id],
)

const config = (id: string): Linter.Config[] => [
  {
    files: ['**/*.*'],
    plugins: { regionguard: plugin },
    rules: { [`regionguard/${id}`]: 'error' },
    languageOptions: { parser: tsParser },
    settings: { regionguard: { policy: false, environment: false } },
  },
]

const linter = new Linter()

function lint(code: string, id: string): Linter.LintMessage[] {
  return linter.verify(code, config(id), { filename: 'a.ts' })
}

/** The code with the fix of one message, and nothing else. */
function mended(code: string, { fix }: Linter.LintMessage): string | undefined {
  return fix === undefined ? undefined : code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])
}

const quoted = fc.constantFrom("'", '"', '`')
const regions = fc.constantFrom(
  'us1',
  'ie1',
  'au1',
  'IE1',
  'Au1',
  'US1',
  'ireland',
  'de1',
  'gll',
  'dublin',
  '',
)
const edges = fc.constantFrom(
  'dublin',
  'sydney',
  'ashburn',
  'frankfurt',
  'roaming',
  'dublin-ix',
  'mars',
  'DUBLIN',
  '',
)
const text = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(quoted, value).map(([quote, body]) => quote + body + quote)

/** How an option's value is written, with the declaration that it needs. */
const valueOf = (
  name: string,
  value: fc.Arbitrary<string>,
): fc.Arbitrary<{ setup: string; source: string }> =>
  fc.oneof(
    { weight: 6, arbitrary: text(value).map((source) => ({ setup: '', source })) },
    text(value).map((source) => ({ setup: `const ${name}Id = ${source}\n`, source: `${name}Id` })),
    text(value).map((source) => ({ setup: `const ${name}s = { one: ${source} }\n`, source: `${name}s.one` })),
    text(value).map((source) => ({ setup: '', source: `${source} as const` })),
    fc
      .tuple(text(value), text(value))
      .map(([one, other]) => ({ setup: '', source: `near ? ${one} : ${other}` })),
    fc.constantFrom('undefined', 'process.env.X', 'pick()').map((source) => ({ setup: '', source })),
  )

interface Option {
  readonly setup: string
  readonly property: string
}

const option = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<Option | undefined> =>
  fc.option(
    fc
      .tuple(valueOf(name, value), fc.constantFrom(name, `'${name}'`, `"${name}"`, `['${name}']`))
      .map(([{ setup, source }, key]) => ({ setup, property: `${key}: ${source}` })),
    { nil: undefined, freq: 5 },
  )

const others = fc.subarray([
  'accountSid: process.env.TWILIO_ACCOUNT_SID',
  'autoRetry: true',
  'maxRetries: 3 /* three */',
  '...rest',
  '...{ lazyLoading: true }',
])

const LAYOUTS: readonly ((properties: readonly string[]) => string)[] = [
  (all) => `{ ${all.join(', ')} }`,
  (all) => `{${all.join(',')}}`,
  (all) => `{ ${all.join(', ')}, }`,
  (all) => `{\n  ${all.join(',\n  ')},\n}`,
  (all) => `{\n  ${all.join(',\n  ')}\n}`,
  (all) => `{ // note\n  ${all.join(', // one\n  ')} // last\n}`,
]

/** `{ ... }`, on one line or several, with or without commas at the end and comments between. */
const object = (
  options: fc.Arbitrary<readonly (Option | undefined)[]>,
): fc.Arbitrary<{ setup: string; source: string }> =>
  fc.tuple(options, others, fc.constantFrom(...LAYOUTS), fc.boolean()).map(([given, more, layout, first]) => {
    const known = given.filter((one) => one !== undefined)
    const properties = known.map(({ property }) => property)
    const all = first ? [...properties, ...more] : [...more, ...properties]
    const setup = known.map((one) => one.setup).join('')
    return { setup, source: all.length === 0 ? '{}' : layout(all) }
  })

const KEY = 'process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET'

/** Where the options stand, and how they get to the client. */
const clients = fc
  .tuple(
    object(fc.tuple(option('region', regions), option('edge', edges))),
    fc.constantFrom(
      (o: string) => `export const client = twilio(${KEY}, ${o})`,
      (o: string) => `export const client = new twilio.Twilio(${KEY}, ${o})`,
      (o: string) => `const options = ${o}\nexport const client = twilio(${KEY}, options)`,
      (o: string) => `const options = ${o}\nexport const client = twilio(${KEY}, { ...options })`,
      (o: string) =>
        `const options = ${o}\nexport const one = twilio(${KEY}, options)\nexport const two = twilio(${KEY}, { ...options, region: 'au1' })`,
      (o: string) => `class Sms {\n  #client = twilio(${KEY}, ${o})\n}\nexport default Sms`,
      (o: string) => `const make = (options) => twilio(${KEY}, options)\nexport const client = make(${o})`,
      (o: string) => `const client = twilio(${KEY}, ${o})\nclient.region = 'ie1'\nexport { client }`,
      (o: string) => `const client = twilio(${KEY}, ${o})\nclient.edge = 'sydney'\nexport { client }`,
      (o: string) => `export const handler = (context, event, callback) => { context.getTwilioClient(${o}) }`,
    ),
  )
  .map(([{ setup, source }, build]) => `import twilio from 'twilio'\n${setup}${build(source)}\n`)

const bare = fc.constantFrom(
  `import twilio from 'twilio'\nconst client = twilio(${KEY})\nclient.region = 'ie1'\nexport { client }\n`,
  `import twilio from 'twilio'\nconst client = twilio()\nclient.region = "AU1"\nexport { client }\n`,
  `import twilio from 'twilio'\nconst client = twilio(${KEY}, undefined)\nclient.region = 'ie1'; client.edge = 'mars'\nexport { client }\n`,
)

const tokens = fc
  .tuple(
    object(fc.tuple(option('region', regions))),
    fc.constantFrom(
      (o: string) => `new twilio.jwt.AccessToken(process.env.SID, ${KEY}, ${o})`,
      () => `new twilio.jwt.AccessToken(process.env.SID, ${KEY})`,
      () => `new twilio.jwt.AccessToken(process.env.SID, ${KEY},)`,
    ),
  )
  .map(
    ([{ setup, source }, build]) =>
      `import twilio from 'twilio'\n${setup}export const token = ${build(source)}\n`,
  )

const labels = fc.constantFrom('api', 'verify', 'video', 'studio', 'messaging', 'lookups')
const words = fc.constantFrom('ie1', 'au1', 'sg1', 'dublin', 'sydney', 'IE1', 'us1', 'dublin.ie1')
const hosts = fc
  .tuple(
    labels,
    words,
    fc.constantFrom(
      (host: string) => `'https://${host}/v1'`,
      (host: string) => `"${host}"`,
      (host: string) => `\`https://\${user}@${host}:443/\${path}\``,
      (host: string) => `'see ${host}, not api.au1.twilio.com'`,
      (host: string) => `['${host}', '${host}']`,
    ),
  )
  .map(([label, word, write]) => `export const url = ${write(`${label}.${word}.twilio.com`)}\n`)

const programs = fc.oneof(
  { weight: 8, arbitrary: clients },
  bare,
  { weight: 3, arbitrary: tokens },
  { weight: 2, arbitrary: hosts },
)

describe.each(FIXING)('the fixes of %s', (id) => {
  it('leave code that parses and of which the rule has nothing more to fix', () => {
    fc.assert(
      fc.property(programs, (code) => {
        const found = lint(code, id)
        expect(
          found.filter(({ fatal }) => fatal),
          code,
        ).toEqual([])
        const fixable = found.filter(({ fix }) => fix !== undefined)
        if (fixable.length === 0) return
        const { output } = linter.verifyAndFix(code, config(id), { filename: 'a.ts' })
        const left = lint(output, id)
        expect(
          left.filter(({ fatal }) => fatal),
          `${code}\nbecomes\n${output}`,
        ).toEqual([])
        // Every finding that had a fix is gone, and no other has come.
        expect(left.length, `${code}\nbecomes\n${output}`).toBe(found.length - fixable.length)
        expect(linter.verifyAndFix(output, config(id), { filename: 'a.ts' }).output).toBe(output)
      }),
      { numRuns: 400, seed: 20261122 },
    )
  })

  it('mend their own finding, each by itself', () => {
    fc.assert(
      fc.property(programs, (code) => {
        const found = lint(code, id)
        for (const message of found) {
          const after = mended(code, message)
          if (after === undefined) continue
          expect(lint(after, id).length, `${code}\nbecomes\n${after}`).toBeLessThan(found.length)
        }
      }),
      { numRuns: 200, seed: 76574733 },
    )
  })
})

describe('suggestions', () => {
  const all: Linter.Config[] = [
    {
      ...plugin.configs.strict,
      files: ['**/*.*'],
      languageOptions: { parser: tsParser },
      settings: { regionguard: { policy: false, environment: false } },
    },
  ]
  it('leave code that parses, with no more findings of the rule than before', () => {
    fc.assert(
      fc.property(programs, (code) => {
        const found = linter.verify(code, all, { filename: 'a.ts' })
        for (const { ruleId, suggestions = [] } of found) {
          for (const { fix } of suggestions) {
            const after = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])
            const left = linter.verify(after, all, { filename: 'a.ts' })
            expect(
              left.filter(({ fatal }) => fatal),
              `${code}\nbecomes\n${after}`,
            ).toEqual([])
            const before = found.filter((one) => one.ruleId === ruleId).length
            expect(
              left.filter((one) => one.ruleId === ruleId).length,
              `${code}\nbecomes\n${after}`,
            ).toBeLessThanOrEqual(before)
          }
        }
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { READERS, readerOf } from './registry.ts'

describe('the registry of readers', () => {
  it.each([
    ['.env.local', 'dotenv'],
    ['docker-compose.yml', 'yaml'],
    ['.github/workflows/ci.yaml', 'yaml'],
    ['values.yaml.example', 'yaml'],
    ['appsettings.Production.json', 'json'],
    ['.vscode/settings.jsonc', 'json'],
    ['.twilioserverlessrc', 'json'],
    ['package.json', undefined],
    ['package-lock.json', undefined],
    ['pnpm-lock.yaml', undefined],
    ['src/index.ts', undefined],
    ['README.md', undefined],
  ])('%s: %s', (file, id) => {
    expect(readerOf(file)?.id).toBe(id)
  })

  it('loads each reader under its own id', async () => {
    const readers = await Promise.all(READERS.map((one) => one.load()))
    expect(readers.map(({ id }) => id)).toEqual(READERS.map(({ id }) => id))
  })

  it('loads no parser before it is needed', () => {
    // Followed through the source: what is imported when the registry is, and not by `import()`.
    const seen = new Set<string>()
    const packages = new Set<string>()
    const follow = (url: URL): void => {
      if (seen.has(url.href)) return
      seen.add(url.href)
      for (const [, target = ''] of readFileSync(url, 'utf8').matchAll(
        /^import (?!type)[^;]*?from '([^']+)'/gm,
      )) {
        if (target.startsWith('.')) follow(new URL(target, url))
        else packages.add(target)
      }
    }
    follow(new URL('registry.ts', import.meta.url))
    expect(seen.size).toBeGreaterThan(1)
    // Core's settings need no package; the bundle takes the one function of it that decides by name.
    expect([...packages]).toEqual(['@regionguard/core/settings'])
  })
})

/** Real texts of each format, to be damaged. */
const SAMPLES: Readonly<Record<string, string>> = {
  '.env':
    '# Ireland\nexport TWILIO_REGION="ie1" # x\nTWILIO_API_KEY=${TWILIO_IE1_KEY:-a}\nTWILIO_URL=\'https://api.ie1.twilio.com\'\n',
  'compose.yaml':
    'x-a: &a\n  TWILIO_REGION: ie1\nservices:\n  web:\n    environment:\n      <<: *a\n      TWILIO_API_KEY: "${KEY}"\n  list:\n    environment:\n      - TWILIO_EDGE=dublin # x\n',
  'templates/d.yaml':
    '{{- if .Values.x }}\nspec:\n  containers:\n    - name: a\n      env:\n        - name: TWILIO_REGION\n          value: {{ .Values.region | quote }}\n{{- end }}\n',
  'settings.json':
    '{\n  // x\n  "Twilio": {"AuthToken": "a", "Region": "ie1"},\n  "env": [{"name": "TWILIO_EDGE", "value": "dublin"}]\n}\n',
}

const INSERTS = fc.constantFrom(
  '"',
  "'",
  '\n',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '#',
  '$',
  '${',
  '{{',
  '}}',
  '&a',
  '*a',
  '<<: ',
  '- ',
  '\t',
  '\0',
  '\uFEFF',
  '\u2028',
  '\uD800',
)

describe('any text', () => {
  it.each(Object.keys(SAMPLES))(
    'damaged in every way, %s is read or refused, and every place lies in it',
    async (file) => {
      const reader = await readerOf(file)?.load()
      const sample = SAMPLES[file] ?? ''
      const damage = fc.array(
        fc.tuple(fc.nat(sample.length), fc.nat(12), fc.array(INSERTS, { maxLength: 3 })),
        { maxLength: 4 },
      )
      fc.assert(
        fc.property(fc.oneof(damage, fc.string({ unit: 'binary', maxLength: 300 })), (change) => {
          const text =
            typeof change === 'string'
              ? change
              : change.reduce(
                  (before, [at, length, parts]) =>
                    before.slice(0, at) + parts.join('') + before.slice(at + length),
                  sample,
                )
          const reading = reader?.read({ file, text, context: { policyNames: () => false } })
          if (reading === undefined || 'reason' in reading) {
            expect(reading?.offset ?? 0).toBeLessThanOrEqual(text.length)
            return
          }
          for (const fact of reading.facts) {
            expect(fact.span.start).toBeLessThanOrEqual(fact.span.end)
            expect(fact.span.end).toBeLessThanOrEqual(reading.text.length)
            if (fact.kind === 'host-literal') {
              expect(reading.text.slice(fact.hostSpan.start, fact.hostSpan.end)).toBe(fact.host)
            }
            if (fact.kind !== 'settings-group') continue
            for (const { span, keySpan, valueSpan } of fact.settings) {
              for (const one of [span, keySpan, valueSpan]) {
                expect(one.start).toBeGreaterThanOrEqual(0)
                expect(one.start).toBeLessThanOrEqual(one.end)
                expect(one.end).toBeLessThanOrEqual(reading.text.length)
              }
            }
            for (const option of ['region', 'edge'] as const) {
              for (const kind of ['add-option', 'set-option'] as const) {
                for (const { range } of reading.edits({ kind, target: fact.id, option, value: 'x' }) ?? []) {
                  expect(range[0]).toBeLessThanOrEqual(range[1])
                  expect(range[1]).toBeLessThanOrEqual(reading.text.length)
                }
              }
            }
          }
        }),
        { numRuns: 400 },
      )
    },
  )

  /** Texts that are hard on parsers, of a length. */
  const HARD: Readonly<Record<string, (length: number) => string>> = {
    brackets: (length) => '['.repeat(length),
    dashes: (length) => '- '.repeat(length / 2),
    quotes: (length) => 'A="'.repeat(length / 3),
    'unclosed quotes': (length) => "A='x\nB=`y\n".repeat(length / 10),
    backslashes: (length) => `A="${'\\'.repeat(length)}`,
    dollars: (length) => `TWILIO_A=${'${'.repeat(length / 2)}`,
    actions: (length) => 'a: {{ x }}{{ y }}'.repeat(length / 18),
    'open actions': (length) => '{{ "'.repeat(length / 4),
    hosts: (length) => `u: "${'api.twilio.com '.repeat(length / 15)}"`,
    labels: (length) => `u: "${'a.'.repeat(length / 2)}twilio.com"`,
    spaces: (length) => `TWILIO_A=${' '.repeat(length)}x`,
    jobs: (length) =>
      `on: push\nenv: {TWILIO_REGION: ie1}\njobs:\n${Array.from({ length: length / 40 }, (_one, index) => `  j${index}:\n    env: {TWILIO_EDGE: dublin}\n`).join('')}`,
    base64: (length) => `kind: Secret\ndata:\n  TWILIO_A: "${' '.repeat(length)}!"`,
    'joined keys': (length) => `{"TWILIO_A": 1, "twilio${'__a'.repeat(length / 3)}.": 1}`,
    settings: (length) => 'TWILIO_A: 1\n'.repeat(length / 12),
    names: (length) => `{"TWILIO${':a'.repeat(length / 2)}": 1}`,
  }

  it.each(Object.keys(HARD))('time grows with the text alone: %s', async (name) => {
    const make = HARD[name] ?? ((): string => '')
    for (const entry of READERS) {
      const reader = await entry.load()
      const file = entry.id === 'dotenv' ? '.env' : `a.${entry.id}`
      const time = (length: number): number => {
        const text = make(length)
        const start = performance.now()
        reader.read({ file, text, context: { policyNames: () => false } })
        return performance.now() - start
      }
      time(2_000)
      // Ten times the text: a hundred times the time would be a quadratic reader. The floor keeps noise out.
      const small = Math.max(...[time(10_000), time(10_000)], 4)
      expect(Math.min(time(100_000), time(100_000)) / small, `${entry.id} with ${name}`).toBeLessThan(60)
    }
  })
})

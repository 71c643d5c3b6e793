import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reading } from '@regionguard/core'
import { isUnreadable } from '@regionguard/core/settings'
import { READERS, readerOf } from './registry.ts'

describe('the registry of readers', () => {
  it.each([
    ['.env.local', 'dotenv'],
    ['docker-compose.yml', 'yaml'],
    ['.github/workflows/ci.yaml', 'yaml'],
    ['values.yaml.example', 'yaml'],
    ['appsettings.Production.json', 'json'],
    ['.vscode/settings.jsonc', 'json'],
    ['.twilioserverlessrc', 'json5'],
    ['config/default.json5', 'json5'],
    ['fly.toml', 'toml'],
    ['wrangler.toml.example', 'toml'],
    ['pylock.toml', undefined],
    ['application-prod.properties', 'properties'],
    ['gradle-wrapper.properties', undefined],
    ['setup.cfg', 'ini'],
    ['php.ini', 'ini'],
    ['supervisord.conf', 'ini'],
    ['web.service', 'ini'],
    ['package.json', 'package-scripts'],
    ['package-lock.json', undefined],
    ['pnpm-lock.yaml', undefined],
    ['src/index.ts', undefined],
    ['README.md', undefined],
    ['infra/main.tf', 'hcl'],
    ['prod.tfvars', 'hcl'],
    ['.terraform.lock.hcl', undefined],
    ['Dockerfile.web', 'dockerfile'],
    ['Dockerfile.dockerignore', undefined],
    ['scripts/deploy.sh', 'shell'],
  ])('%s: %s', (file, id) => {
    expect(readerOf(file)?.id).toBe(id)
  })

  it('loads each reader under its own id', async () => {
    const readers = await Promise.all(READERS.map((one) => one.load()))
    expect(readers.map(({ id }) => id)).toEqual(READERS.map(({ id }) => id))
  })

  it('loads each reader once, however many files there are', async () => {
    for (const reader of READERS) expect(await reader.load(), reader.id).toBe(await reader.load())
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
  'fly.toml':
    'title = "x" # Ireland\n[env]\nTWILIO_REGION = "ie1"\n[[a.b]]\ntwilio.region = \'ie1\'\n[[a.b]]\nc = { TWILIO_EDGE = "dublin", d = [1, """\nx"""] }\nurl = "https://api.ie1.twilio.com"\n',
  'application.properties':
    '# x\ntwilio.region=ie1\r\ntwilio.auth-token: ${A:b}\n  TWILIO_EDGE dub\\\n  lin\n#---\nspring.config.activate.on-profile=a\\u0062\nu=https://api.ie1.twilio.com\n',
  'setup.cfg':
    '[twilio]\nregion = ie1 ; x\nauth_token: "%(ENV_A)s"\n[sms.twilio "a"]\nsetenv =\n  TWILIO_REGION = ie1\n  # x\n  A="b",\nenv[TWILIO_EDGE] = dublin\nenvironment=TWILIO_REGION="ie1",B=c\nEnvironment=TWILIO_EDGE=dublin "A=b c"\nu = https://api.ie1.twilio.com\n',
  'main.tf':
    '# x\nprovider "twilio" {\n  region = "ie1"\n  api_key = var.twilio_us1_key\n}\nlocals { a = { TWILIO_REGION = "ie1", TWILIO_EDGE = "${var.e}" } }\nresource "x" "y" {\n  environment = merge(local.a, { B = [for z in c : "$${z}"] })\n  t = <<-EOT\n    https://api.ie1.twilio.com ${a ? "b" : "c"}\n  EOT\n}\ntwilio_region = "ie1" // y\n',
  'deploy.sh':
    '#!/bin/sh\n# x\nexport TWILIO_REGION=ie1 A="$B"\nif [ -f y ]; then TWILIO_EDGE=${C:-dublin}; fi\nTWILIO_EDGE=dublin env D=e node z | cat\ncurl -u "$TWILIO_US1_API_KEY:$(cat k)" "https://api.ie1.twilio.com/$E" -H \'F: g\'\ndocker run -e TWILIO_REGION=ie1 h\ncat > .env <<EOF\nTWILIO_REGION=ie1\nEOF\n',
  Dockerfile:
    '# escape=\\\nFROM node AS a\nARG A=b\nENV TWILIO_REGION=ie1 \\\n  # x\n  TWILIO_API_KEY="$A"\nENV TWILIO_EDGE dublin\nRUN TWILIO_REGION=ie1 c && \\\n  # y\n  curl https://api.ie1.twilio.com\nFROM a\nENV B=\'c\'\nLABEL a="b" \\\n  c=https://api.ie1.twilio.com\nHEALTHCHECK --interval=1s CMD ["sh", "-c", \\\n  # z\n  "TWILIO_REGION=ie1 \\\\u0061"]\nCMD ["curl", "https://api.ie1.twilio.com"]\n',
  'package.json':
    '{"name": "x", "scripts": {\n  "a": "cross-env TWILIO_REGION=\\"ie1\\" node \\u0061 && curl -u $TWILIO_US1_API_KEY:$B https://api.ie1.twilio.com/"\n}}\n',
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
  '`',
  '$(',
  ')',
  ';',
  '&&',
  '=',
  '\\\n',
  '<<-E\n',
  'E\n',
)

/** How many inputs each reader must stand: half of them files that were damaged, the others any bytes. */
const INPUTS = 10_000

/** Decoded as the scanner does where it decodes at all; what is no UTF-8 comes as Latin-1, to reach the readers. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}

type Damage = readonly (readonly [at: number, length: number, parts: readonly string[]])[]

function damaged(sample: string, damage: Damage): string {
  return damage.reduce(
    (before, [at, length, parts]) => before.slice(0, at) + parts.join('') + before.slice(at + length),
    sample,
  )
}

/** What is wrong with the places of a reading; without `expect`, which would take most of the time. */
function misplaced(reading: Reading): string | undefined {
  const { text } = reading
  const lies = ({ start, end }: { start: number; end: number }): boolean =>
    start >= 0 && start <= end && end <= text.length
  for (const { span } of reading.comments) if (!lies(span)) return 'a comment'
  for (const fact of reading.facts) {
    if (!lies(fact.span)) return fact.kind
    if (fact.kind === 'host-literal' && text.slice(fact.hostSpan.start, fact.hostSpan.end) !== fact.host) {
      return 'a host'
    }
    if (fact.kind !== 'settings-group') continue
    for (const { span, keySpan, valueSpan, key } of fact.settings) {
      if (![span, keySpan, valueSpan].every(lies)) return `the setting ${key}`
    }
    for (const option of ['region', 'edge'] as const) {
      for (const kind of ['add-option', 'set-option', 'remove-option'] as const) {
        const remedy = kind === 'remove-option' ? { kind, option } : { kind, option, value: 'x' }
        for (const { range } of reading.edits({ ...remedy, target: fact.id }) ?? []) {
          if (!lies({ start: range[0], end: range[1] })) return `${kind} of ${option}`
        }
      }
    }
  }
  return undefined
}

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
      const bytes = fc.oneof(
        fc.uint8Array({ maxLength: 300 }).map(decoded),
        fc.string({ unit: 'binary', maxLength: 300 }),
      )
      const texts = fc.oneof(
        damage.map((one) => damaged(sample, one)),
        bytes,
      )
      fc.assert(
        fc.property(texts, (text) => {
          const reading = reader?.read({ file, text, context: { policyNames: () => false } })
          if (reading === undefined || isUnreadable(reading)) return (reading?.offset ?? 0) <= text.length
          const wrong = misplaced(reading)
          if (wrong !== undefined) throw new Error(`outside of the text: ${wrong}`)
          return true
        }),
        { numRuns: INPUTS },
      )
    },
    120_000,
  )

  it.each<[string, (depth: number) => string]>([
    ['a.toml', (depth) => `a = ${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['a.toml', (depth) => `a = ${'{b='.repeat(depth)}1${'}'.repeat(depth)}`],
    ['a.toml', (depth) => `${'a.'.repeat(depth)}b = 1`],
    ['a.toml', (depth) => `[${'a.'.repeat(depth)}b]`],
    ['a.toml', (depth) => `x = "\\"]"\ny = '''['''\n# ]\na = ${'['.repeat(depth)}`],
    ['a.json', (depth) => '['.repeat(depth)],
    ['a.json', (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
    ['a.yaml', (depth) => '['.repeat(depth)],
    ['a.yaml', (depth) => '- '.repeat(depth)],
    ['a.tf', (depth) => 'a {\n'.repeat(depth)],
    ['a.tf', (depth) => `a = ${'['.repeat(depth)}`],
    ['a.tf', (depth) => `a = ${'"${'.repeat(depth)}`],
    ['a.tf', (depth) => `a = b + ${'('.repeat(depth)}`],
    ['a.sh', (depth) => `${'{ '.repeat(depth)}a${'; }'.repeat(depth)}`],
    ['a.sh', (depth) => `${'if a; then '.repeat(depth)}b${'; fi'.repeat(depth)}`],
    ['package.json', (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ])('%s nested too deeply is refused, however deeply (%#)', async (file, make) => {
    const reader = await readerOf(file)?.load()
    for (const depth of [300, 3000, 100_000]) {
      const reading = reader?.read({ file, text: make(depth), context: { policyNames: () => false } })
      expect(reading).toEqual({ reason: 'nested too deeply' })
    }
  })

  it('of sections within sections within sections, INI takes the name for one', async () => {
    const reader = await readerOf('a.ini')?.load()
    const text = `[${'a.'.repeat(100_000)}twilio]\nregion = ie1\n`
    expect(reader?.read({ file: 'a.ini', text, context: { policyNames: () => false } })).toHaveProperty(
      'facts',
    )
  })

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
    tables: (length) => Array.from({ length: length / 12 }, (_one, index) => `[a.b${index}]\n`).join(''),
    'one table again and again': (length) => '[[a]]\nb.c=1\n'.repeat(length / 14),
    sections: (length) => '[a.b]\nc=1\n'.repeat(length / 10),
    'dotted keys': (length) =>
      Array.from({ length: length / 24 }, (_one, index) => `twilio.a${index}.sid=AC\n`).join(''),
    'lines that go on': (length) => `TWILIO_A=1\\\n${'  b \\\n'.repeat(length / 6)}`,
    'indented lines': (length) => `a =\n${'  TWILIO_A="b",\n'.repeat(length / 17)}`,
    assignments: (length) => `Environment=${'TWILIO_A=b '.repeat(length / 11)}"`,
    environments: (length) => 'Environment=TWILIO_A=b\n'.repeat(length / 23),
    'line ends': (length) => '\r'.repeat(length),
    pairs: (length) =>
      `{${Array.from({ length: length / 120 }, (_one, index) => `"k${index}sid": "AC${'0'.repeat(32)}", "k${index}token": "${'a'.repeat(32)}"`).join(',')}}`,
    'user names in URLs': (length) => `TWILIO_A=${'://a:'.repeat(length / 5)}`,
    'authorization headers': (length) => `TWILIO_A="${'Basic '.repeat(length / 6)}"`,
    blocks: (length) => 'a "twilio" {\n}\n'.repeat(length / 15),
    'open blocks': (length) => 'twilio {\n'.repeat(length / 9),
    equations: (length) => 'a = '.repeat(length / 4),
    heredocs: (length) => 'cat > .env <<E\nTWILIO_REGION=ie1\nE\n'.repeat(length / 35),
    'heredocs of a line': (length) => `a${' <<E'.repeat(length / 4)}\n`,
    'open heredocs': (length) => 'a = <<E\n'.repeat(length / 8),
    substitutions: (length) => 'a "$('.repeat(length / 5),
    'closed substitutions': (length) => `a ${'$(b '.repeat(length / 6)}${')'.repeat(length / 6)}`,
    backticks: (length) => 'a `b` '.repeat(length / 6),
    comments: (length) => 'a # b # c\n'.repeat(length / 10),
    exports: (length) => 'export TWILIO_A=$TWILIO_A\n'.repeat(length / 26),
    'exports and commands': (length) =>
      Array.from(
        { length: length / 50 },
        (_one, index) => `export TWILIO_A${index}=b\nTWILIO_REGION=$TWILIO_A${index} c\n`,
      ).join(''),
    branches: (length) => 'if a; then export TWILIO_REGION=b; fi\n'.repeat(length / 38),
    requests: (length) => 'curl -u "$A:$B" https://api.twilio.com/\n'.repeat(length / 40),
    'lines of a Dockerfile': (length) => `FROM a\nRUN b ${'\\\n# c\n d '.repeat(length / 9)}`,
    'words of a Dockerfile': (length) => `FROM a\nCMD ["TWILIO_A"${', \\\n# c\n "b\'"'.repeat(length / 13)}]`,
    'labels and commands': (length) =>
      'FROM a\nENV TWILIO_A=b\nLABEL a=b\nCMD ["TWILIO_A"]\n'.repeat(length / 50),
    stages: (length) =>
      Array.from(
        { length: length / 40 },
        (_one, index) => `FROM a${index} AS a${index + 1}\nENV TWILIO_A${index}=b\n`,
      ).join(''),
    scripts: (length) =>
      `{"scripts": {${Array.from({ length: length / 40 }, (_one, index) => `"a${index}": "TWILIO_REGION=ie1 node b"`).join(',')}}}`,
    names: (length) => `{"TWILIO${':a'.repeat(length / 2)}": 1}`,
  }

  // Asked again on a busy machine, which takes its time.
  it.each(Object.keys(HARD))('time grows with the text alone: %s', { timeout: 120_000 }, async (name) => {
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
      // What is quick at this length would be so at any that is read. A quadratic reader takes sixteen times as long for
      // four times the text; one that is busy with something else for a moment is asked again.
      if (time(100_000) < 60) continue
      let ratio = Infinity
      for (let round = 0; round < 3 && ratio >= 10; round += 1)
        ratio = Math.min(ratio, time(400_000) / Math.max(time(100_000), time(100_000)))
      expect(ratio, `${entry.id} with ${name}`).toBeLessThan(10)
    }
  })
})

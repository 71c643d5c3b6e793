import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineIndex } from '@regionguard/core'
import type { Reading, Value } from '@regionguard/core'
import { describeReading, isUnreadable } from '@regionguard/core/settings'
import type { Unreadable } from '@regionguard/core/settings'
import { yamlReader } from '../yaml/yaml-reader.ts'

async function readingOf(file: string, text: string): Promise<Reading | Unreadable> {
  const input = { file, text, context: { policyNames: () => false } }
  return (await yamlReader.readFurther?.(input)) ?? yamlReader.read(input)
}

const wordsOf = (value: Value): string =>
  value.kind === 'name' ? `${value.space} ${value.path} @${value.scope}` : value.kind

/** What the reader says, requests and comments too; without the hosts, which stand in every text. */
async function read(file: string, text: string): Promise<readonly string[]> {
  const reading = await readingOf(file, text)
  if (isUnreadable(reading)) return [reading.reason]
  const lines = new LineIndex(text)
  const at = (offset: number): string => {
    const { line, column } = lines.positionAt(offset)
    return `${line}:${column}`
  }
  const requests = reading.facts.flatMap((fact) =>
    fact.kind === 'request'
      ? [
          `request ${fact.method ?? '?'} ${fact.host} ${at(fact.span.start)}-${at(fact.span.end)}`,
          `  ${wordsOf(fact.username)}`,
          `  ${wordsOf(fact.password)}`,
        ]
      : [],
  )
  const comments = reading.comments.map(({ span, text: comment }) => `${at(span.start)} #${comment}`)
  return [...describeReading(reading).filter((line) => !line.startsWith('host ')), ...requests, ...comments]
}

const WORKFLOW = '.github/workflows/ci.yml'

describe('scripts of pipelines', () => {
  it('have the environments around them, and say where everything stands', async () => {
    const text = `on: push
env: {TWILIO_ACCOUNT_SID: "\${{ vars.SID }}"}
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: eu
    env:
      KEY: \${{ secrets.TWILIO_US1_KEY }}
    steps:
      - name: Send
        env:
          TWILIO_API_KEY: \${{ env.KEY }}
        run: |
          # Ireland
          export TWILIO_REGION=ie1 # \${{ a }}

          curl -d a=b -u "$TWILIO_API_KEY:\${{ secrets.S }}" \\
            https://api.ie1.twilio.com/
`
    expect(await read(WORKFLOW, text)).toEqual([
      'deployment workflow',
      `  2:7-2:44 TWILIO_ACCOUNT_SID -> variable SID @${WORKFLOW}#`,
      '  15:18-15:35 TWILIO_REGION ? step "Send" sets it',
      'deployment step "Send"',
      `  12:11-12:41 TWILIO_API_KEY -> secret TWILIO_US1_KEY @${WORKFLOW}#eu`,
      `  2:7-2:44 TWILIO_ACCOUNT_SID -> variable SID @${WORKFLOW}#eu`,
      '  15:18-15:35 TWILIO_REGION ? step "Send" sets it',
      'deployment step "Send"',
      '  15:18-15:35 TWILIO_REGION = "ie1"',
      `  12:11-12:41 TWILIO_API_KEY -> secret TWILIO_US1_KEY @${WORKFLOW}#eu`,
      `  2:7-2:44 TWILIO_ACCOUNT_SID -> variable SID @${WORKFLOW}#eu`,
      'request POST api.ie1.twilio.com 17:11-18:40',
      `  secret TWILIO_US1_KEY @${WORKFLOW}#eu`,
      `  secret S @${WORKFLOW}#eu`,
      '14:11 # Ireland',
      '15:36 # ${{ a }}',
    ])
  })

  it('have variables of their own, where the file does not say what they are', async () => {
    const text = `jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: curl -u "$SID:$TOKEN" https://api.twilio.com/
      - run: TWILIO_API_KEY=$KEY node a.js
`
    expect(await read(WORKFLOW, text)).toEqual([
      'deployment step 2',
      `  6:14-6:33 TWILIO_API_KEY -> variable KEY @${WORKFLOW}#${text.indexOf('TWILIO_API_KEY')}`,
      'request GET api.twilio.com 5:14-5:59',
      `  env SID @${WORKFLOW}#${text.indexOf('curl')}`,
      `  env TOKEN @${WORKFLOW}#${text.indexOf('curl')}`,
    ])
  })

  it('take a host from the environments around them', async () => {
    const text = `env: {TWILIO_REGION: ie1, TWILIO_EDGE: dublin}
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: curl -n "https://api.$TWILIO_EDGE.\${TWILIO_REGION}.twilio.com/"
`
    expect(await read(WORKFLOW, text)).toContain('request GET api.dublin.ie1.twilio.com 6:14-6:77')
  })

  it('that no shell understands say nothing, but have comments', async () => {
    const text = `jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          # b
          if ( TWILIO_REGION=ie1
`
    expect(await read(WORKFLOW, text)).toEqual(['6:11 # b'])
  })

  it('are read once where jobs share them', async () => {
    const text = `.a: &a
  script: [TWILIO_REGION=ie1 node b.js]
c:
  <<: *a
  variables: {TWILIO_EDGE: dublin}
d:
  <<: *a
`
    const groups = (await read('.gitlab-ci.yml', text)).filter((line) => line.includes('TWILIO_REGION = '))
    expect(groups).toEqual(['  2:12-2:29 TWILIO_REGION = "ie1"'])
  })
})

const SAMPLES: Readonly<Record<string, string>> = {
  [WORKFLOW]: `on: push
env: {TWILIO_EDGE: dublin}
defaults: {run: {shell: bash}}
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - &s
        name: Send
        env: {KEY: "\${{ secrets.TWILIO_US1_API_KEY }}"}
        run: |
          # b
          export TWILIO_REGION=ie1
          if c; then TWILIO_API_KEY="$KEY" node d; fi
          curl -u '\${{ secrets.A }}:b' https://api.ie1.twilio.com/
          cat > .env <<EOF
          TWILIO_REGION=\${{ env.R }}
          EOF
      - run: "echo \\"TWILIO_REGION=ie1\\" >> $GITHUB_ENV \\
          && docker run -e TWILIO_REGION=ie1 a"
      - run: >-
          TWILIO_REGION=ie1
          node a

          node 'b'
      - *s
`,
  '.gitlab-ci.yml': `stages: [a]
.b: &b
  before_script: &c
    - export TWILIO_REGION=ie1
d:
  <<: *b
  stage: a
  variables: {TWILIO_API_KEY: $TWILIO_US1_API_KEY}
  script:
    - *c
    - 'TWILIO_EDGE=dublin node e # f'
    - !reference [.b, script]
    - |
      curl -u $TWILIO_API_KEY:$X https://api.ie1.twilio.com/$[[ inputs.g ]]
`,
  '.circleci/config.yml': `jobs:
  a:
    steps:
      - run: curl << parameters.a >> -u $A:$B https://api.ie1.twilio.com/ && TWILIO_REGION=ie1 node a
      - when: {condition: true, steps: [{run: {command: TWILIO_EDGE=dublin node b, environment: {A: b}}}]}
      - run: |
          cat > .env \\<<E
          TWILIO_REGION=ie1
          E
          echo 'export TWILIO_EDGE=x' >> $BASH_ENV
`,
  'azure-pipelines.yml': `pool: {vmImage: ubuntu-latest}
steps:
  - script: TWILIO_REGION=ie1 node a
    env: {TWILIO_EDGE: sydney}
  - bash: |
      curl -u "$(A):$B" https://api.ie1.twilio.com
`,
}

const INSERTS = fc.constantFrom(
  ...[
    '"',
    "'",
    '\n',
    '\n      ',
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    ',',
    '#',
    '$',
    '${',
    '${{',
    '}}',
    '<<',
    '&a ',
    '*a',
  ],
  ...[
    '<<: *s',
    '- ',
    '\t',
    '\0',
    '\uFEFF',
    '\uE000',
    '\u2028',
    '\uD800',
    '`',
    '$(',
    ')',
    ';',
    '&&',
    '=',
    '\\',
    '|',
  ],
  ...['>', '|2', '\r\n', 'shell: ', 'run: ', 'script: ', '!reference ', '$[[', ']]', 'TWILIO_EDGE=', ' \\\n'],
)

describe('any pipeline', () => {
  it.each(Object.keys(SAMPLES))(
    'damaged in every way, %s is read or refused, and every place lies where its text is',
    async (file) => {
      const sample = SAMPLES[file] ?? ''
      const damage = fc.array(
        fc.tuple(fc.nat(sample.length), fc.nat(12), fc.array(INSERTS, { maxLength: 3 })),
        {
          maxLength: 4,
        },
      )
      let scripts = 0
      await fc.assert(
        fc.asyncProperty(damage, async (parts) => {
          const text = parts.reduce(
            (before, [at, length, inserts]) =>
              before.slice(0, at) + inserts.join('') + before.slice(at + length),
            sample,
          )
          const reading = await readingOf(file, text)
          if (isUnreadable(reading)) return (reading.offset ?? 0) <= text.length
          const { text: read } = reading
          for (const fact of reading.facts) {
            if (fact.span.start < 0 || fact.span.end > read.length || fact.span.start > fact.span.end)
              return false
            if (fact.kind === 'request') {
              scripts++
              if (!/c[^]*u[^]*r[^]*l/.test(read.slice(fact.span.start, fact.span.end))) return false
            }
            if (fact.kind !== 'settings-group') continue
            for (const { key, keySpan, span, value } of fact.settings) {
              const written = read.slice(keySpan.start, keySpan.end)
              // The key is there, but for escapes; what is unknown may stand at its partner.
              const isThere = written.includes(key) || value.kind === 'unknown' || /[\\"'\n]/.test(written)
              if (!isThere || span.end > read.length || span.start > span.end) return false
            }
            for (const option of ['region', 'edge'] as const) {
              const edits = reading.edits({ kind: 'add-option', option, value: 'x', target: fact.id }) ?? []
              if (edits.some(({ range }) => range[0] < 0 || range[1] > read.length || range[0] > range[1]))
                return false
            }
          }
          return true
        }),
        { numRuns: 3_000 },
      )
      expect(scripts).toBeGreaterThan(500)
    },
    120_000,
  )
})

describe('time', () => {
  const many = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_one, index) => make(index)).join('')

  it.each<[name: string, file: string, make: (count: number) => string]>([
    [
      'jobs',
      WORKFLOW,
      (count) =>
        `jobs:\n${many(count, (index) => `  a${index}:\n    runs-on: x\n    env: {TWILIO_EDGE: dublin}\n    steps:\n      - run: TWILIO_REGION=ie1 node b\n`)}`,
    ],
    [
      'steps of an unknown runner',
      WORKFLOW,
      (count) =>
        `jobs:\n  a:\n    runs-on: "\${{ x }}"\n    steps:\n${many(count, (index) => `      - env: {TWILIO_EDGE: a, K${index}: b}\n        run: curl -u $K${index}:$S https://api.twilio.com/ # TWILIO_REGION\n`)}`,
    ],
    [
      'lines',
      WORKFLOW,
      (count) =>
        `jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n${many(count, (index) => `          export TWILIO_A${index}="\${{ secrets.B }}" # c\n`)}`,
    ],
    [
      'items',
      '.gitlab-ci.yml',
      (count) => `a:\n  script:\n${many(count, (index) => `    - export TWILIO_A${index}=$B\n`)}`,
    ],
  ])('grows with the text alone: %s', async (_name, file, make) => {
    const time = async (count: number): Promise<number> => {
      const text = make(count)
      const start = performance.now()
      await readingOf(file, text)
      return performance.now() - start
    }
    await time(50)
    const small = Math.max(await time(200), await time(200), 4)
    expect(Math.min(await time(2_000), await time(2_000)) / small).toBeLessThan(60)
  })
})

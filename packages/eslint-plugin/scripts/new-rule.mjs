import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * npm run new-rule <id> [summary]
 *
 * Makes a rule in every place that a rule has: catalogue, check, policy schema, ESLint rule, page, fixtures, tests. What
 * it leaves builds and passes, with an example to replace: the new rule reports reads of one made-up variable.
 */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const EXAMPLE = 'TWILIO_REPLACE_ME'
const [id = '', summary = summaryOf(id)] = process.argv.slice(2)
const camel = (text) => text.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())
const name = camel(id)
/** By path, what is to be written once everything has found its place. */
const texts = new Map()

if (!/^[a-z]+(?:-[a-z]+)+$/.test(id))
  fail('usage: npm run new-rule <id> [summary], such as no-late-night-calls')
if (existsSync(join(ROOT, `packages/core/src/checks/${id}.ts`))) fail(`there is a rule ${id} already`)

edit('packages/core/src/catalogue/rule-id.ts', before('] as const', `  '${id}',\n`))
edit(
  'packages/core/src/catalogue/rule.ts',
  before(`  'unused-suppression': [`, `  '${id}': [${quoted(summary)}, 'error'],\n`),
)
edit(
  'packages/core/src/checks/checks.ts',
  withImport(name, `./${id}.ts`),
  before(']\n', `  ${name},\n`, 'last'),
)
edit(
  'packages/core/schema/policy.schema.json',
  before('        "unused-suppression",', `        "${id}",\n`),
  before(
    '        "unused-suppression": {',
    `        "${id}": {
          "description": ${JSON.stringify(sentenceOf(summary))},
          "$ref": "#/$defs/rule"
        },\n`,
  ),
)
create(
  `packages/core/src/checks/${id}.ts`,
  `import type { Check } from './check.ts'

/** ${sentenceOf(summary)} */
export const ${name}: Check = {
  id: '${id}',
  scope: 'file',
  run: (scene) =>
    scene
      .facts('environment-read')
      .filter(({ name }) => name === '${EXAMPLE}')
      .map(({ name, span }) => ({
        rule: '${id}',
        span,
        message: \`\\\`\${name}\\\` is an example. Say here what the source says, why that is wrong, and what to do.\`,
        evidence: [],
      })),
}
`,
)
create(
  `packages/core/src/checks/${id}.test.ts`,
  `import { describe, expect, it } from 'vitest'
import { findingsOf } from './given.test.fixture.ts'
import type { Draft, Given } from './given.test.fixture.ts'

const read =
  (name: string): Draft =>
  (at) => ({ kind: 'environment-read', id: name, span: at('read'), name })

const CASES: readonly (readonly [title: string, given: Given, findings: readonly string[]])[] = [
  ['wrong', { files: { 'a.ts': [read('${EXAMPLE}')] } }, ['${id} error a.ts read']],
  ['right', { files: { 'a.ts': [read('TWILIO_REGION')] } }, []],
]

describe('${id}', () => {
  it.each(CASES)('%s', (_title, given, findings) => {
    expect(findingsOf(given)).toEqual(findings)
  })
})
`,
)
create(
  `packages/eslint-plugin/src/rules/${id}.ts`,
  `import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const ${name} = createRule({
  name: '${id}',
  meta: {
    type: 'problem',
    docs: { description: ${quoted(summary)} },
    messages: MESSAGES,
    schema: [],
  },
})
`,
)
edit(
  'packages/eslint-plugin/src/rules/rules.ts',
  withImport(name, `./${id}.ts`),
  before('}\n', `  '${id}': ${name},\n`, 'last'),
)
create(
  `packages/eslint-plugin/tests/rules/${id}.test.ts`,
  `import { ruleCases } from '../harness/rule-cases.ts'

/** Every way to read a variable that the rule must see through. */
const reads = (name: string): readonly string[] => [
  \`export const value = process.env.\${name}\`,
  \`export const value = process.env['\${name}']\`,
  \`export const value = process.env?.\${name}\`,
  \`export const { \${name} } = process.env\`,
  \`export const { \${name}: value } = process.env\`,
  \`export const value = import.meta.env.\${name}\`,
  \`import { env } from 'node:process'\\nexport const value = env.\${name}\`,
  \`import process from 'node:process'\\nexport const value = process.env.\${name}\`,
  \`const { env } = process\\nexport const value = env.\${name}\`,
  \`export const value = process.env.\${name} ?? 'none'\`,
  \`export const read = () => process.env.\${name}\`,
  \`console.log(\\\`\\\${process.env.\${name}}\\\`)\`,
]

ruleCases('${id}', {
  valid: reads('TWILIO_ACCOUNT_SID'),
  invalid: reads('${EXAMPLE}'),
})
`,
)
create(
  `fixtures/files/${id}/expected.json`,
  JSON.stringify({ 'positive-example.ts': [{ at: `process.env.${EXAMPLE}`, severity: 'error' }] }),
)
create(`fixtures/files/${id}/positive-example.ts`, `export const value = process.env.${EXAMPLE}\n`)
create(`fixtures/files/${id}/negative-other-name.ts`, `export const value = process.env.TWILIO_ACCOUNT_SID\n`)
create(
  `fixtures/files/${id}/negative-unknown.ts`,
  `export const value = (name: string) => process.env[\`TWILIO_\${name}\`]\n`,
)
create(
  `docs/rules/${id}.md`,
  `# ${id}

${sentenceOf(summary)}

Recommended: error. Strict: error. No fix.

## What it reports

Reads of \`${EXAMPLE}\`, as an example.

## Why

The fact about Twilio, and its source with a date.

## Wrong

\`\`\`js wrong
export const value = process.env.${EXAMPLE}
\`\`\`

## Right

\`\`\`js right
export const value = process.env.TWILIO_ACCOUNT_SID
\`\`\`

## Options

None.

## When not to use it

Where it is right all the same.
`,
)
edit(
  'README.md',
  before('| [unused-suppression]', `| [${id}](docs/rules/${id}.md) | ${plain(summary)} | error |\n`),
)
edit('docs/eslint.md', (text) =>
  text.replace(/("regionguard\/[^"]+": "(?:error|warn)")\n/, `$1,\n    "regionguard/${id}": "error"\n`),
)

for (const [path, text] of texts) {
  mkdirSync(join(ROOT, dirname(path)), { recursive: true })
  writeFileSync(join(ROOT, path), text)
}
const bin = (path) => join(ROOT, 'node_modules', path)
run(
  'packages/core/scripts/compile-schema.mjs',
  'packages/core/schema/policy.schema.json',
  'packages/core/src/policy/validate-policy.generated.ts',
)
run(bin('prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', ...texts.keys())
run(bin('typescript/bin/tsc'), '-b', 'packages/eslint-plugin')
// The header of the page, and the list in the plugin's README.
run(bin('eslint-doc-generator/dist/bin/eslint-doc-generator.js'), 'packages/eslint-plugin/scripts/rule-docs')

process.stdout.write(`
${id} is there, with an example in place of what it shall report:
${[...texts.keys()].map((path) => `  ${path}`).join('\n')}

Next: the fixtures and the page, what is wrong and what is right; then the check, until
  npx vitest run ${id} -u
passes and its snapshot says what it should. What Twilio does belongs into a row of packages/core/src/knowledge, with
source and date. A fix or suggestion: mark it in the catalogue and in the ESLint rule.
`)

function run(...command) {
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) fail(`${relative(ROOT, resolve(ROOT, command[0]))} failed`)
}

/** A file that is not there yet. */
function create(path, text) {
  if (existsSync(join(ROOT, path))) fail(`${path} is there already`)
  texts.set(path, text)
}

/** Changes a file by each of the steps. A step that changes nothing has not found its place, which is an error. */
function edit(path, ...steps) {
  let text = readFileSync(join(ROOT, path), 'utf8')
  for (const step of steps) {
    const next = step(text)
    if (next === text) fail(`${path} is not as this script expects it: it has to learn the new layout`)
    text = next
  }
  texts.set(path, text)
}

/** A step that puts a text before a place, the first or the last of its kind. */
function before(place, added, which = 'first') {
  return (text) => {
    const at = which === 'first' ? text.indexOf(place) : text.lastIndexOf(place)
    return at < 0 ? text : text.slice(0, at) + added + text.slice(at)
  }
}

/** A step that adds an import among those of the same folder, in their order. */
function withImport(imported, path) {
  return (text) => {
    const line = `import { ${imported} } from '${path}'`
    const lines = text.split('\n')
    const isLater = (other) => /^import \{ \w+ \} from '\.\/.*'$/.test(other) && pathOf(other) > path
    const last = lines.findLastIndex((other) => other.startsWith('import '))
    const at = lines.findIndex(isLater)
    return lines.toSpliced(at < 0 ? last + 1 : at, 0, line).join('\n')
  }
}

function pathOf(line) {
  return /'(.*)'/.exec(line)?.[1] ?? ''
}

/** `no-x-y` disallows x y, `require-x` and `prefer-x` say it themselves, `valid-x` requires a valid x. */
function summaryOf(rule) {
  const [verb, ...rest] = rule.split('-')
  const verbs = { no: 'disallow', valid: 'require a valid', require: 'require', prefer: 'prefer' }
  return verbs[verb] === undefined ? `require ${[verb, ...rest].join(' ')}` : [verbs[verb], ...rest].join(' ')
}

function sentenceOf(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** What a table says under the heading "Reports". */
function plain(text) {
  return text.replace(/^(?:disallow|require) /, '')
}

function quoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HOUSEKEEPING_IDS, RULE_IDS } from '@regionguard/core'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { copyFixture, fillIn, removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { check, regionguard } from './cli.ts'
import type { Finding } from './cli.ts'

/**
 * Every code block of `docs/rules/*.md` is checked. Its info string is the language, then `wrong`, `right` or `policy`,
 * then where needed the file's name and `also=<rule>`. A wrong block reports its rule, and no other than `also`; a
 * right one reports nothing. A policy holds for the whole page.
 */
const DOCS = fileURLToPath(new URL('../docs/rules/', import.meta.url))
const ids: readonly string[] = [...RULE_IDS, ...HOUSEKEEPING_IDS]

const FENCE = /^```(.*)\n([\s\S]*?)^```$/gm
const FILE_OF: Readonly<Record<string, string>> = {
  js: 'example.js',
  ts: 'example.ts',
  tsx: 'example.tsx',
  dotenv: '.env',
}

interface Block {
  readonly rule: string
  readonly language: string
  readonly kind: string
  readonly file: string
  readonly also: readonly string[]
  readonly text: string
  readonly directory: string
}

function blocksOf(rule: string): readonly Block[] {
  return blocksIn(rule, readFileSync(join(DOCS, `${rule}.md`), 'utf8'))
}

function blocksIn(rule: string, page: string): readonly Block[] {
  return [...page.matchAll(FENCE)].map(([, info = '', text = ''], index) => {
    const [language = '', kind = '', ...rest] = info.split(' ')
    const also = rest.filter((word) => word.startsWith('also=')).map((word) => word.slice('also='.length))
    const file = rest.find((word) => !word.startsWith('also=')) ?? FILE_OF[language] ?? 'example.txt'
    return { rule, language, kind, file, also, text, directory: `${rule}/${String(index + 1)}-${kind}` }
  })
}

const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), fillIn(text))
}

const blocks = ids.flatMap(blocksOf)
const policies = blocks.filter(({ kind }) => kind === 'policy')
const examples = blocks.filter(({ kind }) => kind !== 'policy')
for (const { directory, file, text } of examples) {
  write(`${directory}/${file}`, text)
  write(`${directory}/package.json`, JSON.stringify({ private: true, dependencies: { twilio: '6.2.0' } }))
}
for (const { rule, text } of policies) write(`${rule}/regionguard.yaml`, text)

// A page with a policy is a run of its own; all others are one.
const withPolicy = policies.map(({ rule }) => rule)
const without = ids.filter((rule) => !withPolicy.includes(rule))
const findings: readonly Finding[] = [
  ...check(root, ...without.filter((rule) => examples.some((example) => example.rule === rule))).findings,
  ...withPolicy.flatMap((rule) =>
    check(join(root, rule)).findings.map((finding) => ({ ...finding, file: `${rule}/${finding.file}` })),
  ),
]

describe.each(ids)('%s', (rule) => {
  it.each(examples.filter((example) => example.rule === rule))('$directory', ({ kind, directory, also }) => {
    const rules = findings
      .filter(({ file }) => file.startsWith(`${directory}/`))
      .map((finding) => finding.rule)
    const wanted = kind === 'wrong' ? [rule, ...also] : []
    expect([...new Set(rules)].toSorted()).toEqual(wanted.toSorted())
  })

  it('has a wrong and a right example, and no block that is not checked', () => {
    const kinds = blocks.filter((block) => block.rule === rule).map(({ kind }) => kind)
    expect(kinds).toContain('right')
    // The example of an unused exception is a policy, not code.
    if (rule !== 'unused-exception') expect(kinds).toContain('wrong')
    expect(kinds.filter((kind) => !['wrong', 'right', 'policy'].includes(kind))).toEqual([])
  })

  it('is what its findings point at', () => {
    for (const finding of findings.filter((one) => one.rule === rule)) {
      expect(finding.docs).toBe(`docs/rules/${rule}.md`)
    }
  })
})

describe('the other pages', () => {
  const cli = readFileSync(join(DOCS, '../cli.md'), 'utf8')

  it('docs/cli.md: the suppression suppresses', () => {
    const [block] = blocksIn('cli', cli).filter(({ kind }) => kind === 'right')
    write('cli/example.js', block?.text ?? '')
    const { findings: found, summary } = check(join(root, 'cli'))
    expect(found).toEqual([])
    expect(summary.suppressed).toBe(1)
  })

  it('docs/cli.md: the JSON output is valid against its schema', () => {
    const [block] = blocksIn('cli', cli).filter(({ language }) => language === 'json')
    const validate = new Ajv2020({ allErrors: true }).compile(
      JSON.parse(readFileSync(join(DOCS, '../check-output.schema.json'), 'utf8')) as object,
    )
    validate(JSON.parse(block?.text ?? ''))
    expect(validate.errors ?? []).toEqual([])
  })

  it('README.md: the output is what the command prints', () => {
    const readme = readFileSync(join(DOCS, '../../README.md'), 'utf8')
    const [block] = blocksIn('readme', readme).filter(({ language }) => language === 'text')
    const app = copyFixture(
      join(DOCS, '../../fixtures/apps/express-two-regions/broken'),
      join(root, 'readme'),
    )
    const { stdout } = regionguard(app, 'check', 'src/routes/messages.js')
    expect(block?.text).toBe(`$ regionguard check src/routes/messages.js\n${stdout}`)
  })

  it('README.md: the table has every rule', () => {
    const readme = readFileSync(join(DOCS, '../../README.md'), 'utf8')
    for (const id of ids) expect(readme).toContain(`| [${id}](docs/rules/${id}.md) `)
  })
})

it('there is a page for every rule and no other', () => {
  expect(readdirSync(DOCS).toSorted()).toEqual(ids.map((id) => `${id}.md`).toSorted())
})

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { RULE_IDS } from '@regionguard/core'
import plugin from '@regionguard/eslint-plugin'
import * as tsParser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import { fillIn, removeScratch, scratchDirectory } from '../../../fixtures/scratch.mjs'

/**
 * Every block of JavaScript and TypeScript in `docs/rules/*.md` is linted by the rule that it documents, under the
 * page's policy, if it has one. `test/docs.test.ts` says how blocks are marked, and gives all of them to the CLI.
 */
const FENCE = /^```(js|ts|tsx|yaml) (wrong|right|policy)(.*)\n([\s\S]*?)^```$/gm

const root = scratchDirectory()
afterAll(() => {
  removeScratch(root)
})

interface Block {
  readonly language: string
  readonly kind: string
  readonly filename: string
  readonly text: string
}

function blocksOf(rule: string): readonly Block[] {
  const page = readFileSync(join(import.meta.dirname, `../../../docs/rules/${rule}.md`), 'utf8')
  return [...page.matchAll(FENCE)].map(([, language = '', kind = '', rest = '', text = ''], index) => {
    const named = rest.split(' ').find((word) => word !== '' && !word.includes('='))
    const filename = named ?? `example-${String(index + 1)}.${language}`
    return { language, kind, filename, text: fillIn(text) }
  })
}

describe.each(RULE_IDS)('%s', (rule) => {
  const directory = join(root, rule)
  const blocks = blocksOf(rule)
  const code = blocks.filter(({ language, kind }) => language !== 'yaml' && kind !== 'policy')
  const policy = blocks.find(({ kind }) => kind === 'policy')
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  write('package.json', JSON.stringify({ private: true, dependencies: { twilio: '6.2.0' } }))
  if (policy !== undefined) write('regionguard.yaml', policy.text)

  const config: Linter.Config[] = [
    {
      files: ['**/*.*'],
      plugins: { regionguard: plugin },
      rules: { [`regionguard/${rule}`]: 'error' },
      languageOptions: { parser: tsParser, parserOptions: { ecmaFeatures: { jsx: true } } },
    },
  ]

  it.each(code)('$kind: $filename', ({ kind, filename, text }) => {
    write(filename, text)
    const found = new Linter({ cwd: directory }).verify(text, config, join(directory, filename))
    const rules = new Set(found.map(({ ruleId, message }) => ruleId ?? message))
    expect([...rules]).toEqual(kind === 'wrong' ? [`regionguard/${rule}`] : [])
  })

  it('shows code that is wrong and code that is right', () => {
    expect(new Set(code.map(({ kind }) => kind))).toEqual(new Set(['wrong', 'right']))
  })
})

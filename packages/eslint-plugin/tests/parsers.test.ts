import * as tsParser from '@typescript-eslint/parser'
import plugin from '@regionguard/eslint-plugin'
import { Linter } from 'eslint'
import { Linter as Linter9 } from 'eslint9'
import * as svelteParser from 'svelte-eslint-parser'
import { describe, expect, it } from 'vitest'
import * as vueParser from 'vue-eslint-parser'

const SCRIPT = `import twilio from 'twilio'
const client = twilio(process.env.TWILIO_IE1_API_KEY, process.env.TWILIO_IE1_API_SECRET, {
  accountSid: process.env.TWILIO_ACCOUNT_SID,
  region: 'ie1',
})
export const send = (body) => client.messages.create({ body })`

const TYPED = SCRIPT.replace('(body)', '(body: string): unknown')

const LANGUAGES = {
  vue: { parser: vueParser },
  'vue with TypeScript': { parser: vueParser, parserOptions: { parser: tsParser } },
  svelte: { parser: svelteParser },
  'svelte with TypeScript': { parser: svelteParser, parserOptions: { parser: tsParser } },
  typescript: { parser: tsParser },
} as const

const CASES: readonly (readonly [
  keyof typeof LANGUAGES,
  filename: string,
  before: string,
  script: string,
  after: string,
])[] = [
  ['vue', 'a.vue', '<script>\n', SCRIPT, '\n</script>\n<template><p>Hello</p></template>\n'],
  [
    'vue',
    'setup.vue',
    '<template><p>Hello</p></template>\n<script setup>\n',
    SCRIPT.replace('export ', ''),
    '\n</script>\n',
  ],
  ['vue with TypeScript', 'a.vue', '<script lang="ts">\n', TYPED, '\n</script>\n'],
  ['svelte', 'a.svelte', '<script>\n', SCRIPT, '\n</script>\n<p>Hello</p>\n'],
  ['svelte with TypeScript', 'a.svelte', '<script lang="ts">\n', TYPED, '\n</script>\n<p>Hello</p>\n'],
  ['typescript', 'a.mts', '', TYPED, '\n'],
  ['typescript', 'a.tsx', '', TYPED, '\nexport const Hello = () => <p>Hello</p>\n'],
]

describe.each(CASES)('%s: %s', (language, filename, before, script, after) => {
  const config = [{ ...plugin.configs.recommended, languageOptions: LANGUAGES[language] }]
  const text = before + script + after

  it.each([
    ['ESLint 10', new Linter()],
    ['ESLint 9', new Linter9()],
  ])('%s finds the client at its place', (_, linter) => {
    const verify = linter.verify.bind(linter) as (
      code: string,
      config: unknown,
      options: object,
    ) => Linter.LintMessage[]
    const found = verify(text, config, { filename }).map(({ ruleId, line, column, fatal }) => ({
      ruleId,
      fatal,
      at: text.split('\n')[line - 1]?.slice(column - 1),
    }))
    expect(found).toEqual([{ ruleId: 'regionguard/require-edge', fatal: undefined, at: "region: 'ie1'," }])
  })

  it('mends the script and nothing else', () => {
    const { fixed, output, messages } = new Linter().verifyAndFix(text, config, {
      filename,
    })
    expect(fixed).toBe(true)
    expect(messages).toEqual([])
    expect(output.startsWith(before) && output.endsWith(after)).toBe(true)
    expect(output).toContain("region: 'ie1',\n  edge: 'dublin',")
  })

  it('is silent once mended', () => {
    const mended = before + script.replace("region: 'ie1',", "region: 'ie1',\n  edge: 'dublin',") + after
    expect(new Linter().verify(mended, config as Linter.Config[], { filename })).toEqual([])
  })
})

import { extname, join } from 'node:path'
import * as tsParser from '@typescript-eslint/parser'
import plugin from '@regionguard/eslint-plugin'
import { Linter } from 'eslint'
import { Linter as Linter9 } from 'eslint9'
import { fillIn } from '../../../../fixtures/scratch.mjs'
import type { DetailedCase } from './rule-case.ts'

/** ESLint 9 and 10 name the same shape; this is what we need of it. */
export type Message = Linter.LintMessage

/** One of the ways in which users run the rules. */
export interface LintSetup {
  readonly name: string
  /** Whether the parser reads this file. */
  reads(filename: string): boolean
  lint(rule: string, one: DetailedCase, directory: string): Result
}

export interface Result {
  /** With secrets filled in. */
  readonly code: string
  readonly messages: readonly Message[]
  /** After one pass of the fixes: the code itself where there is none. */
  readonly output: string
}

const TYPESCRIPT = new Set(['.ts', '.tsx', '.mts', '.cts'])

const PARSERS = {
  espree: {},
  'typescript-eslint': { parser: tsParser },
}

function setup(version: string, parser: keyof typeof PARSERS): LintSetup {
  return {
    name: `${version} with ${parser}`,
    reads: (filename) => parser === 'typescript-eslint' || !TYPESCRIPT.has(extname(filename)),
    lint: (rule, one, directory) => {
      const code = fillIn(one.code)
      const filename = one.filename ?? 'app.js'
      const config = {
        files: ['**/*.*'],
        plugins: { regionguard: plugin },
        rules: { [`regionguard/${rule}`]: ['error', ...(one.options ?? [])] },
        settings: one.settings ?? {},
        languageOptions: {
          ...PARSERS[parser],
          ecmaVersion: 'latest',
          sourceType: filename.endsWith('.cjs') ? 'commonjs' : 'module',
          parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(filename) } },
        },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      }
      const linter = version === 'ESLint 9' ? new Linter9({ cwd: directory }) : new Linter({ cwd: directory })
      // The two releases declare the same configuration in types of their own.
      const verify = linter.verify.bind(linter) as (
        code: string,
        config: unknown,
        filename: string,
      ) => Message[]
      const messages = verify(code, config, join(directory, filename))
      return { code, messages, output: applied(code, messages) }
    },
  }
}

/** Every way; the first is what the snapshots show. */
export const LINT_SETUPS: readonly LintSetup[] = [
  setup('ESLint 10', 'typescript-eslint'),
  setup('ESLint 10', 'espree'),
  setup('ESLint 9', 'typescript-eslint'),
  setup('ESLint 9', 'espree'),
]

/** One pass of fixes, as ESLint makes it: in order, leaving out those that touch an earlier one. */
function applied(code: string, messages: readonly Message[]): string {
  const fixes = messages
    .flatMap(({ fix }) => (fix === undefined ? [] : [fix]))
    .toSorted((one, other) => one.range[0] - other.range[0] || one.range[1] - other.range[1])
  let output = ''
  let at = -1
  for (const { range, text } of fixes) {
    if (range[0] <= at) continue
    output += code.slice(Math.max(at, 0), range[0]) + text
    at = range[1]
  }
  return output + code.slice(Math.max(at, 0))
}

import { join } from 'node:path'
import plugin from '@regionguard/eslint-plugin'
import type { CheckId } from '@regionguard/core'
import { RuleTester } from '@typescript-eslint/rule-tester'
import { afterAll, describe, expect, it } from 'vitest'
import { fillIn, removeScratch } from '../../../../fixtures/scratch.mjs'
import { CaseProjects } from './case-project.ts'
import { LINT_SETUPS } from './lint-setup.ts'
import type { LintSetup, Result } from './lint-setup.ts'
import { renderReport, secretsIn } from './render-report.ts'
import { detailed } from './rule-case.ts'
import type { DetailedCase, RuleCases } from './rule-case.ts'

RuleTester.afterAll = afterAll
RuleTester.describe = describe
RuleTester.it = it

/**
 * Tests a rule with ESLint 9 and 10, with espree and typescript-eslint's parser: they must agree in every word. What
 * the invalid cases report is in `rules/snapshots/<rule>.txt`, for people to read. typescript-eslint's rule tester goes
 * over the same cases for what it knows to look for: duplicates, fixes that do not parse, an altered tree.
 */
export function ruleCases(id: CheckId, cases: RuleCases): void {
  const projects = new CaseProjects()
  afterAll(() => {
    removeScratch(projects.root)
  })
  const run = (setup: LintSetup, one: DetailedCase): Result => setup.lint(id, one, projects.directoryOf(one))
  const [first, ...others] = LINT_SETUPS
  if (first === undefined) throw new Error('there is no setup to lint with')
  const valid = cases.valid.map(detailed)
  const invalid = cases.invalid.map(detailed)

  describe('every parser and release', () => {
    it.each(valid.map((one) => [one.code, one] as const))('silent: %s', (_, one) => {
      for (const setup of LINT_SETUPS) {
        if (!setup.reads(one.filename ?? 'app.js')) continue
        expect(run(setup, one).messages, setup.name).toEqual([])
      }
    })

    it.each(invalid.map((one) => [one.code, one] as const))('reported: %s', (_, one) => {
      const result = run(first, one)
      expect(result.messages).not.toEqual([])
      expect(result.messages.filter(({ ruleId }) => ruleId !== `regionguard/${id}`)).toEqual([])
      for (const value of secretsIn(one.code).values()) {
        for (const { message, suggestions = [] } of result.messages) {
          if (!/^(?:AC|SK)/.test(value))
            expect([message, ...suggestions.map(({ desc }) => desc)].join()).not.toContain(value)
        }
      }
      const report = renderReport(one, result)
      for (const setup of others) {
        if (setup.reads(one.filename ?? 'app.js')) {
          expect(renderReport(one, run(setup, one)), setup.name).toBe(report)
        }
      }
    })
  })

  it('reports the invalid cases as the snapshot shows', async () => {
    const blocks = invalid.map((one) => renderReport(one, run(first, one)))
    const text = blocks.map((block, index) => `──── ${String(index + 1)} ──── ${block}\n`).join('\n')
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, `../rules/snapshots/${id}.txt`))
  })

  it('has enough cases', () => {
    expect(valid.length).toBeGreaterThanOrEqual(12)
    expect(invalid.length).toBeGreaterThanOrEqual(12)
  })

  const directories = new Set(
    [...valid, ...invalid].filter(isForTester).map((one) => projects.directoryOf(one)),
  )
  for (const directory of directories) {
    const inHere = (one: DetailedCase): boolean => isForTester(one) && projects.directoryOf(one) === directory
    const tester = new RuleTester({
      languageOptions: { parserOptions: { tsconfigRootDir: directory } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    })
    tester.run(id, plugin.rules[id] as unknown as Parameters<RuleTester['run']>[1], {
      valid: valid.filter(inHere).map(testerCase),
      invalid: invalid.filter(inHere).map((one) => ({ ...testerCase(one), ...expectedOf(run(first, one)) })),
    })
  }
}

/**
 * The rule tester names files relative to its working directory, or takes the root of the disk for it; such a file has
 * a policy and no surroundings.
 */
function isForTester({ project = {} }: DetailedCase): boolean {
  return Object.keys(project).every((path) => path === 'regionguard.yaml')
}

type Tested = Parameters<RuleTester['run']>[2]['invalid'][number]

function testerCase({ code, filename = 'app.js', options, settings }: DetailedCase) {
  return {
    code: fillIn(code),
    filename,
    ...(options === undefined ? {} : { options: [...options] }),
    ...(settings === undefined ? {} : { settings }),
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(filename) } } },
  }
}

/** What is reported is judged in the snapshot; here the rule tester is told, so that it can look at the rest. */
function expectedOf({ code, messages, output }: Result): Pick<Tested, 'errors' | 'output'> {
  return {
    errors: messages.map(({ messageId = '', line, column, suggestions }) => ({
      messageId,
      line,
      column,
      suggestions:
        suggestions?.map(({ messageId: id = '', fix }) => ({
          messageId: id,
          output: code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
        })) ?? null,
    })),
    output: output === code ? null : output,
  }
}

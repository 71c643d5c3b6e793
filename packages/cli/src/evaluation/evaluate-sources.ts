import { EMPTY_POLICY, evaluate } from '@regionguard/core'
import type { RuleId, Severity } from '@regionguard/core'
import type { Report } from '../reporters/report.ts'
import { readSources } from './read-sources.ts'
import type { ReadInput } from './read-sources.ts'
import { textsOf } from './texts-of.ts'

export interface SourcesInput extends ReadInput {
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
}

/** Reads every source and judges all of them together. */
export async function evaluateSources(input: SourcesInput): Promise<{ report: Report; failed: boolean }> {
  const { collection, policy } = input
  const { files, projects, reported, skipped, failed, moduleTexts } = await readSources(input)
  const evaluation = evaluate({
    files,
    projects,
    policy: policy?.matcher.policy ?? EMPTY_POLICY,
    get today() {
      return input.today
    },
    ruleOverrides: input.rules,
    reported: (file) => reported.has(file),
    whole: collection.whole,
    skipped: skipped.map(({ file }) => file),
  })
  const readings = files.map(({ reading }) => reading)
  return {
    report: {
      ...evaluation,
      skipped,
      files: collection.files,
      readings,
      texts: textsOf(readings, moduleTexts, policy),
    },
    failed,
  }
}

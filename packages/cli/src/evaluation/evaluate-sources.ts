import { basename } from 'node:path'
import { EMPTY_POLICY, evaluate } from '@regionguard/core'
import type { Finding, RuleId, Severity, SourceFile } from '@regionguard/core'
import { shownPath } from '@regionguard/core/surroundings'
import { formatOf } from '../read/format-of.ts'
import { readOtherProgram } from '../read/other-programs.ts'
import type { Report } from '../reporters/report.ts'
import { readSources } from './read-sources.ts'
import type { ReadInput, ReadSources } from './read-sources.ts'
import { textsOf } from './texts-of.ts'

export interface SourcesInput extends ReadInput {
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
}

/** Reads every source and judges all of them together. */
export async function evaluateSources(input: SourcesInput): Promise<{ report: Report; failed: boolean }> {
  const { collection, policy } = input
  const sources = await readSources(input)
  const { files, skipped, failed, moduleTexts } = sources
  let evaluation = judge(input, sources)
  if (evaluation.findings.some(isOfHalfAPair)) {
    const programs = otherPrograms(input)
    if (programs.length > 0) evaluation = judge(input, { ...sources, files: [...files, ...programs] })
  }
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

function judge(
  input: SourcesInput,
  { files, projects, reported, skipped }: ReadSources,
): ReturnType<typeof evaluate> {
  return evaluate({
    files,
    projects,
    policy: input.policy?.matcher.policy ?? EMPTY_POLICY,
    get today() {
      return input.today
    },
    ruleOverrides: input.rules,
    reported: (file) => reported.has(file),
    whole: input.collection.whole,
    skipped: skipped.map(({ file }) => file),
  })
}

/** That a half is missing, a program may explain that takes the other from the environment, in whatever language. */
function isOfHalfAPair({ rule, span: { file } }: Finding): boolean {
  return (rule === 'require-edge' || rule === 'no-edge-only') && formatOf(basename(file)) !== 'javascript'
}

function otherPrograms({ collection, cwd }: SourcesInput): readonly SourceFile[] {
  return collection.otherPrograms().flatMap(({ found, text, project }) => {
    const reading = readOtherProgram(found.file, text)
    const directory = shownPath(cwd, project.directory)
    return reading === undefined ? [] : [{ reading, project: directory, published: false }]
  })
}

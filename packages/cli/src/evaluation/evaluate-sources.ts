import { EMPTY_POLICY, evaluate } from '@regionguard/core'
import type { ProjectKnowledge, Reading, RuleId, Severity, SourceFile } from '@regionguard/core'
import type { Collection } from '../collection/collection.ts'
import { describeInternalError } from '../command-line/internal-error.ts'
import type { Skipped } from '../discovery/found-file.ts'
import { sdkVersions, shownPath } from '@regionguard/core/surroundings'
import type { LoadedPolicy } from '../policy/load-policy.ts'
import { SourceReader } from '../read/source-reader.ts'
import type { Report } from '../reporters/report.ts'

export interface SourcesInput {
  readonly collection: Collection
  readonly policy: LoadedPolicy | undefined
  readonly rules: ReadonlyMap<RuleId, Severity | 'off'>
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
  /** Absolute. */
  readonly cwd: string
  /** Told of internal errors in a reader; the run goes on. */
  readonly warn: (message: string) => void
  /** Reads the sources. Left out: a reader of what is on disk. */
  readonly reader?: Pick<SourceReader, 'read' | 'moduleTexts'>
}

/** Reads every source and judges all of them together. */
export async function evaluateSources(input: SourcesInput): Promise<{ report: Report; failed: boolean }> {
  const { collection, policy, cwd } = input
  const reader = input.reader ?? new SourceReader(cwd, policy?.matcher)
  const files: SourceFile[] = []
  const projects = new Map<string, ProjectKnowledge>()
  const reported = new Set<string>()
  const skipped: Skipped[] = [...collection.skipped]
  let { failed } = collection
  for (const { found, text, project } of collection.sources) {
    const { file } = found
    let reading
    try {
      reading = await reader.read(found, text)
    } catch (error) {
      input.warn(describeInternalError(error, `reading ${file}`))
      reading = { reason: 'internal error' }
      failed = true
    }
    if ('reason' in reading) {
      skipped.push({ file, reason: reading.reason })
      continue
    }
    const directory = shownPath(cwd, project.directory)
    if (!projects.has(directory))
      projects.set(directory, { versions: sdkVersions(project, cwd, collection.tree) })
    if (found.reported) reported.add(file)
    files.push({ reading, project: directory, published: found.standing() === 'published' })
  }
  const evaluation = evaluate({
    files,
    projects,
    policy: policy?.matcher.policy ?? EMPTY_POLICY,
    today: input.today,
    ruleOverrides: input.rules,
    reported: (file) => reported.has(file),
    complete: collection.complete && skipped.length === 0,
  })
  const readings = files.map(({ reading }) => reading)
  return {
    report: {
      ...evaluation,
      skipped: skipped.sort((one, other) => (one.file < other.file ? -1 : 1)),
      files: collection.files,
      readings,
      texts: textsOf(readings, reader.moduleTexts, policy),
    },
    failed,
  }
}

function textsOf(
  readings: readonly Reading[],
  modules: ReadonlyMap<string, string>,
  policy: LoadedPolicy | undefined,
): Map<string, string> {
  const texts = new Map(modules)
  for (const { file, text } of readings) texts.set(file, text)
  // Findings about exceptions, and evidence from the policy, lie in the policy.
  if (policy !== undefined) texts.set(policy.matcher.policy.file, policy.text)
  return texts
}

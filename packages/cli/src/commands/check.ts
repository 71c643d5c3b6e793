import { resolve } from 'node:path'
import type { Finding } from '@regionguard/core'
import { commandHelp } from '../command-line/help.ts'
import { parseArguments } from '../command-line/parse-arguments.ts'
import type { Terminal } from '../command-line/terminal.ts'
import { collect } from '../collection/collect.ts'
import { WorkingFiles } from '../collection/working-files.ts'
import type { Collection } from '../collection/collection.ts'
import { findPolicy } from '@regionguard/core/surroundings'
import { mentionOf } from '../scan/mention.ts'
import { EMPTY_REPORT, tally } from '../reporters/report.ts'
import type { Report } from '../reporters/report.ts'
import { writeReports } from '../reporters/write-reports.ts'
import { CHECK, checkOptions } from './check-options.ts'
import type { CheckOptions } from './check-options.ts'

/**
 * `regionguard check`.
 *
 * @param args what follows the command's name
 * @returns the exit code
 * @throws UsageError if the command line or the policy is not as it must be
 */
export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = parseArguments(args, CHECK.options)
  if (given.options.has('help')) {
    terminal.out(commandHelp(CHECK))
    return 0
  }
  const options = checkOptions(given)
  const { hold, isKnown } = await againstBaseline(options, terminal)
  const found = await run(options, terminal, isKnown)
  const { report, ...held } = hold(found.report)
  const failed = found.failed || held.failed
  const { targets, noColor } = options
  const written = await writeReports({ report, targets, noColor, failed }, terminal)
  if (failed || !written) return 2
  const { errors, warnings } = tally(report)
  return errors > 0 || warnings > (options.maxWarnings ?? Infinity) ? 1 : 0
}

/** Looks, and mends where that is wished for. */
async function run(
  options: CheckOptions,
  terminal: Terminal,
  leave: (finding: Finding) => boolean,
): Promise<{ report: Report; failed: boolean }> {
  if (options.fix === undefined) return inspect(options, terminal)
  const { fixFiles, showFixes } = await import('../fix/fix-files.ts')
  const look = (texts: ReadonlyMap<string, string>): ReturnType<typeof inspect> =>
    inspect(options, terminal, texts)
  if (options.fix === 'apply') return fixFiles({ look, leave, cwd: terminal.cwd, tell: terminal.err })
  const { diff, ...found } = await showFixes({ look, leave })
  // A program that reads a document from standard output finds nothing else there.
  const isForPeople = options.targets.every(({ format, file }) => format === 'pretty' || file !== undefined)
  if (!isForPeople) terminal.err(diff)
  else if (diff !== '') terminal.out(`${diff}\n`)
  return found
}

/** Everything but the output. What is not needed is not loaded: most runs find no file that mentions Twilio. */
async function inspect(
  options: CheckOptions,
  terminal: Terminal,
  /** Of files that are to be read as if they held this. */
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<{ report: Report; failed: boolean }> {
  if (options.staged) return (await import('../staged/inspect-staged.ts')).inspectStaged(options, terminal)
  const { cwd } = terminal
  const policyPath = options.policy === undefined ? findPolicy(cwd) : resolve(cwd, options.policy)
  const loaded =
    policyPath === undefined
      ? undefined
      : (await import('../policy/load-policy.ts')).loadPolicy(policyPath, cwd)
  const policy = loaded?.matcher
  const mention = mentionOf(policy?.mentionedNames().texts)
  const working = new WorkingFiles({ cwd, paths: options.paths, mention, policy })
  const collection = collect({ cwd, files: working, policy })
  const { skipped, files, failed } = collection
  if (collection.sources.length === 0 && loaded === undefined) {
    return { report: { ...EMPTY_REPORT, skipped, files }, failed }
  }
  const { evaluateSources } = await import('../evaluation/evaluate-sources.ts')
  return evaluateSources({
    collection: withTexts(collection, texts),
    policy: loaded,
    rules: options.rules,
    get today() {
      return options.today ?? terminal.today
    },
    cwd,
    warn: terminal.err,
  })
}

function withTexts(collection: Collection, texts: ReadonlyMap<string, string>): Collection {
  if (texts.size === 0) return collection
  const sources = collection.sources.map((source) => ({
    ...source,
    text: texts.get(source.found.file) ?? source.text,
  }))
  return { ...collection, sources }
}

/** Holds a report against the baseline, which is read before anything else is done; without one nothing is changed. */
async function againstBaseline(
  options: CheckOptions,
  { cwd, environment, err }: Terminal,
): Promise<{
  readonly hold: (report: Report) => { readonly report: Report; readonly failed: boolean }
  /** Whether the baseline has a finding. */
  readonly isKnown: (finding: Finding) => boolean
}> {
  const { baseline, paths, rules, staged } = options
  if (baseline === undefined) return { hold: (report) => ({ report, failed: false }), isKnown: () => false }
  const { openBaseline, useBaseline } = await import('../baseline/use-baseline.ts')
  const { entryOf } = await import('../baseline/baseline-entry.ts')
  const { RepositoryPaths } = await import('../reporters/repository-paths.ts')
  const read =
    staged === true
      ? (await import('../baseline/staged-baseline.ts')).stagedBaseline(cwd, environment, baseline.file)
      : undefined
  const open = openBaseline(baseline, cwd, read)
  const known = new Set(open.entries?.map(({ fingerprint }) => fingerprint))
  const repository = new RepositoryPaths(cwd)
  const off = new Set([...rules].flatMap(([rule, severity]) => (severity === 'off' ? [rule] : [])))
  return {
    hold: (report) =>
      useBaseline(report, open, { cwd, repository, paths, off, staged: staged === true }, err),
    isKnown: (finding) => known.has(entryOf(finding, repository).fingerprint),
  }
}

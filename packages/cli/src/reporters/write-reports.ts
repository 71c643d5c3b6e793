import { appendFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { errorCode } from '@regionguard/core/surroundings'
import type { Terminal } from '../command-line/terminal.ts'
import { version } from '../command-line/version.ts'
import type { Format } from './format.ts'
import { render } from './render.ts'
import type { Report } from './report.ts'
import type { RunFacts } from './run-facts.ts'
import { wantsColour } from './style.ts'

/** Where a report goes. */
export interface Target {
  readonly format: Format
  /** As given. Left out: standard output. */
  readonly file?: string
}

export interface ReportsInput {
  readonly report: Report
  readonly targets: readonly Target[]
  readonly noColor: boolean
  /** Something that was asked for could not be read, or a reader failed. */
  readonly failed: boolean
}

/**
 * Writes every report to its place; that for standard output last and whole. Within a step of GitHub Actions the format
 * `github` also adds to the summary of the job.
 *
 * @returns whether all of them could be written
 */
export async function writeReports(input: ReportsInput, terminal: Terminal): Promise<boolean> {
  const { report, targets, noColor, failed } = input
  const run = async (): Promise<RunFacts> => {
    const { RepositoryPaths } = await import('./repository-paths.ts')
    return { paths: new RepositoryPaths(terminal.cwd), version: version(), failed }
  }
  let written = true
  const toFile = (file: string, put: () => void): void => {
    try {
      put()
    } catch (error) {
      terminal.err(`regionguard: ${file} cannot be written (${errorCode(error)}).\n`)
      written = false
    }
  }
  let toTerminal = ''
  for (const { format, file } of targets) {
    if (file === undefined) {
      const { environment, isTerminal } = terminal
      const colour = (): boolean => wantsColour({ noColor, environment, isTerminal })
      toTerminal = await render(report, format, { colour, run })
    } else {
      const text = await render(report, format, { colour: () => false, run })
      toFile(file, () => {
        writeFileSync(resolve(terminal.cwd, file), text)
      })
    }
  }
  const summary = terminal.environment['GITHUB_STEP_SUMMARY'] ?? ''
  if (summary !== '' && targets.some(({ format }) => format === 'github')) {
    const { jobSummary } = await import('./github/job-summary.ts')
    const text = jobSummary(report, await run())
    toFile('GITHUB_STEP_SUMMARY', () => {
      appendFileSync(resolve(terminal.cwd, summary), text)
    })
  }
  terminal.out(toTerminal)
  return written
}

import type { Finding } from '@regionguard/core'
import { Places } from '../places.ts'
import { printable } from '../printable.ts'
import { reasons } from '../reasons.ts'
import type { Report } from '../report.ts'
import { summaryLine } from '../summary-line.ts'
import type { RunFacts } from '../run-facts.ts'

/**
 * Workflow commands that GitHub shows as annotations:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. Of each kind it shows ten for a
 * step, in the order in which they come; all of them stand in the log.
 */
export function githubReport(report: Report, run: RunFacts): string {
  const places = new Places(report.texts)
  const lines = [
    ...report.findings.map((finding) => annotation(finding, places, run)),
    ...report.skipped.map(({ file, reason }) =>
      command('notice', { file: run.paths.of(file), title: 'regionguard skipped this file' }, reason),
    ),
    `regionguard: ${summaryLine(report)}`,
  ]
  return `${lines.join('\n')}\n`
}

function annotation(finding: Finding, places: Places, run: RunFacts): string {
  const { severity, rule, message, span } = finding
  const { line, column, endLine, endColumn } = places.of(span)
  return command(
    severity,
    {
      file: run.paths.of(span.file),
      line,
      endLine,
      // Columns are for annotations of one line only.
      ...(line === endLine ? { col: column, endColumn } : {}),
      title: `regionguard ${rule}`,
    },
    [message, ...reasons(finding, places, run)].map(printable).join('\n'),
  )
}

function command(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${list.join(',')}::${escapeData(message)}`
}

/** As the runner takes it back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

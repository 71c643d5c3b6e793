import type { Finding } from '@regionguard/core'
import { Places } from '../places.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'
import type { RunFacts } from '../run-facts.ts'
import { summaryLine } from '../summary-line.ts'

/** GitHub refuses a summary of more than 1 MiB for a step; a row is below 3 kB. */
const MOST_ROWS = 200
const LONGEST_MESSAGE = 600

/** The summary of a job in Markdown: every finding in a table, errors first. */
export function jobSummary(report: Report, { paths }: RunFacts): string {
  const places = new Places(report.texts)
  const sorted = [
    ...report.findings.filter(({ severity }) => severity === 'error'),
    ...report.findings.filter(({ severity }) => severity === 'warning'),
  ]
  const row = ({ severity, rule, message, span }: Finding): string => {
    const at = `${paths.of(span.file)}:${places.of(span).line}`
    const cells = [severity, rule, at, shortened(message)].map(escapeMarkdown)
    return `| ${cells.join(' | ')} |`
  }
  const rest = sorted.length - MOST_ROWS
  return [
    '### Regionguard',
    '',
    summaryLine(report),
    '',
    ...(sorted.length === 0
      ? []
      : [
          '| Severity | Rule | Place | Message |',
          '| --- | --- | --- | --- |',
          ...sorted.slice(0, MOST_ROWS).map(row),
          '',
        ]),
    ...(rest > 0 ? [`And ${rest} more in the log of the step.`, ''] : []),
    ...(report.skipped.length === 0
      ? []
      : [`Skipped: ${report.skipped.length}. The log of the step names each with its reason.`, '']),
    '',
  ].join('\n')
}

function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`
}

/** Text as a cell of a table shows it: what stands in backticks is code, and nothing else is Markdown. */
function escapeMarkdown(text: string): string {
  const parts = printable(text).split('`')
  if (parts.length % 2 === 0) return escapePlain(parts.join("'"))
  return parts
    .map((part, index) =>
      index % 2 === 0 ? escapePlain(part) : part === '' ? '' : `\`${part.replaceAll('|', '\\|')}\``,
    )
    .join('')
}

function escapePlain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\[\]*_~#!|]/g, '\\$&')
}

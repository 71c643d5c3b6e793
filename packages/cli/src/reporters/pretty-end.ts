import { printable } from './printable.ts'
import type { Report } from './report.ts'
import type { Style } from './style.ts'
import { count, summaryLine } from './summary-line.ts'

/** What follows the findings in a report for people, and is all of it where there are none. */
export function prettyEnd(report: Report, style: Style): string {
  const lines = [...skippedLines(report, style), ...staleLines(report, style), summaryLine(report, style)]
  return `${lines.join('\n')}\n`
}

function skippedLines({ skipped }: Report, style: Style): string[] {
  if (skipped.length === 0) return []
  return [
    `Skipped ${count(skipped.length, 'file')}:`,
    ...skipped.map(({ file, reason }) => `  ${style.place(printable(file))}  ${printable(reason)}`),
    '',
  ]
}

/** What was mended should leave the baseline, so that it cannot come back unseen. */
function staleLines({ baseline }: Report, style: Style): string[] {
  if (baseline === undefined || baseline.stale.length === 0) return []
  return [
    `${count(baseline.stale.length, 'stale entry', 'stale entries')} in ${printable(baseline.file)}:`,
    ...baseline.stale.map(
      ({ file, rule, fingerprint }) =>
        `  ${style.place(printable(file))}  ${rule}  ${style.faint(fingerprint)}`,
    ),
    '',
  ]
}

import type { Format } from './format.ts'
import { jsonReport } from './json.ts'
import { prettyEnd } from './pretty-end.ts'
import type { Report } from './report.ts'
import type { RunFacts } from './run-facts.ts'
import { COLOURED, PLAIN } from './style.ts'

/**
 * A report as text. Formats that most runs do not ask for are loaded when one does.
 *
 * @param colour asked where there is something to colour: to know costs as much as checking a small file
 * @param run asked for where the format says something of the run, or of the repository
 */
export async function render(
  report: Report,
  format: Format,
  { colour, run }: { readonly colour: () => boolean; readonly run: () => Promise<RunFacts> },
): Promise<string> {
  switch (format) {
    case 'json':
      return jsonReport(report)
    case 'pretty': {
      if (isPlain(report)) return prettyEnd(report, PLAIN)
      const style = colour() ? COLOURED : PLAIN
      return report.findings.length === 0
        ? prettyEnd(report, style)
        : (await import('./pretty.ts')).prettyReport(report, style)
    }
    case 'sarif':
      return (await import('./sarif/sarif.ts')).sarifReport(report, await run())
    case 'junit':
      return (await import('./junit/junit.ts')).junitReport(report, await run())
    case 'github':
      return (await import('./github/github.ts')).githubReport(report, await run())
    case 'gitlab':
      return (await import('./gitlab/gitlab.ts')).gitlabReport(report, await run())
  }
}

/** Whether the report is one line without colours. */
function isPlain({ findings, skipped, baseline }: Report): boolean {
  return findings.length === 0 && skipped.length === 0 && (baseline?.stale.length ?? 0) === 0
}

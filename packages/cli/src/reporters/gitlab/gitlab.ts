import { Places } from '../places.ts'
import type { Report } from '../report.ts'
import type { RunFacts } from '../run-facts.ts'

/** GitLab's words: info, minor, major, critical, blocker. */
const SEVERITY = { error: 'major', warning: 'minor' } as const

/** GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function gitlabReport(report: Report, { paths }: RunFacts): string {
  const places = new Places(report.texts)
  const issues = report.findings.map(({ rule, severity, message, span, fingerprint }) => {
    const { line, endLine } = places.of(span)
    return {
      description: message,
      check_name: rule,
      fingerprint,
      severity: SEVERITY[severity],
      location: { path: paths.of(span.file), lines: { begin: line, end: endLine } },
    }
  })
  return `${JSON.stringify(issues, undefined, 2)}\n`
}

import { fingerprintOf } from '@regionguard/core'
import { Places } from '../places.ts'
import type { Report } from '../report.ts'
import type { RunFacts } from '../run-facts.ts'

/** GitLab's words: info, minor, major, critical, blocker. */
const SEVERITY = { error: 'major', warning: 'minor' } as const

/** GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function gitlabReport(report: Report, { paths }: RunFacts): string {
  const places = new Places(report.texts)
  const issues = report.findings.map(({ rule, severity, message, span, likeness }) => {
    const { line, endLine } = places.of(span)
    const path = paths.of(span.file)
    return {
      description: message,
      check_name: rule,
      // Of this path, not of the one from the working directory: reports of several workspaces are read as one.
      fingerprint: fingerprintOf(rule, path, likeness),
      severity: SEVERITY[severity],
      location: { path, lines: { begin: line, end: endLine } },
    }
  })
  return `${JSON.stringify(issues, undefined, 2)}\n`
}

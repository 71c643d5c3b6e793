import type { Finding } from '@regionguard/core'
import { Places } from './places.ts'
import { tally } from './report.ts'
import type { Report } from './report.ts'

/** One JSON document, version 1 of the format: optional keys are left out, never null. */
export function jsonReport(report: Report): string {
  const places = new Places(report.texts)
  const document = {
    version: 1,
    findings: report.findings.map((finding) => jsonFinding(finding, places)),
    skipped: report.skipped.map(({ file, reason }) => ({ file, reason })),
    summary: {
      files: report.files,
      ...tally(report),
      skipped: report.skipped.length,
      suppressed: report.suppressed,
      excepted: report.excepted,
      baselined: report.baseline?.hidden ?? 0,
    },
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function jsonFinding(finding: Finding, places: Places): object {
  const { rule, severity, span, message, evidence, fix, suggestions, docs, fingerprint } = finding
  return {
    rule,
    severity,
    file: span.file,
    ...places.of(span),
    message,
    evidence: evidence.map((one) => {
      const { line, column } = places.of(one.span)
      return { file: one.span.file, line, column, message: one.message }
    }),
    ...(fix === undefined ? {} : { fix: jsonMending(fix) }),
    ...(suggestions === undefined ? {} : { suggestions: suggestions.map(jsonMending) }),
    docs,
    fingerprint,
  }
}

function jsonMending({ description, edits }: NonNullable<Finding['fix']>): object {
  return { description, edits: edits.map(({ file, range, text }) => ({ file, range, text })) }
}

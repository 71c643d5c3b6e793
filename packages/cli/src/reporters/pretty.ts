import type { Evidence, Finding, Span } from '@regionguard/core'
import { codeFrame } from './code-frame.ts'
import type { FrameSource } from './code-frame.ts'
import { Places } from './places.ts'
import { printable } from './printable.ts'
import type { Report } from './report.ts'
import { SecretPlaces } from './secret-places.ts'
import type { Style } from './style.ts'
import { count, summaryLine } from './summary-line.ts'
import { wrap } from './wrap.ts'

/** More places are counted, not shown. */
const MOST_EVIDENCE = 6

const WIDTH = 100

/** A report for people: every finding with its source, its reasons and its remedy, then one line that sums up. */
export function prettyReport(report: Report, style: Style): string {
  const source: FrameSource = {
    texts: report.texts,
    places: new Places(report.texts),
    secrets: new SecretPlaces(report.readings, report.texts),
    style,
  }
  const lines = [
    ...report.findings.flatMap((finding) => [...prettyFinding(finding, source), '']),
    ...skippedLines(report, style),
    ...staleLines(report, style),
    summaryLine(report, style),
  ]
  return `${lines.join('\n')}\n`
}

function prettyFinding(finding: Finding, source: FrameSource): string[] {
  const { rule, severity, span, message, evidence, fix, suggestions = [], docs } = finding
  const { style } = source
  const colour = severity === 'error' ? style.error : style.warning
  return [
    `${placeOf(finding, source)}  ${colour(severity)}  ${style.strong(rule)}`,
    ...indented(wrap(printable(message), WIDTH - 2), 2),
    ...indented(codeFrame(span, 1, source, colour), 2),
    ...evidence
      .slice(0, MOST_EVIDENCE)
      .flatMap((one, index) =>
        prettyEvidence(one, [span, ...evidence.slice(0, index).map((e) => e.span)], source),
      ),
    ...(evidence.length > MOST_EVIDENCE
      ? [style.faint(`  and ${evidence.length - MOST_EVIDENCE} more places`)]
      : []),
    ...(fix === undefined ? [] : remedy('fix', fix.description, style)),
    ...suggestions.flatMap(({ description }) =>
      remedy(suggestions.length > 1 ? 'or' : 'try', description, style),
    ),
    `  ${style.faint(`see ${docs}`)}`,
  ]
}

/** @param shown spans that were framed before: one frame of each is enough */
function prettyEvidence({ span, message }: Evidence, shown: readonly Span[], source: FrameSource): string[] {
  const { style } = source
  const isShown = shown.some(
    ({ file, start, end }) => file === span.file && start === span.start && end === span.end,
  )
  return [
    ...indented(
      wrap(`${style.faint('because')} ${placeOf({ span }, source)} ${printable(message)}`, WIDTH - 2),
      2,
    ),
    ...(isShown ? [] : indented(codeFrame(span, 0, source, style.place), 4)),
  ]
}

function remedy(label: string, description: string, style: Style): string[] {
  const [first = '', ...rest] = wrap(printable(description), WIDTH - 3 - label.length)
  return [`  ${style.strong(label)} ${first}`, ...indented(rest, 3 + label.length)]
}

function placeOf({ span }: { readonly span: Span }, { places, style }: FrameSource): string {
  const { line, column } = places.of(span)
  return style.place(`${printable(span.file)}:${line}:${column}`)
}

function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => ' '.repeat(by) + line)
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

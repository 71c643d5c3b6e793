import type { Evidence, Finding, Span } from '@regionguard/core'
import { codeFrame } from './code-frame.ts'
import type { FrameSource } from './code-frame.ts'
import { Places } from './places.ts'
import { prettyEnd } from './pretty-end.ts'
import { printable } from './printable.ts'
import type { Report } from './report.ts'
import { SecretPlaces } from './secret-places.ts'
import type { Style } from './style.ts'
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
  const lines = report.findings.flatMap((finding) => [...prettyFinding(finding, source), ''])
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${prettyEnd(report, style)}`
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

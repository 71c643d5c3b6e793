import { tally } from './report.ts'
import type { Report } from './report.ts'
import { PLAIN } from './style.ts'
import type { Style } from './style.ts'

/** What a run came to, in one line: "12 files checked: 1 error, 2 warnings." */
export function summaryLine(report: Report, style: Style = PLAIN): string {
  const { errors, warnings } = tally(report)
  const hidden = report.baseline?.hidden ?? 0
  const parts = [
    errors > 0 ? style.error(count(errors, 'error')) : warnings > 0 ? 'no errors' : 'no findings',
    ...(warnings === 0 ? [] : [style.warning(count(warnings, 'warning'))]),
    ...(report.suppressed === 0 ? [] : [`${report.suppressed} suppressed`]),
    ...(report.excepted === 0 ? [] : [`${report.excepted} excepted by the policy`]),
    ...(hidden === 0 ? [] : [`${hidden} in the baseline`]),
  ]
  return `${count(report.files, 'file')} checked: ${parts.join(', ')}.`
}

/** `1 file`, `2 files`, `0 entries` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

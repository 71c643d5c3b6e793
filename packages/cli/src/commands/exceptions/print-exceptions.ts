import { printable } from '../../reporters/printable.ts'
import { count } from '../../reporters/summary-line.ts'
import type { ListedException } from './listed-exception.ts'

/** What is listed. */
export interface ExceptionList {
  /** The policy file, relative to the working directory; left out where there is none. */
  readonly policy?: string
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
  readonly exceptions: readonly ListedException[]
}

/** One JSON document, version 1 of the format. */
export function exceptionsJson({ policy, today, exceptions }: ExceptionList): string {
  const document = { version: 1, ...(policy === undefined ? {} : { policy }), today, exceptions }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

/**
 * A paragraph for each exception, then how many there are.
 *
 * @param within how many days the list is limited to
 */
export function exceptionsText({ policy, exceptions }: ExceptionList, within: number | undefined): string {
  if (policy === undefined) return 'There is no policy, so there are no exceptions.\n'
  const expired = exceptions.filter(({ state }) => state === 'expired').length
  const limit = within === undefined ? '' : ` with ${count(within, 'day')} left or less`
  const end = expired === 0 ? '' : `, ${expired} of them expired`
  return [
    ...exceptions.map((one) => `${paragraph(one, policy)}\n\n`),
    `${count(exceptions.length, 'exception')}${limit}${end}.\n`,
  ].join('')
}

function paragraph(one: ListedException, policy: string): string {
  return [
    `${printable(policy)}:${one.line}:${one.column}  ${one.rule}  ${remaining(one)}`,
    `  files   ${one.files.map(printable).join(', ')}`,
    `  reason  ${printable(one.reason)}`,
    `  owner   ${printable(one.owner)}`,
  ].join('\n')
}

function remaining({ expires, daysLeft, state }: ListedException): string {
  if (state === 'active') return `expires on ${expires}, ${count(daysLeft, 'day')} left`
  return `expired on ${expires}, ${daysLeft === 0 ? 'today' : `${count(-daysLeft, 'day')} ago`}`
}

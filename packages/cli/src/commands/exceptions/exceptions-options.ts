import { dayOf } from '../../command-line/day-of.ts'
import { HELP } from '../../command-line/option.ts'
import type { Command } from '../../command-line/option.ts'
import type { Arguments } from '../../command-line/parse-arguments.ts'
import { UsageError } from '../../command-line/usage-error.ts'

export interface ExceptionsOptions {
  /** As given. */
  readonly policy?: string
  readonly format: 'pretty' | 'json'
  /** Only those that hold for at most so many days. Left out: all. */
  readonly expiring?: number
  /** UTC, `YYYY-MM-DD`. Left out: the day that it is. */
  readonly today?: string
}

export const EXCEPTIONS: Command = {
  name: 'exceptions',
  operands: '',
  summary: 'List the exceptions of the policy and how long each holds.',
  options: [
    {
      name: 'expiring',
      value: 'DAYS',
      help: 'Only those that expire within so many days (30d), or have expired. Exits with 1 if there is one.',
    },
    { name: 'format', value: 'FORMAT', help: 'How to list them: pretty or json (default: pretty).' },
    {
      name: 'policy',
      value: 'FILE',
      help: 'The policy (default: regionguard.yaml, .yml or .json, from the working directory upward).',
    },
    HELP,
    // For tests: exceptions expire.
    { name: 'today', value: 'YYYY-MM-DD' },
  ],
  notes: [
    'Those that have expired come first, then those that expire soonest. An exception holds until the day before its date, in UTC.',
    [
      'Exit codes:',
      '  2  a usage or policy error',
      '  1  with --expiring: there is one',
      '  0  otherwise',
    ].join('\n'),
  ],
}

/**
 * The options of `exceptions` from its arguments.
 *
 * @throws UsageError for a value that is none
 */
export function exceptionsOptions({ options, operands }: Arguments): ExceptionsOptions {
  const [operand] = operands
  if (operand !== undefined) throw new UsageError(`exceptions takes no operand, but got "${operand}".`)
  const policy = options.get('policy')?.[0]
  const format = options.get('format')?.[0] ?? 'pretty'
  const expiring = options.get('expiring')?.[0]
  const today = options.get('today')?.[0]
  if (format !== 'pretty' && format !== 'json') {
    throw new UsageError(`Unknown format "${format}". There are pretty and json.`)
  }
  return {
    ...(policy === undefined ? {} : { policy }),
    format,
    ...(expiring === undefined ? {} : { expiring: daysOf(expiring) }),
    ...(today === undefined ? {} : { today: dayOf(today) }),
  }
}

function daysOf(value: string): number {
  const days = /^(\d{1,5})d$/.exec(value)?.[1]
  if (days === undefined) {
    throw new UsageError(`--expiring needs a number of days, such as 30d, not "${value}".`)
  }
  return Number(days)
}

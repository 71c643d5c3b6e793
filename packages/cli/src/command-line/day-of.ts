import { UsageError } from './usage-error.ts'

/**
 * The value of `--today`.
 *
 * @throws UsageError if it is no day of the calendar, `YYYY-MM-DD`
 */
export function dayOf(value: string): string {
  const day = new Date(`${value}T00:00:00Z`)
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(value) ||
    Number.isNaN(day.getTime()) ||
    !day.toISOString().startsWith(value)
  ) {
    throw new UsageError(`--today needs a date as YYYY-MM-DD, not "${value}".`)
  }
  return value
}

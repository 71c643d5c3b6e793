import type { Parameters } from './parameters.ts'
import { errorOf } from './rest-error.ts'

/**
 * The filter of a list by a date, as the 2010 API has it: `DateSent=2026-11-22` on that day, `DateSent>=` from it on,
 * `DateSent<=` until it; with a time of day too.
 *
 * @param name of the parameter
 * @returns what tells whether a date (ISO 8601, or null) is meant; undefined if the query has no such filter
 * @throws RestError 400 for a date that is none
 */
export function dateFilter(query: Parameters, name: string): ((date: string | null) => boolean) | undefined {
  const on = rangeOf(query, name)
  const from = rangeOf(query, `${name}>`)
  const until = rangeOf(query, `${name}<`)
  if (on === undefined && from === undefined && until === undefined) return undefined
  return (date) => {
    if (date === null) return false
    const time = Date.parse(date)
    return (
      (on === undefined || (time >= on.start && time <= on.end)) &&
      (from === undefined || time >= from.start) &&
      (until === undefined || time <= until.end)
    )
  }
}

const DAY = 24 * 60 * 60 * 1000

/** The moment that a parameter names, or the day. */
function rangeOf(
  query: Parameters,
  name: string,
): { readonly start: number; readonly end: number } | undefined {
  const text = query.get(name)
  if (text === undefined || text === '') return undefined
  const start = Date.parse(text)
  if (Number.isNaN(start)) throw errorOf(20422, `Invalid ${name.replace(/[<>]$/, '')}: it must be a date`)
  return { start, end: /^\d{4}-\d{2}-\d{2}$/.test(text) ? start + DAY - 1 : start }
}

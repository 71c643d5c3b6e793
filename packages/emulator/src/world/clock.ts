/** What time it is, in the emulator. */
export type Clock = () => number

/**
 * The clock of the option `now`: the system's, one that stands still, or the caller's own.
 *
 * @throws TypeError if `now` is no date
 */
export function clockOf(now: string | Date | (() => Date) | undefined): Clock {
  if (now === undefined) return Date.now
  if (typeof now === 'function') return () => now().getTime()
  const time = new Date(now).getTime()
  if (Number.isNaN(time))
    throw new TypeError('the option "now" is no date: give ISO 8601, "2026-11-22T00:00:00Z"')
  return () => time
}

/** As resources keep it: ISO 8601 in UTC, to the second, `2026-11-22T00:00:00Z`. */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

import type { RegionId } from '@regionguard/core/knowledge'

/** Counts the requests of each account in each Region within a second of the clock. */
export class RateLimiter {
  readonly #limit: number | undefined
  readonly #counts = new Map<string, number>()
  #second = Number.NaN

  /** @param limit requests within a second; undefined for no limit */
  constructor(limit: number | undefined) {
    this.#limit = limit
  }

  /**
   * @param time of the request, in milliseconds
   * @returns whether this request is one too many
   */
  isTooMuch(accountSid: string, region: RegionId, time: number): boolean {
    if (this.#limit === undefined) return false
    const second = Math.floor(time / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#counts.clear()
    }
    const key = `${accountSid} ${region}`
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    return count > this.#limit
  }
}

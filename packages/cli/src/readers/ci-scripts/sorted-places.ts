import type { Place } from '@regionguard/core/settings'

/** Places that do not overlap, asked for often. */
export class SortedPlaces<P extends Place> {
  readonly #places: readonly P[]

  constructor(places: readonly P[]) {
    this.#places = places.toSorted((one, other) => one.start - other.start)
  }

  /** The place that another one lies in. */
  around({ start, end }: Place): P | undefined {
    const last = this.#places[firstFrom(this.#places.length, (index) => this.#startAt(index) > start) - 1]
    return last !== undefined && end <= last.end ? last : undefined
  }

  /** Whether one of them begins within another place. */
  hasWithin({ start, end }: Place): boolean {
    return this.#startAt(firstFrom(this.#places.length, (index) => this.#startAt(index) >= start)) < end
  }

  #startAt(index: number): number {
    return this.#places[index]?.start ?? Infinity
  }
}

/** The first index for which something holds that holds for all that follow. */
function firstFrom(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

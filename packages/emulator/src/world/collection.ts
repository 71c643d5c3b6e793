/** One row of a collection. */
export interface Entry<Row> {
  /** Grows with every row of the collection and is never used again: what page tokens are made of. */
  readonly position: number
  readonly row: Row
  /** What formats made of the row, each in its own place. */
  readonly rendered: (string | undefined)[]
}

/**
 * Rows by SID, in the order in which they came. To add, to find and to begin a page costs the same for the first row
 * and the hundred-thousandth.
 */
export class Collection<Row extends { readonly sid: string }> {
  readonly #bySid = new Map<string, Entry<Row>>()
  /** By position, ascending. */
  readonly #entries: Entry<Row>[] = []
  #last = 0

  get size(): number {
    return this.#entries.length
  }

  /** @throws Error if there is a row with its SID */
  add(row: Row): Entry<Row> {
    if (this.#bySid.has(row.sid)) throw new Error(`${row.sid} is there already`)
    this.#last += 1
    const entry: Entry<Row> = { position: this.#last, row, rendered: [] }
    this.#bySid.set(row.sid, entry)
    this.#entries.push(entry)
    return entry
  }

  find(sid: string): Entry<Row> | undefined {
    return this.#bySid.get(sid)
  }

  /** Puts a row in the place of the one with its SID. */
  replace(row: Row): Entry<Row> {
    const old = this.#bySid.get(row.sid)
    if (old === undefined) throw new Error(`${row.sid} is not there`)
    const entry: Entry<Row> = { position: old.position, row, rendered: [] }
    this.#bySid.set(row.sid, entry)
    this.#entries[this.indexAfter(old.position) - 1] = entry
    return entry
  }

  /** @returns whether it was there */
  remove(sid: string): boolean {
    const entry = this.#bySid.get(sid)
    if (entry === undefined) return false
    this.#bySid.delete(sid)
    this.#entries.splice(this.indexAfter(entry.position) - 1, 1)
    return true
  }

  /** By index in the order in which they came. */
  at(index: number): Entry<Row> | undefined {
    return this.#entries[index]
  }

  /** How many rows have this position or a lower one. */
  indexAfter(position: number): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#entries[middle]?.position ?? Infinity) <= position) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Oldest first. */
  rows(): Row[] {
    return this.#entries.map((entry) => entry.row)
  }
}

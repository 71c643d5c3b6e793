/** Says that this layout follows, in this machine's order of bytes. */
const LAYOUT = 0x52476331

/** Before the slots: layout, slots, known contents, those that matter. */
const HEADER = 4

/** The first 64 bits of an id, and what is known of the content. */
const SLOT = 3

/** What is known of a content: nothing, or that it mentions nothing; else its number among those that do. */
export const UNKNOWN = 0
export const PLAIN = 1

/**
 * What was seen in the contents that git keeps: whether each mentions Twilio, and digests of the values in those that
 * do. A content never changes under its id, so none of this ever does.
 *
 * A table by id, open addressing, which is a file as it is: so that to look up every id of a large repository takes less
 * than the start of one process.
 */
export class KnownContents {
  #slots: Int32Array = new Int32Array(64 * SLOT)
  #known = 0
  #last = PLAIN
  /** Pairs: a digest, the number of the content that holds it. */
  #values: Int32Array = new Int32Array(0)
  readonly #added: number[] = []

  /** @param bytes of {@link toBytes}; anything else counts as nothing */
  constructor(bytes: Buffer | undefined) {
    if (bytes === undefined) return
    const words = wordsOf(bytes)
    const [layout, capacity = 0, known = 0, last = 0] = words
    const values = HEADER + capacity * SLOT
    const isPower = capacity > 0 && (capacity & (capacity - 1)) === 0
    if (layout !== LAYOUT || !isPower || words.length < values) return
    this.#slots = words.subarray(HEADER, values)
    this.#known = known
    this.#last = last
    this.#values = words.subarray(values)
  }

  /** How many contents are known. */
  get size(): number {
    return this.#known
  }

  /** The highest number of a content that mentions something. */
  get last(): number {
    return this.#last
  }

  /**
   * @param high the first 32 bits of an id, as {@link wordsOf} gives them
   * @param low the next 32
   */
  look(high: number, low: number): number {
    const slot = this.#slotOf(high, low)
    return slot === undefined ? UNKNOWN : (this.#slots[slot + 2] ?? UNKNOWN)
  }

  /** @param digests of the values in it, if it mentions something */
  add(high: number, low: number, digests: Iterable<number> | undefined): void {
    if (this.look(high, low) !== UNKNOWN) return
    if (this.#known * 2 >= this.#slots.length / SLOT) this.#grow()
    this.#put(high, low, digests === undefined ? PLAIN : (this.#last += 1))
    this.#known += 1
    for (const digest of digests ?? []) this.#added.push(digest, this.#last)
  }

  /** The numbers of the contents that may hold a value with one of these digests. */
  holders(digests: ReadonlySet<number>): ReadonlySet<number> {
    const found = new Set<number>()
    for (const values of [this.#values, this.#added]) {
      for (const digest of digests) {
        for (let at = values.indexOf(digest); at !== -1; at = values.indexOf(digest, at + 1)) {
          if (at % 2 === 0) found.add(values[at + 1] ?? UNKNOWN)
        }
      }
    }
    return found
  }

  toBytes(): Buffer {
    const words = new Int32Array(HEADER + this.#slots.length + this.#values.length + this.#added.length)
    words.set([LAYOUT, this.#slots.length / SLOT, this.#known, this.#last])
    words.set(this.#slots, HEADER)
    words.set(this.#values, HEADER + this.#slots.length)
    words.set(this.#added, words.length - this.#added.length)
    return Buffer.from(words.buffer)
  }

  /** @returns undefined if the table is full, which only one that was damaged is */
  #slotOf(high: number, low: number): number | undefined {
    const slots = this.#slots
    const mask = slots.length / SLOT - 1
    for (let at = 0; at <= mask; at++) {
      const slot = ((high + at) & mask) * SLOT
      if (slots[slot + 2] === UNKNOWN || (slots[slot] === high && slots[slot + 1] === low)) return slot
    }
    return undefined
  }

  #put(high: number, low: number, note: number): void {
    let slot = this.#slotOf(high, low)
    while (slot === undefined) {
      this.#grow()
      slot = this.#slotOf(high, low)
    }
    this.#slots.set([high, low, note], slot)
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Int32Array(old.length * 2)
    for (let slot = 0; slot < old.length; slot += SLOT) {
      const [high = 0, low = 0, note = UNKNOWN] = old.subarray(slot, slot + SLOT)
      if (note !== UNKNOWN) this.#put(high, low, note)
    }
  }
}

/** Bytes as numbers of 32 bits, in this machine's order; with a sign, for V8 makes an object of each that is larger. */
export function wordsOf(bytes: Buffer): Int32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(bytes)
  return new Int32Array(buffer, byteOffset, length >> 2)
}

import { errorCode } from '@regionguard/core/surroundings'
import type { JournalEntry } from '@regionguard/emulator'

export interface KeptWorldOptions {
  /** The world as it is now. */
  readonly snapshot: () => unknown
  /** Puts a text in the place of the one before, whole or not at all. */
  readonly write: (text: string) => void
  /** Is told the code of an error once, until writing succeeds again. */
  readonly failed: (code: string) => void
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number
}

/** In the long run one part of the time in so many goes into writing, however large the world is. */
const SHARE = 10
/** Milliseconds of writing that are to spare after some quiet. */
const TO_SPARE = 1000

/**
 * Keeps a file like the world, so that no end of this process loses it, `kill -9` not excepted. A change is written before
 * its answer is sent; in a long storm of changes, where that would take most of the time, several are written together.
 */
export class KeptWorld {
  readonly #options: KeptWorldOptions
  readonly #clock: () => number
  /** Milliseconds of writing for which the time is still to pass. */
  #debt = 0
  #debtAt = 0
  #timer: NodeJS.Timeout | undefined
  #failing = false

  constructor(options: KeptWorldOptions) {
    this.#options = options
    this.#clock = options.clock ?? (() => performance.now())
  }

  /** A request was answered: a listener of the journal. */
  readonly listen = ({ method, status }: JournalEntry): void => {
    if (status === null || status >= 400 || READING.has(method)) return
    this.changed()
  }

  /** The world is, or may be, another than before. */
  readonly changed = (): void => {
    if (this.#timer !== undefined) return
    const now = this.#clock()
    this.#debt = Math.max(0, this.#debt - (now - this.#debtAt) / SHARE)
    this.#debtAt = now
    const wait = (this.#debt - TO_SPARE) * SHARE
    if (wait <= 0) this.#write()
    else {
      this.#timer = setTimeout(() => {
        this.#timer = undefined
        this.#write()
      }, wait)
    }
  }

  /**
   * Writes for the last time.
   *
   * @returns whether the file is like the world
   */
  end(): boolean {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#write()
    return !this.#failing
  }

  #write(): void {
    const { snapshot, write, failed } = this.#options
    const before = this.#clock()
    try {
      write(`${JSON.stringify(snapshot(), null, 2)}\n`)
      this.#failing = false
    } catch (error) {
      if (!this.#failing) failed(errorCode(error))
      this.#failing = true
    }
    this.#debt += this.#clock() - before
  }
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

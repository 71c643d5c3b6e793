import type { JournalEntry } from './journal-entry.ts'

/** What the emulator was asked, oldest first, bounded: when it is full, the oldest entry makes room and is counted. */
export interface Journal extends Iterable<JournalEntry> {
  /** How many entries there are. */
  readonly length: number
  /** How many entries had to go since the start or the last `clear`. An assertion over all requests cannot hold then. */
  readonly dropped: number
  /** All entries, oldest first; a new array. */
  entries(): JournalEntry[]
  /** As of an array: `at(-1)` is the latest. */
  at(index: number): JournalEntry | undefined
  /** Forgets everything, the count of dropped entries too. */
  clear(): void
  /**
   * Calls `listener` with every entry from now on, within the request that makes it. A listener that throws makes
   * `handle` throw.
   *
   * @returns a function that ends it
   */
  subscribe(listener: (entry: JournalEntry) => void): () => void
}

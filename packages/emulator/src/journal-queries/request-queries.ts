import type { RegionId } from '@regionguard/core/knowledge'
import type { Journal } from '../journal/journal.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import { describeEntry } from './describe-entry.ts'
import { JournalAssertionError } from './journal-assertion-error.ts'
import { firstDifference, matches } from './request-pattern.ts'
import type { RequestMatcher, RequestPattern } from './request-pattern.ts'

/** Some requests of the journal, oldest first, as they were when asked for. */
export interface RequestSelection extends Iterable<JournalEntry> {
  readonly length: number
  entries(): JournalEntry[]
  /** As of an array: `at(-1)` is the latest. */
  at(index: number): JournalEntry | undefined
  /** Those that were processed in a Region; null: in none. */
  inRegion(region: RegionId | null): RequestSelection
  /** Those to a product's hosts, in any Region: `api`, `iam`, `messaging`. */
  to(product: string): RequestSelection
  /** Those that are like the pattern, or for which the function returns true. */
  where(matcher: RequestMatcher): RequestSelection
  /** Those that asked for a message to this number or address, served or not: `+353800000000`. */
  messagesTo(number: string): RequestSelection
  /**
   * Holds if there is a request, and each is like the pattern: `expectAll({ region: 'ie1' })`.
   *
   * @throws JournalAssertionError that names the first request that is not
   */
  expectAll(pattern: RequestPattern): void
}

export interface WaitOptions {
  /** Default: 5,000. */
  readonly timeoutMs?: number
}

/**
 * What the journal answers in tests. Every method throws a {@link JournalAssertionError} once entries were dropped, for
 * nothing can be said of requests that are no longer known: make `journalSize` larger, or `clear` between tests.
 */
export interface RequestQueries extends Omit<
  RequestSelection,
  'length' | 'entries' | 'at' | typeof Symbol.iterator
> {
  /**
   * The first request that the matcher accepts: one that was made already, or the first to come.
   *
   * @throws JournalAssertionError when the time is over; the message tells the latest requests
   */
  waitForRequest(matcher: RequestMatcher, options?: WaitOptions): Promise<JournalEntry>
}

/** How many requests a message tells. */
const TOLD = 5

/** The queries of a journal. */
export function requestQueries(journal: Journal): RequestQueries {
  const all = (): RequestSelection => {
    assertComplete(journal)
    return select(journal.entries())
  }
  return {
    inRegion: (region) => all().inRegion(region),
    to: (product) => all().to(product),
    where: (matcher) => all().where(matcher),
    messagesTo: (number) => all().messagesTo(number),
    expectAll: (pattern) => {
      all().expectAll(pattern)
    },
    waitForRequest: async (matcher, { timeoutMs = 5_000 } = {}) => {
      const earlier = all().where(matcher).at(0)
      return earlier ?? (await nextRequest(journal, matcher, timeoutMs))
    },
  }
}

function assertComplete({ dropped }: Journal): void {
  if (dropped === 0) return
  throw new JournalAssertionError(
    `${dropped} ${dropped === 1 ? 'entry was' : 'entries were'} dropped from the journal, so nothing can be asserted about all requests. Raise journalSize, or call requests.clear() between tests.`,
  )
}

function select(entries: readonly JournalEntry[]): RequestSelection {
  const where = (matcher: RequestMatcher): RequestSelection =>
    select(entries.filter((entry) => matches(entry, matcher)))
  return {
    length: entries.length,
    entries: () => [...entries],
    at: (index) => entries.at(index),
    [Symbol.iterator]: () => entries[Symbol.iterator](),
    inRegion: (region) => where({ region }),
    to: (product) => where({ product }),
    where,
    messagesTo: (number) =>
      where(({ operation, form }) => operation === 'CreateMessage' && form?.['To'] === number),
    expectAll: (pattern) => {
      expectAll(entries, pattern)
    },
  }
}

function expectAll(entries: readonly JournalEntry[], pattern: RequestPattern): void {
  if (entries.length === 0) {
    throw new JournalAssertionError('There was no request at all, so nothing was tested.')
  }
  entries.forEach((entry, at) => {
    const difference = firstDifference(entry, pattern)
    if (difference === undefined) return
    const { member, expected, actual } = difference
    throw new JournalAssertionError(
      `Request ${at + 1} of ${entries.length} has ${member} ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}: ${describeEntry(entry)}`,
    )
  })
}

function nextRequest(journal: Journal, matcher: RequestMatcher, timeoutMs: number): Promise<JournalEntry> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer)
      unsubscribe()
    }
    const timer = setTimeout(() => {
      end()
      const latest = journal
        .entries()
        .slice(-TOLD)
        .map((entry) => `\n  ${describeEntry(entry)}`)
      reject(
        new JournalAssertionError(
          `No such request within ${timeoutMs} ms. ${latest.length === 0 ? 'There was none at all.' : `The latest:${latest.join('')}`}`,
        ),
      )
    }, timeoutMs)
    const unsubscribe = journal.subscribe((entry) => {
      try {
        if (!matches(entry, matcher)) return
        end()
        resolve(entry)
      } catch (error) {
        // The matcher's own mistake belongs to who waits, not to who made the request.
        end()
        reject(error instanceof Error ? error : new Error('the matcher failed', { cause: error }))
      }
    })
  })
}

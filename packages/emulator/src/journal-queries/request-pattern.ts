import type { JournalEntry } from '../journal/journal-entry.ts'

/** What a request should be like: all of the given members must be equal. */
export type RequestPattern = Partial<
  Pick<
    JournalEntry,
    | 'via'
    | 'method'
    | 'host'
    | 'region'
    | 'product'
    | 'operation'
    | 'path'
    | 'account'
    | 'decision'
    | 'status'
    | 'code'
    | 'sdk'
  >
>

/** A pattern, or a function that tells. */
export type RequestMatcher = RequestPattern | ((entry: JournalEntry) => boolean)

/** Whether an entry is what the matcher asks for. */
export function matches(entry: JournalEntry, matcher: RequestMatcher): boolean {
  return typeof matcher === 'function' ? matcher(entry) : firstDifference(entry, matcher) === undefined
}

/** The first member in which an entry differs from a pattern. */
export function firstDifference(
  entry: JournalEntry,
  pattern: RequestPattern,
):
  | { readonly member: keyof RequestPattern; readonly expected: unknown; readonly actual: unknown }
  | undefined {
  for (const member of Object.keys(pattern) as (keyof RequestPattern)[]) {
    const expected = pattern[member]
    if (expected !== undefined && entry[member] !== expected)
      return { member, expected, actual: entry[member] }
  }
  return undefined
}

/** An assertion over the journal does not hold, or cannot be judged. The message says what was seen instead. */
export class JournalAssertionError extends Error {
  override readonly name = 'JournalAssertionError'
}

import type { JournalEntry } from '../journal/journal-entry.ts'

/** A request in one line, for messages of assertions and the log: no secret, for the journal has none. */
export function describeEntry(entry: JournalEntry): string {
  const { method, host, path, region, status, code, reason, credential } = entry
  const who = credential === null ? 'no credential' : `${credential.kind} ${credential.sid ?? 'of nobody'}`
  const answer = status === null ? 'no answer' : code === null ? String(status) : `${status}/${code}`
  return `${method} ${host}${path} in ${region ?? 'no Region'} by ${who}: ${answer}${reason === null ? '' : `, ${reason}`}`
}

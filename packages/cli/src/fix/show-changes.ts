import { redact } from '@regionguard/core'
import { printable } from '../reporters/printable.ts'
import type { Report } from '../reporters/report.ts'
import { SecretPlaces } from '../reporters/secret-places.ts'
import type { Mending } from './mend.ts'
import { unifiedDiff } from './unified-diff.ts'

/** All changes of a run as one unified diff, secrets redacted; then such a line no longer applies, and is not meant to. */
export function showChanges({ changes, before, after }: Mending): string {
  const old = new SecretPlaces(before.report.readings, before.report.texts)
  const fresh = new SecretPlaces(after.report.readings, after.report.texts)
  return changes
    .map((change) =>
      unifiedDiff(change.file, change.before, change.after, (text, start, end) =>
        text === 'before'
          ? showLine(change.file, start, end, before.report, old)
          : showLine(change.file, start, end, after.report, fresh),
      ),
    )
    .join('')
}

function showLine(
  file: string,
  start: number,
  end: number,
  { texts }: Report,
  secrets: SecretPlaces,
): string {
  const line = (texts.get(file) ?? '').slice(start, end)
  let shown = ''
  let at = 0
  for (const [from, to] of secrets.in(file, start, end)) {
    shown += visible(line.slice(at, from)) + redact(line.slice(from, to))
    at = to
  }
  return shown + visible(line.slice(at))
}

/** Tabs, and the carriage return before a line feed, belong to a diff; no other control character does. */
function visible(text: string): string {
  return text
    .split('\t')
    .map((part) => (part.endsWith('\r') ? `${printable(part.slice(0, -1))}\r` : printable(part)))
    .join('\t')
}

import { SecretPlaces } from '../reporters/secret-places.ts'
import type { Mending } from './mend.ts'
import { shownSource } from './shown-source.ts'
import { unifiedDiff } from './unified-diff.ts'

/** All changes of a run as one unified diff, secrets redacted; then such a line no longer applies, and is not meant to. */
export function showChanges({ changes, before, after }: Mending): string {
  const old = new SecretPlaces(before.report.readings, before.report.texts)
  const fresh = new SecretPlaces(after.report.readings, after.report.texts)
  return changes
    .map((change) =>
      unifiedDiff(change.file, change.before, change.after, (text, start, end) =>
        text === 'before'
          ? shownSource(change.file, change.before, start, end, old)
          : shownSource(change.file, change.after, start, end, fresh),
      ),
    )
    .join('')
}

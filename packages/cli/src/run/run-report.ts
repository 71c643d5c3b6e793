import type { ChildEnd } from './run-child.ts'
import type { RunRecord } from './run-record.ts'

/**
 * The report of a run as `--report` writes it: one JSON document, `docs/run-report.schema.json`. The command is not in
 * it, for its arguments may be secrets.
 *
 * @param exitCode that of `regionguard run`
 */
export function runReport(
  record: RunRecord,
  end: ChildEnd,
  exitCode: number,
  removed: readonly string[],
): string {
  const { code, signal } = end
  const report = {
    version: 1,
    exitCode,
    command: { exitCode: code, ...(signal === null ? {} : { signal }) },
    removedVariables: removed,
    requests: record.requests,
    regions: record.regions,
    refused: record.refused,
    refusals: record.refusals.map(withoutNull),
    sdks: record.sdks.map(withoutNull),
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** Optional keys are left out, never null. */
function withoutNull<T extends object>(row: T): Partial<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Partial<T>
}

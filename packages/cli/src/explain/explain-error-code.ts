import { citation, errorPage } from '@regionguard/core'
import type { ErrorCodeRow } from '@regionguard/core'
import { rows, text } from './explanation.ts'
import type { Explanation } from './explanation.ts'

/** What an error code of Twilio means, with an eye to Regions and kinds of credentials. */
export function explainErrorCode(row: ErrorCodeRow): Explanation {
  const { code, title, status, meaning, advice, disputed, source } = row
  return {
    title: `${String(code)}: ${title}`,
    parts: [
      text(meaning),
      ...(advice === undefined ? [] : [text(advice)]),
      rows(
        status === undefined ? undefined : ['HTTP status', String(status)],
        disputed === undefined ? undefined : ['uncertain', disputed],
        ['page', errorPage(code)],
        ['source', citation(source)],
      ),
    ],
  }
}

import type { Draft, Scan } from '../scan.ts'
import type { ResultDraft } from './result-draft.ts'

/** The fact of a key created or an account fetched. */
export function resultDraft(result: ResultDraft, scan: Scan): Draft {
  return {
    node: result.node,
    subject: result,
    fact: (id, idOf) => {
      const by = result.by === undefined ? undefined : idOf(result.by)
      const base = {
        id,
        span: scan.evaluator.span(result.node),
        text: result.text,
        ...(by === undefined ? {} : { by }),
      }
      return result.kind === 'account-fetch'
        ? { kind: 'account-fetch', ...base }
        : { kind: 'key-creation', secret: result.secret, ...base }
    },
  }
}

import type { ClientDraft, OperationCall } from '../clients/client-draft.ts'
import { chainText } from '../clients/client-thing.ts'
import { endpointOf } from '../operations/resource-path.ts'
import type { ResultDraft } from './result-draft.ts'

/**
 * The result of an operation, if it gives credentials.
 *
 * Creating a key answers with its secret, once. Fetching, creating or listing accounts answers with Auth Tokens.
 * Sources: https://www.twilio.com/docs/iam/api-keys/key-resource-v2010, https://www.twilio.com/docs/iam/api/account
 */
export function operationResult(
  draft: ClientDraft,
  call: OperationCall,
): { readonly result: ResultDraft; readonly shape: 'one' | 'list' | 'page' } | undefined {
  if (call.kind !== 'resource') return undefined
  const { method, path = '' } = endpointOf(call.steps, call.operation)
  const kind =
    method === 'POST' && KEYS.test(path) ? 'key-creation' : ACCOUNTS.test(path) ? 'account-fetch' : undefined
  if (kind === undefined || method === 'DELETE') return undefined
  const shape =
    call.operation === 'list'
      ? 'list'
      : call.operation === 'page' || call.operation === 'getPage'
        ? 'page'
        : 'one'
  const result: ResultDraft = {
    kind,
    node: call.call,
    by: draft,
    text: chainText(call.call.callee),
    secret: 'discarded',
  }
  return { result, shape }
}

export const KEYS = /^(\/2010-04-01\/Accounts\/[^/]+\/(Signing)?Keys|\/v1\/Keys)$/

export const ACCOUNTS = /^\/2010-04-01\/Accounts(\/[^/]+)?$/

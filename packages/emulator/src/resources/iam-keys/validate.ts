import { isPermission } from '../../gate/permission-list.ts'
import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf, RestError } from '../../wire/rest-error.ts'

/**
 * That the parameter AccountSid was sent; whose account it may be is the gate's to judge.
 *
 * @throws RestError 400, 20001 if it was not (twilio-claude-plugin, live tests of 2026-03-27; the text is ours)
 */
export function requireAccountSid(exchange: Exchange): void {
  if (exchange.query.get('AccountSid') === undefined && exchange.form.get('AccountSid') === undefined) {
    throw new RestError(400, 20001, 'Missing required parameter AccountSid')
  }
}

/** At most 100: https://www.twilio.com/docs/iam/api-keys/restricted-api-keys */
const MOST_PERMISSIONS = 100

/**
 * The permissions of the parameter Policy, `{"allow": ["/twilio/messaging/messages/read"]}`; undefined if it was not
 * sent.
 *
 * @throws RestError 400, 70002 for one that cannot be read or has a permission that does not exist (the same tests),
 *   70001 for too many
 */
export function policyOf(exchange: Exchange): readonly string[] | undefined {
  const text = exchange.form.get('Policy')
  if (text === undefined) return undefined
  const allow = allowOf(text)
  if (allow === undefined) throw errorOf(70002, 'Policy is invalid')
  const unknown = allow.find((permission) => !isPermission(permission))
  if (unknown !== undefined) throw errorOf(70002, `assertion '${unknown}' is invalid`)
  if (allow.length > MOST_PERMISSIONS) throw errorOf(70001, 'The request has constraint violations')
  return allow
}

function allowOf(text: string): readonly string[] | undefined {
  let policy: unknown
  try {
    policy = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof policy !== 'object' || policy === null || !('allow' in policy)) return undefined
  const { allow } = policy
  if (!Array.isArray(allow)) return undefined
  const items: unknown[] = allow
  return items.every((item) => typeof item === 'string') ? items : undefined
}

/**
 * The parameter KeyType: `restricted`, or nothing for a Standard key. Main keys are made in the Console.
 *
 * @throws RestError 400, 70001 for another one
 */
export function isRestricted(exchange: Exchange): boolean {
  const type = exchange.form.get('KeyType')
  if (type === undefined || type === '') return false
  if (type !== 'restricted') throw errorOf(70001, 'The request has constraint violations')
  return true
}

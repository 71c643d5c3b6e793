import type { EndpointClass } from '@regionguard/core/knowledge'
import type { Exchange } from '../pipeline/exchange.ts'
import type { Route } from '../operations/route-table.ts'
import type { Account } from '../world/account.ts'
import type { Credential } from '../world/credential.ts'
import { permissionMissing } from './permission-list.ts'
import type { Refusal } from './refusal.ts'
import { isAllowedForMain, refuse } from './refusal.ts'

/**
 * May this credential do that? First whose account it is about, then what its kind may do, then whether the account is
 * open for it. Where there is no such route, only what the path itself tells.
 *
 * @returns the account that is acted on
 */
export function authorize(exchange: Exchange, credential: Credential, route: Route): Account | Refusal {
  // Of all accounts alike they are refused, so that the answer says what is wrong rather than where.
  if (credential.kind === 'test-credentials') {
    const refusal = refuseByKind(exchange, credential, route)
    if (refusal !== undefined) return refusal
  }
  const account = targetAccount(exchange, credential, route)
  if ('refused' in account) return account
  return (
    refuseByKind(exchange, credential, route) ?? refuseByStatus(account, credential, route.class) ?? account
  )
}

function targetAccount(exchange: Exchange, credential: Credential, route: Route): Account | Refusal {
  const named = namedAccount(exchange, route)
  const own = credential.kind === 'test-credentials' ? credential.sid : credential.account.sid
  if (named === undefined || named === own) return credential.account
  if (credential.kind === 'test-credentials') {
    return refuse('other-account', 'test credentials act on the account of their own SID only')
  }
  if (/^SK[0-9a-fA-F]{32}$/.test(named)) {
    return refuse('key-sid-as-account', 'the path has the SID of an API key where the Account SID belongs', {
      sid: named,
    })
  }
  return relative(exchange, credential, route, exchange.world.findAccount(named))
}

/** The SID in the account's place of the path, or in the parameter `AccountSid`. */
function namedAccount(exchange: Exchange, route: Route): string | undefined {
  if (route.operation?.account === 'parameter') {
    return exchange.query.get('AccountSid') ?? exchange.form.get('AccountSid')
  }
  return route.accountSid
}

function relative(
  exchange: Exchange,
  credential: Credential,
  route: Route,
  account: Account | undefined,
): Account | Refusal {
  const own = credential.account
  if (account?.owner !== own) {
    return own.isSubaccount
      ? refuse('subaccount-on-other-account', 'a subaccount reaches neither its parent nor other accounts')
      : refuse('other-account', 'the account is neither the one of this credential nor a subaccount of it')
  }
  if (credential.kind === 'oauth-token') {
    return refuse('bad-bearer-token', 'an OAuth app does not reach subaccounts')
  }
  if (credential.kind !== 'auth-token') {
    const allowed = credential.kind === 'main-key' && isAllowedForMain(exchange, 'key-on-subaccount')
    if (!allowed) {
      return refuse(
        'key-on-subaccount',
        `an API key of the parent does not reach its subaccounts: use the parent's Auth Token of ${credential.region}`,
      )
    }
  }
  if (!route.isCore) {
    return refuse(
      'other-account',
      "the parent reaches a subaccount in the 2010 API only: use the subaccount's own credential",
    )
  }
  return account
}

function refuseByKind(exchange: Exchange, credential: Credential, route: Route): Refusal | undefined {
  const permission = route.permits(credential.kind)
  if (permission === undefined) {
    // Nothing is known of the path: whoever asks gets 404, but for those that may do next to nothing.
    return credential.kind === 'test-credentials' ? refuse('test-credentials', TEST_WORDS) : undefined
  }
  if (permission.allowed) {
    if (permission.needs === undefined || route.operation === undefined) return undefined
    const missing = permissionMissing(credential.allow ?? [], route.operation)
    if (missing === undefined) return undefined
    const who = permission.needs === 'scope' ? 'this OAuth app' : 'this Restricted key'
    return refuse(
      permission.refusal ?? 'missing-permission',
      `${who} does not have the permission ${missing}`,
      { permission: missing },
    )
  }
  const reason = permission.refusal ?? 'wrong-secret'
  if (credential.kind === 'main-key' && isAllowedForMain(exchange, reason)) return undefined
  return refuse(reason, WORDS[reason] ?? 'this credential may not do that')
}

const TEST_WORDS = 'test credentials may POST messages, calls and phone numbers, and nothing else'

const WORDS: Readonly<Record<string, string>> = {
  'standard-key-on-accounts':
    'a Standard key may not read or change accounts: use the Auth Token or a Main key',
  'standard-key-on-keys': 'a Standard key may not read or change API keys: use the Auth Token or a Main key',
  'key-on-auth-tokens': 'an API key may not rotate Auth Tokens: use the Auth Token',
  'test-credentials': TEST_WORDS,
  'not-oauth': 'organizations take OAuth access tokens only',
}

/** A parent may look at a subaccount that is not active, and reactivate it; beyond that there is nothing to be had. */
function refuseByStatus(
  account: Account,
  credential: Credential,
  endpoints: EndpointClass | undefined,
): Refusal | undefined {
  if (account === credential.account || endpoints === 'accounts') return undefined
  if (account.status === 'closed') return refuse('closed-account', 'the subaccount is closed')
  if (account.status === 'suspended') return refuse('suspended-account', 'the subaccount is suspended')
  return undefined
}

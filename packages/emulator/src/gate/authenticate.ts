import { LIVE_REGIONS } from '@regionguard/core/knowledge'
import type { Exchange } from '../pipeline/exchange.ts'
import type { Account } from '../world/account.ts'
import type { Credential } from '../world/credential.ts'
import type { KnownAddress } from './address.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'
import { isSameSecret } from './same-secret.ts'

/**
 * Who asks? Auth Tokens and API keys are valid in the Region in which they were created and in no other; the answer
 * never tells a credential of another Region from a wrong one, the reason does.
 *
 * What was claimed goes into the journal as far as it is of this world, whether or not it was proven.
 */
export function authenticate(exchange: Exchange, address: KnownAddress): Credential | Refusal {
  const header = exchange.request.headers['authorization']
  if (header === undefined || header === '') {
    return refuse('no-credential', 'the request has no Authorization header')
  }
  exchange.claimed = UNKNOWN
  const space = header.indexOf(' ')
  const scheme = header.slice(0, Math.max(0, space)).toLowerCase()
  const found =
    scheme === 'basic'
      ? basic(exchange, address, header.slice(space + 1).trim())
      : scheme === 'bearer'
        ? bearer(exchange, address, header.slice(space + 1).trim())
        : refuse('malformed-header', 'the Authorization header is neither Basic nor Bearer')
  if ('refused' in found) return found
  exchange.claimed = found
  return refuseByStatus(found) ?? found
}

const UNKNOWN = { kind: 'unknown', sid: null, region: null } as const

function basic(exchange: Exchange, address: KnownAddress, encoded: string): Credential | Refusal {
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  if (colon < 0) return refuse('malformed-header', 'the Basic credentials are not "user:password" in base64')
  const username = pair.slice(0, colon)
  const password = pair.slice(colon + 1)
  if (username.startsWith('SK')) return apiKey(exchange, address, username, password)
  const account = exchange.world.findAccount(username)
  if (account !== undefined) return authToken(exchange, address, account, password)
  const owner = exchange.world.findTestAccount(username)
  if (owner !== undefined) return testCredentials(exchange, address, owner, password)
  return refuse('unknown-sid', 'no account of this SID exists in this world')
}

function apiKey(
  exchange: Exchange,
  address: KnownAddress,
  sid: string,
  secret: string,
): Credential | Refusal {
  const holder = exchange.world.findKey(sid)
  const key = holder?.regional.keys.find(sid)?.row
  if (holder === undefined || key === undefined) {
    return refuse('unknown-sid', 'no API key of this SID exists in this world')
  }
  const { credential } = holder
  exchange.claimed = credential
  if (!isSameSecret(secret, key.secret)) {
    return refuse(
      'wrong-secret',
      `the password is not the secret of this API key, which was created in ${credential.region}`,
    )
  }
  if (credential.region !== address.region) {
    return refuse(
      'foreign-region-api-key',
      `this API key was created in ${credential.region}; the request went to ${address.region} ${address.because}`,
    )
  }
  return credential
}

function authToken(
  exchange: Exchange,
  address: KnownAddress,
  account: Account,
  token: string,
): Credential | Refusal {
  const regional = account.regions[address.region]
  if (isTokenOf(regional, token)) return regional.credential
  exchange.claimed = { kind: 'auth-token', sid: account.sid, region: null }
  const foreign = LIVE_REGIONS.filter((region) => isTokenOf(account.regions[region], token))
  const [region] = foreign
  if (region === undefined) {
    return refuse(
      'wrong-secret',
      `the password is not the Auth Token of this account in ${address.region}, nor in another region`,
    )
  }
  exchange.claimed = account.regions[region].credential
  return refuse(
    'foreign-region-auth-token',
    `this Auth Token is the account's in ${region}; the request went to ${address.region} ${address.because}`,
  )
}

function isTokenOf(
  regional: { readonly authToken: string; readonly secondaryAuthToken: string | undefined },
  token: string,
): boolean {
  if (isSameSecret(token, regional.authToken)) return true
  return regional.secondaryAuthToken !== undefined && isSameSecret(token, regional.secondaryAuthToken)
}

/** They exist in US1, as far as anyone has written; elsewhere they are credentials of another Region. */
function testCredentials(
  exchange: Exchange,
  address: KnownAddress,
  account: Account,
  token: string,
): Credential | Refusal {
  const { sid, authToken } = account.testCredentials
  const credential: Credential = { kind: 'test-credentials', sid, region: 'us1', account, allow: null }
  exchange.claimed = credential
  if (!isSameSecret(token, authToken)) {
    return refuse('wrong-secret', 'the password is not the Auth Token of these test credentials')
  }
  if (address.region !== 'us1') {
    return refuse(
      'foreign-region-auth-token',
      `test credentials exist in us1; the request went to ${address.region} ${address.because}`,
    )
  }
  return credential
}

function bearer(exchange: Exchange, address: KnownAddress, token: string): Credential | Refusal {
  const credential = exchange.world.findOAuthToken(token)
  if (credential === undefined) {
    return refuse('bad-bearer-token', 'no OAuth app of this world has this access token, or it has expired')
  }
  exchange.claimed = credential
  if (address.region !== credential.region) {
    return refuse(
      'bad-bearer-token',
      `OAuth apps exist in us1; the request went to ${address.region} ${address.because}`,
    )
  }
  return credential
}

function refuseByStatus({ account }: Credential): Refusal | undefined {
  switch (account.effectiveStatus) {
    case 'active':
      return undefined
    case 'closed':
      return refuse('closed-account', 'the account of this credential is closed')
    case 'suspended':
      return refuse(
        'suspended-account',
        account.status === 'suspended'
          ? 'the account of this credential is suspended'
          : 'the parent of the account of this credential is suspended',
      )
  }
}

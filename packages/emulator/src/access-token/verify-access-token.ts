import { createHmac } from 'node:crypto'
import { findErrorCode, isLiveRegion } from '@regionguard/core/knowledge'
import { isSameSecret } from '../gate/same-secret.ts'
import type { Settings } from '../settings/settings.ts'
import { asciiOf } from '../wire/headers.ts'
import { isoSeconds } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import type { AccessTokenVerdict } from './access-token-verdict.ts'

type Claims = Readonly<Record<string, unknown>>

/** https://www.twilio.com/docs/iam/access-tokens */
const LONGEST_LIFE = 24 * 60 * 60

/** In seconds; dates end soon after. */
const LATEST = 8.64e12

/** Longer than any that an SDK makes. */
const LONGEST_TOKEN = 16_384

/**
 * Judges an access token: form, header, the key that issued it with its account and Region (`twr`, or US1), signature,
 * times, grants, in this order. Nobody outside knows Twilio's own order.
 */
export function verifyAccessToken(jwt: string, world: World, settings: Settings): AccessTokenVerdict {
  const parts = jwt.length > LONGEST_TOKEN ? [] : jwt.split('.')
  const [header64 = '', payload64 = '', signature = ''] = parts
  const header = claimsOf(header64)
  const payload = claimsOf(payload64)
  if (parts.length !== 3 || header === undefined || payload === undefined) {
    return invalid(20101, 'it is not a JSON Web Token')
  }

  if (header['alg'] !== 'HS256' || header['typ'] !== 'JWT') {
    return invalid(20102, 'its header must have alg HS256 and typ JWT')
  }
  if (header['cty'] !== 'twilio-fpa;v=1') return invalid(20102, 'its header must have cty "twilio-fpa;v=1"')
  const region = header['twr'] ?? 'us1'
  if (typeof region !== 'string' || !isLiveRegion(region)) {
    return invalid(20102, 'the twr of its header is no Region: use us1, ie1 or au1, in lower case')
  }

  const { iss, sub } = payload
  if (typeof iss !== 'string' || typeof sub !== 'string') {
    return invalid(20103, 'it needs iss, the SID of an API key, and sub, the Account SID')
  }
  const holder = world.findKey(iss)
  const key = holder?.regional.keys.find(iss)?.row
  if (holder === undefined || key === undefined) {
    return invalid(20103, 'no API key of this world has the SID that iss gives')
  }
  const { account, region: created } = holder.regional
  if (account.sid !== sub) return invalid(20103, 'its API key belongs to another account than sub gives')
  if (account.effectiveStatus !== 'active') return invalid(20103, `the account is ${account.effectiveStatus}`)
  if (created !== region) {
    const named =
      header['twr'] === undefined
        ? 'the token names no region, which means us1'
        : `the token is for ${region}`
    return invalid(
      Number(settings.switches.accessTokenOfOtherRegion),
      `its API key was created in ${created}; ${named}`,
    )
  }
  if (key.type === 'restricted') return invalid(20160, 'a Restricted key does not sign access tokens')

  const expected = createHmac('sha256', key.secret).update(`${header64}.${payload64}`).digest('base64url')
  if (!isSameSecret(signature, expected)) {
    return invalid(20107, 'it was not signed with the secret of its API key')
  }

  const now = Math.floor(world.clock() / 1000)
  const { exp, nbf, iat, grants } = payload
  if (typeof exp !== 'number' || !(Math.abs(exp) < LATEST)) return invalid(20104, 'it has no expiry (exp)')
  if (exp <= now) return invalid(20104, `it expired at ${isoSeconds(exp * 1000)}`)
  if (exp - (typeof iat === 'number' ? iat : now) > LONGEST_LIFE) {
    return invalid(20104, 'it lives longer than 24 hours')
  }
  if (typeof nbf === 'number' && nbf > now) return invalid(20105, 'its time (nbf) has not come yet')

  if (typeof grants !== 'object' || grants === null || Array.isArray(grants)) {
    return invalid(20106, 'it has no grants')
  }
  const { identity } = grants as Claims
  if (identity !== undefined && typeof identity !== 'string')
    return invalid(20106, 'its identity is not a text')
  return {
    valid: true,
    accountSid: sub,
    keySid: iss,
    region,
    identity,
    grants: grants as Claims,
    expires: isoSeconds(exp * 1000),
  }
}

function claimsOf(base64: string): Claims | undefined {
  if (!/^[\w-]+$/.test(base64)) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(base64, 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? (claims as Claims)
      : undefined
  } catch {
    // Whatever it is, it is no part of a token.
    return undefined
  }
}

function invalid(code: number, reason: string): AccessTokenVerdict {
  return {
    valid: false,
    code,
    message: findErrorCode(code)?.title ?? 'Invalid Access Token',
    reason: asciiOf(reason),
  }
}

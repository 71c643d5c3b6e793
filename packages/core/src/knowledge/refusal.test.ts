import { describe, expect, it } from 'vitest'
import { findErrorCode } from './error-code.ts'
import { REFUSAL_SWITCHES, refusalMessage, refusalReply, REFUSALS, type RefusalReason } from './refusal.ts'

const EXPECTED: readonly (readonly [RefusalReason, number, number, string])[] = [
  ['no-credential', 401, 20003, 'Authentication Error - No credentials provided'],
  ['malformed-header', 401, 20003, 'Authenticate'],
  ['unknown-sid', 401, 20003, 'Authentication Error - invalid username'],
  ['wrong-secret', 401, 20003, 'Authenticate'],
  ['foreign-region-auth-token', 401, 20003, 'Authenticate'],
  ['foreign-region-api-key', 401, 20003, 'Authenticate'],
  ['bad-bearer-token', 401, 20003, 'Authenticate'],
  ['standard-key-on-accounts', 401, 20003, 'Authenticate'],
  ['standard-key-on-keys', 401, 20003, 'Authenticate'],
  ['key-on-auth-tokens', 401, 20003, 'Authenticate'],
  ['key-on-subaccount', 401, 20003, 'Authenticate'],
  ['subaccount-on-other-account', 401, 20003, 'Authenticate'],
  ['other-account', 401, 20003, 'Authenticate'],
  ['closed-account', 401, 20003, 'Authenticate'],
  ['suspended-account', 403, 20005, 'Account not active'],
  ['missing-permission', 401, 70051, 'Authorization Error: required permission {permission} is missing'],
  ['missing-scope', 401, 70051, 'Authorization Error: required permission {permission} is missing'],
  ['test-credentials', 403, 20008, 'Resource not accessible with Test Account Credentials'],
  ['not-oauth', 401, 20003, 'Authenticate'],
  ['key-sid-as-account', 400, 21470, 'AccountSid {sid} is invalid'],
  ['unsupported-in-region', 404, 20404, "Endpoint is not supported in realm '{region}'"],
  ['resource-of-other-region', 404, 20404, 'The requested resource {path} was not found'],
]

describe('refusals', () => {
  it.each(EXPECTED)('%s: %d, %d, %s', (reason, status, code, message) => {
    expect(REFUSALS[reason]).toMatchObject({ reason, status, code, message })
    expect(refusalReply(reason)).toEqual({ status, code, message })
  })

  it('are no others', () => {
    expect(Object.keys(REFUSALS).sort()).toEqual(EXPECTED.map(([reason]) => reason).sort())
  })

  it('never tell a key of another Region from a wrong secret', () => {
    const { status, code, message, headers, detail } = REFUSALS['wrong-secret']
    for (const reason of ['foreign-region-auth-token', 'foreign-region-api-key'] as const) {
      expect(REFUSALS[reason]).toMatchObject({ status, code, message, headers, detail })
    }
  })

  it('challenge with every 401, and with nothing else', () => {
    for (const row of Object.values(REFUSALS)) {
      expect(row.headers).toEqual(
        row.status === 401 ? [['WWW-Authenticate', 'Basic realm="Twilio API"']] : [],
      )
    }
  })

  it('have codes that the table of error codes knows', () => {
    for (const row of Object.values(REFUSALS)) expect(findErrorCode(row.code)).toBeDefined()
  })

  it('are switchable only where they are disputed', () => {
    for (const row of Object.values(REFUSALS)) {
      if (row.switch !== undefined) expect(row.disputed).toBeDefined()
    }
    expect(Object.fromEntries(REFUSAL_SWITCHES)).toEqual({
      authenticationTexts: ['uniform'],
      apiKeyOnAuthTokens: ['main'],
      apiKeyOnSubaccount: ['main'],
      suspendedAccount: ['401', '20003'],
      missingPermission: ['403'],
      keySidAsAccount: ['90002'],
    })
  })
})

describe('refusalReply', () => {
  it('follows its switch', () => {
    expect(refusalReply('suspended-account', { suspendedAccount: '401' })).toMatchObject({
      status: 401,
      code: 20005,
    })
    expect(refusalReply('key-on-subaccount', { apiKeyOnSubaccount: 'main' })).toBe('allowed')
    expect(refusalReply('unknown-sid', { authenticationTexts: 'uniform' })).toMatchObject({
      message: 'Authenticate',
    })
  })

  it('stays as it is for other switches and for values that it does not know', () => {
    expect(refusalReply('suspended-account', { suspendedAccount: 'toString' })).toMatchObject({ status: 403 })
    expect(refusalReply('wrong-secret', { suspendedAccount: '401' })).toMatchObject({ code: 20003 })
  })
})

describe('refusalMessage', () => {
  it('fills in what it is given, and leaves the rest', () => {
    expect(refusalMessage("Endpoint is not supported in realm '{region}'", { region: 'ie1' })).toBe(
      "Endpoint is not supported in realm 'ie1'",
    )
    expect(refusalMessage('{path} {sid}', { path: '/a$&{sid}' })).toBe('/a$&{sid} {sid}')
    expect(refusalMessage('{permission}', { permission: 'twilio/voice/calls/list' })).toBe(
      'twilio/voice/calls/list',
    )
    expect(refusalMessage('{constructor}', {})).toBe('{constructor}')
  })
})

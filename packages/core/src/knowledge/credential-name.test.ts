import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  credentialRoleOfName,
  isTwilioName,
  publicSecretPrefix,
  regionOfName,
  type CredentialRole,
} from './credential-name.ts'

const ROLES: Readonly<Record<CredentialRole, readonly string[]>> = {
  'account-sid': [
    'TWILIO_ACCOUNT_SID',
    'twilio_account_sid',
    'accountSid',
    'AccountSid',
    'AccountSID',
    'account-sid',
    'account_sid',
    'ACCOUNT_SID',
    'ACCOUNTSID',
    'TWILIO_SID',
    'twilio_sid',
    'TWILIO_ACCOUNT',
    'TWILIO_IE1_SID',
    'TWILIO_SUBACCOUNT_SID',
    'MASTER_ACCOUNT_SID',
    'TWILIO_MASTER_ACCOUNT_SID',
    'TWILIO_TEST_ACCOUNT_SID',
    'Twilio:AccountSid',
    'Twilio__AccountSid',
    'twilio.account-sid',
    'sms.twilio.account-sid',
    'services.twilio.sid',
    'oncall.twilio.accountSid',
  ],
  'auth-token': [
    'TWILIO_AUTH_TOKEN',
    'twilioAuthToken',
    'TWILIOAuthToken',
    'authToken',
    'AuthToken',
    'auth-token',
    'auth_token',
    'AUTH_TOKEN',
    'AUTHTOKEN',
    'TWILIO_AUTHTOKEN',
    'TWILIO_ACCOUNT_AUTHTOKEN',
    'TWILIO_TOKEN',
    'twilio_token',
    'twilio.token',
    'services.twilio.token',
    'MASTER_AUTH_TOKEN',
    'TWILIO_US1_AUTH_TOKEN',
    'TWILIO_SUBACCOUNT_IE1_AUTH_TOKEN',
    'TWILIO_AUTH_TOKEN_IE1',
    'TWILIO_AUTH_TOKEN_PROD',
    'AUTH_TOKEN_DUBLIN',
    'ie1.authToken',
    'eu.authToken',
    'config.au1.authToken',
    'Twilio:AuthToken',
    'twilio.auth-token',
    'app.sms.twilio.auth-token',
    'SUPABASE_AUTH_SMS_TWILIO_AUTH_TOKEN',
    'VITE_TWILIO_AUTH_TOKEN',
    'NEXT_PUBLIC_AUTH_TOKEN',
  ],
  'api-key-sid': [
    'TWILIO_API_KEY',
    'TWILIO_API_KEY_SID',
    'TWILIO_API_KEY_ID',
    'TWILIO_AU1_KEY_SID',
    'API_KEY',
    'apiKey',
    'apiKeySid',
    'APIKeySid',
    'api-key-sid',
    'TWILIO_IE1_API_KEY',
    'TWILIO_IE1_MAIN_API_KEY',
    'TWILIO_US1_API_KEY_SID',
    'twilioApiKey',
    'apiKeyIe1',
    'ie1ApiKey',
    'TWILIO_VIDEO_API_KEY',
  ],
  'api-key-secret': [
    'TWILIO_API_SECRET',
    'TWILIO_API_KEY_SECRET',
    'TWILIO_KEY_SECRET',
    'TWILIO_AU1_KEY_SECRET',
    'TWILIO_US1_API_KEY_SECRET',
    'TWILIO_IE1_MAIN_API_SECRET',
    'API_SECRET',
    'API_KEY_SECRET',
    'apiSecret',
    'apiKeySecret',
    'api-key-secret',
    'VITE_TWILIO_API_KEY_SECRET',
  ],
}

const NO_ROLE = [
  '',
  '_',
  'SID',
  'token',
  'secret',
  'username',
  'password',
  'TWILIO',
  'TWILIO_SECRET',
  'TWILIO_KEY',
  'TWILIO_AUTH',
  'TWILIO_ACCESS_TOKEN',
  'ACCESS_TOKEN',
  'TOKEN_URL',
  'AUTH_TOKEN_URL',
  'AUTH_TOKEN_EXPIRY',
  'TWILIO_AUTH_TOKEN_FILE',
  'authTokenKey',
  'apiKeySecretKey',
  'TWILIO_VERIFY_SERVICE_SID',
  'TWILIO_MESSAGING_SERVICE_SID',
  'TWILIO_VERIFY_SID',
  'TWILIO_TWIML_APP_SID',
  'TWILIO_APP_SID',
  'TWILIO_PHONE_NUMBER',
  'TWILIO_PHONE_NUMBER_SID',
  'TWILIO_WORKSPACE_SID',
  'PUSH_CREDENTIAL_SID',
  'TWILIO_PUSH_CREDENTIAL_SID',
  'TWILIO_REGION',
  'TWILIO_EDGE',
  'TWILIO_OAUTH_TOKEN',
  'OAUTH_TOKEN',
  'SENTRY_AUTH_TOKEN',
  'NODE_AUTH_TOKEN',
  'OPENAI_API_KEY',
  'STRIPE_API_KEY',
  'SENDGRID_API_KEY',
  'TWILIO_SENDGRID_API_KEY',
  'services.sendgrid.apiKey',
  'sentry.authToken',
  'CLOUDINARY_API_SECRET',
  'X_API_KEY_SECRET',
  'STRIPE_ACCOUNT',
  'accountId',
  'accountSidHash',
]

describe('credentialRoleOfName', () => {
  it.each(Object.entries(ROLES).flatMap(([role, names]) => names.map((name) => [name, role] as const)))(
    '%s is the %s',
    (name, role) => {
      expect(credentialRoleOfName(name)).toBe(role)
    },
  )

  it.each(NO_ROLE)('"%s" says nothing', (name) => {
    expect(credentialRoleOfName(name)).toBeUndefined()
  })

  it('answers for any text, and in no time for a long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect([undefined, 'account-sid', 'auth-token', 'api-key-sid', 'api-key-secret']).toContain(
          credentialRoleOfName(name),
        )
      }),
    )
    expect(credentialRoleOfName('A_'.repeat(1_000_000))).toBeUndefined()
  })
})

describe('regionOfName', () => {
  it.each([
    ['TWILIO_IE1_API_KEY', 'ie1'],
    ['TWILIO_US1_AUTH_TOKEN', 'us1'],
    ['twilio-au1-token', 'au1'],
    ['config.au1.apiKey', 'au1'],
    ['ie1ApiKey', 'ie1'],
    ['apiKeyIe1', 'ie1'],
    ['apiKeyIE1', 'ie1'],
    ['twilioUS1Key', 'us1'],
    ['APIIe1Key', 'ie1'],
    ['TwilioIe1AuthToken', 'ie1'],
    ['IE1_KEY', 'ie1'],
    ['ie1', 'ie1'],
    ['Twilio:Ie1:AuthToken', 'ie1'],
    ['TWILIO_IE1_IE1', 'ie1'],
    ['BONUS1', undefined],
    ['TWILIO_BONUS1_TOKEN', undefined],
    ['us10', undefined],
    ['TWILIO_US10_TOKEN', undefined],
    ['menus1', undefined],
    ['status1', undefined],
    ['STATUS1', undefined],
    ['movie1ApiKey', undefined],
    ['TWILIO_MOVIE1_KEY', undefined],
    ['TWILIOIE1', undefined],
    ['v2ie1', undefined],
    ['TWILIO_AUTH_TOKEN', undefined],
    ['TWILIO_DE1_API_KEY', undefined],
    ['TWILIO_DUBLIN_KEY', undefined],
    ['TWILIO_EU_AUTH_TOKEN', undefined],
    ['US1_TO_IE1_KEY', 'ambiguous'],
    ['us1.ie1.token', 'ambiguous'],
    ['', undefined],
  ])('of "%s" is %s', (name, expected) => {
    expect(regionOfName(name)).toBe(expected)
  })

  it.each([
    ['TWILIO_DUBLIN_KEY', 'ie1'],
    ['TWILIO_EU_AUTH_TOKEN', 'ie1'],
    ['irelandApiKey', 'ie1'],
    ['KEY_SYDNEY', 'au1'],
    ['twilio.australia.token', 'au1'],
    ['TWILIO_US_TOKEN', 'us1'],
    ['ashburnKey', 'us1'],
    ['TWILIO_IE1_DUBLIN_KEY', 'ie1'],
    ['TWILIO_IE1_SYDNEY_KEY', 'ambiguous'],
    ['DUBLIN_SYDNEY', 'ambiguous'],
    ['TWILIO_APAC_TOKEN', undefined],
    ['TWILIO_STATUS_TOKEN', undefined],
    ['NEUTRAL_TOKEN', undefined],
  ])('with hints, of "%s" is %s', (name, expected) => {
    expect(regionOfName(name, { hints: true })).toBe(expected)
  })

  it('without a whole word of a Region says nothing', () => {
    const noRegion = fc.stringMatching(/^[A-Z]{2,12}(_[A-Z]{2,12}){0,4}$/)
    fc.assert(
      fc.property(noRegion, (name) => {
        expect(regionOfName(name)).toBeUndefined()
      }),
    )
  })

  it('finds a Region wherever it stands among other words', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { maxLength: 4 })
    const region = fc.constantFrom('us1', 'ie1', 'au1')
    const styles = fc.constantFrom<(words: readonly string[]) => string>(
      (all) => all.join('_').toUpperCase(),
      (all) => all.join('-'),
      (all) => all.join('.'),
      (all) =>
        all
          .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
          .join(''),
    )
    fc.assert(
      fc.property(words, region, words, styles, (before, id, after, style) => {
        expect(regionOfName(style([...before, id, ...after]))).toBe(id)
      }),
    )
  })
})

describe('publicSecretPrefix', () => {
  it.each([
    ['VITE_TWILIO_AUTH_TOKEN', 'VITE_'],
    ['VITE_TWILIO_API_KEY_SECRET', 'VITE_'],
    ['NEXT_PUBLIC_TWILIO_API_SECRET', 'NEXT_PUBLIC_'],
    ['REACT_APP_TWILIO_AUTH_TOKEN', 'REACT_APP_'],
    ['EXPO_PUBLIC_TWILIO_IE1_AUTH_TOKEN', 'EXPO_PUBLIC_'],
    ['NUXT_PUBLIC_MY_TWILIO_API_KEY_SECRET', 'NUXT_PUBLIC_'],
    ['PUBLIC_TWILIO_AUTH_TOKEN', 'PUBLIC_'],
    ['GATSBY_TWILIO_API_SECRET', 'GATSBY_'],
    ['VITE_TWILIO_API_KEY', undefined],
    ['VITE_TWILIO_API_KEY_SID', undefined],
    ['VITE_TWILIO_ACCOUNT_SID', undefined],
    ['VITE_TWILIO_ACCESS_TOKEN', undefined],
    ['VITE_TWILIO_OAUTH_TOKEN', undefined],
    ['VITE_TWILIO_TOKEN_URL', undefined],
    ['VITE_TWILIO_AUTH_TOKEN_URL', undefined],
    ['VITE_SENTRY_AUTH_TOKEN', undefined],
    ['VITE_AUTH_TOKEN', undefined],
    ['TWILIO_AUTH_TOKEN', undefined],
    ['vite_twilio_auth_token', undefined],
    ['MY_VITE_TWILIO_AUTH_TOKEN', undefined],
    ['', undefined],
  ])('of %s is %s', (name, expected) => {
    expect(publicSecretPrefix(name)).toBe(expected)
  })

  it.each([
    ['VITE_AUTH_TOKEN', 'VITE_'],
    ['NEXT_PUBLIC_API_KEY_SECRET', 'NEXT_PUBLIC_'],
    ['GATSBY_API_SECRET', 'GATSBY_'],
    ['VITE_SENTRY_AUTH_TOKEN', undefined],
    ['VITE_ACCESS_TOKEN', undefined],
    ['VITE_API_KEY', undefined],
  ])('beside Twilio, of %s is %s', (name, expected) => {
    expect(publicSecretPrefix(name, { twilioContext: true })).toBe(expected)
  })
})

describe('isTwilioName', () => {
  it.each([
    ['TWILIO_SID', true],
    ['services.twilio.sid', true],
    ['myTwilioToken', true],
    ['Twilio__AuthToken', true],
    ['SENTRY_AUTH_TOKEN', false],
    ['twilioish', false],
    ['', false],
  ])('%s: %s', (name, expected) => {
    expect(isTwilioName(name)).toBe(expected)
  })
})

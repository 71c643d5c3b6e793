import { describe, expect, it } from 'vitest'
import { rendered } from '../testing/render-facts.ts'

const ENV = 'const { AC, SK, SECRET, TOKEN } = process.env\n'

function facts(source: string): string[] {
  return rendered(ENV + source, ['access-token', 'capability-token', 'webhook-validation'], 'app.ts')
}

describe('access tokens', () => {
  const GIVEN = 'access-token accountSid=$AC keySid=$SK secret=$SECRET'
  it.each<[string, string]>([
    [
      "const { AccessToken } = require('twilio').jwt; new AccessToken(AC, SK, SECRET, { identity })",
      `${GIVEN} region=-`,
    ],
    ["import twilio from 'twilio'; new twilio.jwt.AccessToken(AC, SK, SECRET)", `${GIVEN} region=-`],
    [
      "import { jwt } from 'twilio'; new jwt.AccessToken(AC, SK, SECRET, { region: 'ie1' })",
      `${GIVEN} region='ie1'`,
    ],
    [
      "import { jwt } from 'twilio'; const { AccessToken } = jwt; new AccessToken(AC, SK, SECRET)",
      `${GIVEN} region=-`,
    ],
    [
      "const AccessToken = require('twilio').jwt.AccessToken; new AccessToken(AC, SK, SECRET)",
      `${GIVEN} region=-`,
    ],
    [
      "import AccessToken from 'twilio/lib/jwt/AccessToken'; new AccessToken(AC, SK, SECRET)",
      `${GIVEN} region=-`,
    ],
    [
      "import AccessToken from 'twilio/lib/jwt/AccessToken.js'; new AccessToken(AC, SK, SECRET)",
      `${GIVEN} region=-`,
    ],
    [
      "const AccessToken = require('twilio/lib/jwt/AccessToken').default; new AccessToken(AC, SK, SECRET)",
      `${GIVEN} region=-`,
    ],
    [
      "import twilio from 'twilio'; const t = new twilio.jwt.AccessToken(AC, SK, SECRET); t.region = 'ie1'",
      `${GIVEN} region='ie1'`,
    ],
    [
      "import twilio from 'twilio'; const t = new twilio.jwt.AccessToken(AC, SK, SECRET); if (x) t.region = 'ie1'",
      `${GIVEN} region=?`,
    ],
    ["import twilio from 'twilio'; new twilio.jwt.AccessToken(AC, SK, SECRET, options)", `${GIVEN} region=?`],
    [
      "import twilio from 'twilio'; new twilio.jwt.AccessToken(...args)",
      'access-token accountSid=? keySid=? secret=? region=?',
    ],
    [
      'exports.handler = (context, event, callback) => { const A = Twilio.jwt.AccessToken; new A(context.ACCOUNT_SID, context.API_KEY, context.API_SECRET) }',
      'access-token accountSid=$ACCOUNT_SID keySid=$API_KEY secret=$API_SECRET region=-',
    ],
  ])('%s', (source, expected) => {
    expect(facts(source)).toEqual([expected])
  })

  it.each<[string]>([
    ["import { AccessToken } from 'livekit-server-sdk'; new AccessToken(AC, SK, SECRET)"],
    ['class AccessToken {} new AccessToken(AC, SK, SECRET)'],
    ['Twilio.jwt.AccessToken; new Twilio.jwt.AccessToken(AC, SK, SECRET)'],
    ["import twilio from 'twilio'; const { VoiceGrant } = twilio.jwt.AccessToken; new VoiceGrant({})"],
  ])('nothing: %s', (source) => {
    expect(facts(source)).toEqual([])
  })
})

describe('capability tokens', () => {
  it.each<[string, string]>([
    [
      "const { ClientCapability } = require('twilio').jwt; new ClientCapability({ accountSid: AC, authToken: TOKEN })",
      'capability-token accountSid=$AC authToken=$TOKEN',
    ],
    [
      "import twilio from 'twilio'; new twilio.jwt.taskrouter.TaskRouterCapability({ accountSid: AC, authToken: TOKEN, workspaceSid })",
      'capability-token accountSid=$AC authToken=$TOKEN',
    ],
    [
      "import twilio from 'twilio'; new twilio.jwt.ClientCapability(options)",
      'capability-token accountSid=? authToken=?',
    ],
  ])('%s', (source, expected) => {
    expect(facts(source)).toEqual([expected])
  })
})

describe('webhook validation', () => {
  it.each<[string, string[]]>([
    [
      "import twilio from 'twilio'; twilio.validateRequest(TOKEN, signature, url, params)",
      ['webhook-validation authToken=$TOKEN twilio.validateRequest'],
    ],
    [
      "import { validateRequest } from 'twilio'; validateRequest(TOKEN, signature, url, params)",
      ['webhook-validation authToken=$TOKEN validateRequest'],
    ],
    [
      "import { validateRequestWithBody as v } from 'twilio'; v(TOKEN, signature, url, body)",
      ['webhook-validation authToken=$TOKEN v'],
    ],
    [
      "const twilio = require('twilio'); twilio.validateExpressRequest(req, TOKEN, { url })",
      ['webhook-validation authToken=$TOKEN twilio.validateExpressRequest'],
    ],
    [
      "const { validateRequest } = require('twilio/lib/webhooks/webhooks'); validateRequest(TOKEN)",
      ['webhook-validation authToken=$TOKEN validateRequest'],
    ],
    [
      "const twilio = require('twilio'); app.post('/', twilio.webhook(), f)",
      ['webhook-validation authToken=- twilio.webhook'],
    ],
    [
      "const twilio = require('twilio'); app.post('/', twilio.webhook(TOKEN), f)",
      ['webhook-validation authToken=$TOKEN twilio.webhook'],
    ],
    [
      "const twilio = require('twilio'); app.post('/', twilio.webhook({ url }, TOKEN), f)",
      ['webhook-validation authToken=$TOKEN twilio.webhook'],
    ],
    [
      "const twilio = require('twilio'); app.post('/', twilio.webhook(TOKEN, { url }), f)",
      ['webhook-validation authToken=$TOKEN twilio.webhook'],
    ],
    ["const twilio = require('twilio'); app.post('/', twilio.webhook({ validate: false }), f)", []],
    [
      "const twilio = require('twilio'); app.post('/', twilio.webhook({ validate: process.env.NODE_ENV === 'production' }), f)",
      ['webhook-validation authToken=- twilio.webhook'],
    ],
    ["import { validateRequest } from './twilio'; validateRequest(TOKEN)", []],
  ])('%s', (source, expected) => {
    expect(facts(source)).toEqual(expected)
  })
})

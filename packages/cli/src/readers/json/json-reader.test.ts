import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { describeReading, isUnreadable } from '@regionguard/core/settings'
import { mendedText } from '../mended.test.fixture.ts'
import { jsonReader } from './json-reader.ts'

function read(file: string, text: string): readonly string[] {
  const reading = jsonReader.read({ file, text, context: { policyNames: () => false } })
  return isUnreadable(reading) ? [reading.reason] : describeReading(reading)
}

/** Made up at run time, so that no scanner takes it for real. */
const SECRET = createHash('md5').update('a key secret for tests').digest('hex')

type Case = readonly [string, string, string, readonly string[]]

describe('JSON', () => {
  it.each<Case>([
    [
      '.NET settings',
      'appsettings.json',
      `{
  // settings
  "Twilio": { "AccountSid": "", "AuthToken": "abc", "Region": "ie1" },
  "AWS": { "Region": "eu-west-1" },
  "Host": "https:\\/\\/api.ie1.twilio.com\\/x"
}`,
      [
        'table table "Twilio"',
        '  3:15-3:31 Twilio.AccountSid ? to be filled in',
        '  3:33-3:51 Twilio.AuthToken = "abc"',
        '  3:53-3:68 Twilio.Region = "ie1"',
        'host api.ie1.twilio.com 5:22-5:40',
      ],
    ],
    [
      '.NET settings that are laid over others',
      'appsettings.Production.json',
      '{"Twilio": {"Edge": "dublin"}}',
      [
        'table table "Twilio"',
        '  1:13-1:29 Twilio.Edge = "dublin"',
        '  1:13-1:29 Twilio.region ? this file is laid over another one',
      ],
    ],
    [
      'an ECS task: environment and secrets are one group; the place in an ARN is Amazon’s',
      'task-definition.json',
      `{"containerDefinitions": [{"name": "api",
  "environment": [{"name": "TWILIO_REGION", "value": "ie1"}],
  "secrets": [{"name": "TWILIO_AUTH_TOKEN", "valueFrom": "arn:aws:secretsmanager:eu-west-1:1:secret:twilio-us1"}]}]}`,
      [
        'deployment container "api"',
        '  2:28-2:59 TWILIO_REGION = "ie1"',
        '  3:24-3:113 TWILIO_AUTH_TOKEN -> secret twilio-us1 @task-definition.json#',
      ],
    ],
    [
      'the Twilio CLI',
      'home/.twilio-cli/config.json',
      `{"profiles": {"eu": {"accountSid": "AC", "region": "ie1", "apiKey": "SKx", "apiSecret": "${SECRET}"}}}`,
      [
        'table table "twilio.profiles.eu"',
        '  1:22-1:40 twilio.profiles.eu.accountSid = "AC"',
        '  1:42-1:57 twilio.profiles.eu.region = "ie1"',
        '  1:59-1:74 twilio.profiles.eu.apiKey = "SKx"',
        `  1:76-1:123 twilio.profiles.eu.apiSecret = "${SECRET.slice(0, 2)}****${SECRET.slice(-2)}"`,
      ],
    ],
    [
      'Vercel',
      'vercel.json',
      '{"env": {"TWILIO_REGION": "ie1", "TWILIO_AUTH_TOKEN": "@twilio-ie1"}, "regions": ["dub1"]}',
      [
        'deployment "env"',
        '  1:10-1:32 TWILIO_REGION = "ie1"',
        '  1:34-1:68 TWILIO_AUTH_TOKEN -> secret twilio-ie1 @vercel.json#',
      ],
    ],
    [
      'Heroku: a setting that is asked for is not absent',
      'app.json',
      '{"env": {"TWILIO_REGION": {"value": "ie1"}, "TWILIO_EDGE": {"required": true}}}',
      [
        'deployment "env"',
        '  1:10-1:43 TWILIO_REGION = "ie1"',
        '  1:45-1:78 TWILIO_EDGE ? a value that another resource gives',
      ],
    ],
    [
      'AWS Secrets Manager’s managed secret, in a table by name',
      'seed.json',
      '{"twilio": {"accountSid": "AC", "authToken": "x", "validationUrl": "y"}}',
      [
        'table table "twilio"',
        '  1:13-1:31 twilio.accountSid = "AC"',
        '  1:33-1:49 twilio.authToken ? to be filled in',
      ],
    ],
    [
      'what only looks like it',
      'x.json',
      `{"functions": {"twilio": {"region": "us-east-1", "handler": "x"}},
  "dependencies": {"twilio": "5.0.0", "@twilio/voice-sdk": "2.0.0"},
  "schema": {"TWILIO_REGION": {"type": "string"}},
  "sentry": {"authToken": "x", "region": "ie1"},
  "turbo": ["TWILIO_REGION", "TWILIO_EDGE"]}`,
      [],
    ],
  ])('%s', (_case, file, text, expected) => {
    expect(read(file, text)).toEqual(expected)
  })

  it('of a profile whose edge is null adds none, for the null would count', () => {
    const mendedOf = (edge: string): string | undefined => {
      const text = `{"profiles": {"eu": {"accountSid": "AC", "region": "ie1"${edge}}}}`
      const file = '.twilio-cli/config.json'
      const reading = jsonReader.read({ file, text, context: { policyNames: () => false } })
      if (isUnreadable(reading)) throw new Error(reading.reason)
      return mendedText(reading, { kind: 'add-option', option: 'edge', value: 'dublin' })
    }
    expect(mendedOf('')).toContain('"region": "ie1", "edge": "dublin"')
    expect(mendedOf(', "edge": null')).toBeUndefined()
  })

  it('refuses what is none, and says where', () => {
    const reading = jsonReader.read({
      file: 'a.json',
      text: '{"a": }',
      context: { policyNames: () => false },
    })
    expect(reading).toEqual({ reason: 'not valid JSON (value expected)', offset: 6 })
  })
})

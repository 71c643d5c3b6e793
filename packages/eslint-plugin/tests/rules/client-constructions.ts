import { ts } from '../harness/rule-case.ts'
import type { RuleCase } from '../harness/rule-case.ts'

/**
 * One client, built in every way that the reader follows.
 *
 * @param args the arguments, as source text
 */
export function clientConstructions(args: string): readonly RuleCase[] {
  return [
    // Imports
    `import twilio from 'twilio'\nexport const client = twilio(${args})`,
    `import Sms from 'twilio'\nexport const client = Sms(${args})`,
    `import Twilio from 'twilio'\nexport const client = new Twilio(${args})`,
    `import twilio from 'twilio'\nexport const client = new twilio.Twilio(${args})`,
    `import { Twilio } from 'twilio'\nexport const client = new Twilio(${args})`,
    `import { Twilio as Client } from 'twilio'\nexport const client = new Client(${args})`,
    `import { default as connect } from 'twilio'\nexport const client = connect(${args})`,
    `import * as twilio from 'twilio'\nexport const client = new twilio.Twilio(${args})`,
    `import * as twilio from 'twilio'\nexport const client = twilio.default(${args})`,
    ts(`import twilio = require('twilio')\nexport const client = twilio(${args})`),
    ts(
      `import type { Region } from './region'\nimport twilio from 'twilio'\nexport const client: twilio.Twilio = twilio(${args}) as twilio.Twilio`,
    ),
    // CommonJS
    `const twilio = require('twilio')\nmodule.exports = twilio(${args})`,
    `module.exports = require('twilio')(${args})`,
    `module.exports = new (require('twilio').Twilio)(${args})`,
    `const { Twilio } = require('twilio')\nexports.client = new Twilio(${args})`,
    `const { Twilio: Client } = require('twilio')\nexports.client = new Client(${args})`,
    `let client\nfunction lazy() {\n  client = client || require('twilio')(${args})\n  return client\n}\nmodule.exports = { lazy }`,
    `const { default: twilio } = await import('twilio')\nexport const client = twilio(${args})`,
    // Where it is kept
    `import twilio from 'twilio'\nclass Sms {\n  client = twilio(${args})\n  send(message) {\n    return this.client.messages.create(message)\n  }\n}\nexport const sms = new Sms()`,
    `import twilio from 'twilio'\nexport class Sms {\n  #client\n  constructor() {\n    this.#client = twilio(${args})\n  }\n  send(message) {\n    return this.#client.messages.create(message)\n  }\n}`,
    `import twilio from 'twilio'\nexport const services = { sms: twilio(${args}) }`,
    `import twilio from 'twilio'\nfunction connect() {\n  return twilio(${args})\n}\nawait connect().messages.create({})`,
    `import twilio from 'twilio'\nfunction send(client) {\n  return client.messages.create({})\n}\nawait send(twilio(${args}))`,
    `import twilio from 'twilio'\nexport const Page = () => <Sender client={twilio(${args})} />`,
  ]
}

/** Code that looks as if it built such a client, and does not. */
export function lookAlikes(args: string): readonly RuleCase[] {
  return [
    `import twilio from 'twilio-video'\nexport const client = twilio(${args})`,
    `import { twilio } from './twilio'\nexport const client = twilio(${args})`,
    `class Twilio {}\nexport const client = new Twilio(${args})`,
    `import twilio from 'twilio'\nexport const make = (twilio) => twilio(${args})`,
    `import { Twilio } from 'twilio'\nexport function make() {\n  class Twilio {}\n  return new Twilio(${args})\n}`,
    `export const make = (require) => require('twilio')(${args})`,
    `import { S3Client } from '@aws-sdk/client-s3'\nexport const client = new S3Client(${args})`,
    `import twilio from 'twilio'\nexport const response = new twilio.twiml.VoiceResponse(${args})`,
    `import { Device } from '@twilio/voice-sdk'\nexport const device = new Device(${args})`,
    ts(`import type { Twilio } from 'twilio'\nexport declare function make(client: Twilio): string`),
  ]
}

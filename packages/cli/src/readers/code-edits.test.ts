import { describe, expect, it } from 'vitest'
import { isUnreadable } from '@regionguard/core/settings'
import { mendedText } from './mended.test.fixture.ts'
import type { OptionRemedy } from './mended.test.fixture.ts'
import { readerOf } from './registry.ts'

/** The text after the remedy on the first group; undefined where there is no safe edit. */
async function mended(file: string, text: string, remedy: OptionRemedy): Promise<string | undefined> {
  const reader = await readerOf(file)?.load()
  const reading = reader?.read({ file, text, context: { policyNames: () => false } })
  if (reading === undefined || isUnreadable(reading)) throw new Error('a file that can be read')
  return mendedText(reading, remedy)
}

const ADD: OptionRemedy = { kind: 'add-option', option: 'edge', value: 'dublin' }
const SET: OptionRemedy = { kind: 'set-option', option: 'edge', value: 'dublin' }
const REMOVE: OptionRemedy = { kind: 'remove-option', option: 'edge' }

describe('an edge', () => {
  it.each<[name: string, file: string, before: string, remedy: OptionRemedy, after: string]>([
    [
      'is added to a provider',
      'main.tf',
      'provider "twilio" {\n  region = "ie1" # x\n}\n',
      ADD,
      'provider "twilio" {\n  region = "ie1" # x\n  edge = "dublin"\n}\n',
    ],
    [
      'is added to an object of one line',
      'main.tf',
      'env = { TWILIO_REGION = "ie1" }\n',
      ADD,
      'env = { TWILIO_REGION = "ie1", TWILIO_EDGE = "dublin" }\n',
    ],
    [
      'is added to an object of several lines',
      'main.tf',
      'env = {\n  TWILIO_REGION = "ie1"\n}\n',
      ADD,
      'env = {\n  TWILIO_REGION = "ie1"\n  TWILIO_EDGE = "dublin"\n}\n',
    ],
    [
      'of a provider is set',
      'main.tf',
      'provider "twilio" {\n  region = "ie1"\n  edge   = "sydney"\n}\n',
      SET,
      'provider "twilio" {\n  region = "ie1"\n  edge   = "dublin"\n}\n',
    ],
    [
      'of a provider is removed',
      'main.tf',
      'provider "twilio" {\n  region = "ie1"\n  edge   = "sydney"\n}\n',
      REMOVE,
      'provider "twilio" {\n  region = "ie1"\n}\n',
    ],
    [
      'is added to an image',
      'Dockerfile',
      'FROM a\nENV TWILIO_REGION="ie1"\nRUN b\n',
      ADD,
      'FROM a\nENV TWILIO_REGION="ie1"\nENV TWILIO_EDGE="dublin"\nRUN b\n',
    ],
    [
      'of an image is set',
      'Dockerfile',
      'FROM a\nENV TWILIO_REGION=ie1 TWILIO_EDGE=sydney\n',
      SET,
      'FROM a\nENV TWILIO_REGION=ie1 TWILIO_EDGE=dublin\n',
    ],
    [
      'of a command of the container',
      'Dockerfile',
      'FROM a\nCMD ["sh", "-c", "TWILIO_REGION=ie1 node \\"a\\""]\n',
      ADD,
      'FROM a\nCMD ["sh", "-c", "TWILIO_REGION=ie1 TWILIO_EDGE=dublin node \\"a\\""]\n',
    ],
    [
      'is exported',
      'a.sh',
      'export TWILIO_REGION="ie1" # x\na\n',
      ADD,
      'export TWILIO_REGION="ie1" # x\nexport TWILIO_EDGE="dublin"\na\n',
    ],
    [
      'is given to a command',
      'a.sh',
      'TWILIO_REGION="ie1" node a\n',
      ADD,
      'TWILIO_REGION="ie1" TWILIO_EDGE=dublin node a\n',
    ],
    [
      'is given to a container',
      'a.sh',
      'docker run -e TWILIO_REGION=ie1 a\n',
      ADD,
      'docker run -e TWILIO_REGION=ie1 -e TWILIO_EDGE=dublin a\n',
    ],
    [
      'of a command is taken away',
      'a.sh',
      'TWILIO_EDGE=dublin  TWILIO_REGION=us1 node a\n',
      REMOVE,
      'TWILIO_REGION=us1 node a\n',
    ],
    [
      'is given to the command of a script',
      'package.json',
      '{"scripts": {"a": "cross-env TWILIO_REGION=ie1 node a"}}',
      ADD,
      '{"scripts": {"a": "cross-env TWILIO_REGION=ie1 TWILIO_EDGE=dublin node a"}}',
    ],
    [
      'of a script is set',
      'package.json',
      '{"scripts": {"a": "echo \\u0061; TWILIO_EDGE=sydney TWILIO_REGION=ie1 node a"}}',
      SET,
      '{"scripts": {"a": "echo \\u0061; TWILIO_EDGE=dublin TWILIO_REGION=ie1 node a"}}',
    ],
  ])('%s', async (_name, file, before, remedy, after) => {
    expect(await mended(file, before, remedy)).toBe(after)
  })

  it.each<[name: string, file: string, text: string, remedy: OptionRemedy]>([
    ['an expression', 'main.tf', 'provider "twilio" {\n  region = "ie1"\n  edge = var.edge\n}\n', SET],
    [
      'a region by a local',
      'main.tf',
      'locals {\n a = "ie1"\n}\nprovider "twilio" {\n  region = local.a\n}\n',
      ADD,
    ],
    ['several variables in one instruction', 'Dockerfile', 'FROM a\nENV A=b TWILIO_REGION=ie1\n', ADD],
    ['the last line of an instruction', 'Dockerfile', 'FROM a\nRUN b; \\\n  export TWILIO_REGION=ie1\n', ADD],
    ['a word of a list', 'Dockerfile', 'FROM a\nCMD ["env", "TWILIO_REGION=ie1", "node", "a"]\n', ADD],
    ['several variables in one export', 'a.sh', 'export A=b TWILIO_REGION=ie1\n', ADD],
    ['an option of a command', 'a.sh', 'docker run -e TWILIO_REGION=us1 -e TWILIO_EDGE=dublin a\n', REMOVE],
    ['escapes', 'package.json', '{"scripts": {"a": "TWILIO_EDGE=\\u0061 TWILIO_REGION=ie1 node a"}}', SET],
  ])('is left alone: %s', async (_name, file, text, remedy) => {
    expect(await mended(file, text, remedy)).toBeUndefined()
  })
})

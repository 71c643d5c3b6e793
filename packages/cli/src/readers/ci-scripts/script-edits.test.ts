import { describe, expect, it } from 'vitest'
import { isUnreadable } from '@regionguard/core/settings'
import { mendedText } from '../mended.test.fixture.ts'
import type { OptionRemedy } from '../mended.test.fixture.ts'
import { yamlReader } from '../yaml/yaml-reader.ts'

/** The text after the remedy on the first group; undefined where there is no safe edit. */
async function mended(file: string, text: string, remedy: OptionRemedy): Promise<string | undefined> {
  const reading = await yamlReader.readFurther?.({ file, text, context: { policyNames: () => false } })
  if (reading === undefined || isUnreadable(reading)) throw new Error('a file that can be read')
  return mendedText(reading, remedy)
}

const ADD: OptionRemedy = { kind: 'add-option', option: 'edge', value: 'dublin' }
const SET: OptionRemedy = { kind: 'set-option', option: 'edge', value: 'dublin' }
const REMOVE: OptionRemedy = { kind: 'remove-option', option: 'edge' }

const workflow = (steps: string): string => `jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`

describe('an edge in a workflow', () => {
  it.each<[name: string, before: string, remedy: OptionRemedy, after: string]>([
    [
      'is added to a block',
      '      - run: |\n          export TWILIO_REGION=ie1 # x\n          b\n',
      ADD,
      '      - run: |\n          export TWILIO_REGION=ie1 # x\n          export TWILIO_EDGE=dublin\n          b\n',
    ],
    [
      'is added to a block with other line ends',
      '      - run: |-\r\n          export TWILIO_REGION="ie1"',
      ADD,
      '      - run: |-\r\n          export TWILIO_REGION="ie1"\r\n          export TWILIO_EDGE="dublin"',
    ],
    [
      'is added to a command',
      '      - run: TWILIO_REGION=ie1 node b\n',
      ADD,
      '      - run: TWILIO_REGION=ie1 TWILIO_EDGE=dublin node b\n',
    ],
    [
      'is added to a command in quotes and in a folded block',
      '      - run: >\n          TWILIO_REGION=ie1\n          node b\n',
      ADD,
      '      - run: >\n          TWILIO_REGION=ie1 TWILIO_EDGE=dublin\n          node b\n',
    ],
    [
      'is added to a container',
      '      - run: docker run -e TWILIO_REGION=ie1 b\n',
      ADD,
      '      - run: docker run -e TWILIO_REGION=ie1 -e TWILIO_EDGE=dublin b\n',
    ],
    [
      'is kept for later steps too',
      '      - run: |\n          echo "TWILIO_REGION=ie1" >> $GITHUB_ENV\n',
      ADD,
      '      - run: |\n          echo "TWILIO_REGION=ie1" >> $GITHUB_ENV\n          echo "TWILIO_EDGE=dublin" >> $GITHUB_ENV\n',
    ],
    [
      'is set',
      '      - run: "TWILIO_REGION=ie1 TWILIO_EDGE=sydney node b"\n',
      SET,
      '      - run: "TWILIO_REGION=ie1 TWILIO_EDGE=dublin node b"\n',
    ],
    [
      'is removed',
      '      - run: |\n          export TWILIO_REGION=us1\n          export TWILIO_EDGE=sydney\n          b\n',
      REMOVE,
      '      - run: |\n          export TWILIO_REGION=us1\n          b\n',
    ],
  ])('%s', async (_name, before, remedy, after) => {
    const file = '.github/workflows/a.yml'
    expect(await mended(file, workflow(before), remedy)).toBe(workflow(after))
  })

  it.each<[name: string, text: string, remedy: OptionRemedy]>([
    [
      'to a folded block, where a line is no line',
      '      - run: >\n          export TWILIO_REGION=ie1\n\n          b\n',
      ADD,
    ],
    ['to a text of one line', '      - run: export TWILIO_REGION=ie1\n', ADD],
    ['to a text with escapes', '      - run: "TWILIO_REGION=\\"ie1\\" node b"\n', ADD],
    ['to what an expression gives', '      - run: TWILIO_REGION=${{ vars.R }} node b\n', ADD],
  ])('is not added %s', async (_name, text, remedy) => {
    expect(await mended('.github/workflows/a.yml', workflow(text), remedy)).toBeUndefined()
  })
})

describe('an edge in a list of commands', () => {
  it.each([
    [
      'a:\n  script:\n    - export TWILIO_REGION=ie1\n    - b\n',
      'a:\n  script:\n    - export TWILIO_REGION=ie1\n    - export TWILIO_EDGE=dublin\n    - b\n',
    ],
    [
      'a:\n  script: ["export TWILIO_REGION=ie1", b]\n',
      'a:\n  script: ["export TWILIO_REGION=ie1", "export TWILIO_EDGE=dublin", b]\n',
    ],
    [
      'a:\n  script:\n    - |\n      export TWILIO_REGION=ie1\n',
      'a:\n  script:\n    - |\n      export TWILIO_REGION=ie1\n      export TWILIO_EDGE=dublin\n',
    ],
    ['a:\n  script:\n    - export TWILIO_REGION=ie1 && b\n', undefined],
    ['a:\n  script:\n    - &x export TWILIO_REGION=ie1\n', undefined],
    // The command has run before the line behind it, and an export of its own names one variable.
    ['a:\n  script:\n    - |\n      export TWILIO_REGION=ie1; b\n', undefined],
    ['a:\n  script:\n    - |\n      TWILIO_REGION=ie1\n      export TWILIO_REGION\n', undefined],
    ['a:\n  script:\n    - |\n      readonly TWILIO_REGION=ie1; export TWILIO_REGION\n', undefined],
  ])('%j', async (before, after) => {
    expect(await mended('.gitlab-ci.yml', before, ADD)).toBe(after)
  })
})

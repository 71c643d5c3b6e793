import plugin from '@regionguard/eslint-plugin'
import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'

const CLIENT = `export const client = twilio(process.env.TWILIO_API_KEY, process.env.TWILIO_API_SECRET, { accountSid: process.env.TWILIO_ACCOUNT_SID, region: 'ie1' })`

/** What remains of the one finding of `require-edge`, and what ESLint says of the comment itself. */
function reported(before: string): readonly string[] {
  const config: Linter.Config[] = [
    plugin.configs.recommended,
    { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ]
  return new Linter()
    .verify(`import twilio from 'twilio'\n${before}${CLIENT}`, config, { filename: 'a.js' })
    .map(({ ruleId, message }) => ruleId ?? message)
}

const FOUND = ['regionguard/require-edge']

describe('a finding is hidden by a comment', () => {
  it.each<[comment: string, left: readonly string[]]>([
    ['// regionguard-disable-next-line require-edge -- the gateway adds it\n', []],
    ['/* regionguard-disable-next-line require-edge -- the gateway adds it */\n', []],
    ['// regionguard-disable-next-line valid-edge, require-edge -- the gateway adds it\n', []],
    ['// regionguard-disable-next-line require-edge -- one\n// and another comment\n', []],
    ['// eslint-disable-next-line regionguard/require-edge -- the gateway adds it\n', []],
    ['/* eslint-disable regionguard/require-edge -- the gateway adds it */\n', []],
    // A reason is not optional, and the rule must be the one
    ['// regionguard-disable-next-line require-edge\n', FOUND],
    ['// regionguard-disable-next-line\n', FOUND],
    ['// regionguard-disable-next-line -- the gateway adds it\n', FOUND],
    ['// regionguard-disable-next-line valid-edge -- the gateway adds it\n', FOUND],
    ['// regionguard-disable-next-line require-edge -- too early\nconst next = 1\n', FOUND],
    [
      '// eslint-disable-next-line regionguard/valid-edge -- another rule\n',
      [
        "Unused eslint-disable directive (no problems were reported from 'regionguard/valid-edge').",
        ...FOUND,
      ],
    ],
  ])('%j', (comment, left) => {
    expect(reported(comment)).toEqual(left)
  })
})

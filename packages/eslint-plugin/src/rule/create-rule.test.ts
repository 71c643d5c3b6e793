import { expect, it } from 'vitest'
import plugin from '../index.ts'

it('says what to do where a rule cannot tell which it is', () => {
  const context = { id: 'own/edges', sourceCode: { text: 'twilio' }, settings: {}, cwd: import.meta.dirname }
  const { create }: { create: (this: undefined, context: object) => object } = plugin.rules[
    'valid-edge'
  ] as never
  expect(() => create.call(undefined, context)).toThrow(
    "own/edges is none of Regionguard's rules: under a name of its own, call it as rule.create(context).",
  )
})

import { expect, it } from 'vitest'
import plugin from '../index.ts'

it('says what to do where a rule cannot tell which it is', () => {
  const { create } = plugin.rules['valid-edge']
  const context = { id: 'own/edges', sourceCode: { text: 'twilio' }, settings: {}, cwd: import.meta.dirname }
  expect(() => Reflect.apply(create, undefined, [context])).toThrow(
    "own/edges is none of Regionguard's rules: under a name of its own, call it as rule.create(context).",
  )
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noDiscardedSecret = createRule({
  name: 'no-discarded-secret',
  meta: {
    type: 'problem',
    docs: { description: 'disallow creating an API key without keeping its secret' },
    messages: MESSAGES,
    schema: [],
  },
})

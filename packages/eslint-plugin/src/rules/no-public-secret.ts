import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noPublicSecret = createRule({
  name: 'no-public-secret',
  meta: {
    type: 'problem',
    docs: { description: 'disallow secrets under names that bundlers ship to the browser' },
    messages: MESSAGES,
    schema: [],
  },
})

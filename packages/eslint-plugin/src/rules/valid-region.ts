import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const validRegion = createRule({
  name: 'valid-region',
  meta: {
    type: 'problem',
    docs: { description: 'require a region that processes data' },
    fixable: 'code',
    hasSuggestions: true,
    messages: MESSAGES,
    schema: [],
  },
})

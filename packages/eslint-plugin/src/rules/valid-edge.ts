import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const validEdge = createRule({
  name: 'valid-edge',
  meta: {
    type: 'problem',
    docs: { description: 'require an edge that exists and belongs to the region' },
    fixable: 'code',
    hasSuggestions: true,
    messages: MESSAGES,
    schema: [],
  },
})

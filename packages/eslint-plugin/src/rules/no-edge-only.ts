import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noEdgeOnly = createRule({
  name: 'no-edge-only',
  meta: {
    type: 'problem',
    docs: { description: 'disallow an edge without a region' },
    hasSuggestions: true,
    messages: MESSAGES,
    schema: [],
  },
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const requireEdge = createRule({
  name: 'require-edge',
  meta: {
    type: 'problem',
    docs: { description: 'require an edge beside a region other than us1' },
    fixable: 'code',
    messages: MESSAGES,
    schema: [],
  },
})

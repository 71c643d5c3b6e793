import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const allowedRegions = createRule({
  name: 'allowed-regions',
  meta: {
    type: 'problem',
    docs: { description: 'disallow Regions that the policy does not allow' },
    messages: MESSAGES,
    schema: [],
  },
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const accessTokenRegion = createRule({
  name: 'access-token-region',
  meta: {
    type: 'problem',
    docs: { description: 'require the region of its key in an access token' },
    fixable: 'code',
    hasSuggestions: true,
    messages: MESSAGES,
    schema: [],
  },
})

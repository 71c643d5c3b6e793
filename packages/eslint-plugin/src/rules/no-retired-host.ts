import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noRetiredHost = createRule({
  name: 'no-retired-host',
  meta: {
    type: 'problem',
    docs: { description: 'disallow host names that Twilio has retired' },
    fixable: 'code',
    hasSuggestions: true,
    messages: MESSAGES,
    schema: [],
  },
})

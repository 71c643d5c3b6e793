import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noRegionMismatch = createRule({
  name: 'no-region-mismatch',
  meta: {
    type: 'problem',
    docs: { description: 'disallow a credential of one Region used against another' },
    messages: MESSAGES,
    schema: [],
  },
})

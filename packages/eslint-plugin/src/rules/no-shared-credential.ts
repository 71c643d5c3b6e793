import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noSharedCredential = createRule({
  name: 'no-shared-credential',
  meta: {
    type: 'problem',
    docs: { description: 'disallow one credential used against two Regions' },
    messages: MESSAGES,
    schema: [],
  },
})

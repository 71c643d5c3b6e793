import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const validCredentialPair = createRule({
  name: 'valid-credential-pair',
  meta: {
    type: 'problem',
    docs: { description: 'require halves of credentials that belong together' },
    messages: MESSAGES,
    schema: [],
  },
})

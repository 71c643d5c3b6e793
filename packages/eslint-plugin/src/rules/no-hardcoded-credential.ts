import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noHardcodedCredential = createRule({
  name: 'no-hardcoded-credential',
  meta: {
    type: 'problem',
    docs: { description: 'disallow live-looking secrets in files that git would publish' },
    messages: MESSAGES,
    schema: [],
  },
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const validCredentialKind = createRule({
  name: 'valid-credential-kind',
  meta: {
    type: 'problem',
    docs: { description: 'require the kind of credential that the purpose needs' },
    messages: MESSAGES,
    schema: [],
  },
})

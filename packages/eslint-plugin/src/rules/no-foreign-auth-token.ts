import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noForeignAuthToken = createRule({
  name: 'no-foreign-auth-token',
  meta: {
    type: 'problem',
    docs: { description: 'disallow an Auth Token fetched in one Region and used in another' },
    messages: MESSAGES,
    schema: [],
  },
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'
import { reportProblems } from '../rule/report-problems.ts'

export const noForeignAuthToken = createRule({
  name: 'no-foreign-auth-token',
  meta: {
    type: 'problem',
    docs: { description: 'disallow an Auth Token fetched in one Region and used in another' },
    messages: MESSAGES,
    schema: [],
  },
  create: (context) => reportProblems('no-foreign-auth-token', context),
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'
import { reportProblems } from '../rule/report-problems.ts'

export const noDiscardedSecret = createRule({
  name: 'no-discarded-secret',
  meta: {
    type: 'problem',
    docs: { description: 'disallow creating an API key without keeping its secret' },
    messages: MESSAGES,
    schema: [],
  },
  create: (context) => reportProblems('no-discarded-secret', context),
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'
import { reportProblems } from '../rule/report-problems.ts'

export const noRegionMismatch = createRule({
  name: 'no-region-mismatch',
  meta: {
    type: 'problem',
    docs: { description: 'disallow a credential of one Region used against another' },
    messages: MESSAGES,
    schema: [],
  },
  create: (context) => reportProblems('no-region-mismatch', context),
})

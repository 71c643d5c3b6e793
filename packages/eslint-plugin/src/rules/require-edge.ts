import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'
import { reportProblems } from '../rule/report-problems.ts'

export const requireEdge = createRule({
  name: 'require-edge',
  meta: {
    type: 'problem',
    docs: { description: 'require an edge beside a region other than us1' },
    fixable: 'code',
    messages: MESSAGES,
    schema: [],
  },
  create: (context) => reportProblems('require-edge', context),
})

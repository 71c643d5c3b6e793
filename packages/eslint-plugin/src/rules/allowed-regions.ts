import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'
import { reportProblems } from '../rule/report-problems.ts'

export const allowedRegions = createRule({
  name: 'allowed-regions',
  meta: {
    type: 'problem',
    docs: { description: 'disallow Regions that the policy does not allow' },
    messages: MESSAGES,
    schema: [],
  },
  create: (context) => reportProblems('allowed-regions', context),
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'
import { reportProblems } from '../rule/report-problems.ts'

export const noEdgeOnly = createRule({
  name: 'no-edge-only',
  meta: {
    type: 'problem',
    docs: { description: 'disallow an edge without a region' },
    hasSuggestions: true,
    messages: MESSAGES,
    schema: [],
  },
  create: (context) => reportProblems('no-edge-only', context),
})

import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'
import { reportProblems } from '../rule/report-problems.ts'

export const validCredentialKind = createRule({
  name: 'valid-credential-kind',
  meta: {
    type: 'problem',
    docs: { description: 'require the kind of credential that the purpose needs' },
    messages: MESSAGES,
    schema: [],
  },
  create: (context) => reportProblems('valid-credential-kind', context),
})

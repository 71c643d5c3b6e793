import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const noUnavailableProduct = createRule({
  name: 'no-unavailable-product',
  meta: {
    type: 'problem',
    docs: { description: 'disallow products in a Region that does not offer them' },
    messages: MESSAGES,
    schema: [],
  },
})

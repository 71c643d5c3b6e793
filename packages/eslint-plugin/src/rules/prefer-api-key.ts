import { createRule } from '../rule/create-rule.ts'
import { MESSAGES } from '../rule/messages.ts'

export const preferApiKey = createRule({
  name: 'prefer-api-key',
  meta: {
    type: 'suggestion',
    docs: { description: 'prefer an API key to the Auth Token where a key will do' },
    hasSuggestions: true,
    messages: MESSAGES,
    schema: [
      {
        type: 'object',
        properties: {
          serverless: {
            type: 'boolean',
            description:
              'Report `context.getTwilioClient()` in Twilio Functions too, where the platform supplies the Auth Token.',
          },
          exported: {
            type: 'boolean',
            description:
              'Report clients that are exported or passed on to unknown code too, by the operations that are seen.',
          },
          report: {
            type: 'string',
            enum: ['mixed'],
            description:
              'With `mixed`, report a client of which only some operations need the Auth Token, and list those that could move to a key.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ serverless: false, exported: false }],
  },
})

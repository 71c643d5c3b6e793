import { absent, unknown, type Value } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { chainText } from '../clients/client-thing.ts'
import { propertyNamed } from '../clients/options.ts'
import type { Draft, Scan } from '../scan.ts'
import type { WebhookFunction } from '../sdk/twilio-package.ts'
import { type Node, unwrap } from '../syntax/node.ts'
import { hiddenSecret } from '../values/hidden-secret.ts'

/**
 * The check of a webhook's signature; undefined if the call switches it off.
 * Source: twilio@6.2.0 lib/webhooks/webhooks.js.
 */
export function webhookValidationDraft(
  scan: Scan,
  node: TSESTree.CallExpression,
  kind: WebhookFunction,
): Draft | undefined {
  if (kind === 'webhook' && isSwitchedOff(node)) return undefined
  const argument = kind === 'webhook' ? middlewareToken(scan, node) : node.arguments[TOKEN_AT[kind]]
  return {
    node,
    subject: node,
    fact: (id) => ({
      kind: 'webhook-validation',
      id,
      span: scan.evaluator.span(node),
      authToken: hiddenSecret(tokenValue(scan, node, argument)),
      places: argument === undefined ? {} : { authToken: scan.evaluator.span(argument) },
      text: chainText(node.callee),
    }),
  }
}

const TOKEN_AT = {
  validateRequest: 0,
  validateRequestWithBody: 0,
  getExpectedTwilioSignature: 0,
  validateIncomingRequest: 1,
  validateExpressRequest: 1,
} as const

function tokenValue(scan: Scan, node: TSESTree.CallExpression, argument: Node | undefined): Value {
  if (node.arguments.some((each) => each.type === 'SpreadElement'))
    return unknown('arguments that are spread')
  return argument === undefined ? absent() : scan.evaluator.valueOf(argument)
}

/** `webhook(authToken)`, `webhook({ url }, authToken)`: objects are options, the rest is the token. */
function middlewareToken(scan: Scan, node: TSESTree.CallExpression): Node | undefined {
  return node.arguments.find(
    (argument) => argument.type !== 'SpreadElement' && scan.evaluator.shapeOf(argument).kind !== 'object',
  )
}

function isSwitchedOff(node: TSESTree.CallExpression): boolean {
  return node.arguments.some((argument) => {
    const options = unwrap(argument)
    const validate =
      options.type === 'ObjectExpression' ? propertyNamed(options, 'validate')?.value : undefined
    return validate?.type === 'Literal' && validate.value === false
  })
}

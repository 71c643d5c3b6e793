import type { CapabilityTokenFact } from '@regionguard/core'
import type { TSESTree } from '@typescript-eslint/types'
import { Options } from '../clients/options.ts'
import type { Scan } from '../scan.ts'
import { hiddenSecret } from '../values/hidden-secret.ts'

/**
 * `new ClientCapability({ accountSid, authToken })`, `new TaskRouterCapability({ accountSid, authToken, ... })`.
 * Source: twilio@6.2.0 lib/jwt/ClientCapability.js, lib/jwt/taskrouter/TaskRouterCapability.js.
 */
export function capabilityTokenFact(
  scan: Scan,
  node: TSESTree.NewExpression,
  id: string,
): CapabilityTokenFact {
  const options = new Options(scan.evaluator, node.arguments[0])
  const accountSid = options.option('accountSid')
  const authToken = options.option('authToken')
  return {
    kind: 'capability-token',
    id,
    span: scan.evaluator.span(node),
    accountSid: accountSid.value,
    authToken: hiddenSecret(authToken.value),
    places: {
      ...(accountSid.place === undefined ? {} : { accountSid: accountSid.place }),
      ...(authToken.place === undefined ? {} : { authToken: authToken.place }),
    },
  }
}

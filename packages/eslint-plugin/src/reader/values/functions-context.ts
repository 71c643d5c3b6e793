import { type FunctionNode, memberName } from '../syntax/node.ts'
import type { Evaluator } from './evaluator.ts'

/**
 * The function is a handler of Twilio Functions: `context` comes first and holds the environment.
 * AWS Lambda's handlers take `(event, context)`, so the names and their order decide.
 * Source: https://www.twilio.com/docs/serverless/functions-assets/functions/invocation
 */
export function isFunctionsContext(evaluator: Evaluator, owner: FunctionNode): boolean {
  const [first, second, third] = owner.params
  if (first?.type !== 'Identifier' || !/^(twilio)?_?(context|ctx)$/i.test(first.name)) return false
  if (second?.type === 'Identifier' && /^_?(event|evt|_)$/i.test(second.name)) return true
  if (third?.type === 'Identifier' && /^(callback|cb|done)$/i.test(third.name)) return true
  const variable = evaluator.program.bindings.variableOf(first)
  return (variable?.references ?? []).some((reference) => {
    const parent = evaluator.program.tree.parentOf(reference.identifier)
    return parent?.type === 'MemberExpression' && memberName(parent) === 'getTwilioClient'
  })
}

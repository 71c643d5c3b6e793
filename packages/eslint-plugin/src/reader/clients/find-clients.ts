import type { TSESTree } from '@typescript-eslint/types'
import type { Bindings } from '../bindings/bindings.ts'
import type { Functions } from '../bindings/functions.ts'
import { isFunction, memberName, type Node, unwrap } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import type { Evaluator } from '../values/evaluator.ts'
import type { ClientDraft } from './client-draft.ts'

/** The draft of a client that this call constructs. */
export function constructedClient(node: TSESTree.CallExpression | TSESTree.NewExpression): ClientDraft {
  return {
    ...emptyDraft(node, 'constructor'),
    ...argumentsOf(node.arguments, ['username', 'password', 'options']),
  }
}

/** Every `context.getTwilioClient(options)` of Twilio Functions. */
export function contextClients(
  tree: Tree,
  bindings: Bindings,
  functions: Functions,
  evaluator: Evaluator,
): ClientDraft[] {
  return tree.all('CallExpression').flatMap((node) => {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression' || memberName(callee) !== 'getTwilioClient') return []
    if (functions.functionOf(callee) !== undefined || !isContext(unwrap(callee.object), bindings, evaluator))
      return []
    return [{ ...emptyDraft(node, 'functions-context'), ...argumentsOf(node.arguments, ['options']) }]
  })
}

/** The receiver is a handler's context: by its place in a handler, or by its name where it was handed on. */
function isContext(receiver: Node, bindings: Bindings, evaluator: Evaluator): boolean {
  if (receiver.type === 'MemberExpression') return /context$/i.test(memberName(receiver) ?? '')
  if (receiver.type !== 'Identifier') return false
  const variable = bindings.variableOf(receiver)
  if (variable === undefined) return false
  const isNamed = /(context|ctx)$/i.test(receiver.name)
  return bindings.sourcesOf(variable).some((source) => {
    if (source.kind !== 'parameter' || !isFunction(source.function)) return false
    return (
      isNamed ||
      (source.function.params[0] === source.pattern && evaluator.isFunctionsContext(source.function))
    )
  })
}

function emptyDraft(node: ClientDraft['node'], construction: ClientDraft['construction']): ClientDraft {
  return {
    kind: 'client',
    node,
    construction,
    username: undefined,
    password: undefined,
    options: undefined,
    spreadArguments: false,
    calls: [],
    writes: [],
    incomplete: false,
    escapes: 'no',
    rerouted: false,
  }
}

function argumentsOf(
  args: readonly TSESTree.CallExpressionArgument[],
  names: readonly ('username' | 'password' | 'options')[],
): Pick<ClientDraft, 'username' | 'password' | 'options' | 'spreadArguments'> {
  const spread = args.findIndex((arg) => arg.type === 'SpreadElement')
  const known = spread === -1 ? args : args.slice(0, spread)
  const at = (name: (typeof names)[number]): Node | undefined => known[names.indexOf(name)]
  return {
    username: names.includes('username') ? at('username') : undefined,
    password: names.includes('password') ? at('password') : undefined,
    options: at('options'),
    spreadArguments: spread !== -1 && spread < names.length,
  }
}

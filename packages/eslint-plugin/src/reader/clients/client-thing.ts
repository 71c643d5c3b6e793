import type { TSESTree } from '@typescript-eslint/types'
import type { Thing } from '../flow/thing.ts'
import { operationName } from '../operations/resource-path.ts'
import { memberName, type Node } from '../syntax/node.ts'
import type { Tree } from '../syntax/tree.ts'
import {
  type CalledStep,
  CLIENT_OPTIONS,
  type ClientDraft,
  type ClientOption,
  letGo,
  type OperationCall,
} from './client-draft.ts'

/** What the result of an operation is followed as, if it is of interest: an API key created, an account fetched. */
export type ResultOf = (draft: ClientDraft, call: OperationCall) => Thing | undefined

/** Follows a client: to its resources, and from those to the operations called on them. */
export class ClientThing implements Thing {
  readonly key: string
  readonly #draft: ClientDraft
  readonly #tree: Tree
  readonly #resultOf: ResultOf

  constructor(draft: ClientDraft, tree: Tree, resultOf: ResultOf) {
    this.key = `client@${String(draft.node.range[0])}:${String(draft.node.range[1])}`
    this.#draft = draft
    this.#tree = tree
    this.#resultOf = resultOf
  }

  member(name: string | undefined): Thing | undefined {
    const draft = this.#draft
    if (name === undefined || UNFOLLOWED.has(name)) {
      draft.incomplete = true
      return undefined
    }
    if (NOT_RESOURCES.has(name)) return undefined
    if (name === 'request') return this.#method(name, (call) => this.#called({ kind: 'request', call }))
    if (name === 'setAccountSid') {
      return this.#method(name, (call) => {
        draft.writes.push({ option: 'accountSid', node: call, value: call.arguments[0] })
        return undefined
      })
    }
    if (name === 'setCredentialProvider') {
      return this.#method(name, (call) => {
        for (const option of ['username', 'password', 'accountSid'] as const) {
          draft.writes.push({ option, node: call, value: undefined })
        }
        return undefined
      })
    }
    return this.#resource([{ name, called: false, argument: undefined }])
  }

  overwritten(call: Node): void {
    for (const option of CLIENT_OPTIONS) this.#draft.writes.push({ option, node: call, value: undefined })
    this.#draft.rerouted = true
  }

  assigned(name: string | undefined, target: Node): void {
    const option = CLIENT_OPTIONS.find((each): each is ClientOption => each === name)
    if (option !== undefined) {
      const assignment = this.#tree.parentOf(target)
      const isPlain = assignment?.type === 'AssignmentExpression' && assignment.operator === '='
      this.#draft.writes.push({
        option,
        node: assignment ?? target,
        value: isPlain ? assignment.right : undefined,
      })
    } else if (name === undefined || name === 'httpClient' || name === '_httpClient' || name === 'request') {
      this.#draft.rerouted = true
    }
  }

  escaped(how: 'exported' | 'passed-on'): void {
    letGo(this.#draft, how)
  }

  /** A resource, or something on the way to one: `client.verify`, `client.verify.v2.services`. */
  #resource(steps: readonly CalledStep[]): Thing {
    const draft = this.#draft
    const last = steps.at(-1)
    return {
      key: `${this.key}.${steps.map((step) => (step.called ? `${step.name}()` : step.name)).join('.')}`,
      member: (name, node) => {
        if (name === undefined) {
          draft.incomplete = true
          return undefined
        }
        const operation = operationName(name)
        // `list` can be an operation or, below Sync, a resource of older releases: what is called decides.
        if (operation !== undefined) return this.#operation(steps, operation, node)
        if (name === 'get')
          return this.#method(`${name}${String(steps.length)}`, (call) => this.#resource(called(steps, call)))
        if (name === 'baseUrl' || name === 'domain' || name.startsWith('_')) return undefined
        return this.#resource([...steps, { name, called: false, argument: undefined }])
      },
      call: (node) => {
        if (node.type !== 'CallExpression' || last?.called === true) return undefined
        return this.#resource(called(steps, node))
      },
      assigned: (name) => {
        if (name === 'baseUrl' && steps.length === 1) draft.rerouted = true
      },
      escaped: (how) => {
        letGo(draft, how)
      },
    }
  }

  #operation(steps: readonly CalledStep[], operation: string, node: Node): Thing {
    return this.#method(
      `${steps.map((step) => step.name).join('.')}.${operation}@${String(node.range[0])}`,
      (call) => this.#called({ kind: 'resource', call, steps, operation }),
    )
  }

  #called(call: OperationCall): Thing | undefined {
    this.#draft.calls.push(call)
    return this.#resultOf(this.#draft, call)
  }

  /** A method that is followed until it is called. */
  #method(name: string, called: (call: TSESTree.CallExpression) => Thing | undefined): Thing {
    return {
      key: `${this.key}.${name}`,
      // `client.messages.create.bind(client.messages)` and its like
      member: () => {
        this.#draft.incomplete = true
        return undefined
      },
      call: (node) => (node.type === 'CallExpression' ? called(node) : undefined),
      escaped: (how) => {
        letGo(this.#draft, how)
      },
    }
  }
}

function called(steps: readonly CalledStep[], call: TSESTree.CallExpression): readonly CalledStep[] {
  const last = steps.at(-1)
  if (last === undefined) return steps
  return [...steps.slice(0, -1), { name: last.name, called: true, argument: call.arguments[0] }]
}

/** Members of the client that are settings of its own, not resources. Source: twilio@6.2.0 lib/base/BaseTwilio.js. */
const NOT_RESOURCES: ReadonlySet<string> = new Set([
  ...CLIENT_OPTIONS,
  'opts',
  'env',
  'logLevel',
  'timeout',
  'keepAlive',
  'autoRetry',
  'maxRetries',
  'maxRetryDelay',
  'userAgentExtensions',
  'lastRequest',
  'lastResponse',
  'validateSslCert',
  'getHostname',
  'toString',
  'toJSON',
  'constructor',
  'invalidateOAuth',
  'credentialProvider',
])

/** Members through which requests can be made that are not followed. */
const UNFOLLOWED: ReadonlySet<string> = new Set([
  'httpClient',
  '_httpClient',
  'invalidateBasicAuth',
  'setOpts',
])

/** Where a chain of calls is written, for messages: `client.messages(...).fetch`. No argument is ever shown. */
export function chainText(node: Node): string {
  const text = chain(node)
  return text.length > LONGEST_TEXT ? `...${text.slice(-LONGEST_TEXT)}` : text
}

const LONGEST_TEXT = 100

function chain(node: Node): string {
  switch (node.type) {
    case 'Identifier':
      return node.name
    case 'ThisExpression':
      return 'this'
    case 'MemberExpression': {
      const name = memberName(node)
      return `${chain(node.object)}${name === undefined ? '[...]' : /^[#\w$]+$/.test(name) && !/^\d/.test(name) ? `.${name}` : `[${name}]`}`
    }
    case 'CallExpression':
      return `${chain(node.callee)}(${node.arguments.length === 0 ? '' : '...'})`
    case 'NewExpression':
      return `new ${chain(node.callee)}(${node.arguments.length === 0 ? '' : '...'})`
    case 'AwaitExpression':
      return `(await ${chain(node.argument)})`
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return chain(node.expression)
    default:
      return '(...)'
  }
}

import type { TSESTree } from '@typescript-eslint/types'
import type { Thing } from '../flow/thing.ts'
import type { Node } from '../syntax/node.ts'

/** What a file does with the SDK, apart from the operations of its clients. */
export interface SdkVisitor {
  client(node: TSESTree.CallExpression | TSESTree.NewExpression): Thing | undefined
  accessToken(node: TSESTree.NewExpression): Thing | undefined
  capabilityToken(node: TSESTree.NewExpression): void
  webhookValidation(node: TSESTree.CallExpression, kind: WebhookFunction): void
}

const WEBHOOK_FUNCTIONS = [
  'validateRequest',
  'validateRequestWithBody',
  'validateIncomingRequest',
  'validateExpressRequest',
  'getExpectedTwilioSignature',
  'webhook',
] as const

export type WebhookFunction = (typeof WEBHOOK_FUNCTIONS)[number]

/**
 * The path inside the SDK that a module specifier stands for: `''` for the package itself. Undefined: another package.
 *
 * Deno and CDNs prefix or suffix the name: `npm:twilio@5`, `https://esm.sh/twilio@5.3.0`.
 */
export function sdkPath(specifier: string): string | undefined {
  if (/^(npm:)?twilio(@[^/]*)?$/.test(specifier)) return ''
  if (
    /^https:\/\/(esm\.sh|cdn\.skypack\.dev|esm\.run|cdn\.jsdelivr\.net\/npm)\/twilio(@[^/]*)?(\/\+esm)?$/.test(
      specifier,
    )
  )
    return ''
  const file = /^(?:npm:)?twilio(?:@[^/]*)?\/(?:lib\/)?(.+?)(?:\.js)?$/.exec(specifier)?.[1]
  return file === undefined ? undefined : SDK_FILES[file]
}

/** Files of the package that export one thing. Source: twilio@6.2.0 lib/index.js. */
const SDK_FILES: Readonly<Record<string, string>> = {
  index: '',
  'rest/Twilio': 'Twilio',
  'jwt/AccessToken': 'jwt.AccessToken',
  'jwt/ClientCapability': 'jwt.ClientCapability',
  'jwt/taskrouter/TaskRouterCapability': 'jwt.taskrouter.TaskRouterCapability',
  'webhooks/webhooks': 'webhooks',
}

/** The SDK, or what stands at a path inside it. */
export function sdkThing(path: string, visitor: SdkVisitor): Thing {
  return {
    key: `twilio:${path}`,
    member: (name) => {
      if (name === undefined) return undefined
      if (name === 'default') return sdkThing(path, visitor)
      const below = path === '' || path === 'webhooks' ? name : `${path}.${name}`
      return PATHS.has(below) ? sdkThing(below, visitor) : undefined
    },
    call: (node: Node) => {
      if (node.type !== 'CallExpression') return undefined
      if (path === '') return visitor.client(node)
      const kind = WEBHOOK_FUNCTIONS.find((each) => each === path)
      if (kind !== undefined) visitor.webhookValidation(node, kind)
      return undefined
    },
    construct: (node: Node) => {
      const isClient = path === '' || path === 'Twilio' || path === 'RestClient'
      // `super(...)` of a subclass is a call.
      if (node.type === 'CallExpression') return isClient ? visitor.client(node) : undefined
      if (node.type !== 'NewExpression') return undefined
      if (isClient) return visitor.client(node)
      switch (path) {
        case 'jwt.AccessToken':
        case 'AccessToken':
          return visitor.accessToken(node)
        case 'jwt.ClientCapability':
          visitor.capabilityToken(node)
          return undefined
        case 'jwt.taskrouter.TaskRouterCapability':
          visitor.capabilityToken(node)
          return undefined
        default:
          return undefined
      }
    },
    escaped: () => undefined,
  }
}

/** What of the SDK leads to credentials; its TwiML classes and exceptions do not. */
const PATHS: ReadonlySet<string> = new Set([
  'Twilio',
  'RestClient',
  'AccessToken',
  'jwt',
  'jwt.AccessToken',
  'jwt.ClientCapability',
  'jwt.taskrouter',
  'jwt.taskrouter.TaskRouterCapability',
  ...WEBHOOK_FUNCTIONS,
])

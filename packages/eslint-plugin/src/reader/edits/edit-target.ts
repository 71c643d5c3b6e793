import type { TSESTree } from '@typescript-eslint/types'
import type { Node } from '../syntax/node.ts'

/** What a remedy is applied to: a client or an access token, as the source constructs it. */
export interface EditTarget {
  readonly kind: 'client' | 'context-client' | 'access-token'
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression
  /** The position of the options among the arguments. */
  readonly optionsAt: number
  /** `client.region = 'ie1'`. */
  readonly writes: readonly { readonly option: string; readonly node: Node }[]
}

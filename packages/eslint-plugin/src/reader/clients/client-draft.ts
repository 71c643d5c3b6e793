import type { TSESTree } from '@typescript-eslint/types'
import type { Node } from '../syntax/node.ts'

/** What is known of a client while it is followed; its values are read once everything has been followed. */
export interface ClientDraft {
  readonly kind: 'client'
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression
  readonly construction: 'constructor' | 'functions-context'
  readonly username: Node | undefined
  readonly password: Node | undefined
  readonly options: Node | undefined
  /** An argument list with a spread: nothing is known of the arguments from there on. */
  readonly spreadArguments: boolean
  readonly calls: OperationCall[]
  readonly writes: ClientWrite[]
  /** A use of the client that could not be followed, or read. */
  incomplete: boolean
  escapes: 'no' | 'exported' | 'passed-on'
  rerouted: boolean
}

/** An operation called on a client, or on something taken out of it. */
export type OperationCall =
  | {
      readonly kind: 'resource'
      readonly call: TSESTree.CallExpression
      readonly steps: readonly CalledStep[]
      readonly operation: string
    }
  /** `client.request({ method, uri })`. */
  | { readonly kind: 'request'; readonly call: TSESTree.CallExpression }

export interface CalledStep {
  readonly name: string
  readonly called: boolean
  /** The first argument of the call: the SID of an account. */
  readonly argument: Node | undefined
}

/** `client.region = ...`, `client.setAccountSid(...)`. */
export interface ClientWrite {
  readonly option: ClientOption
  /** The assignment or call. */
  readonly node: Node
  readonly value: Node | undefined
}

export type ClientOption = 'username' | 'password' | 'accountSid' | 'region' | 'edge'

export const CLIENT_OPTIONS: readonly ClientOption[] = [
  'username',
  'password',
  'accountSid',
  'region',
  'edge',
]

export function letGo(draft: ClientDraft, how: 'exported' | 'passed-on'): void {
  draft.incomplete = true
  if (draft.escapes !== 'passed-on') draft.escapes = how
}

import type { TSESTree } from '@typescript-eslint/types'

/**
 * What the reader needs of a scope analysis: the part that `eslint-scope` and `@typescript-eslint/scope-manager`
 * have in common. ESLint hands over its own; the CLI makes one.
 */
export interface ScopeManager {
  readonly scopes: readonly Scope[]
}

export interface Scope {
  readonly type: string
  readonly block: unknown
  readonly variables: readonly Variable[]
  readonly references: readonly Reference[]
  readonly set: ReadonlyMap<string, Variable>
}

export interface Variable {
  readonly name: string
  readonly defs: readonly Definition[]
  readonly references: readonly Reference[]
}

export interface Definition {
  readonly type: string
  readonly name: unknown
  readonly node: unknown
}

export interface Reference {
  readonly identifier: unknown
  readonly resolved: Variable | null
  readonly writeExpr?: unknown
  readonly isValueReference?: boolean
  isRead(): boolean
  isWrite(): boolean
}

export type Identifier = TSESTree.Identifier

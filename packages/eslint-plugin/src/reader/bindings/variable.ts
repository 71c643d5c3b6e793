import type { TSESTree } from '@typescript-eslint/types'
import type { Node } from '../syntax/node.ts'

/** A name that the file declares, with all its declarations and all places that mean it. */
export interface Variable {
  readonly name: string
  readonly defs: readonly Definition[]
  /** In source order; declarations are none, with or without a value. */
  readonly references: readonly Reference[]
}

export interface Definition {
  readonly type: DefinitionType
  readonly name: Identifier
  /** The declarator, function, class, import specifier or other declaration. */
  readonly node: Node
}

export type DefinitionType =
  | 'Variable'
  | 'Parameter'
  | 'ImportBinding'
  | 'FunctionName'
  | 'ClassName'
  | 'CatchClause'
  | 'TSEnumName'
  | 'TSEnumMember'
  | 'TSModuleName'

export interface Reference {
  readonly identifier: Identifier
  readonly reads: boolean
  readonly writes: boolean
}

export type Identifier = TSESTree.Identifier

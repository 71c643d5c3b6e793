import type { Comment } from '@regionguard/core'
import type { LoadModule } from './values/module-constants.ts'

export interface ProgramInput {
  /** Path relative to the working directory, with `/`. */
  readonly file: string
  /** The text that the positions of the tree refer to. */
  readonly text: string
  /** The program, as any parser gives it that follows ESTree and, for TypeScript, TSESTree; every node has a `range`. */
  readonly ast: object
  readonly comments: readonly Comment[]
  readonly loadModule?: LoadModule | undefined
}

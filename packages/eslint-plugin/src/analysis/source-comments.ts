import type { Comment } from '@regionguard/core'
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint'

const DIRECTIVE_OF_ESLINT = /^\s*eslint-/

/**
 * The comments of a file, for suppressions. ESLint honours its own directives itself, and reports those that nothing
 * needed: so they keep their place here, but say nothing.
 *
 * @param file as spans have it
 */
export function sourceComments(sourceCode: Readonly<SourceCode>, file: string): readonly Comment[] {
  return sourceCode.getAllComments().map(({ range, value }) => ({
    span: { file, start: range[0], end: range[1] },
    text: DIRECTIVE_OF_ESLINT.test(value) ? '' : value,
  }))
}

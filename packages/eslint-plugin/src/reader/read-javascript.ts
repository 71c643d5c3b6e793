import type { Reading } from '@regionguard/core'
import { analyze } from '@typescript-eslint/scope-manager'
import type { TSESTree } from '@typescript-eslint/types'
import { visitorKeys } from '@typescript-eslint/visitor-keys'
import { parseSource, type SyntaxFailure } from './hosts/parse-source.ts'
import type { ScopeManager } from './bindings/scope-manager.ts'
import { readProgram } from './read-program.ts'
import type { LoadModule } from './values/module-constants.ts'

export interface SourceInput {
  /** Path relative to the working directory, with `/`. */
  readonly file: string
  /** The decoded text, without its byte order mark. */
  readonly text: string
  readonly loadModule?: LoadModule | undefined
}

/**
 * Reads the facts of a JavaScript or TypeScript file. Loads a parser, which ESLint brings itself: ESLint's rules use
 * {@link readProgram}.
 *
 * @returns the reading, or where the text is no valid program
 */
export function readJavaScript(input: SourceInput): Reading | { readonly syntaxError: SyntaxFailure } {
  const parsed = parseSource(input.file, input.text)
  if ('message' in parsed) return { syntaxError: parsed }
  const comments = parsed.comments.map(({ start, end, text }) => ({
    span: { file: input.file, start, end },
    text,
  }))
  const { sourceType } = parsed
  const ast = parsed.ast as TSESTree.Program
  const scopeManager = (): ScopeManager =>
    analyze(ast, {
      sourceType,
      childVisitorKeys: visitorKeys,
      lib: [],
      globalReturn: sourceType === 'commonjs',
    })
  return readProgram({ ...input, ast, scopeManager, comments })
}

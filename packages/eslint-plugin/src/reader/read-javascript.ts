import type { Reading } from '@regionguard/core'
import { parseSource, type SyntaxFailure, TOO_DEEP } from './hosts/parse-source.ts'
import { programConstants } from './modules/exported-constants.ts'
import type { ProgramInput } from './program-input.ts'
import { readProgram } from './read-program.ts'
import type { LoadModule, ModuleConstants } from './values/module-constants.ts'

export interface SourceInput {
  /** Path relative to the working directory, with `/`. */
  readonly file: string
  /** The decoded text, without its byte order mark. */
  readonly text: string
  readonly loadModule?: LoadModule | undefined
}

/**
 * Reads the facts of a JavaScript or TypeScript file. Loads a parser, which ESLint brings itself: ESLint's rules use
 * `readProgram`.
 *
 * @returns the reading, or where the text is no valid program
 */
export function readJavaScript(input: SourceInput): Reading | { readonly syntaxError: SyntaxFailure } {
  const reading = withinDepth(() => {
    const program = parsedProgram(input)
    return 'message' in program ? program : readProgram(program)
  })
  return 'message' in reading ? { syntaxError: reading } : reading
}

/**
 * The constants that a JavaScript or TypeScript file exports, for `loadModule`; undefined if it is no valid program.
 * Its own imports are not loaded: constants are followed one import deep, re-exports further.
 */
export function exportedConstants(input: SourceInput): ModuleConstants | undefined {
  const constants = withinDepth(() => {
    const program = parsedProgram(input)
    return 'message' in program ? program : programConstants(program)
  })
  return 'message' in constants ? undefined : constants
}

/** Thousands of calls in one chain, as only programs write them, are more than a stack holds. */
function withinDepth<T>(read: () => T): T | SyntaxFailure {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return TOO_DEEP
  }
}

function parsedProgram(input: SourceInput): ProgramInput | SyntaxFailure {
  const parsed = parseSource(input.file, input.text)
  if ('message' in parsed) return parsed
  const comments = parsed.comments.map(({ start, end, text }) => ({
    span: { file: input.file, start, end },
    text,
  }))
  return { ...input, ast: parsed.ast, comments }
}

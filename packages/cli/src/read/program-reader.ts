import type { Reading } from '@regionguard/core'
import { readJavaScript } from '@regionguard/eslint-plugin/reader'
import { unread } from './unread.ts'
import type { Unread } from './unread.ts'

/** Reads JavaScript and TypeScript. */
export class ProgramReader {
  /** The texts of modules that constants were imported from: evidence may lie in them. */
  readonly moduleTexts = new Map<string, string>()

  /** @param file relative to the working directory, with `/` */
  read(file: string, text: string): Reading | Unread {
    const reading = readJavaScript({ file, text })
    // The parser's own message may quote the source.
    return 'syntaxError' in reading ? unread('syntax error', text, reading.syntaxError.offset) : reading
  }
}

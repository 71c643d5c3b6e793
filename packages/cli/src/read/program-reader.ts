import { resolve } from 'node:path'
import type { Reading } from '@regionguard/core'
import { decode, shownPath } from '@regionguard/core/surroundings'
import type { FileTree } from '@regionguard/core/surroundings'
import { exportedConstants, readJavaScript } from '@regionguard/eslint-plugin/reader'
import type { ModuleConstants } from '@regionguard/eslint-plugin/reader'
import { LARGEST } from '../scan/file-scanner.ts'
import { modulePath } from './module-path.ts'
import { unread } from './unread.ts'
import type { Unread } from './unread.ts'

/** Reads JavaScript and TypeScript, and the constants that a file imports from others. */
export class ProgramReader {
  /** The texts of modules that constants were imported from: evidence may lie in them. */
  readonly moduleTexts = new Map<string, string>()
  readonly #cwd: string
  readonly #tree: FileTree
  readonly #modules = new Map<string, ModuleConstants | undefined>()

  /**
   * @param cwd absolute
   * @param tree where the modules are that a file imports from
   */
  constructor(cwd: string, tree: FileTree) {
    this.#cwd = cwd
    this.#tree = tree
  }

  /** @param file relative to the working directory, with `/` */
  read(file: string, text: string): Reading | Unread {
    const reading = readJavaScript({ file, text, loadModule: this.#load })
    if (!('syntaxError' in reading)) return reading
    const { message, offset } = reading.syntaxError
    // The parser's own message may quote the source; without a place it is the reader's.
    return offset === undefined ? { reason: message } : unread('syntax error', text, offset)
  }

  readonly #load = (specifier: string, importer: string): ModuleConstants | undefined => {
    const path = modulePath(specifier, resolve(this.#cwd, importer), this.#tree)
    if (path === undefined) return undefined
    if (!this.#modules.has(path)) {
      // Modules that import each other: what is being read has nothing to give yet.
      this.#modules.set(path, undefined)
      this.#modules.set(path, this.#constantsOf(path))
    }
    return this.#modules.get(path)
  }

  #constantsOf(path: string): ModuleConstants | undefined {
    if (this.#tree.isIgnored(path, this.#cwd)) return undefined
    const bytes = this.#tree.read(path)
    if (bytes === undefined || bytes.length > LARGEST) return undefined
    const decoded = decode(bytes)
    if ('reason' in decoded) return undefined
    const file = shownPath(this.#cwd, path)
    const { text } = decoded
    const constants = exportedConstants({ file, text })
    if (constants !== undefined) this.moduleTexts.set(file, text)
    return constants
  }
}

import { resolve } from 'node:path'
import type { Reading } from '@regionguard/core'
import { decode, shownPath } from '@regionguard/core/surroundings'
import type { FileTree } from '@regionguard/core/surroundings'
import { exportedConstants, readJavaScript } from '@regionguard/eslint-plugin/reader'
import type { ModuleConstants } from '@regionguard/eslint-plugin/reader'
import { unread } from '../read/unread.ts'
import type { Unread } from '../read/unread.ts'
import { LARGEST } from '../scan/file-scanner.ts'
import { stagedModulePath } from './staged-module-path.ts'

/** Reads programs as `ProgramReader` does; the modules that they import from are those of the index. */
export class StagedProgramReader {
  /** The texts of modules that constants were imported from: evidence may lie in them. */
  readonly moduleTexts = new Map<string, string>()
  readonly #cwd: string
  readonly #tree: FileTree
  readonly #modules = new Map<string, ModuleConstants | undefined>()

  /** @param cwd absolute */
  constructor(cwd: string, tree: FileTree) {
    this.#cwd = cwd
    this.#tree = tree
  }

  /** @param file relative to the working directory, with `/` */
  read(file: string, text: string): Reading | Unread {
    const reading = readJavaScript({ file, text, loadModule: this.#load })
    if (!('syntaxError' in reading)) return reading
    const { message, offset } = reading.syntaxError
    return offset === undefined ? { reason: message } : unread('syntax error', text, offset)
  }

  readonly #load = (specifier: string, importer: string): ModuleConstants | undefined => {
    const path = stagedModulePath(specifier, resolve(this.#cwd, importer), this.#tree)
    if (path === undefined) return undefined
    if (!this.#modules.has(path)) {
      // Modules that import each other: what is being read has nothing to give yet.
      this.#modules.set(path, undefined)
      this.#modules.set(path, this.#constantsOf(path))
    }
    return this.#modules.get(path)
  }

  #constantsOf(path: string): ModuleConstants | undefined {
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

import { resolve } from 'node:path'
import type { Reading } from '@regionguard/core'
import { shownPath } from '@regionguard/core/surroundings'
import { exportedConstants, readJavaScript } from '@regionguard/eslint-plugin/reader'
import type { ModuleConstants, SourceInput } from '@regionguard/eslint-plugin/reader'
import { isIgnoredByGit } from '../discovery/named-paths.ts'
import { FileScanner } from '../scan/file-scanner.ts'
import { mentionOf } from '../scan/mention.ts'
import { componentScripts, isComponent } from './component-scripts.ts'
import { modulePath } from './module-path.ts'
import { isNestedTooDeeply } from './nesting.ts'
import { unread } from './unread.ts'
import type { Unread } from './unread.ts'

/** Reads JavaScript and TypeScript, and the constants that a file imports from others. */
export class ProgramReader {
  /** The texts of modules that constants were imported from: evidence may lie in them. */
  readonly moduleTexts = new Map<string, string>()
  readonly #cwd: string
  readonly #scanner = new FileScanner(mentionOf())
  readonly #modules = new Map<string, ModuleConstants | undefined>()

  /** @param cwd absolute */
  constructor(cwd: string) {
    this.#cwd = cwd
  }

  /** @param file relative to the working directory, with `/` */
  read(file: string, text: string): Reading | Unread {
    if (!isComponent(file)) return this.#read({ file, text })
    const { text: program, language } = componentScripts(text)
    const reading = this.#read({ file, text: program, parseAs: `scripts.${language}` })
    return 'reason' in reading ? reading : { ...reading, text }
  }

  #read(input: SourceInput): Reading | Unread {
    const reading = unlessTooDeep(input.text, () => readJavaScript({ ...input, loadModule: this.#load }))
    if (reading === undefined) return { reason: 'nested too deeply' }
    // The parser's own message may quote the source.
    return 'syntaxError' in reading ? unread('syntax error', input.text, reading.syntaxError.offset) : reading
  }

  readonly #load = (specifier: string, importer: string): ModuleConstants | undefined => {
    const path = modulePath(specifier, resolve(this.#cwd, importer))
    if (path === undefined) return undefined
    if (!this.#modules.has(path)) {
      // Modules that import each other: what is being read has nothing to give yet.
      this.#modules.set(path, undefined)
      this.#modules.set(path, this.#constantsOf(path))
    }
    return this.#modules.get(path)
  }

  #constantsOf(path: string): ModuleConstants | undefined {
    if (isIgnoredByGit(path, this.#cwd)) return undefined
    const decoded = this.#scanner.read(path, true)
    if (decoded === undefined || 'reason' in decoded) return undefined
    const file = shownPath(this.#cwd, path)
    const { text } = decoded
    const constants = unlessTooDeep(text, () => exportedConstants({ file, text }))
    if (constants !== undefined) this.moduleTexts.set(file, text)
    return constants
  }
}

/** What a program gives to a reader whose stack it fits; undefined for one that is nested too deeply. */
function unlessTooDeep<T>(program: string, read: () => T): T | undefined {
  if (isNestedTooDeeply(program)) return undefined
  try {
    return read()
  } catch (error) {
    // "Maximum call stack size exceeded": a hundred thousand operands in a row are nested too, to a syntax tree.
    if (error instanceof RangeError && error.message.includes('call stack')) return undefined
    throw error
  }
}

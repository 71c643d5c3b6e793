import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { decode, shownPath } from '@regionguard/core/surroundings'
import { programConstants } from '../reader/modules/exported-constants.ts'
import type { LoadModule, ModuleConstants } from '../reader/values/module-constants.ts'
import { type LanguageOptions, parseModule } from './parse-module.ts'
import { resolveModule } from './resolve-module.ts'

/** A file of constants is small; what is larger is generated. In bytes. */
const LARGEST = 500_000

interface Known {
  readonly stamp: string
  readonly constants: ModuleConstants | undefined
}

/** By parser, for what one cannot read another can; then by working directory and path. */
const KNOWN = new WeakMap<object, Map<string, Known>>()

/**
 * Finds the constants of the modules that a file imports: on disk, parsed as the file itself is, each once until it
 * changes.
 *
 * @param cwd absolute
 * @param language of the importing file
 */
export function moduleLoader(cwd: string, language: LanguageOptions): LoadModule {
  const { parser } = language
  if (parser === undefined) return () => undefined
  let modules = KNOWN.get(parser)
  if (modules === undefined) KNOWN.set(parser, (modules = new Map<string, Known>()))
  const ofParser = modules
  return (specifier, importer) => {
    const found = resolveModule(specifier, resolve(cwd, importer))
    if (found === undefined) return undefined
    const key = `${cwd}\0${found.path}`
    let known = ofParser.get(key)
    if (known?.stamp !== found.stamp) {
      known = { stamp: found.stamp, constants: constantsOf(found.path, cwd, language) }
      ofParser.set(key, known)
    }
    return known.constants
  }
}

function constantsOf(path: string, cwd: string, language: LanguageOptions): ModuleConstants | undefined {
  const text = textOf(path)
  const ast = text === undefined ? undefined : parseModule(path, text, language)
  if (text === undefined || ast === undefined) return undefined
  return programConstants({ file: shownPath(cwd, path), text, comments: [], ast })
}

function textOf(path: string): string | undefined {
  let bytes
  try {
    bytes = readFileSync(path)
  } catch {
    // Gone since it was found, or not readable: its constants stay unknown.
    return undefined
  }
  if (bytes.length > LARGEST) return undefined
  const decoded = decode(bytes)
  return 'text' in decoded ? decoded.text : undefined
}

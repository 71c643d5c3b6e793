import type { Value } from '@regionguard/core'

/** What an exported name of another file is, as far as its own source says. */
export type Constant =
  | { readonly kind: 'value'; readonly value: Value }
  /** `open`: the object has more than these members, or may have. */
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Constant>; readonly open: boolean }
  /** The environment itself. `checked`: it went through a schema, which may have put defaults in. */
  | { readonly kind: 'environment'; readonly checked: boolean }
  /** A function whose result is the environment variable that its parameter names: `requireEnv('X')`. */
  | { readonly kind: 'environment-reader'; readonly parameter: number; readonly fallback?: Value }

/** The constants that a file exports, for the files that import them. */
export interface ModuleConstants {
  /** Path relative to the working directory. */
  readonly file: string
  /** By exported name; `default` and, for CommonJS, the members of `module.exports` too. */
  readonly exports: ReadonlyMap<string, Constant>
  /** `export * from './x'` (`*` for all names), `export { a as b } from './x'`. */
  readonly reexports: readonly Reexport[]
}

export interface Reexport {
  readonly from: string
  /** `*` for everything under its own name, or as a namespace where `exported` is a name. */
  readonly imported: string
  readonly exported: string
}

/**
 * Finds the constants of a module of the project. Undefined: not a file of the project, or one that cannot be read.
 *
 * @param specifier as the importing file writes it
 * @param importer path of the importing file, relative to the working directory
 */
export type LoadModule = (specifier: string, importer: string) => ModuleConstants | undefined

/** Chains of re-exports are followed this far. */
const DEEPEST = 4

/** The constant that a module exports under a name, through its re-exports. */
export function exportedConstant(
  module: ModuleConstants,
  name: string,
  loadModule: LoadModule,
  depth = 0,
): Constant | undefined {
  const own = module.exports.get(name)
  if (own !== undefined || depth >= DEEPEST) return own
  for (const { from, imported, exported } of module.reexports) {
    const asked = exported === name ? imported : exported === '*' && name !== 'default' ? name : undefined
    if (asked === undefined) continue
    const target = loadModule(from, module.file)
    if (target === undefined) continue
    const found =
      asked === '*'
        ? namespaceOf(target, loadModule, depth + 1)
        : exportedConstant(target, asked, loadModule, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** All exports of a module as one object: `import * as x`, `require('./x')`. */
export function namespaceOf(module: ModuleConstants, loadModule: LoadModule, depth = 0): Constant {
  const members = new Map(module.exports)
  for (const { from, imported, exported } of depth < DEEPEST ? module.reexports : []) {
    if (exported !== '*') {
      const found = members.has(exported)
        ? undefined
        : exportedConstant(module, exported, loadModule, depth + 1)
      if (found !== undefined) members.set(exported, found)
      continue
    }
    const target = imported === '*' ? loadModule(from, module.file) : undefined
    const all = target === undefined ? undefined : namespaceOf(target, loadModule, depth + 1)
    for (const [name, constant] of all?.kind === 'object' ? all.members : []) {
      if (name !== 'default' && !members.has(name)) members.set(name, constant)
    }
  }
  return { kind: 'object', members, open: true }
}

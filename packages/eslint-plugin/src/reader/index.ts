export { readJavaScript, type SourceInput } from './read-javascript.ts'
export { type ProgramInput, readProgram } from './read-program.ts'
export type { ScopeManager } from './bindings/scope-manager.ts'
export type { Constant, LoadModule, ModuleConstants, Reexport } from './values/module-constants.ts'

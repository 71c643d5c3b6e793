import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { Language, Parser } from 'web-tree-sitter'

/** Tree-sitter with its grammar of HCL, both WebAssembly: nothing native, and nothing that is fetched. */
export async function hclGrammar(): Promise<Parser> {
  // V8 optimizes a function of WebAssembly early, and some of a parser are large: 90 ms of a processor for a file of ten
  // lines. With a larger budget it does so for large files only. Node 20 to 26 have this option.
  setFlagsFromString('--wasm-tiering-budget=100000000')
  await Parser.init({ wasmBinary: wasm('web-tree-sitter/web-tree-sitter.wasm') })
  const language = await Language.load(wasm('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm'))
  return new Parser().setLanguage(language)
}

/** Beside the bundle, which has a copy of it, or in its package, for code that is not bundled. */
function wasm(path: string): Uint8Array {
  const copy = new URL(path.slice(path.lastIndexOf('/') + 1), import.meta.url)
  return readFileSync(existsSync(copy) ? copy : createRequire(import.meta.url).resolve(path))
}

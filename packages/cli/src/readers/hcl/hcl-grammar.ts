import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Language, Parser } from 'web-tree-sitter'
import { setV8Flags } from '../../v8-flags.ts'

/** From this file, in the sources as in what is made of them. What it is, `README.md` there says. */
const GRAMMAR = '../../../grammars/tree-sitter-hcl.wasm'

/** Tree-sitter with its grammar of HCL, both WebAssembly: nothing native, and nothing that is fetched. */
export async function hclGrammar(): Promise<Parser> {
  // V8 optimizes a function of WebAssembly early, and some of a parser are large: 90 ms of a processor for a file of ten
  // lines. With a larger budget it does so for large files only.
  setV8Flags('--wasm-tiering-budget=100000000')
  await Parser.init({
    wasmBinary: wasm('web-tree-sitter.wasm', () =>
      createRequire(import.meta.url).resolve('web-tree-sitter/web-tree-sitter.wasm'),
    ),
  })
  const language = await Language.load(wasm('tree-sitter-hcl.wasm', () => new URL(GRAMMAR, import.meta.url)))
  return new Parser().setLanguage(language)
}

/** Beside the bundle, which has a copy of it, or where it is for code that is not bundled. */
function wasm(name: string, elsewhere: () => string | URL): Uint8Array {
  const copy = new URL(name, import.meta.url)
  return readFileSync(existsSync(copy) ? copy : elsewhere())
}

#!/usr/bin/env node
/**
 * What runs in the place of `node-gyp-build` when packages are installed. Of @tree-sitter-grammars/tree-sitter-hcl only
 * the WebAssembly is used, so that nobody needs a compiler for its native binding.
 */

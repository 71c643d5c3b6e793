import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Bundles the command line for start-up: a run loads one or two files instead of a hundred, and what only some runs
 * need (parsers, the policy, the evaluation) stays in files of its own until then.
 *
 * As CommonJS: on Node 20 an ES module costs 5 ms more before its first line, for the loader and for Node's own modules
 * that `import` initializes as a whole where `require` does not. bench/README.md has the figures.
 */
const path = (relative) => fileURLToPath(new URL(`../packages/cli/${relative}`, import.meta.url))

rmSync(path('dist/bundle'), { recursive: true, force: true })
const bundle = await rolldown({
  input: { regionguard: path('dist/regionguard.js') },
  platform: 'node',
  // Packages that publish ES modules beside an older format that cannot be bundled (jsonc-parser).
  resolve: { mainFields: ['module', 'main'] },
  // It has a native binding beside it.
  external: ['oxc-parser'],
  treeshake: {
    // Of our own packages a module is loaded for what it exports only.
    moduleSideEffects: (id) => !/[\\/]packages[\\/][^\\/]+[\\/]dist[\\/]/.test(id),
  },
})
await bundle.write({
  dir: path('dist/bundle'),
  format: 'cjs',
  comments: { legal: true },
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
})
await bundle.close()

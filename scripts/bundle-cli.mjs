import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Bundles the command line for start-up: a run loads a few files instead of a hundred, and what only some runs need
 * (parsers, the policy, the evaluation) stays in files of its own until then.
 *
 * As CommonJS: on Node 20 an ES module takes 5 ms more until its first line, for the loader and for those of Node's own
 * modules that `import` initializes as a whole where `require` does not. bench/README.md has the figures.
 */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const directory = path('../packages/cli/dist/bundle')

const bundle = await rolldown({
  input: { regionguard: path('../packages/cli/dist/regionguard.js') },
  platform: 'node',
  // It has a native binding beside it.
  external: ['oxc-parser'],
  resolve: {
    // jsonc-parser's other form asks for its parts at run time, where there are none.
    mainFields: ['module', 'main'],
    alias: { 'node:crypto': path('lazy-crypto.mjs') },
  },
  treeshake: {
    // Of our own packages a module is loaded for what it exports only.
    moduleSideEffects: (id) => !/[\\/]packages[\\/][^\\/]+[\\/]dist[\\/]/.test(id),
  },
})
rmSync(directory, { recursive: true, force: true })
const { output } = await bundle.write({
  dir: directory,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  // Names stay, so that the report of an internal error can be read.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
})
await bundle.close()
writeFileSync(
  join(directory, 'THIRD-PARTY-LICENSES.txt'),
  licences(output.flatMap(({ moduleIds }) => moduleIds ?? [])),
)

/** The licences of the packages whose code is in the bundle, as they ask for. */
function licences(modules) {
  const packages = new Set(
    modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? []),
  )
  return Array.from(packages, (folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${name} is bundled, but has no licence file`)
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
  })
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`)
}

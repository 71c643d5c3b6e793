import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

/** Of core, most runs need no hash; the emulator is loaded only where its secrets are needed, and needs more. */
const lazyCrypto = {
  name: 'lazy-crypto',
  resolveId: (source, importer) =>
    source === 'node:crypto' && /[\\/]packages[\\/]core[\\/]/.test(importer ?? '')
      ? path('lazy-crypto.mjs')
      : undefined,
}

/** What is known of requests wherever they are made: shell scripts need no reader of programs for it. */
const REQUESTS =
  /[\\/]eslint-plugin[\\/]dist[\\/]reader[\\/](?:requests[\\/](?:basic-auth|url-parts)|values[\\/]shape)\.js$/

const bundle = await rolldown({
  input: { regionguard: path('../packages/cli/dist/regionguard.js') },
  platform: 'node',
  // It has a native binding beside it.
  external: ['oxc-parser'],
  plugins: [lazyCrypto],
  resolve: {
    // jsonc-parser: its UMD build loads its parts in a way that no bundler can follow.
    mainFields: ['module', 'main'],
  },
  treeshake: {
    // Of our own packages a module is loaded for what it exports only.
    moduleSideEffects: (id) => !/[\\/]packages[\\/][^\\/]+[\\/]dist[\\/]/.test(id),
  },
})
const { output: apart } = await bundle.generate({ format: 'cjs' })
const start = reachedFrom(apart, 'regionguard.js')
const evaluation = reachedFrom(apart, 'evaluation/evaluate-sources.js', 'readers/dotenv/dotenv-reader.js')
const staged = reachedFrom(apart, 'staged/inspect-staged.js')
const programs = reachedFrom(apart, 'read/program-reader.js')
// Beside the bundle that is there, which may be running, and then in its place.
const next = `${directory}-${process.pid}`
const { output } = await bundle.write({
  dir: next,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  // What is always loaded together is one file: every file costs as much as its first 20 kB.
  codeSplitting: {
    groups: [
      { name: 'start', test: (id) => start.has(id), priority: 3 },
      { name: 'evaluation', test: (id) => evaluation.has(id) || REQUESTS.test(id), priority: 2 },
      { name: 'staged', test: (id) => staged.has(id), priority: 1 },
      { name: 'program-reader', test: (id) => programs.has(id), priority: 1 },
      { name: 'yaml', test: /[\\/]node_modules[\\/]yaml[\\/]/ },
      { name: 'jsonc-parser', test: /[\\/]node_modules[\\/]jsonc-parser[\\/]/ },
    ],
  },
  // Names of functions and classes stay, so that the report of an internal error can be read; those inside of them go,
  // for every kilobyte has to be read at each start.
  minify: { compress: true, mangle: { toplevel: false }, codegen: { removeWhitespace: true } },
})
await bundle.close()
writeFileSync(
  join(next, 'THIRD-PARTY-LICENSES.txt'),
  licences(output.flatMap(({ moduleIds }) => moduleIds ?? [])),
)
const previous = `${next}-previous`
if (existsSync(directory)) renameSync(directory, previous)
renameSync(next, directory)
rmSync(previous, { recursive: true, force: true })

/** The modules that are loaded with some modules of the command line: what those import, however far. */
function reachedFrom(chunks, ...modules) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const from = chunks.filter(({ facadeModuleId }) =>
    modules.some((module) => facadeModuleId === path(`../packages/cli/dist/${module}`)),
  )
  if (from.length !== modules.length)
    throw new Error(`not all of ${modules.join(', ')} begin a file of the bundle`)
  const names = new Set(from.map(({ fileName }) => fileName))
  for (const name of names) for (const imported of byName.get(name)?.imports ?? []) names.add(imported)
  return new Set([...names].flatMap((name) => byName.get(name)?.moduleIds ?? []))
}

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

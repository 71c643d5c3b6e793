import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, rolldown } from 'rolldown'
import { reachedFrom } from './reached-from.mjs'
import { replaceDirectory } from './replace-directory.mjs'

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

/**
 * The emulator's seeds are read at once, and their parsers loaded only then: by `require` of a file of the bundle, where
 * the emulator's own package has them from its dependencies. What is used of them is what their types there pick.
 */
const SEED_PARSERS = {
  yaml: ['Parser', 'isAlias', 'isMap', 'isScalar', 'isSeq', 'parseAllDocuments'],
  'jsonc-parser': ['createScanner', 'parseTree', 'printParseErrorCode'],
}
const seedParsers = {
  name: 'seed-parsers',
  resolveId: (source) => {
    if (source.startsWith('seed-parser:')) return source
    return /^\.\/seed-.*\.cjs$/.test(source) ? { id: source, external: true } : undefined
  },
  load: (id) => {
    const parser = id.startsWith('seed-parser:') ? id.slice('seed-parser:'.length) : undefined
    return parser && `export { ${SEED_PARSERS[parser].join(', ')} } from '${parser}'`
  },
  transform: (code, id) =>
    /[\\/]emulator[\\/]dist[\\/]seed[\\/]read-/.test(id)
      ? code.replace(
          /createRequire\(import\.meta\.url\)\('([\w-]+)'\)/,
          (_call, parser) => `require('./seed-${parser}.cjs')`,
        )
      : undefined,
}

/** What is known of requests wherever they are made: shell scripts need no reader of programs for it. */
const REQUESTS =
  /[\\/]eslint-plugin[\\/]dist[\\/]reader[\\/](?:requests[\\/](?:basic-auth|url-parts)|values[\\/]shape)\.js$/

/** Between the licences of two packages. */
const SEPARATOR = `\n${'-'.repeat(80)}\n\n`

/** What the parser of HCL loads when it is needed. */
const WASM = [
  createRequire(path('../packages/cli/package.json')).resolve('web-tree-sitter/web-tree-sitter.wasm'),
  path('../packages/cli/grammars/tree-sitter-hcl.wasm'),
]

const bundle = await rolldown({
  input: {
    regionguard: path('../packages/cli/dist/regionguard.js'),
    ...Object.fromEntries(
      Object.keys(SEED_PARSERS).map((parser) => [`seed-${parser}`, `seed-parser:${parser}`]),
    ),
  },
  platform: 'node',
  // It has a native binding beside it.
  external: ['oxc-parser'],
  // Of web-tree-sitter, for JavaScript that a grammar may bring with it; that of HCL brings none.
  checks: { eval: false },
  plugins: [lazyCrypto, seedParsers],
  resolve: {
    // Its modules and not its own bundle, so that only what is used of them is taken.
    alias: { '@regionguard/emulator': path('../packages/emulator/dist/index.js') },
    // jsonc-parser: its UMD build loads its parts in a way that no bundler can follow.
    mainFields: ['module', 'main'],
  },
  treeshake: {
    // Of our own packages a module is loaded for what it exports only.
    moduleSideEffects: (id) => !/[\\/]packages[\\/][^\\/]+[\\/]dist[\\/]/.test(id),
  },
})
const { output: apart } = await bundle.generate({ format: 'cjs' })
const loadedWith = (...modules) =>
  reachedFrom(
    apart,
    modules.map((module) => path(`../packages/cli/dist/${module}`)),
  )
const start = loadedWith('regionguard.js')
const evaluation = loadedWith('evaluation/evaluate-sources.js', 'readers/dotenv/dotenv-reader.js')
const staged = loadedWith('staged/inspect-staged.js')
const programs = loadedWith('read/program-reader.js')
// Beside the bundle that is there, which may be running, and then in its place.
const next = `${directory}-${process.pid}`
const { output } = await bundle.write({
  dir: next,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  // Of a file with a character that Latin-1 has not, V8 keeps two bytes for each.
  charset: 'ascii',
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
// Loaded before all else, and apart from it.
await build({
  input: path('../packages/cli/dist/compile-cache.js'),
  platform: 'node',
  output: { file: join(next, 'compile-cache.cjs'), format: 'cjs', minify: true },
})
writeFileSync(
  join(next, 'THIRD-PARTY-LICENSES.txt'),
  [
    licences([...output.flatMap(({ moduleIds }) => moduleIds ?? []), ...WASM]),
    `tree-sitter-hcl 1.2.0 (Apache-2.0)\n\n${readFileSync(path('../packages/cli/grammars/tree-sitter-hcl.LICENSE'), 'utf8').trim()}\n`,
  ].join(SEPARATOR),
)
const digest = createHash('sha256')
for (const { code } of output) if (code !== undefined) digest.update(code)
const compileCache = join(next, 'compile-cache.cjs')
writeFileSync(
  compileCache,
  readFileSync(compileCache, 'utf8').replace('__BUILD__', digest.digest('hex').slice(0, 12)),
)
for (const file of WASM) copyFileSync(file, join(next, basename(file)))
replaceDirectory(next, directory)

/** The licences of the packages whose code is in the bundle, as they ask for. */
function licences(modules) {
  const packages = new Set(
    modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? []),
  )
  return Array.from(packages, (folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    // That of momoa says which licence it has, and does not repeat it.
    const text =
      file === undefined && license === 'Apache-2.0' ? path('../LICENSE') : join(folder, file ?? '')
    if (file === undefined && license !== 'Apache-2.0')
      throw new Error(`${name} is bundled, but has no licence file`)
    return `${name} ${version} (${license})\n\n${readFileSync(text, 'utf8').trim()}\n`
  })
    .sort()
    .join(SEPARATOR)
}

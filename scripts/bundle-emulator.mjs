import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { reachedFrom } from './reached-from.mjs'
import { replaceDirectory } from './replace-directory.mjs'

/**
 * Bundles what `@regionguard/emulator` publishes, so that a program's first emulator is ready soon: Node takes half a
 * millisecond for every ES module, of which there are 150. The entry points are files of a line or two beside one that
 * all of them share; what serves a port, and what only TLS or a proxy needs, stays apart until then. What is used of
 * core is in it, for the same reason, and the parsers of seeds are not: they are loaded when a file has to be read.
 *
 * Not minified: a stack trace is to be read.
 */
const path = (relative) => fileURLToPath(new URL(`../packages/emulator/dist/${relative}`, import.meta.url))
const directory = path('bundle')

const bundle = await rolldown({
  input: { index: path('index.js'), msw: path('ways-in/msw.js'), twilio: path('ways-in/twilio.js') },
  platform: 'node',
  external: ['msw'],
  // Of our own packages a module is loaded for what it exports only.
  treeshake: { moduleSideEffects: false },
})
const { output: apart } = await bundle.generate()
const shared = reachedFrom(apart, [path('index.js')])
// Beside the bundle that is there, which may be running, and then in its place.
const next = `${directory}-${process.pid}`
await bundle.write({
  dir: next,
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  // Of a file with a character that Latin-1 has not, V8 keeps two bytes for each.
  charset: 'ascii',
  comments: false,
  codeSplitting: { groups: [{ name: 'emulator', test: (id) => shared.has(id) }] },
})
await bundle.close()
replaceDirectory(next, directory)

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Module } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'
import { FLAGS_CHANGED } from './v8-flags.ts'

type Load = (module: Module, file: string) => void

interface Loaded {
  readonly cache: string
  readonly script: Script
  /** Of what was kept of it, in bytes. */
  readonly size: number
}

/** One run in so many looks whether V8 knows more by now than what was kept. */
const NOW_AND_THEN = 10

/** What V8 knows of a function or two is not worth writing. */
const MORE = 1.02

/** Set by the build to a digest of all files: V8 itself compares no more than the length of a source. */
const BUILD = '__BUILD__'

/**
 * Keeps what V8 makes of the bundle's files from one run to the next, as `module.enableCompileCache` does from Node 22
 * on: before that, a tenth of a short run goes into reading them. It is loaded by `bin/regionguard.cjs`, ahead of all
 * else, and only where Node has no such cache.
 *
 * The cache is in the bundle's own folder: whoever can write there can change the program itself, which is not so of a
 * folder for everybody's temporary files. It holds code, and nothing of what was read or found. Where the folder cannot
 * be written, or `NODE_DISABLE_COMPILE_CACHE` is set, as for Node's own, all is as it was without.
 */
const folder = import.meta.dirname
const compiled = join(folder, 'compiled')
const loaded: Loaded[] = []
let isKept = true

if (process.env['NODE_DISABLE_COMPILE_CACHE'] === undefined) {
  // Node's documentation calls it require.extensions; TypeScript knows it for scripts only.
  const { _extensions: extensions } = Module as unknown as { readonly _extensions: Record<string, Load> }
  const loadOther = extensions['.js']
  extensions['.cjs'] = (module, file) => {
    const source = dirname(file) === folder ? readFileSync(file, 'utf8') : undefined
    // What is run as a script has no import() on Node 20 but one that warns of itself.
    if (source === undefined || source.includes('import(') || FLAGS_CHANGED in globalThis)
      loadOther?.(module, file)
    else load(module, file, source)
  }
}

function load(module: Module, file: string, source: string): void {
  const cache = join(compiled, `${basename(file)}-${BUILD}-${process.version}-${process.arch}`)
  const cachedData = readIfThere(cache)
  const script = new Script(Module.wrap(source), {
    filename: file,
    columnOffset: -Module.wrap('').indexOf('\n'),
    ...(cachedData === undefined ? {} : { cachedData }),
  })
  const isUsed = cachedData !== undefined && script.cachedDataRejected !== true
  isKept &&= isUsed
  if (loaded.push({ cache, script, size: isUsed ? cachedData.length : 0 }) === 1) process.once('exit', keep)
  const run = script.runInThisContext() as (...values: readonly unknown[]) => void
  const require = (id: string): unknown => module.require(id)
  run.call(module.exports, module.exports, require, module, file, folder)
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    // Not kept yet, or not to be read: then V8 reads the source.
    return undefined
  }
}

/**
 * At the end V8 knows also the functions that were called: it reads a function when it is called first. What other runs
 * called it knows from the cache, so that this grows to what all of them do.
 */
function keep(): void {
  // V8 would refuse what it makes now: other runs do not set its flags before they load the same files.
  if (FLAGS_CHANGED in globalThis) return
  if (isKept && Math.random() * NOW_AND_THEN >= 1) return
  try {
    mkdirSync(compiled, { recursive: true })
    for (const { cache, script, size } of loaded) {
      const data = script.createCachedData()
      if (data.length <= size * MORE) continue
      // Another run may read it at this moment.
      const beside = `${cache}-${String(process.pid)}`
      try {
        writeFileSync(beside, data)
        renameSync(beside, cache)
      } finally {
        rmSync(beside, { force: true })
      }
    }
  } catch {
    // A folder that cannot be written, or a full disk: the next run starts as this one did.
  }
}

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * What `regionguard run` adds to a command: the whole of `regionguard run -- true` beside `node -e 0`, in turns.
 */
const PROGRAM = fileURLToPath(new URL('../packages/cli/bin/regionguard.cjs', import.meta.url))
const PAIRS = 40

function milliseconds(args) {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const taken = performance.now() - start
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
  return taken
}

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1]

/** Prints the medians, and by how much the one is above the other. */
export function benchmarkRun() {
  for (const [name, args] of [
    ['regionguard run -- true', [PROGRAM, 'run', '--', 'true']],
    ['regionguard run --isolate -- true', [PROGRAM, 'run', '--isolate', '--', 'true']],
  ]) {
    if (name.includes('--isolate') && process.platform !== 'linux') continue
    // The first run of each fills caches.
    milliseconds(args)
    const pairs = Array.from({ length: PAIRS }, () => [milliseconds(args), milliseconds(['-e', '0'])])
    const [ours, node] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])))
    const above = median(pairs.map(([mine, theirs]) => mine - theirs))
    console.log(
      `${name}: ${above.toFixed(0)} ms above node -e 0 (${ours.toFixed(0)} : ${node.toFixed(0)} ms, medians of ${PAIRS} pairs)`,
    )
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchmarkRun()

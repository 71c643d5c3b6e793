import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const PEAK_MEMORY = fileURLToPath(new URL('report-peak-memory.cjs', import.meta.url))

/**
 * Runs a program and its peer in turns, so that whatever else the machine does meets both, and compares pair by pair.
 *
 * @param {object} comparison
 * @param {string} comparison.name what is compared
 * @param {string[]} comparison.program arguments of `node`
 * @param {string[]} comparison.peer arguments of `node`
 * @param {string} comparison.cwd where both run
 * @param {string[]} [comparison.peerAlso] another command whose time the peer's includes; then only time is compared
 * @param {number} comparison.pairs how many times; of memory, which hardly varies, a quarter of them
 */
export function compare({ name, program, peer, peerAlso, cwd, pairs }) {
  const unit = { time: 'ms', memory: 'MB' }
  console.log(name)
  for (const [what, cost, times] of [
    ['time', milliseconds, pairs],
    ...(peerAlso === undefined ? [['memory', megabytes, Math.ceil(pairs / 4)]] : []),
  ]) {
    const peerCost = () =>
      cost(peer, cwd) + (peerAlso === undefined ? 0 : ofCommand(peerAlso[0], peerAlso.slice(1), cwd))
    // The first run of each fills caches.
    cost(program, cwd)
    peerCost()
    const measured = Array.from({ length: times }, (_, pair) => {
      if (pair % 2 === 0) return [cost(program, cwd), peerCost()]
      const ofPeer = peerCost()
      return [cost(program, cwd), ofPeer]
    })
    const ratio = median(measured.map(([ours, theirs]) => ours / theirs))
    const [ours, theirs] = [0, 1].map((side) => median(measured.map((pair) => pair[side])))
    console.log(
      `  ${what.padEnd(6)}  ${ratio.toFixed(2)}x   (${ours.toFixed(1)} ${unit[what]} : ${theirs.toFixed(1)} ${unit[what]}, medians of ${times} pairs)`,
    )
  }
}

function milliseconds(args, cwd) {
  return ofCommand(process.execPath, args, cwd)
}

function ofCommand(command, args, cwd) {
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const taken = performance.now() - start
  expectEnd(args, status, stderr)
  return taken
}

function megabytes(args, cwd) {
  const { status, stderr, output } = spawnSync(process.execPath, ['--require', PEAK_MEMORY, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  expectEnd(args, status, stderr)
  return Number(output[3]) / 1024
}

/** 1 is what `check` ends with where it finds something. */
function expectEnd(args, status, stderr) {
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

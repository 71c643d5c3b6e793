import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/**
 * Starts a program and waits for a line of its output.
 *
 * @param {string[]} args arguments of `node`
 * @param {object} options
 * @param {RegExp} options.line what the line looks like
 * @param {Record<string, string>} [options.env] variables on top of ours
 * @param {number} [options.timeout] milliseconds
 * @returns {Promise<{line: string, ready: number, megabytes: () => number, privateMegabytes: () => number, cpuSeconds: () => number, stop: () => Promise<void>}>} `ready` in
 *   milliseconds since the start
 */
export function startUntil(args, { line, env = {}, timeout = 20_000 }) {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    let output = ''
    const fail = (why) => {
      child.kill('SIGKILL')
      reject(new Error(`node ${args.slice(0, 2).join(' ')} ${why}: ${output.slice(-500)}`))
    }
    const timer = setTimeout(() => fail(`was not ready within ${timeout} ms`), timeout)
    const look = (chunk) => {
      output += chunk
      const found = output.split('\n').find((one) => line.test(one))
      if (found === undefined) return
      const ready = performance.now() - start
      clear()
      resolve({
        line: found,
        ready,
        megabytes: () => residentMegabytes(child.pid),
        privateMegabytes: () => privateMegabytes(child.pid),
        cpuSeconds: () => cpuSeconds(child.pid),
        stop: () =>
          new Promise((ended) => {
            child.once('exit', ended)
            child.kill('SIGTERM')
          }),
      })
    }
    const clear = () => {
      globalThis.clearTimeout(timer)
      child.stdout.off('data', look)
      child.stderr.off('data', look)
      child.stdout.resume()
      child.stderr.resume()
      child.off('exit', gone)
    }
    const gone = (code) => fail(`ended with ${code}`)
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.on('exit', gone)
  })
}

/** Linux only, as the rest of this benchmark's figures were taken there; elsewhere not a number. */
function residentMegabytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Without what it shares with other processes: most of that is Node's own program, which all of them map. */
function privateMegabytes(pid) {
  try {
    const pages = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB/gm)
    return [...pages].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1024
  } catch {
    return Number.NaN
  }
}

/** What the process has used of the processor so far, which others on the machine disturb less than they do the clock. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    // utime and stime, in ticks of 10 ms
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

/** Runs a program of Node to its end. @returns its output, parsed as JSON */
export async function runJson(args) {
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 })
  return JSON.parse(stdout)
}

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

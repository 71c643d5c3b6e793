import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { median, runJson, startUntil } from './emulator-child.mjs'
import { installPrism, startPrism } from './emulator-prism.mjs'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const SERVE = path('emulator-serve.mjs')
const LOAD = path('emulator-load.mjs')
const CLI = path('../packages/cli/bin/regionguard.cjs')

const CONNECTIONS = 8
const ROUNDS = 9
const MILLISECONDS = 1_500

/** What the emulator costs, as a ratio to a bare `node:http` server that sends the same bytes. What came out, and on
 * what machine, stands in `emulator.md`. */
export async function benchmarkEmulator() {
  await throughput(1)
  await throughput(50)
  await readiness()
  await inProcess()
  await growth()
}

async function throughput(keys) {
  const emulator = await startUntil([SERVE, 'emulator', String(keys)], { line: /^\{/ })
  const ours = JSON.parse(emulator.line)
  const body = await (
    await globalThis.fetch(`${ours.url}/_host/api.twilio.com${ours.path}`, {
      headers: { authorization: ours.headers.Authorization },
    })
  ).text()
  const bare = await startUntil([SERVE, 'bare', Buffer.from(body).toString('base64')], { line: /^\{/ })
  const theirs = JSON.parse(bare.line)
  console.log(
    `a page of ${keys} ${keys === 1 ? 'key' : 'keys'}, ${body.length} bytes: emulator : bare node:http, ${CONNECTIONS} connections`,
  )
  const rounds = []
  await load(ours, 500)
  await load(theirs, 500)
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours]
    const results = new Map()
    for (const server of order) {
      const { cpuSeconds } = server === ours ? emulator : bare
      const before = cpuSeconds()
      const result = await load(server, MILLISECONDS)
      results.set(server, { ...result, cpu: (cpuSeconds() - before) * 1e6 })
    }
    rounds.push([results.get(ours), results.get(theirs)])
  }
  for (const [name, of] of [
    ['requests/s', ({ requests, seconds }) => requests / seconds],
    ['p99 (ms)', ({ p99 }) => p99],
    ['cpu (us)', ({ cpu, requests }) => cpu / requests],
  ]) {
    const ratio = median(rounds.map(([one, other]) => of(one) / of(other)))
    const [a, b] = [0, 1].map((side) => median(rounds.map((pair) => of(pair[side]))))
    console.log(
      `  ${name.padEnd(11)} ${ratio.toFixed(2)}x   (${shown(a)} : ${shown(b)}, medians of ${ROUNDS} rounds)`,
    )
  }
  await emulator.stop()
  if (keys === 1) await prism(theirs, ours)
  await bare.stop()
}

async function prism(bare, ours) {
  const program = installPrism()
  if (program === undefined) return
  const port = await freePort()
  const server = await startPrism(program, port)
  const target = { ...ours, url: `http://127.0.0.1:${port}` }
  await load(target, 500)
  const rounds = []
  for (let round = 0; round < 3; round += 1) {
    const theirs = await load(target, MILLISECONDS)
    const least = await load(bare, MILLISECONDS)
    rounds.push([
      theirs.requests / theirs.seconds / (least.requests / least.seconds),
      theirs.p99 / least.p99,
      theirs.requests / theirs.seconds,
    ])
  }
  const [rate, p99, perSecond] = [0, 1, 2].map((at) => median(rounds.map((round) => round[at])))
  console.log(
    `  prism-cli 5.14.2 on Twilio's OpenAPI document, the same request: requests/s ${rate.toFixed(3)}x (${shown(perSecond)}), p99 ${p99.toFixed(1)}x, ready after ${shown(server.ready)} ms, ${shown(server.megabytes())} MB`,
  )
  await server.stop()
}

async function load({ url, path: target, headers }, milliseconds) {
  const request = [
    `GET ${target} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')
  const result = await runJson([
    LOAD,
    JSON.stringify({ port: Number(new URL(url).port), request, connections: CONNECTIONS, milliseconds }),
  ])
  if (result.status !== '200') throw new Error(`${url} answered ${result.status}`)
  return result
}

async function readiness() {
  const bare = [SERVE, 'bare', Buffer.from('{}').toString('base64')]
  const programs = [
    ['regionguard emulate', [CLI, 'emulate', '--port', '0'], /^listening on /],
    ['createEmulator().listen()', [SERVE, 'emulator', '0'], /^\{/],
  ]
  for (const [name, args, line] of programs) {
    const pairs = []
    for (let round = 0; round < 12; round += 1) {
      const pair = []
      for (const [own, ready] of [
        [args, line],
        [bare, /^\{/],
      ]) {
        const server = await startUntil(own, { line: ready })
        await wait(300)
        pair.push({ ready: server.ready, megabytes: server.megabytes() })
        await server.stop()
      }
      pairs.push(pair)
    }
    const difference = (of) => median(pairs.map(([one, other]) => of(one) - of(other)))
    const [ours, theirs] = [0, 1].map((side) => median(pairs.map((pair) => pair[side].ready)))
    console.log(
      `${name} : bare node:http\n  ready       +${difference(({ ready }) => ready).toFixed(0)} ms   (${shown(ours)} : ${shown(theirs)} ms, medians of ${pairs.length} pairs)\n  idle memory +${difference(({ megabytes }) => megabytes).toFixed(1)} MB   (${[0, 1].map((side) => shown(median(pairs.map((pair) => pair[side].megabytes)))).join(' : ')} MB)`,
    )
  }
}

async function inProcess() {
  const bare = await startUntil([SERVE, 'bare', Buffer.from('x'.repeat(400)).toString('base64')], {
    line: /^\{/,
  })
  const rates = await runJson([path('emulator-in-process.mjs'), JSON.parse(bare.line).url])
  await bare.stop()
  console.log('one process, one request after the other: list of one key')
  for (const [name, each] of Object.entries(rates)) {
    const against = (peer) => median(each.map((rate, round) => rate / rates[peer][round])).toFixed(1)
    console.log(
      `  ${name.padEnd(22)} ${shown(median(each)).padStart(9)}/s   ${against('loopback')}x a loopback request, ${against('msw with a constant')}x msw with a constant`,
    )
  }
}

async function growth() {
  const runs = []
  for (let run = 0; run < 3; run += 1) runs.push(await runJson([path('emulator-growth.mjs')]))
  console.log(`the 100,000th key : the first`)
  for (const what of ['create', 'fetch', 'page']) {
    const ratio = median(runs.map(({ first, last }) => last[what] / first[what]))
    const [last, first] = ['last', 'first'].map((side) => median(runs.map((run) => run[side][what])))
    console.log(
      `  ${what.padEnd(11)} ${ratio.toFixed(2)}x   (${last.toFixed(1)} : ${first.toFixed(1)} microseconds)`,
    )
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function shown(value) {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchmarkEmulator()

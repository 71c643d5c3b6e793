import { fileURLToPath } from 'node:url'
import { median, runJson, startUntil } from './emulator-child.mjs'
import { installMockttp, startMockttp } from './emulator-mockttp.mjs'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const SERVE = path('emulator-serve.mjs')
const LOAD = path('emulator-load.mjs')
const PROXIED = path('emulator-proxied-load.mjs')
const CLI = path('../packages/cli/bin/regionguard.cjs')
const HELD = path('emulator-held.mjs')

const HOST = 'api.twilio.com'
const CONNECTIONS = 8
const ROUNDS = 25
const MILLISECONDS = 500

/**
 * What `CONNECT` and TLS cost: on kept tunnels against the emulator's own plain port, and in both ways against mockttp,
 * which answers with a constant where the emulator looks at credentials and keeps a journal.
 */
export async function benchmarkProxied() {
  const runs = []
  for (let run = 0; run < 7; run += 1) runs.push(await runJson([path('emulator-certificates.mjs')]))
  const certificate = (of) => `${median(runs.map((run) => run[of])).toFixed(2)} ms`
  console.log(
    `certificates: an authority ${certificate('authority')}, its first leaf ${certificate('first')}, a later one ${certificate('leaf')}`,
  )
  // The product as clients are proxied through it; and the emulator inside of another program.
  const run = await startUntil([CLI, 'run', '--region', 'us1', '--', process.execPath, HELD], { line: /^\{/ })
  const ours = JSON.parse(run.line)
  const embedded = await startUntil([SERVE, 'emulator', '1'], { line: /^\{/ })
  const request = requestOf(ours)
  const body = await (
    await globalThis.fetch(`${ours.url}/_host/${HOST}${ours.path}`, { headers: ours.headers })
  ).text()
  const folder = installMockttp()
  const peer = folder === undefined ? undefined : await startMockttp(folder, body)
  const mockttp = peer === undefined ? [] : [['mockttp', peer, JSON.parse(peer.line).url, request]]
  const emulator = ['run', run, ours.url, request]
  const sides = [
    emulator,
    ['embedded', embedded, JSON.parse(embedded.line).url, requestOf(JSON.parse(embedded.line))],
  ]

  const memory = (when) => {
    console.log(`memory ${when}: resident, and of that private`)
    for (const [name, { megabytes, privateMegabytes }] of [...sides, ...mockttp]) {
      const ratio =
        peer === undefined ? '' : `   ${name} : mockttp ${(megabytes() / peer.megabytes()).toFixed(2)}x`
      console.log(
        `  ${name.padEnd(11)} ${megabytes().toFixed(1).padStart(7)} MB   private ${privateMegabytes().toFixed(1).padStart(6)} MB${name === 'mockttp' ? '' : ratio}`,
      )
    }
  }
  memory('at the start')
  // The same for all of them: in the same time the faster would have served more.
  for (const [, , proxy, asked] of [...sides, ...mockttp])
    await load(proxy, asked, { load: PROXIED, each: 'request', most: 200 }, 60_000)
  memory('after 200 tunnels with a request each')

  const kept = { load: PROXIED, each: 'connection' }
  await compare('a request on a kept tunnel', [
    [...emulator, kept],
    ['plain port', run, ours.url, request, { load: LOAD }],
    ...mockttp.map((one) => [...one, kept]),
  ])
  const fresh = { load: PROXIED, each: 'request' }
  await compare(
    'a tunnel, its handshake and one request',
    [emulator, ...mockttp].map((one) => [...one, fresh]),
  )
  memory('after that')
  await run.stop()
  await embedded.stop()
  await peer?.stop()
}

function requestOf({ path: target, headers }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`GET ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n')
}

async function compare(what, sides) {
  const figures = sides.map(() => [])
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const at of round % 2 === 0 ? sides.keys() : [...sides.keys()].reverse()) {
      const [name, server, url, request, options] = sides[at]
      const before = server.cpuSeconds()
      const { status, requests, seconds } = await load(url, request, options, MILLISECONDS)
      if (status !== '200') throw new Error(`${name} answered ${status}`)
      if (round >= 0)
        figures[at].push({ rate: requests / seconds, cpu: ((server.cpuSeconds() - before) * 1e6) / requests })
    }
  }
  console.log(`${what}, ${CONNECTIONS} connections, medians of ${ROUNDS} rounds`)
  for (const [at, [name]] of sides.entries()) {
    const shown = (of) => Math.round(median(figures[at].map(of))).toLocaleString('en')
    const ratio = median(figures[0].map(({ cpu }, round) => cpu / figures[at][round].cpu))
    console.log(
      `  ${name.padEnd(11)} ${shown(({ rate }) => rate).padStart(7)}/s   cpu ${shown(({ cpu }) => cpu).padStart(6)} us${at === 0 ? '' : `   run : ${name} ${ratio.toFixed(2)}x`}`,
    )
  }
}

function load(url, request, { load: program, ...options }, milliseconds) {
  const port = Number(new URL(url).port)
  return runJson([
    program,
    JSON.stringify({ port, host: HOST, request, connections: CONNECTIONS, milliseconds, ...options }),
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchmarkProxied()

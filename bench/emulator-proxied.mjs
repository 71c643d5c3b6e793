import { fileURLToPath } from 'node:url'
import { median, runJson, startUntil } from './emulator-child.mjs'
import { installMockttp, startMockttp } from './emulator-mockttp.mjs'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const SERVE = path('emulator-serve.mjs')
const LOAD = path('emulator-load.mjs')
const PROXIED = path('emulator-proxied-load.mjs')

const HOST = 'api.twilio.com'
const CONNECTIONS = 8
const ROUNDS = 7
const MILLISECONDS = 1_500

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
  const emulator = await startUntil([SERVE, 'emulator', '1'], { line: /^\{/ })
  const ours = JSON.parse(emulator.line)
  const { url } = ours
  const body = await (
    await globalThis.fetch(`${url}/_host/${HOST}${ours.path}`, { headers: ours.headers })
  ).text()
  const request = [
    `GET ${ours.path} HTTP/1.1`,
    ...Object.entries(ours.headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')
  const folder = installMockttp()
  const peer = folder === undefined ? undefined : await startMockttp(folder, body)
  const mockttp = peer === undefined ? [] : [['mockttp', peer, JSON.parse(peer.line).url]]

  const memory = () =>
    [['emulator', emulator], ...mockttp]
      .map(([name, { megabytes }]) => `${name} ${megabytes().toFixed(0)} MB`)
      .join(', ')
  for (const [, , proxy] of [['', emulator, url], ...mockttp])
    await load(proxy, request, { load: PROXIED, each: 'request' }, 100)
  console.log(`memory after some requests: ${memory()}`)

  const kept = { load: PROXIED, each: 'connection' }
  await compare(
    'a request on a kept tunnel',
    [
      ['emulator', emulator, url, kept],
      ['plain port', emulator, url, { load: LOAD }],
      ...mockttp.map((one) => [...one, kept]),
    ],
    request,
  )
  const fresh = { load: PROXIED, each: 'request' }
  await compare(
    'a tunnel, its handshake and one request',
    [['emulator', emulator, url, fresh], ...mockttp.map((one) => [...one, fresh])],
    request,
  )
  console.log(`memory after that: ${memory()}`)
  await emulator.stop()
  await peer?.stop()
}

async function compare(what, sides, request) {
  const figures = sides.map(() => [])
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const at of round % 2 === 0 ? sides.keys() : [...sides.keys()].reverse()) {
      const [name, server, url, options] = sides[at]
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
      `  ${name.padEnd(11)} ${shown(({ rate }) => rate).padStart(7)}/s   cpu ${shown(({ cpu }) => cpu).padStart(6)} us${at === 0 ? '' : `   emulator : ${name} ${ratio.toFixed(2)}x`}`,
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

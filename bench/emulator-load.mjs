/**
 * Sends one request again and again over kept connections, one at a time on each, and measures. In a process of its
 * own, and on bare sockets, so that the server is what is slow.
 *
 * `node emulator-load.mjs <JSON: {port, request, connections, milliseconds}>` prints JSON: requests, seconds, p50 and
 * p99 in milliseconds, and the status of the first answer.
 */
import { connect } from 'node:net'

const { port, request, connections, milliseconds } = JSON.parse(process.argv[2])
const bytes = Buffer.from(request, 'latin1')
const latencies = []
let status = ''

function run(until) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let sentAt = 0
    let missing = -1
    let head = Buffer.alloc(0)
    const send = () => {
      sentAt = performance.now()
      missing = -1
      socket.write(bytes)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      if (missing === -1) {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
        const end = head.indexOf('\r\n\r\n')
        if (end === -1) return
        const text = head.latin1Slice(0, end)
        const length = /\r\ncontent-length: (\d+)/i.exec(text)
        if (length === null) throw new Error(`an answer without a length: ${text}`)
        if (status === '') status = text.slice(9, 12)
        missing = Number(length[1]) - (head.length - end - 4)
        head = Buffer.alloc(0)
      } else missing -= chunk.length
      if (missing > 0) return
      const now = performance.now()
      latencies.push(now - sentAt)
      if (now < until) send()
      else {
        socket.destroy()
        resolve()
      }
    })
  })
}

const start = performance.now()
await Promise.all(Array.from({ length: connections }, () => run(start + milliseconds)))
const seconds = (performance.now() - start) / 1000
latencies.sort((one, other) => one - other)
const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]
process.stdout.write(
  JSON.stringify({ status, requests: latencies.length, seconds, p50: at(0.5), p99: at(0.99) }) + '\n',
)

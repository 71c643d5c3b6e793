/**
 * Sends one request again and again through `CONNECT` and TLS, and counts. In a process of its own, so that only the
 * proxy's processor time is the proxy's.
 *
 * `node emulator-proxied-load.mjs <JSON: {port, host, request, connections, milliseconds, most, each}>` prints JSON:
 * requests, seconds, and the status of the first answer. `each` is `request` for a tunnel of its own for each of them;
 * after `most` requests no more are begun.
 */
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'

const { port, host, request, connections, milliseconds, most = Infinity, each } = JSON.parse(process.argv[2])
const bytes = Buffer.from(request, 'latin1')
let begun = 0
let requests = 0
let status = ''

function tunnel() {
  return new Promise((resolve, reject) => {
    const carrier = connect({ port, host: '127.0.0.1', noDelay: true })
    carrier.once('error', reject)
    carrier.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`)
    carrier.once('data', () => {
      const socket = connectTls({
        socket: carrier,
        servername: host,
        rejectUnauthorized: false,
        ALPNProtocols: ['http/1.1'],
      })
      socket.once('error', reject)
      socket.once('secureConnect', () => resolve(socket))
    })
  })
}

function ask(socket) {
  return new Promise((resolve) => {
    let missing = -1
    let head = Buffer.alloc(0)
    const take = (chunk) => {
      if (missing === -1) {
        head = Buffer.concat([head, chunk])
        const end = head.indexOf('\r\n\r\n')
        if (end === -1) return
        const text = head.latin1Slice(0, end)
        if (status === '') status = text.slice(9, 12)
        const length = /\r\ncontent-length: (\d+)/i.exec(text)
        if (length === null) {
          // In chunks: there is one, and then the last.
          if (head.indexOf('\r\n0\r\n\r\n', end) !== -1) done()
          return
        }
        missing = Number(length[1]) - (head.length - end - 4)
      } else missing -= chunk.length
      if (missing <= 0) done()
    }
    const done = () => {
      socket.off('data', take)
      requests += 1
      resolve()
    }
    socket.on('data', take)
    socket.write(bytes)
  })
}

async function run(until) {
  let socket
  while (performance.now() < until && begun < most) {
    begun += 1
    socket ??= await tunnel()
    await ask(socket)
    if (each !== 'request') continue
    socket.destroy()
    socket = undefined
  }
  socket?.destroy()
}

const start = performance.now()
await Promise.all(Array.from({ length: connections }, () => run(start + milliseconds)))
const seconds = (performance.now() - start) / 1000
process.stdout.write(JSON.stringify({ status, requests, seconds }) + '\n')
process.exit()

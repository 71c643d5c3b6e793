import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import { createEmulator } from '../../index.ts'
import type { Emulator, EmulatorServer, ListenOptions } from '../../index.ts'

export interface Started {
  readonly emulator: Emulator
  readonly server: EmulatorServer
  readonly ca: string
  /** `Authorization` of the main account's Auth Token in IE1. */
  readonly authorization: string
  /** The path of that account. */
  readonly path: string
}

/** An emulator that listens, with the world of every test. */
export async function start(options: ListenOptions = {}): Promise<Started> {
  const emulator = createEmulator({ random: 1 })
  const server = await emulator.listen(options)
  const main = emulator.account('main')
  const { sid } = main
  const { authToken } = main.region('ie1')
  return {
    emulator,
    server,
    ca: server.certificateAuthority().rootPem,
    authorization: `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`,
    path: `/2010-04-01/Accounts/${sid}.json`,
  }
}

/** What comes back for raw bytes, until the server closes or a moment has passed. */
export function exchange(socket: Socket, bytes: string | Buffer, wait = 500): Promise<string> {
  return new Promise((resolve) => {
    let received = ''
    const end = (): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(received)
    }
    const timer = setTimeout(end, wait)
    socket.on('data', (data) => (received += data.toString('latin1')))
    socket.on('error', () => (received += '(reset)'))
    socket.on('close', end)
    socket.write(bytes)
  })
}

export function raw(port: number, bytes: string | Buffer, wait?: number): Promise<string> {
  return exchange(connect({ port, host: '127.0.0.1' }), bytes, wait)
}

/** The socket of an accepted `CONNECT`, and the answer to it as it was sent. */
export function connectTo(
  port: number,
  authority: string,
): Promise<{ readonly socket: Socket; readonly answer: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.off('error', reject)
      socket.pause()
      resolve({ socket, answer: data.toString('latin1') })
    })
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)
  })
}

/** @throws what TLS throws: `ERR_TLS_CERT_ALTNAME_INVALID` for a certificate of another name */
export function secured(options: ConnectionOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ ALPNProtocols: ['http/1.1'], ...options })
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}

export interface Asked {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Asking {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** One request over a connection that is there. */
export function ask(
  socket: Socket,
  { method = 'GET', path = '/', headers = {}, body }: Asking,
): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const asked = request({ createConnection: () => socket, method, path, headers, setHost: false })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        })
      })
    })
    asked.end(body)
  })
}

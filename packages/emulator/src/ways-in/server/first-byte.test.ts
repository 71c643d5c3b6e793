import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { FirstByte } from './first-byte.ts'

describe('FirstByte', () => {
  let server: Server | undefined
  afterEach(() => server?.close())

  /** What each connection is found to be. */
  async function serve(
    milliseconds: number,
  ): Promise<{ readonly found: string[]; readonly dial: () => Socket; readonly first: FirstByte }> {
    const found: string[] = []
    const first = new FirstByte(milliseconds, {
      plain: (socket, chunk) => {
        found.push(`plain ${chunk.toString('latin1')}`)
        socket.end('plain')
      },
      tls: (socket) => {
        socket.once('data', (chunk: Buffer) => {
          found.push(`tls ${chunk.toString('hex')}`)
          socket.end('tls')
        })
        socket.resume()
      },
    })
    server = createServer({ allowHalfOpen: true }, (socket) => {
      first.await(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const dial = (): Socket => connect({ port, host: '127.0.0.1' }).resume()
    return { found, dial, first }
  }

  it('tells TLS from everything else, and loses nothing', async () => {
    const { found, dial } = await serve(10_000)
    for (const bytes of ['GET', '\x16\x03\x01', '\x00', '\x15\x03']) {
      const socket = dial()
      socket.write(bytes, 'latin1')
      await once(socket, 'end')
      socket.end()
    }
    expect(found).toEqual(['plain GET', 'tls 160301', 'plain \x00', 'plain \x15\x03'])
  })

  it('drops those that say nothing, and no others', async () => {
    const { found, dial } = await serve(100)
    const silent = dial()
    const before = performance.now()
    const speaking = dial()
    speaking.write('GET')
    await once(silent, 'close')
    expect(performance.now() - before).toBeGreaterThanOrEqual(95)
    expect(found).toEqual(['plain GET'])
    expect(speaking.errored).toBeNull()
    speaking.destroy()
  })

  it('drops those that end before they say anything, at once', async () => {
    const { found, dial } = await serve(60_000)
    const ended = dial()
    ended.end()
    await once(ended, 'close')
    expect(found).toEqual([])
  })

  it('drops all that wait when it is closed', async () => {
    const { dial, first } = await serve(60_000)
    const silent = dial()
    await once(silent, 'connect')
    await new Promise((resolve) => setTimeout(resolve, 20))
    first.close()
    await once(silent, 'close')
  })
})

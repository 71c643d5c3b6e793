import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { ConnectionOptions } from 'node:tls'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { helloName } from './client-hello.ts'
import { twilioNameIn } from './names-twilio.ts'

/** What Node's own TLS sends first. */
function helloOf(options: ConnectionOptions): Promise<Buffer> {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', (hello) => {
        resolve(hello)
        socket.destroy()
        server.close()
      })
    }).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      connectTls({ socket: connect(port, '127.0.0.1'), ...options }).on('error', () => undefined)
    })
  })
}

const named = await helloOf({ servername: 'api.twilio.com' })
const unnamed = await helloOf({})

/** The same message in records of at most so many bytes. */
function inRecords(hello: Buffer, size: number): Buffer {
  const message = hello.subarray(5)
  const records: Buffer[] = []
  for (let at = 0; at < message.length; at += size) {
    const part = message.subarray(at, at + size)
    records.push(Buffer.from([0x16, 3, 1, part.length >> 8, part.length & 0xff]), part)
  }
  return Buffer.concat(records)
}

describe('helloName', () => {
  it('finds the name', () => {
    expect(helloName(named)).toEqual({ kind: 'name', name: 'api.twilio.com' })
    expect(helloName(Buffer.concat([named, named]))).toEqual({ kind: 'name', name: 'api.twilio.com' })
  })

  it('finds that there is none', () => {
    expect(helloName(unnamed)).toEqual({ kind: 'none' })
  })

  it.each([1, 2, 3, 4, 5, 100])('finds the name in records of %i bytes', (size) => {
    expect(helloName(inRecords(named, size))).toEqual({ kind: 'name', name: 'api.twilio.com' })
  })

  it('asks for more until there is enough', () => {
    for (let length = 0; length < named.length; length += 1) {
      expect(helloName(named.subarray(0, length))).toEqual({ kind: 'more' })
    }
  })

  it.each<[string, Buffer]>([
    ['another record', Buffer.from('1503030002022800', 'hex')],
    ['another message', Buffer.from('16030100040200000000', 'hex')],
    ['a record without contents', Buffer.concat([Buffer.from('1603010000', 'hex'), named])],
    ['no TLS', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ])('finds nothing in %s', (_what, bytes) => {
    expect(helloName(bytes)).toEqual({ kind: 'none' })
  })

  it('does not wait for ever', () => {
    expect(
      helloName(Buffer.concat([Buffer.from('160301ffff01ffffff', 'hex'), Buffer.alloc(70_000)])),
    ).toEqual({
      kind: 'none',
    })
  })

  it('takes any bytes, and any change of a hello', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(['more', 'none', 'name']).toContain(helloName(Buffer.from(bytes)).kind)
        expect(['more', 'none', 'name']).toContain(
          helloName(Buffer.from([0x16, 3, 1, 0, 90, 1, 0, 0, 86, ...bytes])).kind,
        )
      }),
    )
    fc.assert(
      fc.property(fc.nat({ max: named.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
        const changed = Buffer.from(named)
        changed[at] = byte
        expect(['more', 'none', 'name']).toContain(helloName(changed).kind)
      }),
    )
  })
})

describe('twilioNameIn', () => {
  it('knows Twilio in TLS', () => {
    expect(twilioNameIn(named).kind).toBe('name')
    expect(twilioNameIn(unnamed).kind).toBe('none')
    expect(twilioNameIn(named.subarray(0, 50)).kind).toBe('more')
  })

  it.each<[string, 'name' | 'none' | 'more']>([
    ['GET / HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n', 'name'],
    ['POST / HTTP/1.1\r\nAccept: */*\r\nhOST:\tAPI.twilio.com.:80 \r\n\r\n', 'name'],
    ['GET / HTTP/1.1\nHost: api.twilio.com\n\n', 'name'],
    ['GET / HTTP/1.1\r\nHost: example.com\r\n\r\n', 'none'],
    // A second request, or a body: rather one connection too few.
    ['GET / HTTP/1.1\r\nX: 1\r\n\r\nHost: api.twilio.com\r\n', 'name'],
    ['GET http://api.twilio.com/ HTTP/1.1\r\nHost: x\r\n\r\n', 'name'],
    ['GET http://user:pw@api.twilio.com:80 HTTP/1.1\r\nHost: x\r\n\r\n', 'name'],
    ['CONNECT api.twilio.com:443 HTTP/1.1\r\n\r\n', 'name'],
    ['GET http://example.com/?http://api.twilio.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n', 'none'],
    // Servers take both.
    ['\r\n\r\nGET / HTTP/1.1\r\nHost: api.twilio.com\r\n\r\n', 'name'],
    ['GET / HTTP/1.1\r\nHost: \r\n api.twilio.com\r\n\r\n', 'name'],
    ['GET / HTTP/1.1\r\nHost:\r\n\t\r\n\tapi.twilio.com\r\n\r\n', 'name'],
    ['GET / HTTP/1.1\r\nHost: x\r\n api.twilio.com\r\n\r\n', 'none'],
    ['\r\n', 'more'],
    ['G', 'more'],
    ['GET / HTTP/1.1\r', 'more'],
    ['GET / HTTP/1.1\r\n', 'more'],
    ['GET / HTTP/1.1\r\nHost: x\r\n', 'more'],
    ['EHLO example.com\r\n', 'none'],
    ['SSH', 'more'],
    ['SSH-2', 'none'],
    ['\0', 'none'],
    ['SSH-2.0-OpenSSH\r\nHost: api.twilio.com\r\n', 'none'],
    ['', 'more'],
  ])('%j: %s', (text, expected) => {
    const found = twilioNameIn(Buffer.from(text))
    expect(found.kind).toBe(expected)
    if (found.kind === 'name') expect(found.name).toBe('api.twilio.com')
  })

  it('does not take long over anything', () => {
    const before = performance.now()
    twilioNameIn(Buffer.from(`GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(10_000)}`))
    twilioNameIn(Buffer.from(`GET / HTTP/1.1\r\n${'host: x \t\t\t'.repeat(5_000)}`))
    twilioNameIn(Buffer.from(`GET / HTTP/1.1\r\n${'host:'.repeat(10_000)}`))
    expect(performance.now() - before).toBeLessThan(500)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNoProxy, parseUpstreamProxy } from './upstream-proxy.ts'

describe('parseUpstreamProxy', () => {
  it.each([
    [
      'http://proxy.example:3128',
      { secure: false, host: 'proxy.example', port: 3128, authorization: undefined },
    ],
    ['http://proxy.example', { secure: false, port: 80 }],
    ['https://proxy.example/', { secure: true, port: 443 }],
    ['proxy.example:3128', { secure: false, host: 'proxy.example', port: 3128 }],
    ['http://[::1]:3128', { host: '::1', port: 3128 }],
    [
      'http://user:p%40ss@proxy.example',
      { authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}` },
    ],
    ['http://us%er:@proxy.example', { authorization: `Basic ${Buffer.from('us%er:').toString('base64')}` }],
  ])('%s', (text, expected) => {
    expect(parseUpstreamProxy(text)).toMatchObject(expected)
  })

  it.each([
    '',
    'socks5://user:secret@proxy.example:1080',
    'http://',
    'http://user:secret@',
    'http://user:secret@a b',
  ])('%j is none, and is not quoted', (text) => {
    expect(() => parseUpstreamProxy(text)).toThrow(TypeError)
    expect(() => parseUpstreamProxy(text)).not.toThrow(/secret|proxy\.example/)
  })
})

describe('parseNoProxy', () => {
  it.each<[list: string | undefined, host: string, port: number, expected: boolean]>([
    [undefined, 'example.com', 443, false],
    ['', 'example.com', 443, false],
    ['*', 'example.com', 443, true],
    ['example.com', 'example.com', 443, true],
    ['example.com', 'Example.COM.', 443, true],
    ['example.com', 'a.b.example.com', 443, true],
    ['example.com', 'notexample.com', 443, false],
    ['.example.com', 'a.example.com', 443, true],
    ['*.example.com', 'a.example.com', 443, true],
    ['a.test, example.com', 'example.com', 443, true],
    ['a.test example.com', 'example.com', 443, true],
    ['example.com:8443', 'example.com', 8443, true],
    ['example.com:8443', 'example.com', 443, false],
    ['10.0.0.0/8', '10.1.2.3', 443, true],
    ['10.0.0.0/8', '11.1.2.3', 443, false],
    ['10.0.0.1', '10.0.0.1', 443, true],
    ['fd00::/8', 'fd00::1', 443, true],
    ['[fd00::1]', 'fd00::1', 443, true],
    ['10.0.0.0/99', '10.0.0.1', 443, false],
    // this machine, always
    [undefined, 'localhost', 8080, true],
    [undefined, 'app.localhost', 8080, true],
    [undefined, '127.0.0.2', 8080, true],
    [undefined, '::1', 8080, true],
  ])('%j has %s:%i: %s', (list, host, port, expected) => {
    expect(parseNoProxy(list)(host, port)).toBe(expected)
  })

  it('takes any list and any host', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (list, host) => {
        expect(typeof parseNoProxy(list)(host, 443)).toBe('boolean')
      }),
    )
  })
})

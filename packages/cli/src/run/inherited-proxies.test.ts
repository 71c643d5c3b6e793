import { describe, expect, it } from 'vitest'
import { UsageError } from '../command-line/usage-error.ts'
import { inheritedProxies } from './inherited-proxies.ts'

describe('inheritedProxies', () => {
  it.each([
    [{}, {}],
    [{ no_proxy: 'x' }, {}],
    [{ HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:1' }, { upstreamProxy: { https: 'http://b:1' } }],
    [
      { HTTP_PROXY: 'http://a:1', NO_PROXY: '.corp' },
      { upstreamProxy: { http: 'http://a:1' }, upstreamNoProxy: '.corp' },
    ],
    [
      { http_proxy: 'http://a:1', https_proxy: 'http://b:1', ALL_PROXY: 'socks5://c:1' },
      { upstreamProxy: { http: 'http://a:1', https: 'http://b:1' } },
    ],
    [
      { https_proxy: '', ALL_PROXY: 'a:3128' },
      { upstreamProxy: { http: 'http://a:3128', https: 'http://a:3128' } },
    ],
    [
      { https_proxy: 'b', ALL_PROXY: 'a:3128' },
      { upstreamProxy: { http: 'http://a:3128', https: 'http://b' } },
    ],
  ])('%j', (environment, expected) => {
    expect(inheritedProxies(environment)).toEqual(expected)
  })

  it.each([
    ['ALL_PROXY', 'socks5h://me:hunter2@127.0.0.1:1080'],
    ['https_proxy', 'http://me:hunter2@[bad'],
    ['HTTP_PROXY', 'ftp://me:hunter2@proxy'],
  ])('says that %s=%s is no HTTP proxy, without a password', (name, value) => {
    const error = (): unknown => inheritedProxies({ [name]: value })
    expect(error).toThrow(UsageError)
    expect(error).toThrow(`${name} names no HTTP proxy`)
    expect(error).not.toThrow('hunter2')
  })
})

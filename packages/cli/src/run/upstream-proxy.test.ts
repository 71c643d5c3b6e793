import { describe, expect, it } from 'vitest'
import { upstreamProxy } from './upstream-proxy.ts'

describe('upstreamProxy', () => {
  it.each([
    [{}, {}],
    [{ no_proxy: 'x' }, {}],
    [{ HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:1' }, { upstreamProxy: 'http://b:1' }],
    [
      { HTTP_PROXY: 'http://a:1', NO_PROXY: '.corp' },
      { upstreamProxy: 'http://a:1', upstreamNoProxy: '.corp' },
    ],
    [{ https_proxy: '', ALL_PROXY: 'a:3128' }, { upstreamProxy: 'http://a:3128' }],
  ])('%j', (environment, expected) => {
    expect(upstreamProxy(environment)).toEqual(expected)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestTarget } from './request-target.ts'

const OWN = 'http://127.0.0.1:4010'

/** `via host path?query`, or the kind alone. */
function shown(target: string, host: string | undefined): string {
  const found = requestTarget(target, host, OWN)
  if (found.kind !== 'twilio') return found.kind
  return `${found.via} ${found.host} ${found.path}?${found.query}`
}

describe('requestTarget', () => {
  it.each<[target: string, host: string | undefined, expected: string]>([
    // Host
    ['/a.json?b=c?d', 'api.dublin.ie1.twilio.com', 'host api.dublin.ie1.twilio.com /a.json?b=c?d'],
    ['/a', 'API.Twilio.COM.:4010', 'host api.twilio.com /a?'],
    ['/a', 'twilio.com', 'host twilio.com /a?'],
    ['/_regionguard/world', 'api.twilio.com', 'host api.twilio.com /_regionguard/world?'],
    // *.localhost
    ['/a', 'api.dublin.ie1.twilio.localhost:4010', 'localhost api.dublin.ie1.twilio.com /a?'],
    ['/_regionguard/world', 'api.twilio.localhost:4010', 'localhost api.twilio.com /_regionguard/world?'],
    // /_host/ outranks the others
    ['/_host/api.twilio.com/a?b', '127.0.0.1:4010', 'path api.twilio.com /a?b'],
    ['/_host/api.twilio.com/a', 'iam.twilio.com', 'path api.twilio.com /a?'],
    ['/_host/API.twilio.com.:443/a', undefined, 'path api.twilio.com /a?'],
    ['/_host/api.twilio.com', 'localhost', 'path api.twilio.com /?'],
    ['/_host/api.twilio.com?a=b', 'localhost', 'path api.twilio.com /?a=b'],
    ['http://127.0.0.1:4010/_host/api.twilio.com/a', 'x', 'path api.twilio.com /a?'],
    // nothing in the path changes the host again, and no path is made out of dots
    [
      '/_host/api.twilio.com/../../_regionguard/world',
      '127.0.0.1:4010',
      'path api.twilio.com /../../_regionguard/world?',
    ],
    [
      '/_host/api.twilio.com//_host/iam.twilio.com/',
      '127.0.0.1:4010',
      'path api.twilio.com //_host/iam.twilio.com/?',
    ],
    ['/_host/../etc/passwd', '127.0.0.1:4010', 'misdirected'],
    ['/_host/%2e%2e/etc/passwd', '127.0.0.1:4010', 'misdirected'],
    ['/_host/api%2Etwilio.com/', '127.0.0.1:4010', 'misdirected'],
    ['/_host/user@api.twilio.com/', '127.0.0.1:4010', 'misdirected'],
    ['/_host//a', '127.0.0.1:4010', 'misdirected'],
    ['/_host/', '127.0.0.1:4010', 'misdirected'],
    ['/_host/example.com/', 'api.twilio.com', 'misdirected'],
    ['/_host/api.twilio.localhost/', 'api.twilio.com', 'misdirected'],
    // absolute form outranks Host
    ['http://api.twilio.com/a?b', '127.0.0.1:4010', 'proxy api.twilio.com /a?b'],
    ['HTTPS://api.sydney.au1.twilio.com:443', 'x', 'proxy api.sydney.au1.twilio.com /?'],
    ['http://api.twilio.com?a', 'x', 'proxy api.twilio.com /?a'],
    ['http://127.0.0.1:4010/_regionguard/world', '127.0.0.1:4010', 'other'],
    ['http://example.com/', 'api.twilio.com', 'other'],
    ['https://example.com/', 'api.twilio.com', 'misdirected'],
    ['http://example.com:0/', 'api.twilio.com', 'misdirected'],
    ['http://example.com:65536/', 'api.twilio.com', 'misdirected'],
    ['http://api.twilio%2ecom/', 'example.com', 'misdirected'],
    ['http://api.twilio\u3002com/', 'example.com', 'misdirected'],
    ['http:///x', 'api.twilio.com', 'misdirected'],
    ['http://api.twilio.localhost:4010/a?b', 'x', 'localhost api.twilio.com /a?b'],
    ['http://api.twilio.com@example.com/', 'api.twilio.com', 'misdirected'],
    ['ftp://api.twilio.com/', 'api.twilio.com', 'misdirected'],
    ['*', 'api.twilio.com', 'misdirected'],
    // this machine has no Region
    ['/2010-04-01/Accounts.json', '127.0.0.1:4010', 'misdirected'],
    ['/', 'localhost', 'misdirected'],
    ['/', '', 'misdirected'],
    ['/', undefined, 'misdirected'],
    ['/', 'api.twilio.com.example.com', 'misdirected'],
    ['/', 'api.twilio.com/x', 'misdirected'],
    // control
    ['/_regionguard/world', '127.0.0.1:4010', 'control'],
    ['/_regionguard/world', 'LocalHost:4010', 'control'],
    ['/_regionguard/world', '[::1]:4010', 'control'],
    ['/_regionguard/world', 'example.com:4010', 'misdirected'],
    ['/_regionguard/world', undefined, 'misdirected'],
    ['/_regionguard', '127.0.0.1:4010', 'misdirected'],
  ])('%s with Host %s', (target, host, expected) => {
    expect(shown(target, host)).toBe(expected)
  })

  it.each<[string, string, string]>([
    ['/_host/iam.twilio.com/a', 'localhost:4010', 'http://localhost:4010/_host/iam.twilio.com'],
    ['/_host/iam.twilio.com/a', '[::1]:4010', 'http://[::1]:4010/_host/iam.twilio.com'],
    ['/_host/iam.twilio.com/a', '"><script>', 'http://127.0.0.1:4010/_host/iam.twilio.com'],
    ['/a', 'iam.twilio.localhost:4010', 'http://iam.twilio.localhost:4010'],
    ['/a', 'iam.twilio.localhost', 'http://iam.twilio.localhost'],
    ['/a', 'iam.twilio.localhost.:80', 'http://iam.twilio.localhost:80'],
  ])('%s with Host %s goes on at %s', (target, host, expected) => {
    const found = requestTarget(target, host, OWN)
    expect(found.kind === 'twilio' ? found.origin?.('iam.twilio.com') : undefined).toBe(expected)
  })

  it.each([
    ['/a', 'api.twilio.com'],
    ['http://api.twilio.com/a', 'api.twilio.com'],
  ])('%s with Host %s leaves bodies as they are', (target, host) => {
    expect(requestTarget(target, host, OWN)).not.toHaveProperty('origin')
  })

  it('never takes a request without a Twilio host for US1, and names the ways in without an echo', () => {
    fc.assert(
      fc.property(
        fc.webPath(),
        fc.option(fc.oneof(fc.webAuthority(), fc.string()), { nil: undefined }),
        (path, host) => {
          const found = requestTarget(path === '' ? '/' : path, host, OWN)
          if (found.kind !== 'misdirected') return
          expect(found.reason).toMatch(/_host\//)
          expect(found.reason).toMatch(/^[\x20-\x7e]+$/)
        },
      ),
    )
    fc.assert(
      fc.property(fc.string(), fc.string(), (target, host) => {
        const found = requestTarget(target, host, OWN)
        if (found.kind === 'twilio') expect(found.host).toMatch(/(^|\.)twilio\.com$/)
      }),
    )
  })
})

import { expect, it } from 'vitest'
import { isToldOf } from './told-host.ts'

const HOST = 'api.ie1.twilio.com'

function isTold(text: string): boolean {
  const start = text.indexOf(HOST)
  return isToldOf(text, start, start + HOST.length)
}

it.each([
  `'Do not use ${HOST} any more: it processes in the US'`,
  `"unknown host ${HOST}"`,
  `'refuses ${HOST}'`,
  `'${HOST} is retired'`,
  `'${HOST}: retired since 28 April 2026. Use another.'`,
  `'${HOST}, the old host'`,
  `'Error: ${HOST} does not answer'`,
  '`the host \\`' + HOST + '\\` is retired`',
  `'**${HOST}** is retired'`,
  `'retired hosts (${HOST})'`,
  `'the host "${HOST}" is retired'`,
  '`${name} calls ' + HOST + ' without an edge`',
  `A description. Of ${HOST}/2010-04-01`,
])('is told of in %s', (text) => {
  expect(isTold(text)).toBe(true)
})

it.each([
  HOST,
  `'${HOST}'`,
  `'https://${HOST}'`,
  `'see https://${HOST} for more'`,
  `' ${HOST} '`,
  `'${HOST}:443'`,
  `'connects to ${HOST}:443'`,
  `'post to ${HOST}/2010-04-01/Accounts.json'`,
  `'Host: ${HOST}'`,
  `'GET / HTTP/1.1\\r\\nHost: ${HOST}\\r\\nConnection: close'`,
  `"connect-src 'self' ${HOST} wss://example.com; img-src *"`,
  `"connect-src ${HOST}; style-src 'self'"`,
  `'127.0.0.1 ${HOST} api.twilio.com'`,
  `'localhost,${HOST},example.com'`,
  `--host ${HOST} --verbose`,
  `HOST=${HOST} node`,
  `'curl -u user ${HOST} -o file'`,
  `set -e\n  ping -c 1 ${HOST} and more`,
  `sudo /usr/bin/openssl s_client -connect ${HOST} then`,
  `[${HOST}, "b"]`,
])('is used in %s', (text) => {
  expect(isTold(text)).toBe(false)
})

it('looks no further than it has to', () => {
  const many = `a ${HOST}. And `.repeat(20_000)
  const start = performance.now()
  for (let at = many.indexOf(HOST); at !== -1; at = many.indexOf(HOST, at + 1)) {
    if (!isToldOf(many, at, at + HOST.length)) throw new Error('not told of')
  }
  expect(performance.now() - start).toBeLessThan(5_000)
})

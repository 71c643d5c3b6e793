/**
 * A server in a process of its own. Its first line of output is JSON: where it listens, and the request to send.
 *
 * `node emulator-serve.mjs emulator <keys>` serves an account with so many keys in US1.
 * `node emulator-serve.mjs bare <body as base64>` is `node:http` and nothing else: what any server here costs at least.
 */
import { createServer } from 'node:http'

const [kind, argument] = process.argv.slice(2)

if (kind === 'emulator') {
  const { createEmulator } = await import('@regionguard/emulator')
  const emulator = createEmulator({ seed: worldWithoutKeys() })
  const main = emulator.account('main')
  for (let made = 0; made < Number(argument); made += 1) main.region('us1').createApiKey()
  const { url } = await emulator.listen({ port: 0 })
  const credentials = Buffer.from(`${main.sid}:${main.region('us1').authToken}`).toString('base64')
  announce({
    url,
    path: `/2010-04-01/Accounts/${main.sid}/Keys.json`,
    headers: { Host: 'api.twilio.com', Authorization: `Basic ${credentials}`, Accept: 'application/json' },
  })
} else {
  const body = Buffer.from(argument ?? '', 'base64')
  const server = createServer((_request, response) => {
    response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', String(body.length)])
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => {
    announce({ url: `http://127.0.0.1:${server.address().port}`, path: '/', headers: { Host: '127.0.0.1' } })
  })
}

/** Without keys of its own, so that the page has as many as were asked for. */
function worldWithoutKeys() {
  return { version: 1, accounts: [{ name: 'main', regions: { us1: { keys: [] } } }] }
}

function announce(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}
